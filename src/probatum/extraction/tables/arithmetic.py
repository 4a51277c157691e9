"""The effect two groups' own numbers make: difference of means, ratio of risks, with 95 % intervals."""

from __future__ import annotations

import math
from decimal import Decimal

from probatum.domain.provenance import Derived, Extracted, Method, Missing, Span
from probatum.domain.study import ArmValue, Effect
from probatum.domain.terms import EffectMeasure
from probatum.extraction.tables.numbers import ArmNumbers, Measured

DIFFERENCE = Method("mean-difference", "1")
RATIO = Method("risk-ratio", "1")
_Z = 1.959963984540054  # of the standard normal, 0.975


def effect_from(numbers: ArmNumbers) -> Effect | None:
    """Mean difference (Cochrane Handbook 6.5.1.1) or risk ratio (6.4.1.2) with standard error and interval.

    None where a number is missing, or where no events in a group leave the ratio without an error. The
    standard error of a risk ratio is on the log scale, as meta-analysis uses it.
    """
    if numbers.kind is Measured.CONTINUOUS:
        return _difference(numbers.intervention, numbers.comparator)
    return _ratio(numbers.intervention, numbers.comparator)


def _difference(mine: ArmValue, other: ArmValue) -> Effect | None:
    errors = [_variance(arm) for arm in (mine, other)]
    if None in errors or isinstance(mine.mean, Missing) or isinstance(other.mean, Missing):
        return None
    estimate = mine.mean.value - other.mean.value
    error = math.sqrt(sum(variance or 0.0 for variance in errors))
    if error == 0:
        return None
    inputs = (*_told("intervention", mine), *_told("comparator", other))
    spans = _spans(mine, other)
    low, high = float(estimate) - _Z * error, float(estimate) + _Z * error
    return Effect(
        measure=Derived(EffectMeasure.MD, DIFFERENCE, inputs, spans),
        estimate=Derived(estimate, DIFFERENCE, inputs, spans),
        standard_error=Derived(_rounded(error), DIFFERENCE, inputs, spans),
        ci_low=Derived(_rounded(low), DIFFERENCE, inputs, spans),
        ci_high=Derived(_rounded(high), DIFFERENCE, inputs, spans),
    )


def _variance(arm: ArmValue) -> float | None:
    """The squared standard error of a mean, from its SD and n or as printed."""
    if not isinstance(arm.standard_error, Missing):
        return float(arm.standard_error.value) ** 2
    if isinstance(arm.sd, Missing) or isinstance(arm.n, Missing) or arm.n.value < 2:
        return None
    return float(arm.sd.value) ** 2 / arm.n.value


def _ratio(mine: ArmValue, other: ArmValue) -> Effect | None:
    if any(isinstance(v, Missing) for arm in (mine, other) for v in (arm.events, arm.n)):
        return None
    a, n = _counts(mine)
    c, m = _counts(other)
    if 0 in (a, c) or a > n or c > m or (a, c) == (n, m):
        return None
    log, error = math.log(a / n) - math.log(c / m), math.sqrt(1 / a - 1 / n + 1 / c - 1 / m)
    inputs = (*_told("intervention", mine), *_told("comparator", other))
    spans = _spans(mine, other)
    return Effect(
        measure=Derived(EffectMeasure.RR, RATIO, inputs, spans),
        estimate=Derived(_rounded(math.exp(log)), RATIO, inputs, spans),
        standard_error=Derived(_rounded(error), RATIO, inputs, spans),
        ci_low=Derived(_rounded(math.exp(log - _Z * error)), RATIO, inputs, spans),
        ci_high=Derived(_rounded(math.exp(log + _Z * error)), RATIO, inputs, spans),
    )


def _counts(arm: ArmValue) -> tuple[int, int]:
    events, n = arm.events, arm.n
    return (0 if isinstance(events, Missing) else events.value), (0 if isinstance(n, Missing) else n.value)


def _told(side: str, arm: ArmValue) -> tuple[str, ...]:
    named = (
        ("n", arm.n),
        ("events", arm.events),
        ("mean", arm.mean),
        ("SD", arm.sd),
        ("SE", arm.standard_error),
    )
    return tuple(f"{name} of {side}: {leaf.value}" for name, leaf in named if not isinstance(leaf, Missing))


def _spans(*arms: ArmValue) -> tuple[Span, ...]:
    leaves = [leaf for arm in arms for leaf in (arm.n, arm.events, arm.mean, arm.sd, arm.standard_error)]
    found = [span for leaf in leaves if isinstance(leaf, (Extracted, Derived)) for span in leaf.spans]
    return tuple(dict.fromkeys(found))


def _rounded(value: float) -> Decimal:
    """Six significant digits."""
    return Decimal(f"{value:.6g}")
