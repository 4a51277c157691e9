"""Liu Q, Cook NR, Bergström A, Hsieh CC. A two-stage hierarchical regression model for meta-analysis of

epidemiologic nonlinear dose-response data. Comput Stat Data Anal 2009;53:4157-67. Alcohol and
cardiovascular disease in six studies; the numbers are those printed on dosresmeta's own page.
"""

from __future__ import annotations

from math import exp, sqrt

import pytest

from probatum.domain.dose_curve import CurveFamily, DoseCurve
from probatum.starter import study_level
from probatum.synthesis.dose_curve import dose_curve, predict


def alcohol(family: CurveFamily) -> DoseCurve:
    found = dose_curve([row for row in study_level("alcohol") if row.table == "alcohol_cvd"], family=family)
    assert isinstance(found, DoseCurve)
    return found


def test_linear_trend() -> None:
    """Slope -0.0044 (SE 0.0059), Q 14.1464 on 5 degrees of freedom."""
    curve = alcohol(CurveFamily.LINEAR)
    assert round(curve.coefficients.value[0], 4) == -0.0044
    assert round(sqrt(curve.covariance.value[0][0]), 4) == 0.0059
    assert (curve.q, curve.q_df) == (pytest.approx(14.1464, abs=6e-5), 5)


@pytest.mark.parametrize(
    ("grams", "ratio", "low", "high"),
    [(1, 0.9956441, 0.9842178, 1.007203), (12, 0.9489635, 0.8262176, 1.089945)],
)
def test_relative_risks(grams: float, ratio: float, low: float, high: float) -> None:
    (point,) = predict(alcohol(CurveFamily.LINEAR), [grams])
    assert [exp(value) for value in (point.effect, point.low, point.high)] == pytest.approx(
        [ratio, low, high], abs=6e-7
    )


@pytest.mark.parametrize(("grams", "ratio"), [(9.06, 0.8087751), (46.425, 1.2411692)])
def test_quadratic_curve(grams: float, ratio: float) -> None:
    (point,) = predict(alcohol(CurveFamily.QUADRATIC), [grams])
    assert exp(point.effect) == pytest.approx(ratio, abs=1e-7)
