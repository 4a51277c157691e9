"""Is the printed spread a standard deviation? Means far apart, and spreads a scale cannot hold."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from probatum.bias.integrity.grimmer import Scale, least_squares, most_squares
from probatum.bias.integrity.printed import Printed, shown
from probatum.bias.integrity.results import judged, not_applicable
from probatum.domain.errors import ProbatumError
from probatum.domain.integrity import Check, CheckName

LARGEST_SMD = 3.0


@dataclass(frozen=True, slots=True)
class Group:
    """Mean, standard deviation and people of one arm, as printed."""

    mean: str
    sd: str
    n: int


def sd_or_se(a: Group, b: Group) -> Check:
    """Check that two means lie within three pooled standard deviations of each other.

    Larger differences are seldom real and often mean that a standard error was printed or read as a
    standard deviation. The arithmetic shows what the difference is if the spreads are standard errors.

    >>> print(sd_or_se(Group("10.0", "0.5", 100), Group("12.0", "0.5", 100)).outcome)
    failed
    """
    inputs: dict[str, object] = {
        "first": f"{a.mean} (SD {a.sd}, n {a.n})",
        "second": f"{b.mean} (SD {b.sd}, n {b.n})",
    }
    if min(a.n, b.n) < 2:
        raise ProbatumError(
            "a standard deviation needs two people", field="n", value=min(a.n, b.n), remedy="n >= 2"
        )
    gap = abs(float(Printed.of(a.mean).value - Printed.of(b.mean).value))
    sds = float(Printed.of(a.sd).value), float(Printed.of(b.sd).value)
    pooled = _pooled(sds[0], a.n, sds[1], b.n)
    if pooled == 0:
        return not_applicable(CheckName.SD_OR_SE, inputs, "pooled SD = 0", "no spread to compare with")
    smd = gap / pooled
    if_error = gap / _pooled(sds[0] * sqrt(a.n), a.n, sds[1] * sqrt(b.n), b.n)
    return judged(
        CheckName.SD_OR_SE,
        inputs,
        smd <= LARGEST_SMD,
        f"{shown(gap)} / pooled SD {shown(pooled)} = {shown(smd)}; "
        f"if the spreads are standard errors, {shown(if_error)}",
        f"the means lie within {LARGEST_SMD:g} standard deviations"
        if smd <= LARGEST_SMD
        else f"the means lie more than {LARGEST_SMD:g} standard deviations apart; "
        "a standard error printed as a standard deviation would explain it",
    )


def sd_range(mean: str, sd: str, n: int, scale: Scale) -> Check:
    """Check that scores on the scale with this mean can spread as printed.

    The least spread has all scores on the two whole numbers around the mean, the largest has them at
    the ends of the scale (as in SPRITE: Heathers and others 2018, preprint).
    """
    if n < 2:
        raise ProbatumError("a standard deviation needs two people", field="n", value=n, remedy="n >= 2")
    center, spread = Printed.of(mean), Printed.of(sd)
    inputs: dict[str, object] = {"mean": mean, "SD": sd, "n": n, "scale": f"{scale.low}-{scale.high}"}
    if not scale.low <= center.high or not center.low <= scale.high:
        return judged(
            CheckName.SD_RANGE,
            inputs,
            False,
            f"{scale.low} <= {center} <= {scale.high} is false",
            "the mean lies outside the scale; a change from baseline or another version "
            "of the scale would explain it",
        )
    low, high = sd_limits(center, n, scale)
    is_possible = spread.meets(low, high)
    return judged(
        CheckName.SD_RANGE,
        inputs,
        is_possible,
        f"scores from {scale.low} to {scale.high} with mean {center}: "
        f"SD from {shown(low)} to {shown(high)}; printed {spread}",
        "the scale can hold this spread"
        if is_possible
        else "the scale cannot hold this spread; another scale or a standard error would explain it",
    )


def sd_limits(center: Printed, n: int, scale: Scale) -> tuple[float, float]:
    """The smallest and largest SD of n whole scores on the scale whose mean may be printed so."""
    width = scale.high - scale.low
    first = max(0, -int(-(center.low - scale.low) * n // 1))
    last = min(n * width, int((center.high - scale.low) * n // 1))
    sums = range(first, last + 1) or range(first, first + 1)
    least = min(_sd(total, least_squares(total, n), n) for total in sums)
    most = max(_sd(total, most_squares(total, n, width), n) for total in sums)
    return least, most


def _sd(total: int, squares: int, n: int) -> float:
    return sqrt(max(0, squares * n - total * total) / n / (n - 1))


def _pooled(sd_a: float, n_a: int, sd_b: float, n_b: int) -> float:
    return sqrt(((n_a - 1) * sd_a**2 + (n_b - 1) * sd_b**2) / (n_a + n_b - 2))
