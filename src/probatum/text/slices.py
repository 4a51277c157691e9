"""Half-open places in a text."""

from __future__ import annotations

from typing import NamedTuple


class Slice(NamedTuple):
    """Characters [start, end) of one text, in code points.

    >>> Slice(0, 3).of("110 patients")
    '110'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Slice:
        """The same place seen from a text that begins `by` characters earlier."""
        return Slice(self.start + by, self.end + by)

    def covers(self, other: Slice) -> bool:
        """Does the other place lie within this one?"""
        return self.start <= other.start and other.end <= self.end
