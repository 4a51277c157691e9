"""Finds known spellings in a text: longest first, on word boundaries, dashes and spaces folded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import ahocorasick_rs

from probatum.vocabulary.normal import fold, key, squeezed


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write one term; `as_printed` spellings must agree in case."""

    term: str
    text: str
    as_printed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One term at [start, end) of a text, in code points."""

    term: str
    start: int
    end: int


class Finder:
    """A set of spellings, compiled once."""

    def __init__(self, spellings: Sequence[Spelling]) -> None:
        self._spellings = tuple(spellings)
        self._automaton = ahocorasick_rs.AhoCorasick([key(spelling.text) for spelling in spellings])

    def _hits(self, text: str) -> Iterator[tuple[int, int, str]]:
        folded = fold(text)
        for index, first, last in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            spelling, span = self._spellings[index], folded.span(first, last)
            if span is None or not _is_word(text, *span):
                continue
            if spelling.as_printed and squeezed(text[slice(*span)]) != squeezed(spelling.text):
                continue
            yield *span, spelling.term

    def find(self, text: str) -> tuple[Found, ...]:
        """Every spelling that does not lie inside a longer one, in text order."""
        taken: list[tuple[int, int, str]] = []
        for start, end, term in sorted(self._hits(text), key=lambda hit: (hit[0] - hit[1], hit)):
            if all(end <= other[0] or other[1] <= start for other in taken):
                taken.append((start, end, term))
        return tuple(Found(term=term, start=start, end=end) for start, end, term in sorted(taken))


def _is_word(text: str, start: int, end: int) -> bool:
    """On word boundaries; a plural s may follow."""
    if start > 0 and text[start - 1].isalnum():
        return False
    return _ENDS.match(text, end, end + 3) is not None


_ENDS = re.compile(r"(?:s|es)?(?![^\W_])")
