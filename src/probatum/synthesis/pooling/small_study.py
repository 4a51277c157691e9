"""Small-study effects: do small studies show other effects than large ones?

Which test is right depends on the measure: with odds ratios and standardized mean differences the
standard error depends on the effect itself, so that Egger's test errs (Cochrane Handbook 13.3.5.4;
Sterne et al. 2011, BMJ 343:d4002). Below ten studies no test is made.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from probatum.domain.synthesis import Interval
from probatum.synthesis.effect_measures import effect_sizes
from probatum.synthesis.pooling.choices import MeanTest, Method, Options
from probatum.synthesis.pooling.quantiles import t_quantile, two_sided
from probatum.synthesis.pooling.table import Array

FEWEST = 10  # studies for a test (Sterne et al. 2011)


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallStudyTest:
    """A regression of effect on imprecision: its slope is the asymmetry, its intercept the effect in an
    infinitely large study."""

    name: str
    formula: str
    k: int
    slope: float
    statistic: float
    df: float  # infinite for z
    p: float
    at_infinity: float
    interval: Interval  # of the effect in an infinitely large study


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSmallStudyTest:
    """No test, and why."""

    k: int
    because: str


def egger(y: ArrayLike, v: ArrayLike, *, level: float = 0.95) -> SmallStudyTest | None:
    """Weighted regression of y on its standard error: the same test as Egger's intercept.

    Egger et al. 1997, BMJ 315:629-634; dispersion is estimated. None with fewer than three studies
    or equal standard errors.
    """
    ys, vs = _columns(y, v)
    return _weighted("egger", "y ~ sqrt(v), weights 1/v", ys, np.sqrt(vs), 1 / vs, level)


def egger_mixed(y: ArrayLike, v: ArrayLike, *, level: float = 0.95) -> SmallStudyTest | None:
    """The same predictor in a mixed-effects meta-regression (REML, z) (Sterne and Egger 2005)."""
    from probatum.domain.errors import ProbatumError
    from probatum.synthesis.pooling.regression import meta_regression

    ys, vs = _columns(y, v)
    options = Options(method=Method.REML, test=MeanTest.Z, level=level)
    try:
        fitted = meta_regression(ys, vs, {"se": np.sqrt(vs)}, options)
    except ProbatumError:
        return None
    intercept, slope = fitted.coefficients
    return SmallStudyTest(
        name="egger-mixed",
        formula="y ~ sqrt(v), weights 1/(v + tau2)",
        k=fitted.k,
        slope=slope.b,
        statistic=slope.statistic,
        df=np.inf,
        p=slope.p,
        at_infinity=intercept.b,
        interval=intercept.interval,
    )


def egger_by_sizes(
    y: ArrayLike, n1: ArrayLike, n2: ArrayLike, *, level: float = 0.95
) -> SmallStudyTest | None:
    """For SMD: regress on sqrt(1/n1 + 1/n2) with weights 1/(1/n1 + 1/n2), both free of the effect.

    Pustejovsky and Rodgers 2019, Res Synth Methods 10:57-71.
    """
    ys, first, second = _columns(y, n1, n2)
    spread = 1 / first + 1 / second
    formula = "y ~ sqrt(1/n1 + 1/n2), weights n1 n2 / (n1 + n2)"
    return _weighted("egger-sqrt-n", formula, ys, np.sqrt(spread), 1 / spread, level)


def peters(
    a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, level: float = 0.95
) -> SmallStudyTest | None:
    """For OR: log OR on 1/N with weights (a + c)(b + d)/N (Peters et al. 2006, JAMA 295:676-680)."""
    cells = _columns(a, b, c, d)
    effects = effect_sizes("OR", ai=cells[0], bi=cells[1], ci=cells[2], di=cells[3])
    use = effects.usable & (cells[0] + cells[2] > 0) & (cells[1] + cells[3] > 0)
    events, others = (cells[0] + cells[2])[use], (cells[1] + cells[3])[use]
    n = events + others
    formula = "log OR ~ 1/N, weights events non-events / N"
    return _weighted("peters", formula, effects.y[use], 1 / n, events * others / n, level)


def harbord(
    a: ArrayLike, b: ArrayLike, c: ArrayLike, d: ArrayLike, *, level: float = 0.95
) -> SmallStudyTest | None:
    """For OR: efficient score Z/V on 1/sqrt(V) with weights V.

    Harbord, Egger and Sterne 2006, Stat Med 25:3443-3457.
    """
    a_, b_, c_, d_ = _columns(a, b, c, d)
    n1, n, events = a_ + b_, a_ + b_ + c_ + d_, a_ + c_
    with np.errstate(all="ignore"):
        z = a_ - events * n1 / n
        v = n1 * (n - n1) * events * (n - events) / (n * n * (n - 1))
    use = np.isfinite(v) & (v > 0)
    formula = "Z/V ~ 1/sqrt(V), weights V"
    return _weighted("harbord", formula, z[use] / v[use], 1 / np.sqrt(v[use]), v[use], level)


def small_study_test(
    measure: str,
    y: ArrayLike,
    v: ArrayLike,
    *,
    cells: tuple[ArrayLike, ArrayLike, ArrayLike, ArrayLike] | None = None,
    sizes: tuple[ArrayLike, ArrayLike] | None = None,
) -> SmallStudyTest | NoSmallStudyTest:
    """The test that suits the measure, or why there is none."""
    k = len(_columns(y, v)[0])
    if k < FEWEST:
        return NoSmallStudyTest(k=k, because=f"{k} studies; a test needs {FEWEST} (Sterne et al. 2011)")
    if measure in ("OR", "PETO", "RR"):
        if cells is None:
            return NoSmallStudyTest(k=k, because=f"the test for {measure} needs the events of both groups")
        found = peters(*cells)
    elif measure in ("SMD", "SMDH"):
        if sizes is None:
            return NoSmallStudyTest(k=k, because="the test for SMD needs the sizes of both groups")
        found = egger_by_sizes(y, *sizes)
    else:
        found = egger(y, v)
    return found or NoSmallStudyTest(k=k, because="the studies are equally precise")


def _columns(*columns: ArrayLike) -> list[Array]:
    return [np.atleast_1d(np.asarray(column, np.float64)) for column in columns]


def _weighted(name: str, formula: str, y: Array, x: Array, w: Array, level: float) -> SmallStudyTest | None:
    """Weighted least squares with the dispersion estimated: a t-test of the slope with k - 2."""
    k = len(y)
    if k < 3:
        return None
    first, y = float(y[0]), y - y[0]  # effects far from zero would lose digits
    root = np.sqrt(w)
    design = np.column_stack([root, x * root])
    q, r = np.linalg.qr(design)
    if abs(r[1, 1]) <= 1e-12 * abs(r[0, 0]) * float(np.abs(x).max()):
        return None
    inverse = np.linalg.inv(r)
    b = inverse @ (q.T @ (y * root))
    residual = y * root - design @ b
    df = float(k - 2)
    se = np.sqrt((inverse**2).sum(axis=1) * float(residual @ residual) / df)
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = float(b[1] / se[1])
    half = float(t_quantile(0.5 + level / 2, np.array([df]))[0] * se[0])
    return SmallStudyTest(
        name=name,
        formula=formula,
        k=k,
        slope=float(b[1]),
        statistic=statistic,
        df=df,
        p=float(two_sided(np.array([statistic]), np.array([df]))[0]),
        at_infinity=first + float(b[0]),
        interval=Interval(low=first + float(b[0]) - half, high=first + float(b[0]) + half, level=level),
    )
