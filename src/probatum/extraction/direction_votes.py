"""Votes of single words: which way each says the value went, and whose value it tells.

A word's sign is turned by negation, by a verb that undoes ("prevented the rise"), by a comparative ("a
smaller decrease"), and by the arm it speaks of. Statements of no difference vote for none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from probatum.extraction.comparison import ArmMention
from probatum.extraction.direction_words import Lexicon, Token, lexicon
from probatum.extraction.word_classes import word_list

_NEGATIONS = word_list("direction_votes", "negations")
_NONE = re.compile(
    r"\bno\s+(?:statistical(?:ly)?\s+|clinical(?:ly)?\s+|substantial\s+|marked\s+|apparent\s+"
    r"|clear\s+|overall\s+|other\s+|such\s+|main\s+|detectable\s+|meaningful\s+"
    r"|additional\s+)*(?:significan\w+\s+)?(?:statistical(?:ly)?\s+)?"
    r"(?:\w+\s+){0,3}?(?:differ\w+|chang\w+|effect\w*|association\w*|improvement\w*|influence\w*"
    r"|impact\w*|benefit\w*|increase\w*|decrease\w*|reduction\w*|advantage\w*|evidence|interaction\w*"
    r"|correlation\w*|alteration\w*|decline\w*)"
    r"|\b(?:did|do|does|was|were|is|are|had|has|could|would)(?:\s+not"
    r"|n['’]t)\s+(?:\w+\s+){0,3}?(?:differ\w*|significan\w+|chang\w+|affect\w*|alter\w*|influenc\w+"
    r"|improv\w+|increas\w+|decreas\w+|reduc\w+|modif\w+|associat\w+|superior|better|higher|lower"
    r"|greater|different|reach\w*|statistic\w+|benefit\w*|have\s+an?\s+(?:\w+\s+)?effect|show\w*)"
    r"|\b(?:non-?|in)significant(?:ly)?|\bnot\s+(?:statistically\s+)?(?:significant|different)\w*"
    r"|\bsimilar(?:ly)?\b|\bcomparable\b|\bunchanged\b|\bunaffected\b|\bunaltered\b|\bequivalent\b"
    r"|\bthe\s+same\b(?!\s+(?:settings?|conditions?|time|period|doses?|manner|way|model|study|patients|animals|rats|mice"
    r"|subset|subjects|days?)\b)|\bequal(?:ly)?\b|\bidentical\b"
    r"|\bneither\b[^.;]{1,80}\bnor\b|\bfail(?:ed|s|ure)?\s+to\b"
    r"|\bwithout\s+(?:significant\s+)?(?:effect|difference|chang|affect|alter)\w*"
    r"|\black\s+of\s+(?:\w+\s+)?(?:effect|difference|benefit)|\bas\s+(?:effective|good|well)\s+as\b"
    r"|\bnon-?inferior\w*"
    r"|\bstatistically\s+insignificant|\bnot\s+superior|\bdid\s+not\s+reach|\bindistinguishable"
    r"|\blittle\s+(?:or\s+no\s+)?(?:effect|difference|change)|\bhardly\b|\bno\s+(?:more|less|better)\b"
    r"|\b(?:neither|nor)\s+(?:did|was|were|had)\b|\bheld\s+its\s+level"
    r"|\bcould\s+(?:not\s+)?be\s+told\s+from|\bnull\b|\bno\s+such\b|\bwas\s+not\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Vote:
    """One word: its sign from the intervention's side, and how much it counts."""

    sign: float
    weight: float
    is_none: bool = False
    is_evaluative: bool = False
    is_anchored: bool = True


def read_votes(
    piece: str, words: Sequence[Token], arms: list[ArmMention], named: frozenset[str], is_bad: bool
) -> list[Vote]:
    """Every vote of one sentence, in order; `named` are the words of the outcome\'s own name."""
    known = lexicon()
    votes = [Vote(0, 1.0, is_none=True) for _ in _NONE.finditer(piece)]
    used: set[int] = set()
    for index, token in enumerate(words):
        if index in used or _is_of_outcome(token, named, known, words, index):
            continue
        vote = _vote(words, index, arms, known, is_bad, used, named)
        if vote is not None:
            votes.append(vote)
    return votes


def _is_of_outcome(
    token: Token, named: frozenset[str], known: Lexicon, words: Sequence[Token], index: int
) -> bool:
    """A word of direction that belongs to the outcome's own name ("weight loss") casts no vote."""
    stem = token.low[:-1] if len(token.low) > 4 and token.low.endswith("s") else token.low
    return stem in named and (known.sign(token.low) != 0 or known.benefit(token.low) != 0)


def _vote(
    words: Sequence[Token],
    index: int,
    arms: list[ArmMention],
    known: Lexicon,
    is_bad: bool,
    used: set[int],
    named: frozenset[str],
) -> Vote | None:
    token = words[index]
    sign: float = known.sign(token.low)
    evaluative = False
    if token.low in ("up", "down"):
        return _gone(words, index, arms)
    if token.low in (
        "most",
        "maximum",
        "maximal",
        "above",
        "below",
        "least",
        "more",
        "less",
        "fall",
        "falls",
        "time",
        "growth",
        "excess",
    ) and not _is_comparative(words, index):
        return None
    if sign == 0:
        benefit = known.benefit(token.low)
        if benefit == 0:
            return None
        sign, evaluative = (-benefit if is_bad else benefit), True
    sign, evaluative = _composed(words, index, sign, evaluative, known, is_bad, used, named)
    if _is_negated(words, index):
        return Vote(0, 1.0, is_none=True)
    side, certainty = _whose(words, index, arms)
    weight = (1.0 + _emphasis(words, index)) * certainty * (0.8 if evaluative else 1.0)
    return Vote(sign * side, weight, False, evaluative, bool(arms))


def _gone(words: Sequence[Token], index: int, arms: list[ArmMention]) -> Vote | None:
    """ "went up", "had gone down"."""
    if index == 0 or words[index - 1].low not in ("went", "gone", "go", "goes", "going", "came", "moved"):
        return None
    side, certainty = _whose(words, index, arms)
    return Vote((1 if words[index].low == "up" else -1) * side, certainty, False, False, bool(arms))


def _is_comparative(words: Sequence[Token], index: int) -> bool:
    """ "more vomiting", "more than": but "more than 50 %" and "most patients" say nothing."""
    token = words[index]
    following = words[index + 1].low if index + 1 < len(words) else ""
    if following in (
        "importantly",
        "specifically",
        "recently",
        "interestingly",
        "notably",
        "generally",
        "often",
    ):
        return False
    if following == "so" or (index and words[index - 1].low in ("changed", "varied", "differed", "change")):
        return False
    if token.low in ("more", "less") and following == "than":
        if any(lexicon().sign(w.low) or w.low in ("up", "down") for w in words[max(0, index - 12) : index]):
            return False  # "had gone down, significantly more than with placebo": how far, not which way
        return index + 2 < len(words) and not words[index + 2].text[0].isdigit()
    if token.low in ("fall", "falls", "time", "growth"):
        return index > 0 and words[index - 1].low in (
            "a",
            "the",
            "significant",
            "greater",
            "larger",
            "to",
            "did",
        )
    if token.low in ("above", "below"):
        ahead = words[index + 2].low if following == "the" and index + 2 < len(words) else following
        return ahead in (
            "that",
            "those",
            "control",
            "controls",
            "placebo",
            "baseline",
            "level",
            "levels",
            "values",
        )
    return token.low in ("more", "less")


def _composed(
    words: Sequence[Token],
    index: int,
    sign: float,
    evaluative: bool,
    known: Lexicon,
    is_bad: bool,
    used: set[int],
    named: frozenset[str],
) -> tuple[float, bool]:
    """Turn by what stands around: "smaller decrease", "decrease was greater", "prevented the rise"."""
    token = words[index]
    reach = range(index + 1, min(len(words), index + 5))
    if known.more.has(token.low) or known.fewer.has(token.low):
        degree = 1 if known.more.has(token.low) else -1
        noun = _noun_of_change(words, reach, known, named)
        if noun is not None:
            used.add(noun)
            return degree * _noun_sign(words[noun].low, known, is_bad), known.sign(words[noun].low) == 0
    elif known.flip.has(token.low) and not known.change.has(token.low):
        noun = _noun_of_change(words, reach, known, named)
        if noun is not None:
            used.add(noun)
            return -_noun_sign(words[noun].low, known, is_bad), False
    if known.change.has(token.low):
        degree = _said_of(words, index, known, used)
        if degree:
            return degree * sign, evaluative
    return sign, evaluative


def _noun_of_change(
    words: Sequence[Token], reach: range, known: Lexicon, named: frozenset[str]
) -> int | None:
    for position in reach:
        low = words[position].low
        if low in (".", ";", "than", "compared", ",", "(", "vs"):
            return None
        if known.change.has(low):
            return None if low in named or low.rstrip("s") in named else position
    return None


def _noun_sign(low: str, known: Lexicon, is_bad: bool) -> int:
    sign = -1 if low in ("loss", "losses") else known.sign(low)
    return sign if sign else known.benefit(low) * (-1 if is_bad else 1)


def _said_of(words: Sequence[Token], index: int, known: Lexicon, used: set[int]) -> int:
    """ "the decrease in X was (significantly) greater": the comparative said of a noun of change."""
    for position in range(index + 1, min(len(words), index + 14)):
        low = words[position].low
        if low in (".", ";", ",", "(") or (
            known.sign(low) and not (known.more.has(low) or known.fewer.has(low))
        ):
            return 0
        if low in ("was", "were", "is", "are"):
            for after in range(position + 1, min(len(words), position + 5)):
                word = words[after].low
                if known.more.has(word) or known.fewer.has(word):
                    used.add(after)
                    return 1 if known.more.has(word) else -1
            return 0
    return 0


def _is_negated(words: Sequence[Token], index: int) -> bool:
    for back in range(index - 1, max(-1, index - 6), -1):
        low = words[back].low
        if low in (".", ";", ":", "but", "however", ","):
            return False
        if low in _NEGATIONS:
            return not (low == "not" and back + 1 < len(words) and words[back + 1].low == "only")
    return False


def _emphasis(words: Sequence[Token], index: int) -> float:
    near = {t.low for t in words[max(0, index - 3) : index + 3]}
    return 0.6 if near & {"significantly", "significant", "statistically", "markedly"} else 0.0


def _whose(words: Sequence[Token], index: int, arms: list[ArmMention]) -> tuple[int, float]:
    """+1 when the word tells the intervention's value, -1 the comparator's; and how sure that is."""
    if not arms:
        return 1, 0.6
    if words[index].low.startswith("favo"):
        ahead = [a for a in arms if index < a.first < index + 9]
        if ahead:
            return (1 if ahead[0].side == "I" else -1), 1.0
    reference = _reference_of(words, index, arms)
    if reference is not None:
        return (1 if reference.side == "C" else -1), 1.0
    own = [a for a in arms if not a.is_reference]
    if not own:  # only what it is compared with is named
        return (1 if arms[0].side == "C" else -1), 0.7
    nearest = min(own, key=lambda a: (_distance(words, index, a), a.first))
    certainty = 0.9 if len({a.side for a in own}) == 1 else 0.8
    return (1 if nearest.side == "I" else -1), certainty


def _reference_of(words: Sequence[Token], index: int, arms: list[ArmMention]) -> ArmMention | None:
    """The arm this word's value is compared with: the first reference behind it, else one before it."""
    behind = [a for a in arms if a.is_reference and a.first > index]
    if behind and not _is_broken(words, index, behind[0].first):
        return behind[0]
    before = [a for a in arms if a.is_reference and a.first < index]
    return (
        before[-1]
        if before
        and not any(
            a.first > before[-1].first
            and a.first < index
            and not a.is_reference
            and a.side == before[-1].side
            for a in arms
        )
        else None
    )


def _is_broken(words: Sequence[Token], start: int, stop: int) -> bool:
    return any(words[i].low in (";", ".") for i in range(start, stop))


def _distance(words: Sequence[Token], index: int, arm: ArmMention) -> float:
    low, high = sorted((index, arm.first))
    breaks = sum(words[i].low in (",", ";", "but", "and", "whereas", "while") for i in range(low, high))
    return abs(arm.first - index) + 6 * breaks + (0.5 if arm.first > index else 0.0)
