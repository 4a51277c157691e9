"""One outcome moved in opposite directions by one substance, in two sentences of a text.

Sentences that differ in species, dose, time or population, and hedged ones, are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from probatum.claims.consistency.fields import same_subject
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "one substance moves one outcome one way under one condition"


class Sense(StrEnum):
    """What a sentence says happens to its outcome."""

    UP = "up"
    DOWN = "down"
    NOT_UP = "not up"
    NOT_DOWN = "not down"
    UNCHANGED = "unchanged"


_CLASH = {
    frozenset((Sense.UP, Sense.DOWN)),
    frozenset((Sense.UP, Sense.NOT_UP)),
    frozenset((Sense.DOWN, Sense.NOT_DOWN)),
    frozenset((Sense.UP, Sense.UNCHANGED)),
    frozenset((Sense.DOWN, Sense.UNCHANGED)),
}
_UP = (
    r"(?:increas|rais|boost|elevat|enhanc|improv|promot|stimulat|heighten|strengthen|sharpen|lengthen|"
    r"prolong|caus|trigger|induc|produc|upregulat|amplif|lift|rose|rais|augment|worsen_)(?:e|es|ed|"
    r"ing|s|ies|ied)?"
)
_DOWN = (
    r"(?:decreas|reduc|lower|suppress|inhibit|diminish|cut|blunt|deplet|impair|worsen|lessen|reliev|"
    r"eas|prevent|shorten|weaken|downregulat|dampen|curb|attenuat|block|drop|eliminat|calm|slow)(?:e|"
    r"es|ed|ing|s|ting|ped|ping)?"
)
_STOP = (
    "and|or|but|by|in|at|on|with|after|during|for|from|to|than|which|that|while|because|so|when|"
    "through|as|over|within|among"
    "|is|are|was|were|via|without|may|does|did|do|it|they|not|no|cannot|never|remains?|remained|"
    "stays?|stayed"
)
_WORD = rf"(?!(?:{_STOP})\b)[A-Za-zαβγ][\w’'-]*(?![\w’'-])"
_OBJECT = (
    rf"(?<![\w-])(?P<o>{_WORD}(?:\s{_WORD}){{0,4}}(?:(?:,\s|\sand\s|\sor\s|"
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
_PATTERNS: tuple[tuple[Sense, re.Pattern[str]], ...] = tuple(
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
        (Sense.NOT_UP, rf"(?:{_NOT}){_UP}\s+{_OBJECT}"),
        (Sense.NOT_DOWN, rf"(?:{_NOT}){_DOWN}\s+{_OBJECT}"),
        (
            Sense.NOT_UP,
            rf"\bno\s+(?:\w+\s+)?(?:increase|rise|gain|improvement|boost)\s+(?:in|of)\s+{_OBJECT}",
        ),
        (
            Sense.NOT_DOWN,
            rf"\bno\s+(?:\w+\s+)?(?:decrease|drop|fall|reduction|decline|loss)\s+(?:in|of)\s+{_OBJECT}",
        ),
        (
            Sense.UP,
            (
                rf"\b(?:an?\s+|the\s+|clear\s+|strong\s+|rapid\s+)*(?<!no )"
                rf"(?:increase|rise|gain|improvement|boost|elevation)s?\s+(?:in|of)\s+{_OBJECT}"
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
                rf"n[’']t)\s+(?:\w+ly\s+)?(?:increased|raised|elevated|boosted|improved|enhanced|affected)\b"
            ),
        ),
        (
            Sense.NOT_DOWN,
            (
                rf"{_OBJECT}(?:levels\s+|concentrations?\s+)?(?:is|are|was|were)(?:\s+not|"
                rf"n[’']t)\s+(?:\w+ly\s+)?(?:decreased|reduced|lowered|suppressed|impaired)\b"
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
                rf"raised|elevated|boosted|improved|enhanced)|(?:rise|rises|rose|climb|climbs|climbed|go\s+up|"
                rf"goes\s+up|went\s+up|increase|increases|increased|improve|improves|improved))\b{_ENDS}"
            ),
        ),
        (
            Sense.DOWN,
            (
                rf"{_OBJECT}(?:levels\s+|concentrations?\s+)?(?:(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:decreased|"
                rf"reduced|lowered|suppressed|impaired)|(?:fall|falls|fell|drop|drops|dropped|decline|declines|"
                rf"declined|go\s+down|goes\s+down|went\s+down|decrease|decreases|decreased))\b{_ENDS}"
            ),
        ),
        (Sense.UP, rf"\b{_UP}\s+{_OBJECT}"),
        (Sense.DOWN, rf"\b{_DOWN}\s+{_OBJECT}"),
    )
)
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "levels",
        "level",
        "of",
        "blood",
        "plasma",
        "serum",
        "concentration",
        "concentrations",
        "production",
        "release",
        "both",
        "your",
        "brain",
        "overall",
        "total",
        "its",
        "their",
        "amount",
        "amounts",
        "activity",
        "symptoms",
        "feelings",
        "signs",
        "rate",
        "rates",
        "also",
        "it",
        "significantly",
        "clearly",
        "strongly",
        "this",
        "that",
        "these",
        "those",
        "any",
        "average",
        "resting",
        "measured",
        "most",
        "all",
        "more",
        "less",
        "and",
        "or",
        "then",
        "further",
        "again",
        "significant",
        "marked",
        "circulating",
        "daily",
        "risk",
        "expression",
        "synthesis",
        "people's",
        "participants'",
        "in",
        "substance",
        "supplement",
        "peptide",
        "extract",
        "compound",
        "study",
        "trial",
        "however",
        "moreover",
        "additionally",
        "furthermore",
        "with",
    ]
)
_HEDGED = re.compile(
    (
        r"\b(?:may|might|could|perhaps|possibly|claims?|claimed|supposed\w*|some\s+(?:users|people|say)|"
        r"if|unless|too\s+(?:late|much|high)|excess\w*|overdose|withdrawal|depend\w*|mixed|conflict\w*|"
        r"whether|myth|contrary|unlike|not\s+only|can)\b|\?"
    ),
    re.I,
)
_CONDITIONS = re.compile(
    (
        r"\b(?:rats?|mice|mouse|animals?|rodents?|humans?|people|volunteers|cells?|culture|in\s+vitro|"
        r"acute\w*|chronic\w*|long[\s-]term|short[\s-]term|stress(?:ed)?|non-?stress|high(?:er)?\s+doses?|"
        r"low(?:er)?\s+doses?|larger\s+dose|older|young\w*|elderly|men|women|rest|exercise|healthy|"
        r"patients|insomniacs?|athletes|deficien\w*|morning|evening|night|initially|eventually|weeks?|"
        r"months?|placebo|control|hippocamp\w*|cortex|striat\w*|retina\w*|liver|muscle)\b"
    ),
    re.I,
)


@dataclass(frozen=True, slots=True)
class Moved:
    """What one clause says about one outcome."""

    sense: Sense
    outcome: str
    at: Slice
    sentence: Slice
    conditions: frozenset[str]


def check_directions(text: str) -> Iterator[TextCheck]:
    """Pairs of sentences that say opposite things of one outcome; each outcome once."""
    found = [one for place in sentences(text) for one in _moved(text, place)]
    seen: set[str] = set()
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            if one.outcome in seen or not _clash(text, one, other):
                continue
            seen.add(one.outcome)
            yield result_of(
                text,
                FaultKind.DIRECTION,
                RULE,
                other.at,
                [("here", other.at), ("elsewhere", one.at)],
                f"{one.outcome}: {one.sense} in one sentence, {other.sense} in another",
            )


def _clash(text: str, one: Moved, other: Moved) -> bool:
    if one.outcome != other.outcome or one.sentence == other.sentence:
        return False
    if frozenset((one.sense, other.sense)) not in _CLASH or one.conditions != other.conditions:
        return False
    return same_subject(one.sentence.of(text), other.sentence.of(text))


def _moved(text: str, place: Slice) -> list[Moved]:
    words = place.of(text)
    if _HEDGED.search(words):
        return []
    conditions = frozenset(match[0].lower().rstrip("s") for match in _CONDITIONS.finditer(words))
    found: list[Moved] = []
    taken: list[tuple[int, int]] = []
    for sense, pattern in _PATTERNS:
        for match in pattern.finditer(text, place.start, place.end):
            verb = (match.start(), match.end())
            if any(start < verb[1] and verb[0] < end for start, end in taken):
                continue
            outcomes = _outcomes(match["o"])
            if outcomes:
                taken.append(verb)
                at = Slice(*match.span())
                found.extend(Moved(sense, outcome, at, place, conditions) for outcome in outcomes)
    return found


def _outcomes(printed: str) -> Sequence[str]:
    """The outcomes of a list ("serotonin and dopamine concentrations"), bare and singular."""
    parts = re.split(r",\s?|\s?\band\b\s?|\s?\bor\b\s?", printed.strip())
    bare = [[_singular(word) for word in part.lower().split() if word not in _EMPTY] for part in parts]
    return [" ".join(words[-2:]) for words in bare if words and len("".join(words)) > 2]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "is", "us")) else word
