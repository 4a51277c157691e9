"""Helpers of the published analyses: the starter's tables, pooled as the article pooled them."""

from __future__ import annotations

from math import exp

import numpy as np

from probatum.starter.tables import study_level
from probatum.synthesis.effect_measures import effect_sizes
from probatum.synthesis.pooling import EffectTable, MeanTest, Method, Options, PooledEstimate, pool


def cells(substance: str, table: str) -> dict[str, np.ndarray]:
    """The counts of one table."""
    rows = [row for row in study_level(substance) if row.table == table and row.has_counts]
    fields = {"ai": "treat_events", "n1i": "treat_n", "ci": "control_events", "n2i": "control_n"}
    return {name: np.array([getattr(row, field) for row in rows], float) for name, field in fields.items()}


def pooled(y: np.ndarray, v: np.ndarray, method: str) -> PooledEstimate:
    """One pool with a Wald interval, as articles before Hartung and Knapp print it."""
    view = pool(EffectTable.of(y, v), Options(method=Method(method), test=MeanTest.Z)).view(0)
    assert isinstance(view, PooledEstimate)
    return view


def ratio(measure: str, counts: dict[str, np.ndarray], method: str) -> tuple[float, float, float, int]:
    """Ratio, its limits and the number of studies."""
    effects = effect_sizes(measure, None, **counts)
    view = pooled(effects.y[effects.usable], effects.v[effects.usable], method)
    return exp(view.mu), exp(view.interval.low), exp(view.interval.high), view.k
