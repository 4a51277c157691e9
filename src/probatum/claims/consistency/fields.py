"""One text, one field, two statements that exclude each other: route, timing, food, cycling, existence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from probatum.claims.consistency.results import result_of
from probatum.claims.consistency.subjects import are_about_one
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice
from probatum.vocabulary import mentions

# A statement is the odd one out where the other side's words stand in the text this many times as often.
MAJORITY = 4
RULE = "a text says one thing on one field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field with the groups of statements that exclude each other, as fields.toml gives it."""

    kind: FaultKind
    because: str
    groups: tuple[re.Pattern[str], ...]
    frame: re.Pattern[str] | None
    strong: re.Pattern[str] | None
    both: re.Pattern[str] | None
    qualifier: re.Pattern[str] | None
    has_object: bool  # statements about different objects ("with foods", "with warfarin") exclude nothing
    narrows: re.Pattern[str] | None  # a condition that the other side, said to everybody, leaves no room for


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that states a field outright: which group, and the words that say so."""

    group: int
    sentence: Slice
    at: Slice
    is_strong: bool


@cache
def _file() -> dict[str, object]:
    text = files("probatum.claims.consistency").joinpath("fields.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _unless() -> tuple[re.Pattern[str], ...]:
    patterns = _file()["unless"]
    assert isinstance(patterns, list)
    return tuple(re.compile(pattern, re.I) for pattern in patterns)


@cache
def fields() -> tuple[Field, ...]:
    """Every field, in file order."""
    rows = _file()["field"]
    assert isinstance(rows, list)
    return tuple(
        Field(
            kind=FaultKind(row["kind"]),
            because=row["because"],
            groups=tuple(re.compile("|".join(group), re.I) for group in row["groups"]),
            frame=_maybe(row.get("frame")),
            strong=_maybe(row.get("strong")),
            both=_maybe(row.get("both")),
            qualifier=_maybe(row.get("qualifier")),
            has_object=bool(row.get("shared_object")),
            narrows=_maybe(row.get("narrows")),
        )
        for row in rows
    )


def _maybe(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern, re.I) if pattern else None


def check_fields(text: str) -> Iterator[TextCheck]:
    """Statements of one text that exclude each other on one field; conditions are silent."""
    for field in fields():
        stated = [one for place in sentences(text) if (one := _statement(text, place, field))]
        if pair := _pair(text, field, stated):
            usual, odd = pair
            yield result_of(
                text,
                field.kind,
                RULE,
                odd.at,
                [("here", odd.sentence), ("elsewhere", usual.sentence)],
                field.because,
            )


def _statement(text: str, place: Slice, field: Field) -> Statement | None:
    words = place.of(text)
    found = _matches(field, words)
    unnarrowed = field.narrows.sub("", words) if field.narrows else words
    if not found or any(pattern.search(unnarrowed) for pattern in _unless()):
        return None
    if len(found) > 1 or (field.frame and not field.frame.search(words)):
        return None
    group, match = found[0]
    at = _clause(text, place, Slice(place.start + match.start(), place.start + match.end()))
    return Statement(group, place, at, field.strong is None or field.strong.search(words) is not None)


def _matches(field: Field, words: str) -> list[tuple[int, re.Match[str]]]:
    """The groups a sentence states; words that an earlier group claims are not another group's."""
    found: list[tuple[int, re.Match[str]]] = []
    for i, pattern in enumerate(field.groups):
        for match in pattern.finditer(words):
            if not any(match.start() < other.end() and other.start() < match.end() for _, other in found):
                found.append((i, match))
                break
    return found


_MARK = re.compile(r"[;:—–()]\s?|,\s(?:and|so|but|which)\s")


def _clause(text: str, place: Slice, at: Slice) -> Slice:
    """The clause the words stand in, without the mark that ends it."""
    start, end = place
    for mark in _MARK.finditer(text, place.start, place.end):
        if mark.end() <= at.start:
            start = mark.end()
        elif mark.start() >= at.end:
            end = mark.start()
            break
    return Slice(start, end - (1 if text[end - 1] in ".!?" else 0))


def _pair(text: str, field: Field, stated: Sequence[Statement]) -> tuple[Statement, Statement] | None:
    """The usual statement and the odd one out: whose words are rarer in the text, the later one on a tie."""
    for i, one in enumerate(stated):
        for other in stated[i + 1 :]:
            if one.group != other.group and _clash(text, field, one, other):
                sizes = [len(field.groups[group].findall(text)) for group in (one.group, other.group)]
                return (other, one) if sizes[0] * MAJORITY <= sizes[1] else (one, other)
    return None


def _clash(text: str, field: Field, one: Statement, other: Statement) -> bool:
    if not (one.is_strong or other.is_strong):
        return False
    first, second = one.sentence.of(text), other.sentence.of(text)
    if field.qualifier and bool(field.qualifier.search(first)) != bool(field.qualifier.search(second)):
        return False  # "no serious side effects" beside "mild headache"
    if field.has_object and _differ_in_object(one.at.of(text), other.at.of(text)):
        return False
    return are_about_one(text, one.sentence, other.sentence)


_OBJECT = re.compile(r"\b(?:with|alongside)\s+(?P<what>[^.,;:()]+)", re.I)
_EVERYTHING = re.compile(r"\b(?:any|all|every|everything|anything|other|others|it|each|most\s+other)\b", re.I)
_SMALL = frozenset(
    ["a", "an", "the", "most", "some", "your", "this", "these", "of", "and", "or", "other", "with"]
)


def _differ_in_object(one: str, other: str) -> bool:
    """Does each name what it is combined with, neither everything, and no thing in common?"""
    found = [_OBJECT.search(words) for words in (one, other)]
    named = [match["what"].lower() for match in found if match and not _EVERYTHING.search(match["what"])]
    if len(named) < len(found):
        return False
    words = [{word.rstrip("s") for word in re.findall(r"[\w-]+", each)} - _SMALL for each in named]
    return not words[0] & words[1]


def same_subject(one: str, other: str) -> bool:
    """May two sentences speak of one substance? Yes unless they name different ones."""
    first = {mention.substance for mention in mentions(one)}
    second = {mention.substance for mention in mentions(other)}
    return not first or not second or bool(first & second)
