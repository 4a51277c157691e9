"""Dose-response curves: when one is drawn, and when not.

A curve is drawn from study-level rows of one table, and only within the doses observed. Otherwise the page
says "dose-response unavailable" with every reason that applies and what would allow a curve.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from dose_rows import dose_rows
from probatum.domain.dose_curve import CurveFamily, CurveRefusal, CurveStages, DoseCurve
from probatum.domain.errors import ProbatumError
from probatum.domain.terms import EffectMeasure, StudyDesign
from probatum.synthesis.dose_curve import dose_curve, predict

Check = Callable[..., DoseCurve | CurveRefusal]
TWO_STUDIES = """
   study | dose | cases | people | log ratio | se
   S1    | 0    | 100   | 1000   |           |
   S1    | 10   | 80    | 1000   | -0.22     | 0.14
   S1    | 20   | 70    | 1000   | -0.36     | 0.15
   S2    | 0    | 50    | 600    |           |
   S2    | 30   | 30    | 600    | -0.51     | 0.22
"""


def curve(
    table: str, *, refused: Sequence[str] = (), drawn: str | None = None, family: str = "linear"
) -> DoseCurve | CurveRefusal:
    """Draw a curve through the rows of a table; check its way of pooling, or the rules that refuse it."""
    found = dose_curve(dose_rows(table), family=CurveFamily(family))
    if refused:
        assert isinstance(found, CurveRefusal)
        assert [reason.rule for reason in found.reasons] == list(refused)
    if drawn is not None:
        assert isinstance(found, DoseCurve), found
        assert found.stages == drawn
    return found


def test_the_least_that_makes_a_curve() -> None:
    """Three distinct doses besides the references, two studies, and one study that compares two doses with its
    reference: a trend within a study, and not only across studies."""
    curve(TWO_STUDIES, drawn="two-stage")


def test_one_study_is_no_synthesis() -> None:
    """A single study's doses are that study's finding; nothing is pooled."""
    curve(
        """
           study | dose | cases | people | log ratio | se
           S1    | 0    | 100   | 1000   |           |
           S1    | 10   | 80    | 1000   | -0.22     | 0.14
           S1    | 20   | 70    | 1000   | -0.36     | 0.15
           S1    | 30   | 70    | 1000   | -0.36     | 0.15
        """,
        refused=["enough-studies"],
    )


def test_a_trend_across_studies_only() -> None:
    """Where every study compares one dose with nothing, a trend compares people of different studies: it is an
    association across studies and no dose-response."""
    curve(
        """
           study | dose | cases | people | log ratio | se
           S1    | 0    | 100   | 1000   |           |
           S1    | 10   | 80    | 1000   | -0.22     | 0.14
           S2    | 0    | 50    | 600    |           |
           S2    | 20   | 30    | 600    | -0.51     | 0.22
           S3    | 0    | 50    | 600    |           |
           S3    | 30   | 30    | 600    | -0.51     | 0.22
        """,
        refused=["doses-within-a-study"],
    )


def test_too_few_doses() -> None:
    """Two distinct doses show a line, never a shape."""
    curve(
        """
           study | dose | cases | people | log ratio | se
           S1    | 0    | 100   | 1000   |           |
           S1    | 10   | 80    | 1000   | -0.22     | 0.14
           S1    | 20   | 70    | 1000   | -0.36     | 0.15
           S2    | 0    | 50    | 600    |           |
           S2    | 20   | 30    | 600    | -0.51     | 0.22
        """,
        refused=["enough-doses"],
    )


def test_bent_curves_need_more_doses() -> None:
    """A quadratic or spline curve of one study needs two doses besides its reference. Where some study has fewer,
    all rows are pooled in one stage instead of study by study."""
    curve(TWO_STUDIES, drawn="one-stage", family="quadratic")


def test_counts_decide_the_covariance() -> None:
    """Effects that share a reference are correlated; without cases and people the correlation is unknown, so the
    study is left out, and said to be."""
    found = curve(
        """
           study | dose | cases | people | log ratio | se
           S1    | 0    | 100   | 1000   |           |
           S1    | 10   | 80    | 1000   | -0.22     | 0.14
           S1    | 20   | 70    | 1000   | -0.36     | 0.15
           S2    | 0    | 50    | 600    |           |
           S2    | 30   | 30    | 600    | -0.51     | 0.22
           S3    | 0    | -     | -      |           |
           S3    | 15   | -     | -      | -0.20     | 0.20
           S3    | 25   | -     | -      | -0.30     | 0.20
        """,
        drawn="two-stage",
    )
    assert isinstance(found, DoseCurve)
    assert [study for study, _ in found.left_out] == ["S3"]
    assert found.studies == ("S1", "S2")


def test_units_are_never_mixed() -> None:
    """Doses in two units, or one stated and one not, make no axis."""
    rows = dose_rows(TWO_STUDIES)
    mixed = [*rows[:3], *(replace(row, dose_unit="mg/day") for row in rows[3:])]
    assert _rules(dose_curve(mixed)) == ["one-unit"]


def test_species_are_never_mixed() -> None:
    """Humans and animals never share a curve."""
    rows = dose_rows(TWO_STUDIES)
    mixed = [*rows[:3], *(replace(row, design=StudyDesign.ANIMAL) for row in rows[3:])]
    assert _rules(dose_curve(mixed)) == ["one-species"]


def test_scales_are_never_mixed() -> None:
    """Odds, rate and hazard ratios may stand in for risk ratios, and the page says so; a difference may not."""
    rows = dose_rows(TWO_STUDIES)
    odds = [*rows[:3], *(replace(row, measure=EffectMeasure.OR) for row in rows[3:])]
    found = dose_curve(odds)
    assert isinstance(found, DoseCurve)
    assert "odds, rate and hazard ratios are taken as risk ratios" in found.notes
    differences = [*rows[:3], *(replace(row, measure=EffectMeasure.MD) for row in rows[3:])]
    assert _rules(dose_curve(differences)) == ["one-measure"]


def test_tables_that_share_studies_are_never_mixed() -> None:
    """One table at a time: two tables of one review share studies."""
    rows = dose_rows(TWO_STUDIES)
    assert _rules(dose_curve([*rows[:3], *(replace(row, table="other") for row in rows[3:])])) == [
        "one-table"
    ]


def test_doses_are_not_negative() -> None:
    """A negative dose is a mistake in the table."""
    rows = dose_rows(TWO_STUDIES)
    assert "no-negative-dose" in _rules(dose_curve([replace(rows[0], dose=Decimal(-1)), *rows[1:]]))


def test_never_beyond_the_doses_observed() -> None:
    """The curve starts at the lowest dose observed and ends at the highest; asking for more is an error."""
    found = dose_curve(dose_rows(TWO_STUDIES))
    assert isinstance(found, DoseCurve)
    assert (found.points[0].dose, found.points[-1].dose) == (0, 30)
    with pytest.raises(ProbatumError, match="outside those observed"):
        predict(found, [31])


def test_two_stages_when_asked_for() -> None:
    """Asked for two stages where a study has too few doses of its own, a curve is refused with that reason."""
    found = dose_curve(dose_rows(TWO_STUDIES), family=CurveFamily.QUADRATIC, stages=CurveStages.TWO)
    assert _rules(found) == ["enough-levels"]


def _rules(found: DoseCurve | CurveRefusal) -> list[str]:
    assert isinstance(found, CurveRefusal)
    return [reason.rule for reason in found.reasons]
