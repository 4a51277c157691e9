"""Views, traces and leaving out."""

from __future__ import annotations

import numpy as np
import pytest

from probatum.domain.errors import ProbatumError
from probatum.synthesis.pooling import (
    LABORATORY,
    STUDY,
    EffectTable,
    Method,
    Options,
    PooledEstimate,
    pool,
)

Y, V = [0.3, 0.1, 0.9, -0.2, 0.5], [0.04, 0.09, 0.05, 0.1, 0.02]
LABS = ["A", "A", "B", "B", None]


def test_a_trace_names_formula_rows_and_digest() -> None:
    table = EffectTable.of(Y, V, study=list("abcde"))
    trace = pool(table).trace(0, "tau2")
    assert trace.studies == tuple("abcde")
    assert trace.rows == (0, 1, 2, 3, 4)
    assert "REML" in trace.choices
    assert len(trace.inputs) == 16
    changed = EffectTable.of([*Y[:4], 0.51], V, study=list("abcde"))
    assert pool(changed).trace(0, "tau2").inputs != trace.inputs
    assert pool(EffectTable.of(Y, V, study=list("abcde"))).trace(0, "tau2") == trace


def test_rows_of_pools_may_be_mixed() -> None:
    straight = pool(EffectTable.of(Y * 2, V * 2, pool=["p"] * 5 + ["q"] * 5))
    pairs = [value for y in Y for value in (y, y)]
    spreads = [value for v in V for value in (v, v)]
    mixed = pool(EffectTable.of(pairs, spreads, pool=["p", "q"] * 5))
    assert mixed.table.rows(1).tolist() == [1, 3, 5, 7, 9]
    for name, column in straight.columns.items():
        assert column.tobytes() == mixed.columns[name].tobytes(), name


def test_leaving_out_a_study_is_pooling_the_others() -> None:
    left = pool(EffectTable.of(Y, V), without=(STUDY,)).without[STUDY]
    assert left.left_out.tolist() == [0, 1, 2, 3, 4]
    for i in range(5):
        rest = [j for j in range(5) if j != i]
        alone = pool(EffectTable.of([Y[j] for j in rest], [V[j] for j in rest]))
        assert left.columns["mu"][i] == pytest.approx(alone.mu[0], rel=1e-12)
        assert left.columns["high"][i] == pytest.approx(alone.high[0], rel=1e-12)


def test_leaving_out_a_laboratory_drops_all_its_studies_and_no_unknown_one() -> None:
    table = EffectTable.of(Y, V, laboratory=LABS)
    left = pool(table, without=(LABORATORY,)).without[LABORATORY]
    assert left.columns["k"].tolist() == [3, 3]
    alone = pool(EffectTable.of(Y[2:], V[2:]))
    assert left.columns["mu"][0] == pytest.approx(alone.mu[0], rel=1e-12)
    span = left.range(0)
    assert span is not None
    assert span.low <= span.high


def test_leaving_out_of_many_pools_keeps_their_parents() -> None:
    rng = np.random.default_rng(7)
    sizes = [2, 3, 5, 9]
    pools = np.repeat(np.arange(4), sizes)
    y, v = rng.normal(size=19), rng.uniform(0.1, 1, 19)
    left = pool(EffectTable.of(y, v, pool=pools), without=(STUDY,)).without[STUDY]
    assert np.bincount(left.parent).tolist() == sizes
    assert np.isnan(left.columns["mu"][left.of(0)]).all()  # one study remains
    assert np.isfinite(left.columns["mu"][left.of(3)]).all()


def test_options_and_columns_are_checked() -> None:
    with pytest.raises(ProbatumError, match="between 0 and 1"):
        Options(level=95)
    short = pool(EffectTable.of(Y, V), Options(heterogeneity=False, method=Method.DL))
    with pytest.raises(ProbatumError, match="no such column"):
        short["i2"]
    with pytest.raises(ProbatumError, match="cannot be left out"):
        pool(EffectTable.of(Y, V), without=("year",))
    view = short.view(0)
    assert isinstance(view, PooledEstimate)
    assert view.i2 is None


def test_the_same_input_gives_the_same_bytes() -> None:
    rng = np.random.default_rng(3)
    ids = np.repeat(np.arange(50), 7)
    y, v = rng.normal(size=350), rng.uniform(0.01, 2, 350)
    once, again = (pool(EffectTable.of(y, v, pool=ids)) for _ in range(2))
    for name, column in once.columns.items():
        assert column.tobytes() == again.columns[name].tobytes(), name


def test_a_prediction_interval_that_may_be_short_says_so() -> None:
    """Simulated coverage falls to 84 % from five studies on where heterogeneity is small but not zero."""
    y, v = np.array([0.0, 0.35, -0.3, 0.4, 0.1]), np.full(5, 0.05)
    noted, clear = pool(EffectTable.of(y, v)).view(0), pool(EffectTable.of(y * 9, v)).view(0)
    assert isinstance(noted, PooledEstimate)
    assert isinstance(clear, PooledEstimate)
    assert noted.i2 is not None
    assert 0 < noted.i2 < 60
    assert any("too narrow" in note for note in noted.notes)
    assert not any("too narrow" in note for note in clear.notes)
