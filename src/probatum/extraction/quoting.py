"""From places in a passage to values that quote it."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeVar

from probatum.domain.provenance import Absence, Extracted, Method, Missing, Passage, Section, Span
from probatum.domain.record import Record
from probatum.text.slices import Slice

T = TypeVar("T")

PROSE = (
    Section.TITLE,
    Section.ABSTRACT,
    Section.BACKGROUND,
    Section.METHODS,
    Section.RESULTS,
    Section.CONCLUSION,
)


@lru_cache(maxsize=64)
def prose(record: Record) -> tuple[Passage, ...]:
    """Title and abstract, in the order of the record; a title that only repeats the abstract is left out."""
    passages = record.section(*PROSE)
    told = {p.text.strip() for p in passages if p.section is not Section.TITLE}
    return tuple(p for p in passages if p.section is not Section.TITLE or p.text.strip() not in told)


def quote(passage: Passage, place: Slice) -> Span:
    """The span of a place, without white space at its ends."""
    words = place.of(passage.text)
    start = place.start + len(words) - len(words.lstrip())
    return passage.span(start, start + len(words.strip()))


def extracted(value: T, by: Method, *places: tuple[Passage, Slice]) -> Extracted[T]:
    """A value with the words that say it."""
    return Extracted(value, tuple(quote(passage, place) for passage, place in places), by)


def unclear(*places: tuple[Passage, Slice]) -> Missing:
    """The text speaks, but not clearly enough."""
    return Missing(Absence.UNCLEAR, tuple(quote(passage, place) for passage, place in places))
