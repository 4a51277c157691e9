"""Small-study tests, few studies by quadrature, combined p-values, meta-regression at its limits."""

from __future__ import annotations

import numpy as np
import pytest

from probatum.domain.errors import ProbatumError
from probatum.starter.tables import study_level
from probatum.synthesis.pooling import Method, Options, p_values
from probatum.synthesis.pooling.bayes import normal_normal
from probatum.synthesis.pooling.counts import mantel_haenszel, peto
from probatum.synthesis.pooling.regression import meta_regression
from probatum.synthesis.pooling.small_study import (
    NoSmallStudyTest,
    SmallStudyTest,
    egger,
    egger_by_sizes,
    harbord,
    peters,
    small_study_test,
)
from probatum.synthesis.pooling.trim_fill import Side, trim_and_fill

ROWS = [row for row in study_level("magnesium") if row.table == "egger2001"]
A = np.array([row.treat_events for row in ROWS], float)
B = np.array([row.treat_n for row in ROWS], float) - A
C = np.array([row.control_events for row in ROWS], float)
D = np.array([row.control_n for row in ROWS], float) - C


def weighted_line(y: np.ndarray, x: np.ndarray, w: np.ndarray) -> tuple[float, float]:
    """Slope and its t by the textbook sums, as a second way to the same numbers."""
    mx, my = np.average(x, weights=w), np.average(y, weights=w)
    sxx = np.sum(w * (x - mx) ** 2)
    slope = np.sum(w * (x - mx) * (y - my)) / sxx
    residual = y - my - slope * (x - mx)
    dispersion = np.sum(w * residual**2) / (len(y) - 2)
    return float(slope), float(slope / np.sqrt(dispersion / sxx))


def test_harbord_regresses_scores_on_their_information() -> None:
    n1, n, events = A + B, A + B + C + D, A + C
    z, v = A - events * n1 / n, n1 * (n - n1) * events * (n - events) / (n**2 * (n - 1))
    ours = harbord(A, B, C, D)
    assert ours is not None
    assert (ours.slope, ours.statistic) == pytest.approx(weighted_line(z / v, 1 / np.sqrt(v), v), rel=1e-9)
    assert ours.p < 0.05  # the classic asymmetry of the magnesium trials


def test_peters_regresses_on_the_inverse_of_the_size() -> None:
    n, events = A + B + C + D, A + C
    ours = peters(A, B, C, D)
    cells = [np.where((A * B * C * D) == 0, cell + 0.5, cell) for cell in (A, B, C, D)]
    y = np.log(cells[0] * cells[3] / cells[1] / cells[2])
    assert ours is not None
    assert (ours.slope, ours.statistic) == pytest.approx(
        weighted_line(y, 1 / n, events * (n - events) / n), rel=1e-9
    )


def test_the_size_variant_is_blind_to_the_effect() -> None:
    """Effects that raise their own variance: Egger's slope sees them, the variant by sizes does not."""
    n = np.array([20, 30, 40, 50, 60, 80, 100, 120, 160, 200], float)
    d = np.tile([0.2, 0.9], 5)
    v = 2 / n + d**2 / (4 * n)
    by_sizes = egger_by_sizes(d, n, n)
    assert by_sizes is not None
    assert (by_sizes.slope, by_sizes.statistic) == pytest.approx(
        weighted_line(d, np.sqrt(2 / n), n / 2), rel=1e-9
    )
    assert isinstance(small_study_test("SMD", d, v, sizes=(n, n)), SmallStudyTest)


def test_no_test_below_ten_studies_or_without_what_it_needs() -> None:
    nine = small_study_test("MD", range(9), range(1, 10))
    assert isinstance(nine, NoSmallStudyTest)
    assert "10" in nine.because
    for measure in ("OR", "SMD"):
        assert isinstance(small_study_test(measure, range(12), range(1, 13)), NoSmallStudyTest)
    equal = small_study_test("MD", range(12), [1.0] * 12)
    assert isinstance(equal, NoSmallStudyTest)
    assert egger([1, 2], [1, 2]) is None


def test_trim_and_fill_fills_the_thin_side() -> None:
    y = np.array([0.1, 0.12, 0.2, 0.35, 0.5, 0.7, 0.9, 1.2])
    v = np.array([0.01, 0.01, 0.02, 0.05, 0.1, 0.15, 0.25, 0.4])
    found = trim_and_fill(y, v)
    assert found is not None
    assert found.side is Side.LEFT
    assert found.missing > 0
    assert len(found.filled) == found.missing
    assert found.pooled.k == 8 + found.missing
    assert trim_and_fill(y[:1], v[:1]) is None


def test_quadrature_agrees_with_a_fine_sum() -> None:
    y, v, scale = np.array([-0.9, -1.6]), np.array([0.32, 0.19]), 0.5
    tau = np.linspace(1e-6, 6, 200_001)
    w = 1 / (v[:, None] + tau**2)
    sw = w.sum(axis=0)
    mu = (w * y[:, None]).sum(axis=0) / sw
    log = 0.5 * np.log(w).sum(axis=0) - 0.5 * np.log(sw) - 0.5 * (w * (y[:, None] - mu) ** 2).sum(axis=0)
    weight = np.exp(log - 0.5 * (tau / scale) ** 2)
    weight /= weight.sum()
    ours = normal_normal(y, v, scale=scale)
    assert ours.mean == pytest.approx(weight @ mu, abs=2e-6)
    assert ours.sd == pytest.approx(np.sqrt(weight @ (1 / sw + (mu - weight @ mu) ** 2)), abs=5e-6)
    assert ours.interval.low < ours.median < ours.interval.high
    assert ours.prediction.low < ours.interval.low
    assert 0 < ours.above_zero < 0.05


def test_a_tight_prior_gives_the_common_effect() -> None:
    y, v = np.array([0.1, 0.4, 0.2]), np.array([0.04, 0.1, 0.05])
    ours = normal_normal(y, v, scale=1e-6)
    assert ours.mean == pytest.approx(np.average(y, weights=1 / v), rel=1e-9)
    assert ours.sd == pytest.approx((1 / v).sum() ** -0.5, rel=1e-9)


@pytest.mark.parametrize(
    ("y", "v", "scale"), [([1.0], [1.0], 1.0), ([1, 2], [1, 0], 1.0), ([1, 2], [1, 1], 0.0)]
)
def test_quadrature_refuses_wrong_inputs(y, v, scale: float) -> None:
    with pytest.raises(ProbatumError):
        normal_normal(np.array(y, float), np.array(v, float), scale=scale)


@pytest.mark.parametrize("p", [(), (0.0, 0.5), (1.0, 0.5), (0.5, 1.2)])
def test_p_values_must_lie_between_zero_and_one(p) -> None:
    with pytest.raises(ProbatumError):
        p_values.fisher(p)


def test_mean_p_needs_four() -> None:
    with pytest.raises(ProbatumError, match="four"):
        p_values.mean_p((0.1, 0.2, 0.3))


def test_regression_refuses_what_cannot_be_told_apart() -> None:
    y, v, x = [1, 2, 3, 4, 5], [1] * 5, [1, 2, 3, 4, 6]
    with pytest.raises(ProbatumError, match="coincide"):
        meta_regression(y, v, {"a": x, "b": [2 * value for value in x]})
    with pytest.raises(ProbatumError, match="more coefficients"):
        meta_regression(y[:2], v[:2], {"a": x[:2]})
    with pytest.raises(ProbatumError, match="above zero"):
        meta_regression(y, [0, 1, 1, 1, 1], {"a": x})


@pytest.mark.parametrize("method", list(Method))
def test_regression_without_moderators_is_pooling(method: Method) -> None:
    from probatum.synthesis.pooling import EffectTable, pool

    rng = np.random.default_rng(5)
    y, v = rng.normal(size=9), rng.uniform(0.05, 1.5, 9)
    ours = meta_regression(y, v, {}, Options(method=method))
    alone = pool(EffectTable.of(y, v), Options(method=method))
    assert ours.tau2 == pytest.approx(float(alone.tau2[0]), rel=1e-9, abs=1e-12)
    assert ours.coefficients[0].b == pytest.approx(float(alone.mu[0]), rel=1e-9)
    assert ours.coefficients[0].se == pytest.approx(float(alone.se[0]), rel=1e-9)


def test_tables_without_events_allow_no_pool() -> None:
    for fit in (mantel_haenszel, peto):
        with pytest.raises(ProbatumError, match="no pooled effect"):
            fit([0, 0], [5, 5], [0, 0], [5, 5])
    with pytest.raises(ProbatumError, match="no Mantel-Haenszel"):
        mantel_haenszel([1], [2], [3], [4], measure="SMD")
