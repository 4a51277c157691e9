"""Crippa A, Discacciati A, Bottai M, Spiegelman D, Orsini N. One-stage dose-response meta-analysis.

Stat Methods Med Res 2019;28:1579-96: where every study can carry a curve of its own, one stage and two
stages are the same model, and give the same curve.
"""

from __future__ import annotations

import pytest

from probatum.domain.dose_curve import CurveEstimator, CurveFamily, CurveStages, DoseCurve
from probatum.starter import study_level
from probatum.synthesis.dose_curve import dose_curve


@pytest.mark.parametrize("family", list(CurveFamily))
@pytest.mark.parametrize("estimator", [CurveEstimator.FIXED, CurveEstimator.ML, CurveEstimator.REML])
def test_one_stage_is_two_stages(family: CurveFamily, estimator: CurveEstimator) -> None:
    rows = [row for row in study_level("alcohol") if row.table == "alcohol_cvd"]
    one, two = (dose_curve(rows, family=family, stages=way, estimator=estimator) for way in CurveStages)
    assert isinstance(one, DoseCurve)
    assert isinstance(two, DoseCurve)
    assert one.coefficients.value == pytest.approx(two.coefficients.value, rel=1e-7)
    assert one.covariance.value[0] == pytest.approx(two.covariance.value[0], rel=1e-6)
