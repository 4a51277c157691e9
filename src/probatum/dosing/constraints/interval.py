"""Comparing a stated amount with computed ones: intervals, rounding, powers of ten."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from probatum.domain.text_check import CheckResult

Interval = tuple[Decimal, Decimal]

# A printed amount is rounded; text that says "about", and drops, are looser.
EXACT, LOOSE = Decimal("0.05"), Decimal("0.2")
# A stated range this narrow around one computed amount is a rounding, not another range.
NARROW = Decimal("1.35")
_NEAR_POWER = Decimal("0.03")


def verdict(stated: Interval, computed: Sequence[Interval], tolerance: Decimal) -> CheckResult:
    """Hold a stated amount against every reading's computed one.

    Consistent when both ends of the stated amount lie within the computed ones, rounding allowed; impossible
    when nothing overlaps; off by a power of ten when moving the decimal point mends it; else not derivable.
    """
    if all(_reached(end, computed, tolerance) for end in stated) or _is_narrow_around(stated, computed):
        return CheckResult.CONSISTENT
    if any(_overlap(stated, one, tolerance) for one in computed) and stated[0] != stated[1]:
        return CheckResult.NOT_DERIVABLE
    if any(_is_power_of_ten(stated, one) for one in computed):
        return CheckResult.POWER_OF_TEN
    return CheckResult.IMPOSSIBLE


def _reached(end: Decimal, computed: Sequence[Interval], tolerance: Decimal) -> bool:
    return any(low * (1 - tolerance) <= end <= high * (1 + tolerance) for low, high in computed)


def _is_narrow_around(stated: Interval, computed: Sequence[Interval]) -> bool:
    if stated[0] <= 0 or stated[1] / stated[0] > NARROW:
        return False
    return any(stated[0] <= one[0] and one[1] <= stated[1] for one in computed)


def _overlap(stated: Interval, one: Interval, tolerance: Decimal) -> bool:
    return stated[0] <= one[1] * (1 + tolerance) and one[0] * (1 - tolerance) <= stated[1]


def _is_power_of_ten(stated: Interval, one: Interval) -> bool:
    return any(
        stated[0] > 0
        and one[0] * (1 - _NEAR_POWER) <= stated[0] * Decimal(10) ** k
        and stated[1] * Decimal(10) ** k <= one[1] * (1 + _NEAR_POWER)
        for k in (-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6)
        if one[0] > 0
    )
