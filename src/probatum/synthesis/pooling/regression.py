"""Meta-regression of one table on moderators, and the comparison of subgroups.

Mixed-effects model y = X b + u + e, var u = tau2, var e = v (Viechtbauer 2010, J Stat Softw 36(3);
Knapp and Hartung 2003, Stat Med 22:2693-2710).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from probatum.domain.errors import ProbatumError
from probatum.domain.synthesis import Interval
from probatum.synthesis.pooling.choices import MeanTest, Method, Options
from probatum.synthesis.pooling.pools import pool
from probatum.synthesis.pooling.quantiles import chi2_tail, t_quantile, two_sided
from probatum.synthesis.pooling.regression_tau2 import Design, residual_tau2
from probatum.synthesis.pooling.results import Pooled
from probatum.synthesis.pooling.table import Array, EffectTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """One coefficient with its test."""

    name: str
    b: float
    se: float
    statistic: float
    p: float
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Regression:
    """A fitted meta-regression."""

    coefficients: tuple[Coefficient, ...]
    covariance: Array
    k: int
    df: float  # of the tests of coefficients; infinite for z
    tau2: float
    q_residual: float
    q_residual_p: float
    moderators: float  # omnibus statistic of all moderators: chi-squared, or F where df is finite
    moderators_p: float
    i2: float
    h2: float
    r2: float | None  # percent of tau2 explained; None where there is nothing to explain
    level: float

    def predict(self, values: ArrayLike) -> tuple[Array, Array, Array, Array]:
        """Mean, its standard error and its limits at rows of moderator values (the intercept is added)."""
        x = np.atleast_2d(np.asarray(values, np.float64))
        if self.coefficients[0].name == INTERCEPT:
            x = np.column_stack([np.ones(len(x)), x])
        mean = x @ np.array([c.b for c in self.coefficients])
        se = np.sqrt(np.einsum("ij,jk,ik->i", x, self.covariance, x))
        half = float(t_quantile(0.5 + self.level / 2, np.array([self.df]))[0]) * se
        return mean, se, mean - half, mean + half


INTERCEPT = "intercept"


def meta_regression(
    y: ArrayLike,
    v: ArrayLike,
    moderators: Mapping[str, ArrayLike],
    options: Options | None = None,
    *,
    intercept: bool = True,
) -> Regression:
    """Regress effects on moderators; ProbatumError where there are too few studies or moderators coincide."""
    options = options or Options()
    ys, vs = np.asarray(y, np.float64), np.asarray(v, np.float64)
    names, x = _matrix(moderators, len(ys), intercept)
    _check(ys, vs, x, names)
    design = Design.of(ys, vs, x)
    t = residual_tau2(design, options.method)
    b, covariance, rss = design.solve(t)
    k, p = x.shape
    s2 = rss / (k - p)
    if options.test is MeanTest.HKSJ or (options.test is MeanTest.HKSJ_AD_HOC and s2 > 1):
        covariance = covariance * s2
    df = np.inf if options.test is MeanTest.Z else float(k - p)
    q = design.solve(0.0)[2]
    omnibus, omnibus_p = _omnibus(b, covariance, df, p, intercept)
    i2, h2 = _inconsistency(design, t, q, options.method)
    return Regression(
        coefficients=_coefficients(names, b, covariance, df, options.level),
        covariance=covariance,
        k=k,
        df=df,
        tau2=t,
        q_residual=q,
        q_residual_p=float(chi2_tail(np.array([q]), np.array([float(k - p)]))[0]),
        moderators=omnibus,
        moderators_p=omnibus_p,
        i2=i2,
        h2=h2,
        r2=_explained(design, t, q, options.method) if intercept and p > 1 else None,
        level=options.level,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Subgroups:
    """Each subgroup pooled by itself, and a test whether their means differ."""

    pooled: Pooled  # one pool a subgroup
    q_between: float
    df: int
    p: float


def subgroups(
    y: ArrayLike, v: ArrayLike, group: ArrayLike, options: Options | None = None, **labels: ArrayLike
) -> Subgroups:
    """Pool within subgroups, each with its own tau2; compare their means (Borenstein et al. 2009, ch. 19)."""
    pooled = pool(EffectTable.of(y, v, pool=group, **labels), options)
    known = np.isfinite(pooled.mu)
    mu, w = pooled.mu[known], 1 / pooled.se[known] ** 2
    q = float(w @ (mu - (w @ mu) / w.sum()) ** 2) if known.any() else np.nan
    df = int(known.sum()) - 1
    p = float(chi2_tail(np.array([q]), np.array([float(df)]))[0]) if df > 0 else np.nan
    return Subgroups(pooled=pooled, q_between=q, df=df, p=p)


def _matrix(moderators: Mapping[str, ArrayLike], k: int, intercept: bool) -> tuple[list[str], Array]:
    names = [INTERCEPT] if intercept else []
    columns = [np.ones(k)] if intercept else []
    for name, values in moderators.items():
        names.append(name)
        columns.append(np.asarray(values, np.float64))
    return names, np.column_stack(columns)


def _check(y: Array, v: Array, x: Array, names: list[str]) -> None:
    if not (np.isfinite(y).all() and np.isfinite(v).all() and (v > 0).all() and np.isfinite(x).all()):
        raise ProbatumError("effects, moderators must be numbers and variances above zero", field="y, v, x")
    k, p = x.shape
    if k <= p:
        raise ProbatumError(
            "more coefficients than studies allow", field="k", value=k, remedy=f"{p + 1} studies or more"
        )
    if np.linalg.matrix_rank(x / np.abs(x).max(axis=0, initial=1e-300)) < p:
        raise ProbatumError("moderators coincide", field=", ".join(names), remedy="drop one of them")


def _coefficients(
    names: list[str], b: Array, covariance: Array, df: float, level: float
) -> tuple[Coefficient, ...]:
    se = np.sqrt(np.diag(covariance))
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = b / se
    p = two_sided(statistic, np.full_like(b, df))
    half = t_quantile(0.5 + level / 2, np.full_like(b, df)) * se
    return tuple(
        Coefficient(
            name=name,
            b=float(b[i]),
            se=float(se[i]),
            statistic=float(statistic[i]),
            p=float(p[i]),
            interval=Interval(low=float(b[i] - half[i]), high=float(b[i] + half[i]), level=level),
        )
        for i, name in enumerate(names)
    )


def _omnibus(b: Array, covariance: Array, df: float, p: int, intercept: bool) -> tuple[float, float]:
    from scipy.special import fdtrc

    tested = np.arange(1 if intercept and p > 1 else 0, p)
    wald = float(b[tested] @ np.linalg.solve(covariance[np.ix_(tested, tested)], b[tested]))
    m = len(tested)
    if np.isinf(df):
        return wald, float(chi2_tail(np.array([wald]), np.array([float(m)]))[0])
    return wald / m, float(fdtrc(m, df, wald / m))


def _inconsistency(design: Design, t: float, q: float, method: Method) -> tuple[float, float]:
    df = design.k - design.p
    if method is Method.EE:
        return (100 * max(0.0, 1 - df / q) if q > 0 else 0.0), q / df
    typical = df / design.trace_p(0.0)
    return 100 * t / (t + typical), t / typical + 1


def _explained(design: Design, t: float, q: float, method: Method) -> float | None:
    """Share of tau2 (EE: adjusted share of the weighted variance) that the moderators explain."""
    alone = Design.of(design.y, design.v, np.ones((design.k, 1)))
    if method is Method.EE:
        before = alone.solve(0.0)[2]
        ratio = (q / (design.k - design.p)) / (before / (design.k - 1)) if before > 0 else np.nan
    else:
        without = residual_tau2(alone, method)
        ratio = t / without if without > 0 else np.nan
    return max(0.0, 100 * (1 - ratio)) if np.isfinite(ratio) else None
