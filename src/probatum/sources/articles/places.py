"""Whether a place lies in one of many stretches, without asking each."""

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
