"""Orsini N, Li R, Wolk A, Khudyakov P, Spiegelman D. Meta-analysis for linear and nonlinear dose-response relations.

Am J Epidemiol 2012;175:66-73. Alcohol and colorectal cancer in eight cohorts; numbers as dosresmeta and
mvmeta (R) compute them from the data published with the paper, knots at the quartiles of the dose.
"""

from __future__ import annotations

import pytest

from probatum.domain.dose_curve import CurveFamily, DoseCurve
from probatum.starter import study_level
from probatum.synthesis.dose_curve import dose_curve, predict

ROWS = [row for row in study_level("alcohol") if row.table == "alcohol_crc"]


def test_linear_trend() -> None:
    """Log ratio 0.00644 per gram a day; no heterogeneity (Q 4.78 on 7 degrees of freedom)."""
    curve = dose_curve(ROWS)
    assert isinstance(curve, DoseCurve)
    assert curve.k == 8
    assert curve.coefficients.value[0] == pytest.approx(0.006437537802609001, rel=3e-6)
    assert curve.covariance.value[0][0] == pytest.approx(1.8280179243993239e-06, rel=1e-5)
    assert (curve.q, curve.q_df) == (pytest.approx(4.779727968589864, rel=2e-5), 7)
    assert curve.has_gradient


def test_spline() -> None:
    """A dip below 1 at low intakes, a straight line above the last knot, and nothing above 60.6 g observed."""
    curve = dose_curve(ROWS, family=CurveFamily.SPLINE, knots=(1.8, 14.25, 35.825))
    assert isinstance(curve, DoseCurve)
    points = predict(curve, [10, 20, 30, 40, 50, 60])
    expected = [-0.02376402, 0.00812637, 0.10447853, 0.22559966, 0.34809293, 0.47058620]
    assert [point.effect for point in points] == pytest.approx(expected, abs=2e-6)
    lows = [-0.11143861, -0.11933406, -0.01515034, 0.11110160, 0.21215877, 0.29554247]
    assert [point.low for point in points] == pytest.approx(lows, abs=1e-5)
