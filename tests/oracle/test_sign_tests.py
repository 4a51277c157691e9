"""Sign tests and exact intervals pinned to R's binom.test (computed independently of this code)."""

from __future__ import annotations

import pytest

from probatum.synthesis.directions import clopper_pearson, sign_test

R_BINOM_TEST = [
    # successes, trials, two-sided p, low, high
    (7, 8, 0.0703125, 0.47349032912479344, 0.99684027646874807),
    (5, 5, 0.0625, 0.47817624989501861, 1.0),
    (1, 2, 1.0, 0.012579117093425058, 0.98742088290657493),
    (12, 20, 0.5034446716308596, 0.36054258730748967, 0.8088099392746928),
    (3, 4, 0.625, 0.19412044968324341, 0.99369053679029018),
    (0, 6, 0.03125, 0.0, 0.45925812643990038),
]


@pytest.mark.parametrize(("successes", "trials", "p", "low", "high"), R_BINOM_TEST)
def test_against_r(successes: int, trials: int, p: float, low: float, high: float) -> None:
    interval = clopper_pearson(successes, trials)
    assert sign_test(successes, trials) == pytest.approx(p, rel=1e-12)
    assert interval.low == pytest.approx(low, rel=1e-10, abs=1e-15)
    assert interval.high == pytest.approx(high, rel=1e-10)
