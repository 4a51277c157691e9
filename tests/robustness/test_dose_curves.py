"""Broken dose-response rows: a study is left out with the reason, or the curve refused; never a wrong curve."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from dose_rows import dose_rows
from probatum.domain.dose_curve import CurveRefusal, DoseCurve
from probatum.domain.effects_table import StudyLevelRow
from probatum.starter import study_level, study_level_substances
from probatum.synthesis.dose_curve import dose_curve

GOOD = dose_rows("""
   study | dose | cases | people | log ratio | se
   S1    | 0    | 100   | 1000   |           |
   S1    | 10   | 80    | 1000   | -0.22     | 0.14
   S1    | 20   | 70    | 1000   | -0.36     | 0.15
   S2    | 0    | 50    | 600    |           |
   S2    | 30   | 30    | 600    | -0.51     | 0.22
   S2    | 40   | 20    | 600    | -0.91     | 0.26
   S3    | 0    | 50    | 600    |           |
   S3    | 15   | 40    | 600    | -0.22     | 0.21
   S3    | 25   | 35    | 600    | -0.36     | 0.22
""")
BREAK: dict[str, Callable[[StudyLevelRow], StudyLevelRow]] = {
    "no cases": lambda row: replace(row, exposure_events=Decimal(0)),
    "more cases than people": lambda row: replace(row, exposure_events=Decimal(2000)),
    "no people": lambda row: replace(row, exposure_denominator=Decimal(0)),
    "unknown denominators": lambda row: replace(row, denominator_kind="households"),
    "denominators not stated": lambda row: replace(row, exposure_denominator=None),
    "no reference": lambda row: replace(row, is_reference_dose=False),
    "two references": lambda row: replace(row, is_reference_dose=True),
    "one dose twice": lambda row: replace(row, dose=Decimal(7)),
    "no standard errors": lambda row: replace(row, standard_error=None),
    "a ratio no counts can carry": lambda row: replace(
        row, estimate=Decimal(60) if row.dose else row.estimate
    ),
}


@pytest.mark.parametrize("fault", sorted(BREAK))
def test_a_broken_study_is_left_out_with_a_reason(fault: str) -> None:
    rows = [BREAK[fault](row) if row.study_id == "S3" else row for row in GOOD]
    found = dose_curve(rows)
    assert isinstance(found, DoseCurve)
    assert found.studies == ("S1", "S2")
    ((study, why),) = found.left_out
    assert (study, bool(why)) == ("S3", True)
    assert found.coefficients.value == pytest.approx(_of_two().coefficients.value)


def _of_two() -> DoseCurve:
    found = dose_curve([row for row in GOOD if row.study_id != "S3"])
    assert isinstance(found, DoseCurve)
    return found


def test_no_rows_are_refused() -> None:
    found = dose_curve([])
    assert isinstance(found, CurveRefusal)
    assert found.because.startswith("dose-response unavailable: ")


@pytest.mark.parametrize("error", ["0.000001", "1000"])
def test_tiny_and_huge_variances(error: str) -> None:
    rows = [replace(row, standard_error=Decimal(error)) if row.standard_error else row for row in GOOD]
    found = dose_curve(rows)
    assert isinstance(found, DoseCurve)
    values = [*found.coefficients.value, *(value for line in found.covariance.value for value in line)]
    assert all(math.isfinite(value) for value in values)
    assert found.covariance.value[0][0] > 0


@pytest.mark.parametrize("substance", study_level_substances())
def test_every_shipped_table_is_answered(substance: str) -> None:
    """A curve whose numbers are finite and ordered, or a refusal with reasons."""
    tables: dict[str, list[StudyLevelRow]] = {}
    for row in study_level(substance):
        tables.setdefault(row.table, []).append(row)
    for rows in tables.values():
        found = dose_curve(rows)
        if isinstance(found, DoseCurve):
            assert all(point.low <= point.effect <= point.high for point in found.points)
        else:
            assert all(reason.text and reason.would_allow for reason in found.reasons)
