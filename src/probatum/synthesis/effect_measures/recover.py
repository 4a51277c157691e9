"""Standard deviations and standard errors recovered from what a paper prints instead.

Each result is `Derived`: the formula is its method's name and the printed values are its inputs.
Sources: Cochrane Handbook (version 6), sections 6.3.1-6.3.3 and 6.5.2; Wan et al. 2014, BMC Med Res
Methodol 14:135. Impossible inputs raise ProbatumError naming the value.
"""

from __future__ import annotations

from math import isfinite, log, sqrt

from probatum.domain.errors import ProbatumError
from probatum.domain.provenance import Derived, Method

_VERSION = "1"


def _derived(value: float, formula: str, **inputs: float) -> Derived[float]:
    return Derived(
        value=value,
        by=Method(name=formula, version=_VERSION),
        inputs=tuple(f"{name} = {given!r}" for name, given in inputs.items()),
    )


def _check(is_possible: bool, problem: str, field: str, value: object) -> None:
    if not is_possible:
        raise ProbatumError(problem, field=field, value=value, remedy="check it against the printed table")


def _positive(**values: float) -> None:
    for name, value in values.items():
        _check(isfinite(value) and value > 0, "must be greater than zero", name, value)


def _quantile(level: float, df: float | None) -> float:
    """Two-sided quantile: of the normal distribution, or of t with `df` degrees of freedom."""
    from scipy.special import ndtri, stdtrit

    _check(0 < level < 1, "must lie between 0 and 1", "level", level)
    upper = 0.5 + level / 2
    return float(ndtri(upper) if df is None else stdtrit(df, upper))


def se_from_interval(
    low: float, high: float, *, level: float = 0.95, df: float | None = None
) -> Derived[float]:
    """(high - low) / (2 q): q of the normal distribution, or of t where `df` is given (Handbook 6.3.1)."""
    _check(high > low, "the upper limit must lie above the lower", "high", high)
    value = (high - low) / (2 * _quantile(level, df))
    name = "se = (high - low) / (2 z)" if df is None else "se = (high - low) / (2 t_df)"
    return _derived(value, name, low=low, high=high, level=level, **({} if df is None else {"df": df}))


def se_of_log_ratio_from_interval(low: float, high: float, *, level: float = 0.95) -> Derived[float]:
    """(log high - log low) / (2 z), for ratios printed with their interval (Handbook 6.3.2)."""
    _positive(low=low, high=high)
    _check(high > low, "the upper limit must lie above the lower", "high", high)
    value = (log(high) - log(low)) / (2 * _quantile(level, None))
    return _derived(value, "se = (log high - log low) / (2 z)", low=low, high=high, level=level)


def se_from_t(effect: float, t: float) -> Derived[float]:
    """|effect / t| (Handbook 6.5.2.3)."""
    _check(t != 0 and isfinite(t), "must not be zero", "t", t)
    _check(effect != 0, "an effect of zero has no recoverable error", "effect", effect)
    return _derived(abs(effect / t), "se = |effect / t|", effect=effect, t=t)


def se_from_p(effect: float, p: float, *, df: float | None = None) -> Derived[float]:
    """|effect| / q(1 - p/2), for an exact two-sided p (Handbook 6.3.2, 6.5.2.3); never from "p < 0.05"."""
    _check(0 < p < 1, "must lie between 0 and 1", "p", p)
    _check(effect != 0, "an effect of zero has no recoverable error", "effect", effect)
    name = "se = |effect| / z(1 - p/2)" if df is None else "se = |effect| / t_df(1 - p/2)"
    value = abs(effect) / _quantile(1 - p, df)
    return _derived(value, name, effect=effect, p=p, **({} if df is None else {"df": df}))


def sd_from_se(se: float, n: float) -> Derived[float]:
    """se sqrt(n), one group (Handbook 6.5.2.2)."""
    _positive(se=se, n=n)
    return _derived(se * sqrt(n), "sd = se sqrt(n)", se=se, n=n)


def sd_from_interval(low: float, high: float, n: float, *, level: float = 0.95) -> Derived[float]:
    """sqrt(n) (high - low) / (2 t_{n-1}), one group's mean (Handbook 6.5.2.2)."""
    _positive(n=n)
    _check(n > 1, "needs at least two people", "n", n)
    se = se_from_interval(low, high, level=level, df=n - 1).value
    return _derived(
        se * sqrt(n), "sd = sqrt(n) (high - low) / (2 t_{n-1})", low=low, high=high, n=n, level=level
    )


def pooled_sd_from_se(se: float, n1: float, n2: float) -> Derived[float]:
    """se / sqrt(1/n1 + 1/n2): within-group SD from the error of a mean difference (Handbook 6.5.2.3)."""
    _positive(se=se, n1=n1, n2=n2)
    return _derived(se / sqrt(1 / n1 + 1 / n2), "sd = se_difference / sqrt(1/n1 + 1/n2)", se=se, n1=n1, n2=n2)


def sd_from_quartiles(q1: float, q3: float, n: float | None = None) -> Derived[float]:
    """(q3 - q1) / 1.35, or with n the denominator 2 z((0.75 n - 0.125)/(n + 0.25)); assumes normality.

    Handbook 6.5.2.5; Wan et al. 2014, eq. 16.
    """
    from scipy.special import ndtri

    _check(q3 > q1, "the upper quartile must lie above the lower", "q3", q3)
    if n is None:
        return _derived((q3 - q1) / 1.35, "sd = (q3 - q1) / 1.35", q1=q1, q3=q3)
    _check(n > 1, "needs at least two people", "n", n)
    spread = 2 * float(ndtri((0.75 * n - 0.125) / (n + 0.25)))
    name = "sd = (q3 - q1) / (2 z((0.75 n - 0.125) / (n + 0.25)))"
    return _derived((q3 - q1) / spread, name, q1=q1, q3=q3, n=n)


def mean_from_quartiles(q1: float, median: float, q3: float) -> Derived[float]:
    """(q1 + median + q3) / 3; assumes symmetry (Wan et al. 2014, eq. 14)."""
    _check(q1 <= median <= q3, "the median must lie between the quartiles", "median", median)
    return _derived((q1 + median + q3) / 3, "mean = (q1 + median + q3) / 3", q1=q1, median=median, q3=q3)


def sd_of_change(sd_before: float, sd_after: float, correlation: float) -> Derived[float]:
    """sqrt(sd0^2 + sd1^2 - 2 r sd0 sd1); r is an assumption to be shown (Handbook 6.5.2.8)."""
    _positive(sd_before=sd_before, sd_after=sd_after)
    _check(-1 <= correlation <= 1, "must lie between -1 and 1", "correlation", correlation)
    value = sqrt(sd_before**2 + sd_after**2 - 2 * correlation * sd_before * sd_after)
    return _derived(
        value,
        "sd = sqrt(sd0^2 + sd1^2 - 2 r sd0 sd1)",
        sd_before=sd_before,
        sd_after=sd_after,
        correlation=correlation,
    )


def combined_groups(
    n1: float, m1: float, sd1: float, n2: float, m2: float, sd2: float
) -> tuple[Derived[float], Derived[float], Derived[float]]:
    """n, mean and sd of two arms of one study taken as one (Handbook 6.5.2.10)."""
    _positive(n1=n1, n2=n2)
    n = n1 + n2
    _check(n > 1, "needs at least two people", "n1 + n2", n)
    mean = (n1 * m1 + n2 * m2) / n
    squares = (n1 - 1) * sd1**2 + (n2 - 1) * sd2**2 + n1 * n2 / n * (m1 - m2) ** 2
    given = {"n1": n1, "m1": m1, "sd1": sd1, "n2": n2, "m2": m2, "sd2": sd2}
    return (
        _derived(n, "n = n1 + n2", n1=n1, n2=n2),
        _derived(mean, "mean = (n1 m1 + n2 m2) / n", n1=n1, m1=m1, n2=n2, m2=m2),
        _derived(
            sqrt(squares / (n - 1)),
            "sd = sqrt(((n1-1) sd1^2 + (n2-1) sd2^2 + n1 n2/n (m1-m2)^2) / (n-1))",
            **given,
        ),
    )
