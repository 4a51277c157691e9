"""Combining p-values when studies print nothing else (SWiM; Cochrane Handbook 12.2.1.2).

All take one-sided p-values for the same direction: a small p speaks for it, one near 1 against it.
A combined p says whether the effect is zero in every study; it says nothing about its size.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, factorial, log, pi, sqrt

import numpy as np

from probatum.domain.errors import ProbatumError


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedP:
    """A combined one-sided p-value, its statistic and formula."""

    method: str
    formula: str
    k: int
    statistic: float
    p: float
    df: float | None = None


def fisher(p: Sequence[float]) -> CombinedP:
    """Chi-squared of -2 sum log p with 2k degrees of freedom (Fisher 1932)."""
    from scipy.special import gammaincc

    values = _checked(p)
    statistic, df = -2 * sum(map(log, values)), 2 * len(values)
    tail = float(gammaincc(df / 2, statistic / 2))
    return CombinedP(
        method="fisher", formula="-2 sum log p", k=len(values), statistic=statistic, p=tail, df=df
    )


def stouffer(p: Sequence[float]) -> CombinedP:
    """Normal: sum of z(1 - p) over sqrt k (Stouffer et al. 1949)."""
    from scipy.special import ndtr, ndtri

    values = _checked(p)
    z = -float(np.sum(ndtri(values))) / sqrt(len(values))
    return CombinedP(
        method="stouffer", formula="sum z(1 - p) / sqrt k", k=len(values), statistic=z, p=float(ndtr(-z))
    )


def tippett(p: Sequence[float]) -> CombinedP:
    """1 - (1 - min p)^k (Tippett 1931)."""
    values = _checked(p)
    least = min(values)
    tail = -float(np.expm1(len(values) * np.log1p(-least)))
    return CombinedP(method="tippett", formula="1 - (1 - min p)^k", k=len(values), statistic=least, p=tail)


def edgington(p: Sequence[float]) -> CombinedP:
    """The distribution of a sum of k uniform numbers (Edgington 1972, J Psychol 80:351-363)."""
    values = _checked(p)
    total, k = sum(values), len(values)
    tail = sum((-1) ** j * comb(k, j) * (total - j) ** k for j in range(int(total) + 1)) / factorial(k)
    return CombinedP(method="edgington", formula="P(sum of k uniforms < sum p)", k=k, statistic=total, p=tail)


def logit(p: Sequence[float]) -> CombinedP:
    """t with 5k + 4 degrees of freedom of the scaled sum of logits (Mudholkar and George 1979)."""
    from scipy.special import stdtr

    values = _checked(p)
    k, df = len(values), 5 * len(values) + 4
    scale = sqrt(k * pi**2 * (5 * k + 2) / (3 * (5 * k + 4)))
    t = -sum(log(value / (1 - value)) for value in values) / scale
    formula = "-sum logit p / sqrt(k pi^2 (5k + 2) / (3 (5k + 4)))"
    return CombinedP(method="logit", formula=formula, k=k, statistic=t, p=float(stdtr(df, -t)), df=df)


def mean_p(p: Sequence[float]) -> CombinedP:
    """Normal: (0.5 - mean p) sqrt(12 k), for four or more (Edgington 1972, J Psychol 82:85-89)."""
    from scipy.special import ndtr

    values = _checked(p)
    k = len(values)
    if k < 4:
        raise ProbatumError("the mean of p needs four p-values", field="k", value=k, remedy="use edgington")
    z = (0.5 - sum(values) / k) * sqrt(12 * k)
    return CombinedP(
        method="mean_p", formula="(0.5 - mean p) sqrt(12 k)", k=k, statistic=z, p=float(ndtr(-z))
    )


def inverse_chi2(p: Sequence[float]) -> CombinedP:
    """Chi-squared with k degrees of freedom of the sum of chi-squared(1) quantiles (Lancaster 1961)."""
    from scipy.special import gammaincc, gammainccinv

    values = _checked(p)
    k, statistic = len(values), float(np.sum(2 * gammainccinv(0.5, values)))
    tail = float(gammaincc(k / 2, statistic / 2))
    formula = "sum of chi-squared(1) quantiles of 1 - p"
    return CombinedP(method="inverse_chi2", formula=formula, k=k, statistic=statistic, p=tail, df=k)


def _checked(p: Sequence[float]) -> list[float]:
    values = [float(value) for value in p]
    if not values:
        raise ProbatumError("no p-values to combine", field="p", remedy="give at least one")
    for value in values:
        if not 0 < value < 1:
            raise ProbatumError(
                "must lie between 0 and 1", field="p", value=value, remedy="an exact one-sided p-value"
            )
    return values
