"""A curve does not depend on the unit of the dose, the order of rows, or the spelling of a study."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.domain.dose_curve import CurveEstimator, CurveFamily, DoseCurve
from probatum.domain.effects_table import StudyLevelRow
from probatum.starter import study_level
from probatum.synthesis.dose_curve import dose_curve, predict

ROWS = tuple(row for row in study_level("alcohol") if row.table == "alcohol_cvd")


def drawn(rows: Sequence[StudyLevelRow], **how: object) -> DoseCurve:
    found = dose_curve(rows, **how)  # type: ignore[arg-type]
    assert isinstance(found, DoseCurve)
    return found


@pytest.mark.parametrize("family", list(CurveFamily))
@pytest.mark.parametrize("factor", ["0.001", "1000", "1000000"])
def test_the_unit_of_the_dose_changes_nothing(family: CurveFamily, factor: str) -> None:
    plain = drawn(ROWS, family=family)
    scaled = drawn([replace(row, dose=(row.dose or 0) * Decimal(factor)) for row in ROWS], family=family)
    for one, other in zip(plain.points, scaled.points, strict=True):
        assert other.dose == pytest.approx(one.dose * float(factor))
        assert (other.effect, other.low, other.high) == pytest.approx(
            (one.effect, one.low, one.high), abs=1e-7
        )


@settings(deadline=None, max_examples=10)
@given(st.permutations(sorted({row.study_id for row in ROWS})))
def test_the_order_of_studies_changes_nothing(order: list[str]) -> None:
    shuffled = [row for study in order for row in ROWS if row.study_id == study]
    assert drawn(shuffled).coefficients.value == pytest.approx(drawn(ROWS).coefficients.value, rel=1e-9)


def test_the_order_of_rows_within_a_study_changes_nothing() -> None:
    assert drawn(ROWS[::-1]).coefficients.value == pytest.approx(drawn(ROWS).coefficients.value, rel=1e-9)


def test_studies_twice_halve_the_variance_of_the_fixed_fit() -> None:
    twice = [*ROWS, *(replace(row, study_id=row.study_id + "-again") for row in ROWS)]
    one, two = (drawn(rows, estimator=CurveEstimator.FIXED) for rows in (ROWS, twice))
    assert two.coefficients.value == pytest.approx(one.coefficients.value, rel=1e-10)
    assert two.covariance.value[0][0] == pytest.approx(one.covariance.value[0][0] / 2, rel=1e-10)


def test_another_reference_moves_the_curve_and_keeps_its_shape() -> None:
    curve = drawn(ROWS, family=CurveFamily.QUADRATIC)
    doses = [0.0, 10.0, 40.0]
    here, there = predict(curve, doses), predict(curve, doses, reference=10.0)
    steps = [[b.effect - a.effect for a, b in pairwise(points)] for points in (here, there)]
    assert steps[0] == pytest.approx(steps[1])
    assert there[1].effect == there[1].low == there[1].high == 0


def test_same_input_same_curve() -> None:
    assert drawn(ROWS) == drawn(ROWS)
