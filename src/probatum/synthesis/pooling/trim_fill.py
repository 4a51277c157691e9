"""Trim and fill: how many studies a symmetrical funnel lacks, and the effect with them imputed.

Duval and Tweedie 2000, J Am Stat Assoc 95:89-98 and Biometrics 56:455-463. The imputed studies are
hypothetical: this is a sensitivity analysis, never the effect a page reports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np

from probatum.synthesis.pooling.choices import Options
from probatum.synthesis.pooling.pools import pool
from probatum.synthesis.pooling.results import PooledEstimate
from probatum.synthesis.pooling.table import Array, EffectTable

MAX_ROUNDS = 100
_AHEAD = 8  # numbers of trimmed studies pooled in one call: most searches end among the first eight


class Side(StrEnum):
    """The side of the funnel on which studies are missing."""

    LEFT = "left"
    RIGHT = "right"


class Estimator(StrEnum):
    """How the number of missing studies is estimated."""

    L0 = "L0"
    R0 = "R0"
    Q0 = "Q0"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrimFill:
    """The number of missing studies with its standard error, and the pooled effect with them filled in."""

    estimator: Estimator
    side: Side
    missing: int
    missing_se: float
    filled: tuple[tuple[float, float], ...]  # effect and variance of each imputed study
    pooled: PooledEstimate


def trim_and_fill(
    y: Array,
    v: Array,
    *,
    side: Side | None = None,
    estimator: Estimator = Estimator.L0,
    options: Options | None = None,
) -> TrimFill | None:
    """Trim, estimate and fill; the side opposite to the trend of effect on standard error if none is given.

    None where fewer than two studies have an effect, or where the estimate is not defined (Q0).
    """
    options = options or Options()
    if len(y) < 2:
        return None
    side = side or _thin_side(y, v)
    order = np.argsort(-y if side is Side.RIGHT else y, kind="stable")
    sign = -1.0 if side is Side.RIGHT else 1.0
    ys, vs = sign * y[order], v[order]
    found = _missing(ys, vs, estimator, options)
    if found is None:
        return None
    k0, se, mu = found
    fill_y, fill_v = (2 * mu - ys[len(ys) - k0 :], vs[len(vs) - k0 :]) if k0 else (ys[:0], vs[:0])
    all_y, all_v = np.append(sign * ys, sign * fill_y), np.append(vs, fill_v)
    view = pool(EffectTable.of(all_y, all_v), options).view(0)
    if not isinstance(view, PooledEstimate):
        return None
    filled = tuple(zip((sign * fill_y).tolist(), fill_v.tolist(), strict=True))
    return TrimFill(estimator=estimator, side=side, missing=k0, missing_se=se, filled=filled, pooled=view)


def _thin_side(y: Array, v: Array) -> Side:
    from probatum.synthesis.pooling.small_study import egger

    test = egger(y, v)
    return Side.RIGHT if test is not None and test.slope < 0 else Side.LEFT


def _missing(ys: Array, vs: Array, estimator: Estimator, options: Options) -> tuple[int, float, float] | None:
    """Number, its standard error, and the mean of the trimmed studies; None where undefined."""
    k, k0, before = len(ys), 0, -1
    se = mu = 0.0
    means = _Means(ys, vs, options)
    for _ in range(MAX_ROUNDS):
        if k0 == before:
            break
        before = k0
        mu = means.without(k0)
        centered = ys - mu
        ranks = np.empty(k)
        ranks[np.argsort(np.abs(centered), kind="stable")] = np.arange(1, k + 1)
        estimate = _ESTIMATORS[estimator](np.sign(centered) * ranks, k)
        if estimate is None:
            return None
        number, se = estimate
        k0 = round(max(0.0, number))
        if k0 >= k:
            return None
    return k0, max(0.0, se), mu


class _Means:
    """The mean without the last studies, for some numbers of trimmed studies in one call."""

    def __init__(self, ys: Array, vs: Array, options: Options) -> None:
        self._ys, self._vs, self._options = ys, vs, options
        self._known: dict[int, float] = {}

    def without(self, trimmed: int) -> float:
        """The mean of all studies but the last `trimmed`; at least one is left."""
        if trimmed not in self._known:
            self._pool(trimmed - trimmed % _AHEAD)
        return self._known[trimmed]

    def _pool(self, first: int) -> None:
        k = len(self._ys)
        left = [k - trimmed for trimmed in range(first, min(first + _AHEAD, k))]
        places = np.concatenate([np.arange(size) for size in left])
        table = EffectTable.of(self._ys[places], self._vs[places], pool=np.repeat(np.arange(len(left)), left))
        mu = pool(table, self._options).mu.tolist()
        for size, mean in zip(left, mu, strict=True):
            self._known[k - size] = float(self._ys[0]) if size == 1 else mean


def _l0(signed: Array, k: int) -> tuple[float, float] | None:
    total = float(signed[signed > 0].sum())
    k0 = (4 * total - k * (k + 1)) / (2 * k - 1)
    return k0, 4 * _root(_spread(k, k0)) / (2 * k - 1)


def _r0(signed: Array, k: int) -> tuple[float, float] | None:
    below = -signed[signed < 0]
    k0 = k - float(below.max() if below.size else 0) - 1
    return k0, sqrt(2 * max(0.0, k0) + 2)


def _q0(signed: Array, k: int) -> tuple[float, float] | None:
    total = float(signed[signed > 0].sum())
    inside = 2 * k * k - 4 * total + 0.25
    if inside < 0:
        return None
    k0 = k - 0.5 - sqrt(inside)
    below = (k - 0.5) ** 2 - k0 * (2 * k - k0 - 1)
    return (k0, 2 * _root(_spread(k, k0)) / sqrt(below)) if below > 0 else None


def _spread(k: int, k0: float) -> float:
    own = k * (k + 1) * (2 * k + 1) + 10 * k0**3 + 27 * k0**2 + 17 * k0
    return (own - 18 * k * k0**2 - 18 * k * k0 + 6 * k * k * k0) / 24


def _root(value: float) -> float:
    return sqrt(value) if value > 0 else 0.0


_ESTIMATORS: dict[Estimator, Callable[[Array, int], tuple[float, float] | None]] = {
    Estimator.L0: _l0,
    Estimator.R0: _r0,
    Estimator.Q0: _q0,
}
