"""An estimate, its confidence interval and its p describe one thing: do they agree?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from math import inf, log

from scipy.special import ndtri, stdtrit

from probatum.bias.integrity.distributions import p_t
from probatum.bias.integrity.printed import Printed, shown
from probatum.bias.integrity.results import judged, not_applicable
from probatum.domain.errors import ProbatumError
from probatum.domain.integrity import Check, CheckName

_FEWEST_DF = 8.0  # n not stated: t with 8 degrees of freedom up to the normal are all accepted
_ALPHA = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedInterval:
    """An estimate with its interval as printed; ratios are compared on the log scale."""

    estimate: str
    low: str
    high: str
    level: float = 0.95
    is_ratio: bool = False
    p: str | None = None
    p_sign: str = "="
    df: float | None = None  # None: not stated

    def inputs(self) -> dict[str, object]:
        """What is compared, as printed."""
        name = "ratio" if self.is_ratio else "estimate"
        inputs: dict[str, object] = {
            name: self.estimate,
            f"{self.level:.0%} interval": f"{self.low} to {self.high}",
        }
        return inputs | ({"p": f"{self.p_sign} {self.p}"} if self.p else {})


def interval_checks(printed: PrintedInterval) -> tuple[Check, ...]:
    """Estimate within its interval, symmetry, and p where one is printed."""
    checks = [holds_estimate(printed), symmetry(printed)]
    if printed.p is not None:
        checks.append(p_and_interval(printed))
    return tuple(checks)


def holds_estimate(printed: PrintedInterval) -> Check:
    """Check that the interval is one and holds its estimate.

    >>> print(holds_estimate(PrintedInterval(estimate="0.40", low="0.49", high="0.99")).outcome)
    failed
    """
    center, low, high = _three(printed)
    is_inside = low.low <= center.high and center.low <= high.high and low.value <= high.value
    return judged(
        CheckName.INTERVAL_HOLDS_ESTIMATE,
        printed.inputs(),
        is_inside,
        f"{low} <= {center} <= {high} is {'true' if is_inside else 'false'}",
        "the estimate lies within its interval"
        if is_inside
        else "the estimate lies outside its own interval",
    )


def symmetry(printed: PrintedInterval) -> Check:
    """Check that the estimate is the middle of its interval within rounding, geometric for ratios.

    Holds for Wald intervals. Exact, profile, bootstrap and credible intervals need not be symmetric.

    >>> print(symmetry(PrintedInterval(estimate="0.70", low="0.49", high="0.99", is_ratio=True)).outcome)
    passed
    """
    center, low, high = _three(printed)
    if printed.is_ratio and min(low.low, center.low) <= 0:
        return not_applicable(
            CheckName.INTERVAL_SYMMETRY,
            printed.inputs(),
            f"lower limit {low}",
            "a limit that rounds to 0 has no logarithm",
        )
    least, most = _middle(low.low, high.low, printed), _middle(low.high, high.high, printed)
    is_symmetric = float(center.low) <= most and least <= float(center.high)
    how = f"sqrt({low} x {high})" if printed.is_ratio else f"({low} + {high}) / 2"
    middle = _middle(low.value, high.value, printed)
    return judged(
        CheckName.INTERVAL_SYMMETRY,
        printed.inputs(),
        is_symmetric,
        f"{how} = {shown(middle)} ({shown(least)} to {shown(most)} within rounding); printed {center}",
        "the estimate is the middle of its interval"
        if is_symmetric
        else "the estimate is not the middle of its interval; an exact, profile, bootstrap or credible "
        "interval would explain it",
    )


def p_and_interval(printed: PrintedInterval) -> Check:
    """Check that the printed p follows from the interval's width.

    The standard error is half the width over the critical value, p that of estimate / standard error
    (Altman and Bland, BMJ 2011;343:d2090 and d2304), for every value that rounds to those printed.
    Where the degrees of freedom are not stated, t with 8 or more up to the normal are all accepted.
    """
    center, low, high = _three(printed)
    scale = _scale(printed)
    if (printed.is_ratio and min(low.low, center.low) <= 0) or scale(high.value) <= scale(low.value):
        return not_applicable(
            CheckName.P_AND_INTERVAL,
            printed.inputs(),
            f"interval {low} to {high}",
            "the interval has no usable width",
        )
    least, most = _p_range(printed, center, low, high)
    value = Printed.of(printed.p or "")
    fits = {"<": least < value.value, ">": most > value.value}.get(printed.p_sign, value.meets(least, most))
    at_df = printed.df if printed.df is not None else inf
    middle = _p(scale(center.value), scale(high.value) - scale(low.value), printed.level, at_df)
    se = (scale(high.value) - scale(low.value)) / 2 / _critical(printed.level, at_df)
    words = "log of the ratio" if printed.is_ratio else "estimate"
    return judged(
        CheckName.P_AND_INTERVAL,
        printed.inputs(),
        fits,
        f"standard error {shown(se)}, {words} / standard error = {shown(scale(center.value) / se)}: "
        f"p = {shown(middle)} "
        f"({shown(least)} to {shown(most)} within rounding); printed p {printed.p_sign} {printed.p}",
        "the printed p follows from the interval"
        if fits
        else "the printed p does not follow from the interval; a p of another test or model would explain it",
        crosses_threshold=_is_significant(printed, value) != (middle < _ALPHA),
    )


def _is_significant(printed: PrintedInterval, value: Printed) -> bool:
    return printed.p_sign != ">" and float(value.value) <= _ALPHA


def _three(printed: PrintedInterval) -> tuple[Printed, Printed, Printed]:
    found = (Printed.of(printed.estimate), Printed.of(printed.low), Printed.of(printed.high))
    if not 0.5 <= printed.level < 1:
        raise ProbatumError(
            "not a confidence level", field="level", value=printed.level, remedy="give 0.95 for 95 %"
        )
    return found


def _scale(printed: PrintedInterval) -> Callable[[Fraction], float]:
    return (lambda x: log(x)) if printed.is_ratio else float


def _middle(low: Fraction, high: Fraction, printed: PrintedInterval) -> float:
    return float(low * high) ** 0.5 if printed.is_ratio else float(low + high) / 2


def _p_range(printed: PrintedInterval, center: Printed, low: Printed, high: Printed) -> tuple[float, float]:
    """The smallest and largest p over the values that round to those printed."""
    scale = _scale(printed)
    degrees = [printed.df] if printed.df is not None else [_FEWEST_DF, inf]
    centers = [scale(center.low), scale(center.high)]
    smallest = 0.0 if min(centers) <= 0 <= max(centers) else min(abs(c) for c in centers)
    largest = max(abs(c) for c in centers)
    widest = scale(high.high) - scale(low.low)
    narrowest = max(scale(high.low) - scale(low.high), 1e-12)
    every = [
        _p(c, w, printed.level, df) for df in degrees for c, w in ((smallest, widest), (largest, narrowest))
    ]
    return min(every), max(every)


def _p(estimate: float, width: float, level: float, df: float) -> float:
    return p_t(estimate / (width / 2 / _critical(level, df)), df)


def _critical(level: float, df: float) -> float:
    tail = (1 + level) / 2
    return float(ndtri(tail) if df == inf else stdtrit(df, tail))
