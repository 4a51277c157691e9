"""Which group a heading or a sentence speaks of: the intervention or the comparator that was asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from probatum.extraction.comparison import arm_words
from probatum.extraction.tables.article import Article, stem
from probatum.extraction.tables.words import is_total, n_of, says, without_size
from probatum.text.slices import Slice

_TOKEN = re.compile(r"[^\W_]+(?:['’/-][^\W_]+)*")
_GROUP = re.compile(
    r"\b(?:[Gg]roups?|GROUP|[Aa]rm)\s+(?P<a>[A-Z]{1,2}|[IVX]{1,3}|\d)\b|\b(?P<b>[A-Z]{1,2})\s+[Gg]roup\b"
)
# Words that stand for the arm under study only beside a group ("treatment group"), or for nothing.
_ROLE = re.compile(r"^(?:treat|experiment|active|supplement)")
_NO_NAME = frozenset(("drug", "test", "stud"))
_LEAST_LONG_FORM = 0.6  # of a short form's words must name the arm
_GROUPISH = re.compile(
    r"group|\barm\b|n\s*=|placebo|control|intervention|treat|experiment|sham|usual|therapy|vehicle|supplement|training|program",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ArmNames:
    """The words that name each of two arms in one article."""

    mine: frozenset[str]
    other: frozenset[str]
    mine_short: frozenset[str]
    other_short: frozenset[str]
    mine_groups: frozenset[str]
    other_groups: frozenset[str]
    mine_numbers: frozenset[str]
    other_numbers: frozenset[str]
    common: str = ""  # the arm whose every word the other shares ("A" of "A" against "A with B")

    def side(self, label: str) -> str:
        """ "I", "C" or "" for a heading; "" also where it names both."""
        mine, other = self.hits(label)
        if mine and other:
            return {"I": "C", "C": "I"}.get(self.common, "")
        return "I" if mine else "C" if other else ""

    def hits(self, label: str) -> tuple[list[Slice], list[Slice]]:
        """The places that name the intervention, and those that name the comparator."""
        mine: list[Slice] = []
        other: list[Slice] = []
        for match in _GROUP.finditer(label):
            name = (match["a"] or match["b"]).upper()
            if (name in self.mine_groups) != (name in self.other_groups):
                (mine if name in self.mine_groups else other).append(Slice(*match.span()))
        for match in _TOKEN.finditer(label):
            place = Slice(*match.span())
            in_mine = _names(match[0], self.mine, self.mine_short)
            if in_mine and _ROLE.match(stem(match[0])) and not _is_group_name(label, place):
                continue
            in_other = _names(match[0], self.other, self.other_short)
            if in_mine != in_other:
                denied = in_mine and re.search(
                    r"\b(?:no|without|non|not)[\s-]+$", label[: match.start()], re.IGNORECASE
                )
                (mine if in_mine and not denied else other).append(place)
        return mine, other

    def number_fit(self, label: str, side: str) -> int:
        """How many of the arm's own numbers (its dose) the heading repeats, less foreign ones."""
        here = set(re.findall(r"\d+(?:\.\d+)?", without_size(label)))
        own = self.mine_numbers if side == "I" else self.other_numbers
        return len(here & own) - len(here - own)


def _is_group_name(label: str, place: Slice) -> bool:
    """ "treatment group", "Treatment (n = 20)", or the word alone."""
    return re.match(r"\s*(?:groups?\b|arm\b|\(|$)", label[place.end :], re.IGNORECASE) is not None


def _names(word: str, words: frozenset[str], shorts: frozenset[str]) -> bool:
    low = stem(word)
    if low in words or (word in shorts):
        return True
    parts = re.split(r"['’/-]", word)
    return len(parts) > 1 and any(stem(p) in words or p in shorts for p in parts if len(p) > 1)


@lru_cache(maxsize=64)
def _plain_words(intervention: str, comparator: str) -> tuple[frozenset[str], frozenset[str]]:
    mine, other = arm_words(intervention, comparator)
    left = frozenset(stem(w) for w in mine.words)
    right = frozenset(stem(w) for w in other.words)
    return left - right - _NO_NAME, right - left - _NO_NAME


def arm_names(article: Article, intervention: str, comparator: str) -> ArmNames:
    """The names of both arms: their own words, the article's short forms of them, and its group letters."""
    mine, other = _plain_words(article.spelled(intervention), article.spelled(comparator))
    common = ""
    if not mine or not other:
        shared = _own_words(intervention) & _own_words(comparator)
        common = "" if not shared or not (mine or other) else "C" if mine else "I"
        mine, other = (mine or shared, other) if common == "I" else (mine, other or shared)
    in_brackets = (_capitals(intervention), _capitals(comparator))
    shorts: tuple[set[str], set[str]] = (
        set(in_brackets[0] - in_brackets[1]),
        set(in_brackets[1] - in_brackets[0]),
    )
    content = (
        mine & _own_words(article.spelled(intervention)),
        other & _own_words(article.spelled(comparator)),
    )
    for short, long in article.short_forms.items():
        words = _own_words(long)
        shares = [len(words & own) / max(1, len(words)) for own in content]
        if len(short) > 1 and max(shares) >= _LEAST_LONG_FORM and min(shares) == 0:
            shorts[0 if shares[0] else 1].add(short)
    own = [
        frozenset((m["a"] or m["b"]).upper() for m in _GROUP.finditer(arm))
        for arm in (intervention, comparator)
    ]
    told = _group_letters(article, mine, other)
    groups = (own[0] or told[0] - own[1], own[1] or told[1] - own[0])
    numbers = (
        frozenset(re.findall(r"\d+(?:\.\d+)?", intervention)),
        frozenset(re.findall(r"\d+(?:\.\d+)?", comparator)),
    )
    return ArmNames(
        mine,
        other,
        frozenset(shorts[0] - shorts[1]),
        frozenset(shorts[1] - shorts[0]),
        *groups,
        *numbers,
        common,
    )


def _own_words(text: str) -> frozenset[str]:
    plain, _ = arm_words(text, "")
    return frozenset(stem(w) for w in plain.words) - _NO_NAME


def _capitals(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\b[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*\b", text))


def _group_letters(
    article: Article, mine: frozenset[str], other: frozenset[str]
) -> tuple[frozenset[str], frozenset[str]]:
    """ "Group A (laser)": what the text right behind a group's letter calls it."""
    found: dict[str, set[str]] = {}
    texts = [s.text for s in article.sentences] + [f"{g.caption}. {g.notes}" for _, g in article.tables]
    for text in texts:
        marks = [m for m in _GROUP.finditer(text) if m["a"]]
        for index, match in enumerate(marks):
            end = marks[index + 1].start() if index + 1 < len(marks) else len(text)
            told = text[match.end() : min(end, match.end() + 70)]
            sides = {"I" for w in _TOKEN.findall(told) if stem(w) in mine} | {
                "C" for w in _TOKEN.findall(told) if stem(w) in other
            }
            if len(sides) == 1:
                found.setdefault(match["a"].upper(), set()).update(sides)
    return (
        frozenset(name for name, sides in found.items() if sides == {"I"}),
        frozenset(name for name, sides in found.items() if sides == {"C"}),
    )


def sides_of(labels: list[str], names: ArmNames) -> dict[str, str]:
    """The side of each distinct heading of a table; one of two groups left over is the missing arm.

    Several headings that name one arm (three doses) are told apart by their numbers, else none is taken.
    """
    distinct = [label for label in dict.fromkeys(labels) if label]
    found = {label: names.side(label) for label in distinct}
    for side in ("I", "C"):
        _only_best([label for label in distinct if found[label] == side], side, found, names)
    groups = [label for label in distinct if _may_be_group(label)]
    unknown = [label for label in groups if not found[label]]
    present = {side for side in found.values() if side}
    if len(present) == 1 and len(groups) == 2 and len(unknown) == 1 and _GROUPISH.search(unknown[0]):
        mine, other = names.hits(unknown[0])
        if not (mine and other):
            found[unknown[0]] = "C" if present == {"I"} else "I"
    return found


def _only_best(same: list[str], side: str, found: dict[str, str], names: ArmNames) -> None:
    bare = {re.sub(r"\W+", " ", without_size(label)).strip().lower() for label in same}
    if len(bare) < 2:
        return
    fit = {
        label: (names.number_fit(label, side), len((names.hits(label))[0 if side == "I" else 1]))
        for label in same
    }
    best = max(fit.values())
    kept = {re.sub(r"\W+", " ", without_size(label)).strip().lower() for label in same if fit[label] == best}
    for label in same:
        if fit[label] != best or len(kept) > 1:
            found[label] = ""


def _may_be_group(label: str) -> bool:
    said = says(without_size(label))
    words = without_size(label)
    return (
        bool(re.search(r"[A-Za-z]{2}", words) or n_of(label) is not None)
        and not said.p
        and not is_total(label)
        and not (said.effect and n_of(label) is None)
        and _GROUPISH.search(label) is not None
    )
