"""Quantiles and tails of the normal, t and chi-squared distributions, one call per distinct size.

From `scipy.special`: `scipy.stats` takes half a second to import.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from probatum.synthesis.pooling.table import Array


def t_quantile(upper: float, df: Array) -> Array:
    """The quantile of Student's t; infinite df gives the normal's, df < 1 gives NaN."""
    from scipy.special import ndtri, stdtrit

    def one(value: float) -> float:
        if np.isinf(value):
            return float(ndtri(upper))
        return float(stdtrit(value, upper)) if value >= 1 else np.nan

    return _per_value(df, one)


def chi2_quantile(lower: float, df: Array) -> Array:
    """The quantile of chi-squared."""
    from scipy.special import gammaincinv

    return _per_value(df, lambda value: 2 * float(gammaincinv(value / 2, lower)))


def chi2_tail(value: Array, df: Array) -> Array:
    """The probability of a larger chi-squared."""
    from scipy.special import gammaincc

    return np.asarray(gammaincc(df / 2, value / 2), np.float64)


def two_sided(statistic: Array, df: Array) -> Array:
    """The two-sided p-value of a t (or, with infinite df, a normal) statistic."""
    from scipy.special import ndtr, stdtr

    size = -np.abs(statistic)
    is_normal = np.isinf(df)
    return np.asarray(
        2 * np.where(is_normal, ndtr(size), stdtr(np.where(is_normal, 1.0, df), size)), np.float64
    )


def _per_value(values: Array, one: Any) -> NDArray[np.float64]:
    distinct, where = np.unique(values, return_inverse=True)
    return np.array([one(float(value)) for value in distinct])[where.reshape(values.shape)]
