"""When the features of a stretch decide a direction that may be shown as certain."""

from __future__ import annotations

from probatum.domain.terms import Direction
from probatum.extraction.direction_core import DirectionFeatures


def clear_way(f: DirectionFeatures) -> Direction | None:
    """Decide only where the words agree: one way, no words against it, and numbers that do not object."""
    if f.both_named:  # "rose by 4.1 in A and by 2.0 in placebo": each its own change, only a contrast decides
        return _of_contrast(f)
    moves = (f.up > 0) + (f.down > 0)
    if f.none and not moves:
        return Direction.NO_DIFFERENCE
    if not moves and not f.none:
        return _of_contrast(f)
    if moves != 1 or f.none:
        return None
    sign = 1 if f.up else -1
    if (f.p_not and not f.p_significant) or (f.interval_null and not f.interval_apart):
        return Direction.NO_DIFFERENCE
    if f.p_not or f.interval_null or f.interval_sign * sign < 0:
        return None
    if f.numbers * sign < 0 and not f.interval_apart:  # "fell by 8.4 and by 4.9" prints how far
        return None
    return Direction.INCREASE if sign > 0 else Direction.DECREASE


def _of_contrast(f: DirectionFeatures) -> Direction | None:
    """Both arms are told beside each other: their printed contrast decides, or the words of no difference."""
    if f.interval_null and not f.interval_apart:
        return Direction.NO_DIFFERENCE
    if f.interval_apart and not f.interval_null and f.interval_sign:
        return Direction.INCREASE if f.interval_sign > 0 else Direction.DECREASE
    if f.none and not f.up and not f.down:
        return Direction.NO_DIFFERENCE
    return None
