"""Viechtbauer 2010, J Stat Softw 36(3), section 4: BCG vaccine, REML, and latitude with year as moderators."""

import numpy as np
import pytest

from methods.published import pooled
from oracle.numbers import pinned
from probatum.synthesis.effect_measures import effect_sizes
from probatum.synthesis.pooling import MeanTest, Options
from probatum.synthesis.pooling.regression import meta_regression
from probatum.synthesis.pooling.small_study import egger

TRIALS = pinned("colditz1994.json")["trials"]
BCG = effect_sizes("RR", None, **{n: [trial[n] for trial in TRIALS] for n in ("ai", "bi", "ci", "di")})


def test_random_effects_model() -> None:
    view = pooled(BCG.y, BCG.v, "REML")
    assert view.tau2 == pytest.approx(0.3132, abs=5e-5)
    assert view.i2 == pytest.approx(92.22, abs=5e-3)
    assert view.q == pytest.approx(152.2330, abs=5e-5)
    assert view.mu == pytest.approx(-0.7145, abs=5e-5)
    assert view.se == pytest.approx(0.1798, abs=5e-5)
    assert view.interval.low == pytest.approx(-1.0669, abs=5e-5)
    assert view.interval.high == pytest.approx(-0.3622, abs=5e-5)


def test_egger_regression() -> None:
    test = egger(BCG.y, BCG.v)
    assert test is not None
    assert test.statistic == pytest.approx(-1.4013, abs=5e-5)
    assert test.p == pytest.approx(0.1887, abs=5e-5)
    assert test.at_infinity == pytest.approx(-0.1909, abs=5e-5)


def test_latitude_and_year() -> None:
    moderators = {name: np.array([trial[name] for trial in TRIALS], float) for name in ("latitude", "year")}
    fitted = meta_regression(BCG.y, BCG.v, moderators, Options(test=MeanTest.Z))
    assert fitted.tau2 == pytest.approx(0.1108, abs=5e-5)
    assert fitted.i2 == pytest.approx(71.98, abs=5e-3)
    assert fitted.r2 == pytest.approx(64.63, abs=5e-3)
    assert fitted.moderators == pytest.approx(12.2045, abs=5e-4)
