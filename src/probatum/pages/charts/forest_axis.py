"""The axis of a forest plot: its range, its ticks, and where a value stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, floor, log, log10

_MOST_TICKS = 6
_SPARE = 0.04  # of the width, left and right
_LARGEST_LOG = 600.0  # beyond it a ratio is no number of this machine: its logarithm is shown


@dataclass(frozen=True, slots=True)
class Axis:
    """A range on the scale of the measure (natural logarithm where `is_log`), zero inside."""

    low: float
    high: float
    is_log: bool

    @classmethod
    def of(cls, points: Sequence[float], ends: Sequence[tuple[float, float]], *, is_log: bool) -> Axis:
        """Every point and zero in view; the interval ends too, but the widest tenth may be cut off."""
        lows, highs = sorted(low for low, _ in ends), sorted(high for _, high in ends)
        tenth = len(ends) // 10
        low = min(0.0, *points, lows[tenth] if lows else 0.0)
        high = max(0.0, *points, highs[-1 - tenth] if highs else 0.0)
        if high - low <= 0:
            low, high = -1.0, 1.0
        spare = _SPARE * (high - low)
        return cls(low - spare, high + spare, is_log)

    def share(self, value: float) -> float:
        """Where a value stands, 0 at the left end and 1 at the right; cut off at the ends."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def shows(self, value: float) -> bool:
        """Is the value inside the range?"""
        return self.low <= value <= self.high

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Places and labels: ratios as 0.5, 1, 2; other measures in round steps."""
        if not self.is_log:
            return self._steps()
        if max(-self.low, self.high) > _LARGEST_LOG:
            return tuple((value, f"exp({label})") for value, label in self._steps())
        return self._ratios()

    def shown(self, value: float) -> str:
        """A value as a reader expects it: ratios back from the logarithm."""
        if self.is_log and abs(value) > _LARGEST_LOG:
            return f"exp({value:.3g})"
        number = exp(value) if self.is_log else value
        return f"{number:.2f}" if 0.005 <= abs(number) < 1000 else f"{number:.2g}"

    def _ratios(self) -> tuple[tuple[float, str], ...]:
        first, last = floor(self.low / log(10)) - 1, floor(self.high / log(10)) + 1
        for steps in ((1, 2, 5), (1, 3), (1,)):
            values = [step * 10.0**power for power in range(first, last + 1) for step in steps]
            inside = [value for value in values if self.shows(log(value))]
            if len(inside) <= _MOST_TICKS:
                break
        every = 1 + (len(inside) - 1) // _MOST_TICKS
        return tuple((log(value), f"{value:g}") for value in inside[::every])

    def _steps(self) -> tuple[tuple[float, str], ...]:
        rough = (self.high - self.low) / _MOST_TICKS
        power = 10.0 ** floor(log10(rough))
        step = next(power * m for m in (1, 2, 5, 10) if power * m >= rough)
        first = int(-(-self.low // step))
        count = int((self.high - first * step) // step) + 1
        return tuple(((first + i) * step, f"{(first + i) * step:.10g}") for i in range(count))
