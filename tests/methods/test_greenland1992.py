"""Greenland S, Longnecker MP. Methods for trend estimation from summarized dose-response data.

Am J Epidemiol 1992;135:1301-9. Their example: alcohol and breast cancer, adjusted odds ratios of Rohan and
McMichael (Int J Cancer 1988;41:695-9) in four categories. Numbers as dosresmeta (R) computes them.
"""

from __future__ import annotations

import numpy as np
import pytest

from probatum.domain.dose_curve import CurveFamily, DoseCovariance
from probatum.starter import study_level
from probatum.synthesis.dose_curve.basis import Basis
from probatum.synthesis.dose_curve.covariance import Categories, Design, greenland_longnecker
from probatum.synthesis.dose_curve.curve import own_curve
from probatum.synthesis.dose_curve.studies import read_studies


def slope(by: DoseCovariance) -> tuple[float, float]:
    """Slope per gram a day and its variance, from the table that ships with Probatum."""
    rows = [row for row in study_level("alcohol") if row.table == "cc_ex"]
    (study,), left_out = read_studies(rows, by)
    assert not left_out
    found = own_curve(study.block(Basis(CurveFamily.LINEAR)))
    return float(found.y[0]), float(found.s[0, 0])


def test_slope_with_correlated_odds_ratios() -> None:
    """0.0454 per gram a day, standard error 0.0207."""
    assert slope(DoseCovariance.GREENLAND_LONGNECKER) == pytest.approx(
        (0.04542884558, 0.00042699495), rel=5e-6
    )


def test_slope_if_correlation_is_ignored() -> None:
    """0.0334 per gram a day, standard error 0.0187: what the paper warns of."""
    assert slope(DoseCovariance.INDEPENDENT) == pytest.approx((0.0334328911955, 0.00034944166716), rel=5e-6)


def test_pseudo_counts_reproduce_the_odds_ratios() -> None:
    """Unadjusted counts are their own pseudo-counts: the covariance is that of the crude odds ratios."""
    cases, people = np.array([165.0, 74, 90, 122]), np.array([337.0, 167, 186, 212])
    others = people - cases
    crude = np.log(cases[1:] / cases[0] * others[0] / others[1:])
    variances = 1 / cases[1:] + 1 / others[1:] + 1 / cases[0] + 1 / others[0]
    found = greenland_longnecker(
        Categories(
            design=Design.CASE_CONTROL, cases=cases, denominators=people, effects=crude, variances=variances
        )
    )
    assert found[np.triu_indices(3, 1)] == pytest.approx([1 / cases[0] + 1 / others[0]] * 3, rel=1e-10)
