"""Places: whether one lies in one of many stretches, and where in the file one came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable


class Places:
    """Stretches [start, end) that do not overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        self._stretches = sorted(stretches)

    def hold(self, place: int) -> bool:
        """Does one of them hold this place?"""
        number = bisect_right(self._stretches, (place, 1 << 60)) - 1
        return number >= 0 and place < self._stretches[number][1]


def source_place(offsets: tuple[tuple[int, int], ...], place: int) -> int:
    """The character of the file a character of the text came from; the same place where no runs are noted."""
    number = bisect_right(offsets, (place, 1 << 60)) - 1
    if number < 0:
        return place
    start, source = offsets[number]
    return source + place - start
