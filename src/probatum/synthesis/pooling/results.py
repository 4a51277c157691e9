"""What pooling returns: columns of numbers for all pools, one typed view per pool, a trace per number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from probatum.domain.errors import ProbatumError
from probatum.domain.synthesis import Interval
from probatum.synthesis.pooling.choices import Options
from probatum.synthesis.pooling.fit import COLUMNS
from probatum.synthesis.pooling.refusals import PoolRefusal, Reason, refusal
from probatum.synthesis.pooling.table import Array, EffectTable

VERSION = "1"  # of the formulas; part of every trace


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where one number comes from: its formula, the choices, the rows and a digest of their values."""

    name: str
    value: float
    formula: str
    choices: str
    rows: tuple[int, ...]
    studies: tuple[str, ...]
    inputs: str  # digest of the rows: the same digest and choices give the same number
    version: str = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledEstimate:
    """One pool's effect. With two studies nothing is claimed about heterogeneity or a new study.

    Numbers are on the scale of the measure: natural logarithms for ratios.
    """

    pool: str
    k: int
    mu: float
    se: float
    p: float
    interval: Interval
    tau2: float | None  # None for k = 2
    tau2_interval: Interval | None
    q: float | None
    q_p: float | None
    i2: float | None
    i2_interval: Interval | None
    prediction: Interval | None  # None below three studies
    modes: int
    weights: tuple[float, ...]  # percent, in the order of the studies
    studies: tuple[str, ...]
    laboratories: tuple[str | None, ...]
    is_one_laboratory: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Pooled:
    """Columns by name (`COLUMNS` says what each is), NaN where a pool is refused."""

    table: EffectTable
    options: Options
    columns: Mapping[str, Array]
    reasons: NDArray[np.int8]
    one_laboratory: NDArray[np.bool_]
    without: Mapping[str, LeftOut]

    def __len__(self) -> int:
        return len(self.reasons)

    def __getattr__(self, name: str) -> Array:
        if name in COLUMNS:
            return self[name]
        raise AttributeError(name)

    def __getitem__(self, name: str) -> Array:
        if name not in self.columns:
            raise ProbatumError("no such column", value=name, remedy=f"one of {', '.join(self.columns)}")
        return self.columns[name]

    def __iter__(self) -> Iterator[PooledEstimate | PoolRefusal]:
        return (self.view(pool) for pool in range(len(self)))

    def view(self, pool: int) -> PooledEstimate | PoolRefusal:
        """One pool, typed."""
        if self.reasons[pool]:
            return refusal(self.table, pool, Reason(int(self.reasons[pool])))
        return _estimate(self, pool)

    def trace(self, pool: int, name: str) -> Trace:
        """How one number came about."""
        rows = self.table.rows(pool)
        return Trace(
            name=name,
            value=float(self[name][pool]),
            formula=COLUMNS[name],
            choices=str(self.options),
            rows=tuple(int(row) for row in rows),
            studies=tuple(self.table.study_label(int(row)) for row in rows),
            inputs=self.table.digest(pool),
        )


@dataclass(frozen=True, eq=False)
class LeftOut:
    """Every pool again without one study, or without one laboratory; one entry per leaving out."""

    parent: NDArray[np.int64]  # the pool
    left_out: NDArray[np.int64]  # row of the study, or code of the laboratory
    columns: Mapping[str, Array]  # NaN where fewer than two studies remain

    def of(self, pool: int) -> NDArray[np.int64]:
        """The entries of one pool."""
        return np.flatnonzero(self.parent == pool)

    def range(self, pool: int, name: str = "mu") -> Interval | None:
        """The least and greatest value over the leavings out; None where none could be pooled."""
        values = self.columns[name][self.of(pool)]
        known = values[np.isfinite(values)]
        return Interval(low=float(known.min()), high=float(known.max()), level=1.0) if known.size else None


def _estimate(pooled: Pooled, pool: int) -> PooledEstimate:
    table, x = pooled.table, {name: float(column[pool]) for name, column in pooled.columns.items()}
    rows, level, k = table.rows(pool), pooled.options.level, int(x["k"])
    weights = 1 / (table.v[rows] + x["tau2"])
    claims, full = k > 2, pooled.options.heterogeneity
    laboratory = table.laboratory
    return PooledEstimate(
        pool=str(table.pools.names[pool]),
        k=k,
        mu=x["mu"],
        se=x["se"],
        p=x["p"],
        interval=Interval(low=x["low"], high=x["high"], level=level),
        tau2=x["tau2"] if claims else None,
        tau2_interval=_interval(x, "tau2_low", "tau2_high", level) if claims and full else None,
        q=x["q"] if full else None,
        q_p=x["q_p"] if full else None,
        i2=x["i2"] if claims and full else None,
        i2_interval=_interval(x, "i2_low", "i2_high", level) if claims and full else None,
        prediction=_interval(x, "prediction_low", "prediction_high", level) if claims and full else None,
        modes=int(x["modes"]),
        weights=tuple((100 * weights / weights.sum()).tolist()),
        studies=tuple(table.study_label(int(row)) for row in rows),
        laboratories=tuple(laboratory.name(int(row)) if laboratory else None for row in rows),
        is_one_laboratory=bool(pooled.one_laboratory[pool]),
        notes=tuple(_notes(x, bool(pooled.one_laboratory[pool]))),
    )


def _interval(x: Mapping[str, float], low: str, high: str, level: float) -> Interval | None:
    return Interval(low=x[low], high=x[high], level=level) if np.isfinite(x[high]) else None


# Simulated coverage of 95 % prediction intervals (docs/methods/coverage.md): 84 to 92 % from five studies
# on where sampling error and heterogeneity are of one size or heterogeneity is smaller.
SHORT_FROM, SHORT_BELOW_I2 = 5, 60.0


def _notes(x: Mapping[str, float], one_laboratory: bool) -> Iterator[str]:
    k, modes = int(x["k"]), int(x["modes"])
    if k == 2:
        yield "two studies: both are shown, nothing is claimed about heterogeneity or a new study"
    if k >= SHORT_FROM and 0 < x.get("i2", 0.0) < SHORT_BELOW_I2:
        yield "the prediction interval may be too narrow: here 95 % intervals held 84 to 92 %"
    if modes > 1:
        yield f"the likelihood has {modes} local maxima; the highest is reported"
    if one_laboratory:
        yield "all studies come from one laboratory"
