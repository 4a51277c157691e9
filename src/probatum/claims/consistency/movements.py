"""How a sentence says that an outcome moves: verbs, nouns and passives, each with the outcome it takes."""

from __future__ import annotations

import re
from enum import StrEnum


class Sense(StrEnum):
    """What a sentence says happens to its outcome."""

    UP = "up"
    DOWN = "down"
    NOT_UP = "not up"
    NOT_DOWN = "not down"
    BETTER = "better"
    NOT_BETTER = "not better"
    WORSE = "worse"
    IMPAIRED = "impaired"
    UNCHANGED = "unchanged"


_UP = (
    r"(?:increas|rais|boost|elevat|enhanc|promot|stimulat|heighten|strengthen|sharpen|lengthen|"
    r"prolong|caus|trigger|induc|produc|upregulat|amplif|lift|rose|rais|augment)(?:e|es|ed|"
    r"ing|s|ies|ied)?"
)
_DOWN = (
    r"(?:decreas|reduc|lower|suppress|inhibit|diminish|cut|blunt|deplet|lessen|reliev|"
    r"eas|prevent|shorten|weaken|downregulat|dampen|curb|attenuat|block|drop|eliminat|calm|slow)(?:e|"
    r"es|ed|ing|s|ting|ped|ping)?"
)
_STOP = (
    "and|or|but|by|in|at|on|with|after|during|for|from|to|than|which|that|while|because|so|when|"
    "through|as|over|within|among|across|between|under|against|towards?|relative|like|per|alone|following|before"
    "|is|are|was|were|via|without|may|does|did|do|it|they|not|no|cannot|never|remains?|remained|"
    "stays?|stayed"
)
_WORD = rf"(?!(?:{_STOP})\b)[A-Za-zαβγ][\w’'-]*(?![\w’'-])"
_OBJECT = (
    rf"(?<![\w-])(?P<o>{_WORD}(?:\s{{1,2}}{_WORD}){{0,4}}(?:(?:,\s|\sand\s|\sor\s|"
    rf",\sand\s){_WORD}(?:\s{_WORD}){{0,2}}){{0,3}})\s?"
)
_ENDS = (
    r"(?=\s*(?:[.,;:)]|$|(?:by|in|after|with|on|from|within|during|to|at|when|as|and|over|while|"
    r"because|\w+ly)\b))"
)
_NOT = (
    r"\b(?:does|do|did|has|have|had|will|can|is|are|was|were)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?|"
    r"\b(?:never|failed\s+to|fails\s+to|cannot)\s+(?:\w+ly\s+)?"
)
_CHANGE = r"(?:chang|affect|alter|influenc|modif|mov|touch|impact)(?:e|es|ed|ing|ies|ied|y|s)?"
PATTERNS: tuple[tuple[Sense, re.Pattern[str]], ...] = tuple(
    (sense, re.compile(pattern, re.I))
    for sense, pattern in (
        (Sense.UNCHANGED, rf"(?:{_NOT}){_CHANGE}\s+{_OBJECT}"),
        (
            Sense.UNCHANGED,
            (
                rf"\b(?:no|without\s+any|without|zero)\s+(?:\w+\s+)?(?:effect|influence|impact|"
                rf"bearing)\s+(?:whatsoever\s+)?(?:on|upon)\s+{_OBJECT}"
            ),
        ),
        (Sense.UNCHANGED, rf"\bno\s+(?:\w+\s+)?change\s+(?:in|of)\s+{_OBJECT}"),
        (Sense.UNCHANGED, rf"\bleaves?\s+{_OBJECT}(?:unchanged|unaffected|untouched|as\s+it\s+(?:is|was))"),
        (
            Sense.UNCHANGED,
            rf"{_OBJECT}(?:is|are|was|were)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?(?:affected|chang\w+|altered|influenced)\b",
        ),
        (
            Sense.UNCHANGED,
            rf"{_OBJECT}(?:is|are|was|were)\s+left\s+(?:unchanged|unaffected|untouched|alone|as\s+(?:it|they))\b",
        ),
        (Sense.UP, rf"\b(?:bring|brings|brought|drives?|drove|push(?:es|ed)?|sends?|sent)\s+{_OBJECT}up\b"),
        (
            Sense.DOWN,
            rf"\b(?:bring|brings|brought|drives?|drove|push(?:es|ed)?|sends?|sent)\s+{_OBJECT}down\b",
        ),
        (Sense.UP, r"\b(?:gain|gains|gained|put\s+on)\s+(?P<o>weight)\b"),
        (Sense.DOWN, r"\b(?:lose|loses|lost|losing|shed)\s+(?P<o>weight)\b"),
        (Sense.NOT_UP, rf"(?:{_NOT}){_UP}\s+{_OBJECT}"),
        (Sense.NOT_DOWN, rf"(?:{_NOT})(?!prevent|block|eliminat){_DOWN}\s+{_OBJECT}"),
        (
            Sense.NOT_UP,
            rf"\bno\s+(?:\w+\s+)?(?:increase|rise|gain|boost)\s+(?:in|of)\s+{_OBJECT}",
        ),
        (
            Sense.NOT_DOWN,
            rf"\bno\s+(?:\w+\s+)?(?:decrease|drop|fall|reduction|decline|loss)\s+(?:in|of)\s+{_OBJECT}",
        ),
        (
            Sense.UP,
            (
                rf"\b(?:an?\s+|the\s+|clear\s+|strong\s+|rapid\s+)*(?<!no )"
                rf"(?:increase|rise|gain|boost|elevation)s?\s+(?:in|of)\s+{_OBJECT}"
            ),
        ),
        (
            Sense.DOWN,
            (
                rf"\b(?:an?\s+|the\s+|clear\s+|strong\s+)*(?<!no )(?:decrease|drop|fall|reduction|decline|"
                rf"suppression|loss)s?\s+(?:in|of)\s+{_OBJECT}"
            ),
        ),
        (
            Sense.NOT_UP,
            (
                rf"{_OBJECT}(?:levels\s+|concentrations?\s+)?(?:is|are|was|were)(?:\s+not|"
                rf"n[’']t)\s+(?:\w+ly\s+)?(?:increased|raised|elevated|boosted|enhanced)\b"
            ),
        ),
        (
            Sense.NOT_DOWN,
            (
                rf"{_OBJECT}(?:levels\s+|concentrations?\s+)?(?:is|are|was|were)(?:\s+not|"
                rf"n[’']t)\s+(?:\w+ly\s+)?(?:decreased|reduced|lowered|suppressed)\b"
            ),
        ),
        (
            Sense.UNCHANGED,
            (
                rf"{_OBJECT}(?:levels\s+|concentrations?\s+)?(?:(?:is|are|was|were|remain(?:s|ed)?|stay(?:s|"
                rf"ed)?)\s+(?:entirely\s+|completely\s+|fully\s+)?(?:unchanged|unaffected|unaltered|the\s+same|"
                rf"constant|stable|flat)|(?:do|does|did)(?:\s+not|n[’']t)\s+(?:change|move|budge))\b"
            ),
        ),
        (
            Sense.UP,
            (
                rf"{_OBJECT}(?:levels\s+|concentrations?\s+)?(?:(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:increased|"
                rf"raised|elevated|boosted|enhanced)|(?:rise|rises|rose|climb|climbs|climbed|go\s+up|"
                rf"goes\s+up|went\s+up|increase|increases|increased))\b{_ENDS}"
            ),
        ),
        (
            Sense.DOWN,
            (
                rf"{_OBJECT}(?:levels\s+|concentrations?\s+)?(?:(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:decreased|"
                rf"reduced|lowered|suppressed)|(?:fall|falls|fell|drop|drops|dropped|decline|declines|"
                rf"declined|go\s+down|goes\s+down|went\s+down|decrease|decreases|decreased))\b{_ENDS}"
            ),
        ),
        (Sense.NOT_BETTER, rf"(?:{_NOT})improv(?:e|es|ed|ing)\s+{_OBJECT}"),
        (Sense.NOT_BETTER, rf"\bno\s+(?:\w+\s+)?improvements?\s+(?:in|of)\s+{_OBJECT}"),
        (
            Sense.NOT_BETTER,
            rf"{_OBJECT}(?:is|are|was|were)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?improved\b",
        ),
        (Sense.NOT_BETTER, rf"{_OBJECT}(?:do|does|did)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?improve\b"),
        (
            Sense.NOT_UP,
            rf"{_OBJECT}(?:do|does|did)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?(?:increase|rise|go\s+up)\b",
        ),
        (
            Sense.NOT_DOWN,
            rf"{_OBJECT}(?:do|does|did)(?:\s+not|n[’']t)\s+(?:\w+ly\s+)?(?:decrease|fall|drop)\b",
        ),
        (Sense.BETTER, rf"\b(?:clear\s+|marked\s+)?(?<!no )improvements?\s+(?:in|of)\s+{_OBJECT}"),
        (Sense.BETTER, rf"\bimprov(?:e|es|ed|ing)\s+(?!of\b){_OBJECT}"),
        (
            Sense.BETTER,
            rf"{_OBJECT}(?:(?:is|are|was|were)\s+(?:\w+ly\s+)?improved|improves?|improved)\b{_ENDS}",
        ),
        (Sense.WORSE, rf"\bworsen(?:s|ed|ing)?\s+(?!of\b){_OBJECT}"),
        (
            Sense.WORSE,
            rf"{_OBJECT}(?:(?:is|are|was|were)\s+(?:\w+ly\s+)?worsened|(?:gets?|got|becomes?|became)\s+worse"
            rf"|worsens?|worsened)\b{_ENDS}",
        ),
        (Sense.IMPAIRED, rf"\bimpair(?:s|ed|ing)?\s+(?!of\b){_OBJECT}"),
        (Sense.IMPAIRED, rf"{_OBJECT}(?:is|are|was|were)\s+(?:\w+ly\s+)?impaired\b{_ENDS}"),
        (Sense.UP, rf"\b{_UP}\s+(?!of\b){_OBJECT}"),
        (Sense.DOWN, rf"\b{_DOWN}\s+(?!of\b){_OBJECT}"),
    )
)
"""In order of how specific they are: of two patterns that share words, the earlier one is meant."""
