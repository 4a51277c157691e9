"""Where a text speaks of the intervention and where of the comparator, and which of them is the reference.

Arms are found by the words that tell them apart, by abbreviations, by role words ("placebo", "the treated
group") and by elimination. "than X", "compared with X", "versus X" make X the reference.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from probatum.extraction.direction_words import Token
from probatum.extraction.word_classes import word_list

Side = Literal["I", "C"]

_STOP = word_list("comparison", "stop")
_GENERIC_C = word_list("comparison", "generic_c")
_GENERIC_I = word_list("comparison", "generic_i")
_C_WORDS = re.compile(
    r"placebo|control|sham|vehicle|saline|usual|standard|conventional|routine|wait|untreated|no\s+\w+"
    r"|without|dummy|alone|baseline|only",
    re.IGNORECASE,
)
_REFERENCE = word_list("comparison", "reference")
_GROUP = word_list("comparison", "group")
_NO_NAME = word_list("comparison", "no_name")


@dataclass(frozen=True, slots=True)
class ArmMention:
    """A place where one arm is spoken of; `is_reference` when the other is compared with it."""

    side: Side
    first: int  # index of the first token
    last: int
    is_reference: bool


def _stem(word: str) -> str:
    bare = word.lower().strip("®™'’-")
    return bare[:-1] if len(bare) > 4 and bare.endswith("s") and not bare.endswith("ss") else bare


@dataclass(frozen=True, slots=True)
class ArmWords:
    """Words that name one arm and not the other."""

    words: frozenset[str]
    initials: frozenset[str]
    groups: frozenset[str]  # "group A", "group 1"


@lru_cache(maxsize=256)
def arm_words(intervention: str, comparator: str) -> tuple[ArmWords, ArmWords]:
    """The telling words of both arms.

    >>> mine, other = arm_words("metformin 500 mg", "placebo")
    >>> "metformin" in mine.words, "placebo" in other.words
    (True, True)
    """
    mine, other = _content(intervention), _content(comparator)
    shared = mine & other
    is_plain = _C_WORDS.search(comparator) is not None
    mine_words, other_words = mine - shared, other - shared
    if shared and (not mine_words or not other_words):  # one substance in two doses
        mine_words |= _numbers(intervention) - _numbers(comparator)
        other_words |= _numbers(comparator) - _numbers(intervention)
    if is_plain and not _GENERIC_C & mine:
        other_words |= _GENERIC_C - mine
        mine_words |= _GENERIC_I - other
    mine_short, other_short = set(_initials(intervention)), set(_initials(comparator))
    if is_plain:
        other_short |= {"cg"}
        mine_short |= {"ig", "eg", "tg"}
    mine_groups, other_groups = _groups(intervention), _groups(comparator)
    if not mine_groups and not other_groups:
        mine_groups, other_groups = _letters(mine_words), _letters(other_words)
    return (
        ArmWords(frozenset(mine_words), frozenset(mine_short - other_short), mine_groups - other_groups),
        ArmWords(frozenset(other_words), frozenset(other_short - mine_short), other_groups - mine_groups),
    )


def _letters(words: set[str]) -> frozenset[str]:
    """ "Group D" of dexmedetomidine, "group P" of placebo."""
    return frozenset(w[0] for w in words if len(w) > 3)


def _content(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.lower())
    return {_stem(w) for w in words if w not in _STOP and len(w) > 1 and not w[0].isdigit()}


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+(?:[.,]\d+)?", text))


def _initials(text: str) -> frozenset[str]:
    """Abbreviations the name gives in brackets or in capitals, and those its first letters make."""
    found = {m.lower() for m in re.findall(r"\b[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*\b", text)}
    words = [
        w
        for w in re.findall(r"[A-Za-z]+", re.sub(r"\([^)]*\)", "", text))
        if w.lower() not in ("of", "the", "and", "with")
    ]
    if 2 <= len(words) <= 7:
        letters = "".join(w[0] for w in words).lower()
        found |= {letters[:n] for n in range(2, len(letters) + 1)}
    return frozenset(found)


def _groups(text: str) -> frozenset[str]:
    return frozenset(m.lower() for m in re.findall(r"\b[Gg]roup\s+([A-Z0-9]{1,3})\b", text))


def find_arms(words: Sequence[Token], intervention: str, comparator: str) -> list[ArmMention]:
    """Every mention of either arm, in order, with the reference marked."""
    mine, other = arm_words(intervention, comparator)
    found: list[tuple[Side, int]] = []
    for index, token in enumerate(words):
        side = _side(words, index, token, mine, other)
        if side is not None:
            found.append((side, index))
    if {side for side, _ in found} != {"I", "C"}:
        found = sorted((*found, *_unnamed(words, found)), key=lambda f: f[1])
    return [ArmMention(s, i, i, _is_reference(words, i, found)) for s, i in found]


def _side(words: Sequence[Token], index: int, token: Token, mine: ArmWords, other: ArmWords) -> Side | None:
    if token.low in ("group", "groups", "arm") and index + 1 < len(words):
        label = words[index + 1].low
        if label in mine.groups or label in other.groups:
            return "I" if label in mine.groups else "C"
    if token.low in _REFERENCE or (index and words[index - 1].low == "group"):
        return None
    if token.low in ("other", "others", "remaining") and _is_rest(words, index):
        return "C"
    is_capital = token.text[:1].isupper() and sum(c.isupper() for c in token.text) >= min(2, len(token.text))
    in_mine = _names(token, mine) or (is_capital and token.low in mine.initials)
    in_other = _names(token, other) or (is_capital and token.low in other.initials)
    if in_mine and _is_denied(words, index, token):
        return "C" if not in_other else None
    if in_mine == in_other:
        return None
    if token.low in _GENERIC_I and (index + 1 >= len(words) or words[index + 1].low not in _GROUP):
        return None
    return "I" if in_mine else "C"


def _names(token: Token, arm: ArmWords) -> bool:
    """The word itself, or a part of a compound other than "treated", names the arm; endings may differ."""
    whole = _stem(token.low)
    if whole in arm.words:
        return True
    parts = [_stem(p) for p in re.split(r"[-/]", token.low)] if "-" in token.low or "/" in token.low else []
    if any(p in arm.words and p not in _GENERIC_I for p in parts):
        return True
    root = re.sub(r"(?:ed|ing|ation|ment|er|ion)$", "", whole)
    return len(root) > 4 and any(w.startswith(root) and len(w) - len(root) < 5 for w in arm.words)


def _is_denied(words: Sequence[Token], index: int, token: Token) -> bool:
    """ "non-implanted", "without tourniquet", "no caffeine": the other arm."""
    before = words[index - 1].low if index else ""
    after = words[index + 1].low if index + 1 < len(words) else ""
    if after in ("untreated", "nontreated", "non-treated", "deprived"):
        return True
    return (token.low.startswith(("non-", "non", "un")) and "-" in token.low) or before in (
        "non",
        "without",
        "no",
        "not",
    )


def _is_rest(words: Sequence[Token], index: int) -> bool:
    ahead = {w.low for w in words[index + 1 : index + 4]}
    behind = {w.low for w in words[max(0, index - 4) : index]}
    return (words[index].low == "others" and "than" in behind) or bool(
        ahead & _GROUP and behind & {"than", "with", "to", "in"}
    )


def _unnamed(words: Sequence[Token], found: list[tuple[Side, int]]) -> list[tuple[Side, int]]:
    """One arm is named, the other only as "the XYZ group": by elimination it is the missing one."""
    present = {side for side, _ in found}
    if len(present) != 1:
        return []
    missing: Side = "C" if present == {"I"} else "I"
    taken = {i for _, i in found}
    return [
        (missing, i)
        for i, token in enumerate(words[:-1])
        if words[i + 1].low in ("group", "arm")
        and i not in taken
        and token.low not in _NO_NAME
        and token.low[0].isalnum()
        and not ({i - 1, i - 2, i - 3} & taken)
    ]


def _is_reference(words: Sequence[Token], index: int, found: list[tuple[Side, int]]) -> bool:
    """A marker of comparison stands before this mention and no other arm stands between."""
    side = next(s for s, i in found if i == index)
    others = {i for s, i in found if s != side}
    for back in range(index - 1, max(-1, index - 13), -1):
        low = words[back].low
        if back in others or low in (".", ";"):
            return False
        if low in _REFERENCE or _is_above(words, back):
            return True
    return False


def _is_above(words: Sequence[Token], index: int) -> bool:
    """ "Above that of", "below control": a yardstick; "above 60 years" is none."""
    following = words[index + 1].low if index + 1 < len(words) else ""
    return words[index].low in ("above", "below") and following in (
        "that",
        "those",
        "control",
        "controls",
        "placebo",
    )
