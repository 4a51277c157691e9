"""Pooling two-by-two tables without weighting study effects: Mantel-Haenszel and Peto.

a, b are events and non-events of the treated, c, d those of the controls, one entry a study.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from probatum.domain.errors import ProbatumError
from probatum.domain.synthesis import Interval
from probatum.synthesis.effect_measures import Choices, effect_sizes
from probatum.synthesis.effect_measures.choices import Pair
from probatum.synthesis.effect_measures.two_by_two import Table
from probatum.synthesis.pooling.quantiles import chi2_tail, t_quantile, two_sided
from probatum.synthesis.pooling.table import Array


@dataclass(frozen=True, slots=True, kw_only=True)
class CommonEffect:
    """A common effect with its interval and tests; None where the measure has no such test."""

    measure: str
    formula: str
    k: int
    mu: float
    se: float
    z: float
    p: float
    interval: Interval
    q: float  # of the studies' own effects around mu
    q_p: float
    cochran_mantel_haenszel: float | None = None  # with continuity correction
    cochran_mantel_haenszel_p: float | None = None
    breslow_day: float | None = None
    breslow_day_p: float | None = None
    tarone: float | None = None
    tarone_p: float | None = None


def mantel_haenszel(
    a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, measure: str = "OR", level: float = 0.95
) -> CommonEffect:
    """The Mantel-Haenszel OR, RR (both as logarithms) or RD; no continuity correction enters the pool.

    Mantel and Haenszel 1959, J Natl Cancer Inst 22:719; variances of Robins, Breslow and Greenland 1986
    (OR), Greenland and Robins 1985 (RR), Sato 1989 (RD). ProbatumError where there is nothing to pool.
    """
    if measure not in _BY_MEASURE:
        raise ProbatumError(
            "no Mantel-Haenszel estimate", value=measure, remedy=f"one of {sorted(_BY_MEASURE)}"
        )
    t = _table(a, b, c, d)
    formula, estimate = _BY_MEASURE[measure]
    with np.errstate(all="ignore"):
        mu, variance = estimate(t)
    tests = _tests(t, mu) if measure == "OR" and np.isfinite(mu) else {}
    effects = effect_sizes(measure, Choices(drop00=True), ai=t.a, bi=t.b, ci=t.c, di=t.d)
    own = (effects.y[effects.usable], effects.v[effects.usable])
    return _common(measure, formula, t, mu, variance, own, level, **tests)


def peto(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, level: float = 0.95) -> CommonEffect:
    """Peto's log odds ratio: sum (O - E) / sum V (Yusuf et al. 1985, Prog Cardiovasc Dis 27:335-371)."""
    t = _table(a, b, c, d)
    excess, v = _hypergeometric(t)
    total = float(v.sum())
    mu = float(excess.sum()) / total if total else np.nan
    variance = 1 / total if total else np.nan
    informative = v > 0
    own = excess[informative] / v[informative]
    return _common("PETO", "sum (O - E) / sum V", t, mu, variance, (own, 1 / v[informative]), level)


def _table(a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike) -> Table:
    cells = [np.atleast_1d(np.asarray(x, np.float64)) for x in (a, b, c, d)]
    known = np.logical_and.reduce([np.isfinite(x) & (x >= 0) for x in cells])
    kept = [x[known] for x in cells]
    both = (kept[0] + kept[1] > 0) & (kept[2] + kept[3] > 0)
    return Table(*(x[both] for x in kept))


def _hypergeometric(t: Table) -> tuple[Array, Array]:
    """Observed less expected events of the treated, and their variance with all margins fixed."""
    n, events = t.n1 + t.n2, t.a + t.c
    with np.errstate(all="ignore"):
        v = np.where(n > 1, events * (n - events) * t.n1 * t.n2 / (n * n * (n - 1)), 0.0)
    return t.a - events * t.n1 / n, v


def _odds_ratio(t: Table) -> tuple[float, float]:
    n = t.n1 + t.n2
    r, s = t.a * t.d / n, t.b * t.c / n
    p, q = (t.a + t.d) / n, (t.b + t.c) / n
    rs, ss = r.sum(), s.sum()
    variance = (p * r).sum() / rs**2 + (p * s + q * r).sum() / (rs * ss) + (q * s).sum() / ss**2
    return float(np.log(rs / ss)), float(variance / 2)


def _risk_ratio(t: Table) -> tuple[float, float]:
    n = t.n1 + t.n2
    r, s = (t.a * t.n2 / n).sum(), (t.c * t.n1 / n).sum()
    variance = ((t.n1 * t.n2 * (t.a + t.c) - t.a * t.c * n) / n**2).sum() / (r * s)
    return float(np.log(r / s)), float(variance)


def _risk_difference(t: Table) -> tuple[float, float]:
    n = t.n1 + t.n2
    weight = (t.n1 * t.n2 / n).sum()
    mu = ((t.a * t.n2 - t.c * t.n1) / n).sum() / weight
    f1, f2 = t.n1 / n, t.n2 / n
    skew = (t.c * f1**2 - t.a * f2**2 + f1 * f2 * (t.n2 - t.n1) / 2).sum()
    spread = (t.a * (t.n2 - t.c) / n + t.c * (t.n1 - t.a) / n).sum() / 2
    return float(mu), float((mu * skew + spread) / weight**2)


_BY_MEASURE = {
    "OR": ("log(sum ad/N / sum bc/N)", _odds_ratio),
    "RR": ("log(sum a n2/N / sum c n1/N)", _risk_ratio),
    "RD": ("sum (a n2 - c n1)/N / sum n1 n2/N", _risk_difference),
}


def _tests(t: Table, mu: float) -> dict[str, float]:
    """Cochran-Mantel-Haenszel (association) and Breslow-Day with Tarone's correction (homogeneity)."""
    excess, v = _hypergeometric(t)
    statistic = (abs(float(excess.sum())) - 0.5) ** 2 / float(v.sum()) if v.sum() else np.nan
    informative = v > 0
    some = Table(*(x[informative] for x in (t.a, t.b, t.c, t.d)))
    fitted = _fitted(some, float(np.exp(mu)))
    events = some.a + some.c
    spread = 1 / (
        1 / fitted + 1 / (events - fitted) + 1 / (some.n1 - fitted) + 1 / (some.n2 - events + fitted)
    )
    breslow_day = float(((some.a - fitted) ** 2 / spread).sum())
    tarone = breslow_day - float((some.a - fitted).sum()) ** 2 / float(spread.sum())
    return {
        "cochran_mantel_haenszel": float(statistic),
        "cochran_mantel_haenszel_p": _tail(float(statistic), 1),
        "breslow_day": breslow_day,
        "breslow_day_p": _tail(breslow_day, len(fitted) - 1),
        "tarone": tarone,
        "tarone_p": _tail(tarone, len(fitted) - 1),
    }


def _fitted(t: Table, odds_ratio: float) -> Array:
    """Expected events of the treated if every study had this odds ratio: the root inside the margins."""
    events = t.a + t.c
    one = 1 - odds_ratio
    linear = t.n2 - events + odds_ratio * (t.n1 + events)
    constant = -odds_ratio * t.n1 * events
    if abs(one) < 1e-12:
        return np.asarray(-constant / linear)
    return np.asarray(-2 * constant / (linear + np.sqrt(linear**2 - 4 * one * constant)))


def _tail(value: float, df: int) -> float:
    return float(chi2_tail(np.array([value]), np.array([float(df)]))[0]) if df > 0 else 1.0


def _common(
    measure: str,
    formula: str,
    t: Table,
    mu: float,
    variance: float,
    own: Pair,
    level: float,
    **tests: float,
) -> CommonEffect:
    if not (np.isfinite(mu) and np.isfinite(variance) and variance > 0):
        raise ProbatumError("the tables allow no pooled effect", field=measure, remedy="no events, or all")
    y, v = own
    q, se = float(((y - mu) ** 2 / v).sum()), float(np.sqrt(variance))
    infinite = np.array([np.inf])
    half = float(t_quantile(0.5 + level / 2, infinite)[0]) * se
    return CommonEffect(
        measure=measure,
        formula=formula,
        k=len(t.a),
        mu=mu,
        se=se,
        z=mu / se,
        p=float(two_sided(np.array([mu / se]), infinite)[0]),
        interval=Interval(low=mu - half, high=mu + half, level=level),
        q=q,
        q_p=_tail(q, len(y) - 1),
        **tests,
    )
