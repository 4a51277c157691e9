"""What pooling must do whatever the numbers: scale, shift, order, duplication, extremes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.synthesis.pooling import EffectTable, Method, Options, pool
from probatum.synthesis.pooling.likelihood import log_likelihood, maximize, score

EFFECT = st.floats(-3, 3).map(lambda x: round(x, 3))
VARIANCE = st.floats(-3, 1).map(lambda x: float(10**x))
STUDIES = st.lists(st.tuples(EFFECT, VARIANCE), min_size=2, max_size=12)
METHODS = st.sampled_from(list(Method))


def columns(y, v, method: Method = Method.REML) -> dict[str, float]:
    ours = pool(EffectTable.of(y, v), Options(method=method))
    assert not ours.reasons.any()
    return {name: float(column[0]) for name, column in ours.columns.items()}


def same(one: dict[str, float], two: dict[str, float], y: float, v: float, shift: float = 0.0) -> None:
    """Equal after effects were multiplied by y, variances by y^2, and shifted; `v` a typical variance."""
    for name in ("mu", "low", "high"):
        assert two[name] == pytest.approx(
            one[name] * y + shift, rel=1e-9, abs=1e-9 * (v**0.5 * y + abs(shift))
        )
    assert two["tau2"] == pytest.approx(one["tau2"] * y * y, rel=1e-8, abs=1e-9 * v * y * y)
    assert two["q"] == pytest.approx(one["q"], rel=1e-8, abs=1e-8)
    assert two["modes"] == one["modes"]


@given(STUDIES, METHODS, st.sampled_from([1e-6, 1e-3, 0.37, 12.5, 1e6]))
@settings(max_examples=60, deadline=None)
def test_scale(studies, method: Method, c: float) -> None:
    y, v = (np.array(column) for column in zip(*studies, strict=True))
    same(columns(y, v, method), columns(y * c, v * c * c, method), c, float(np.median(v)))


@given(STUDIES, METHODS, st.sampled_from([-100.0, -1.0, 7.0, 50.0]))
@settings(max_examples=60, deadline=None)
def test_shift(studies, method: Method, shift: float) -> None:
    y, v = (np.array(column) for column in zip(*studies, strict=True))
    same(columns(y, v, method), columns(y + shift, v, method), 1.0, float(np.median(v)), shift)


@given(STUDIES, METHODS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order(studies, method: Method, random) -> None:
    y, v = (np.array(column) for column in zip(*studies, strict=True))
    order = list(range(len(studies)))
    random.shuffle(order)
    same(columns(y, v, method), columns(y[order], v[order], method), 1.0, float(np.median(v)))


@given(STUDIES, METHODS)
@settings(max_examples=40, deadline=None)
def test_company_changes_nothing(studies, method: Method) -> None:
    """A pool among others, larger and smaller, gives the numbers it gives alone."""
    y, v = (np.array(column) for column in zip(*studies, strict=True))
    n = len(y)
    others_y, others_v = np.linspace(-5, 5, 40), np.geomspace(1e-4, 1e4, 40)
    labels = [0] * 3 + [1] * n + [2] * 37
    table = EffectTable.of(
        np.concatenate([others_y[:3], y, others_y[3:]]),
        np.concatenate([others_v[:3], v, others_v[3:]]),
        pool=labels,
    )
    ours = pool(table, Options(method=method))
    among = {name: float(column[1]) for name, column in ours.columns.items()}
    same(columns(y, v, method), among, 1.0, float(np.median(v)))


@given(STUDIES)
@settings(max_examples=60, deadline=None)
def test_every_study_twice_narrows_the_common_effect_by_the_root_of_two(studies) -> None:
    y, v = (np.array(column) for column in zip(*studies, strict=True))
    once = columns(y, v, Method.EE)
    twice = columns(np.tile(y, 2), np.tile(v, 2), Method.EE)
    assert twice["mu"] == pytest.approx(once["mu"], rel=1e-12, abs=1e-12)
    assert twice["se_model"] == pytest.approx(once["se_model"] / 2**0.5, rel=1e-12)
    assert twice["q"] == pytest.approx(2 * once["q"], rel=1e-9, abs=1e-9)


@given(STUDIES)
@settings(max_examples=60, deadline=None)
def test_the_estimate_lies_among_the_studies(studies) -> None:
    y, v = (np.array(column) for column in zip(*studies, strict=True))
    for method in Method:
        ours = columns(y, v, method)
        assert y.min() - 1e-9 <= ours["mu"] <= y.max() + 1e-9
        assert ours["tau2"] >= 0
        assert ours["low"] <= ours["mu"] <= ours["high"]
        assert 0 <= ours["i2"] <= 100
        assert ours["tau2_low"] <= ours["tau2_high"]


@pytest.mark.parametrize("v", [1e-300, 1e-30, 1e-12, 1e12, 1e30, 1e300])
def test_tiny_and_huge_variances(v: float) -> None:
    y = np.array([1.0, 2.0, 4.0]) * v**0.5
    ours = columns(y, [v, 2 * v, v])
    reference = columns([1.0, 2.0, 4.0], [1.0, 2.0, 1.0])
    assert ours["mu"] / v**0.5 == pytest.approx(reference["mu"], rel=1e-9)
    assert ours["tau2"] / v == pytest.approx(reference["tau2"], rel=1e-9)


@pytest.mark.parametrize("ratio", [1e3, 1e9, 1e15])
def test_variances_far_apart(ratio: float) -> None:
    for method in Method:
        ours = columns([0.1, 0.5, -0.3, 0.2], [1e-6, 1e-6 * ratio, 0.1, 0.02], method)
        assert all(np.isfinite(ours[name]) for name in ("mu", "se", "low", "high", "tau2", "q"))


def test_equal_effects_have_no_heterogeneity() -> None:
    for method in Method:
        ours = columns([0.7] * 5, [0.1, 0.2, 0.3, 0.1, 0.2], method)
        assert ours["tau2"] == 0
        assert ours["mu"] == pytest.approx(0.7, rel=1e-15)


@given(st.lists(st.tuples(EFFECT, VARIANCE), min_size=3, max_size=6), st.booleans())
@settings(max_examples=60, deadline=None)
def test_no_point_of_a_fine_grid_is_more_likely(studies, restricted: bool) -> None:
    """The maximum is the global one: nothing on a grid of 2,000 points is higher."""
    y, v = (np.array(column) for column in zip(*studies, strict=True))
    y = (y - np.average(y, weights=1 / v))[:, None]
    best = maximize(y, v[:, None], np.array([float(len(v))]), restricted=restricted).tau2
    grid = np.concatenate([[0.0], v.min() * np.expm1(np.linspace(1e-6, np.log1p(40 / v.min()), 2000))])
    ys, vs = np.repeat(y, len(grid), axis=1), np.repeat(v[:, None], len(grid), axis=1)
    highest = log_likelihood(best, y, v[:, None], restricted)[0]
    values = log_likelihood(grid, ys, vs, restricted)
    assert values.max() <= highest + 1e-9 * max(1.0, abs(highest))


@given(STUDIES, st.booleans(), st.floats(0, 10))
@settings(max_examples=60, deadline=None)
def test_the_score_is_the_slope_of_the_likelihood(studies, restricted: bool, t: float) -> None:
    y, v = (np.array(column)[:, None] for column in zip(*studies, strict=True))
    step = 1e-5 * (t + float(v.min()))
    up, down = (log_likelihood(np.array([t + d]), y, v, restricted)[0] for d in (step, -step))
    s, d = score(np.array([t]), y, v, restricted)
    ends = [score(np.array([t + e]), y, v, restricted)[0][0] for e in (step, -step)]
    scale = 1 / (t + float(v.min()))
    assert 2 * (up - down) / (2 * step) == pytest.approx(s[0], rel=1e-3, abs=1e-3 * len(y) * scale)
    assert (ends[0] - ends[1]) / (2 * step) == pytest.approx(d[0], rel=1e-3, abs=1e-2 * len(y) * scale**2)
