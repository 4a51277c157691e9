"""Grading a dose-response curve

A curve through cohorts compares people who chose how much to take: an association. It starts at low
certainty, is worded "associated", and may rise one step for a gradient, when nothing was rated down.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from probatum import certainty, starter, synthesis
from probatum.domain.dose_curve import CurvePoint, DoseCurve
from probatum.domain.terms import Better, CertaintyLevel, StudyDesign, Track
from probatum.pages.sections.curve_rating import verdict_key


@cache
def coffee() -> DoseCurve:
    """Coffee and death, 22 cohorts: one of the curves that ship with the program."""
    return next(c for c in synthesis.dose_curves(starter.study_level("coffee")) if isinstance(c, DoseCurve))


def shaped(*effects: float, half: float = 0.05, q: float = 1.0, **changes) -> DoseCurve:
    """The same studies with another curve: effects at rising doses, their intervals' half width, Cochran's Q."""
    points = tuple(
        CurvePoint(dose=float(i), effect=y, low=y - half * (i > 0), high=y + half * (i > 0))
        for i, y in enumerate(effects)
    )
    fields = {"q": q, "q_df": 10, "trend_p": 0.001} | changes
    return replace(coffee(), points=points, **fields)


def rules_of(assessment) -> list[str]:
    return [step.rule for step in assessment.certainty.judgements]


def test_a_curve_of_cohorts_starts_low():
    """Cohorts are no experiment: the curve starts at low certainty and says so."""
    found = certainty.grade_curve(coffee()).certainty
    assert found.start is CertaintyLevel.LOW
    assert found.start_because == "an association, not an experiment: the table lists 22 studies (cohort)"


def test_trials_of_several_doses_start_high():
    """Randomized trials that each compared several doses are an experiment."""
    found = certainty.grade_curve(shaped(0, -0.2, -0.4, designs=(StudyDesign.RCT,))).certainty
    assert found.start is CertaintyLevel.HIGH


def test_a_table_says_nothing_about_conduct():
    """How the studies were done is not on file for a published table: one step down, as for every pool."""
    assert "bias-pooled-not-assessable" in rules_of(certainty.grade_curve(coffee()))


def test_a_gradient_raises_what_nothing_lowered():
    """Found sound, consistent and apart from no association, a curve that only falls rises one step."""
    found = certainty.grade_curve(shaped(0, -0.2, -0.4), is_sound=True)
    assert "up-curve-gradient" in rules_of(found)
    assert found.certainty.level is CertaintyLevel.MODERATE


@pytest.mark.parametrize(
    "curve",
    [
        pytest.param(shaped(0, -0.4, -0.2), id="it turns"),
        pytest.param(shaped(0, -0.2, -0.4, trend_p=0.2), id="chance explains it"),
        pytest.param(shaped(0, -0.2, -0.4, q=60.0), id="the studies' curves differ"),
        pytest.param(shaped(0, -0.2, -0.4, designs=(StudyDesign.RCT,)), id="randomized"),
    ],
)
def test_no_gradient_when(curve):
    """A curve that turns, one that chance explains, one rated down for anything, and one of trials do not rise."""
    assert "up-curve-gradient" not in rules_of(certainty.grade_curve(curve, is_sound=True))


def test_without_soundness_no_gradient_counts():
    """What was rated down never rises: with conduct unknown a gradient changes nothing."""
    assert "up-curve-gradient" not in rules_of(certainty.grade_curve(shaped(0, -0.2, -0.4)))


def test_studies_whose_curves_differ():
    """Cochran's Q of the studies' own curves with p below 0.1: one step down."""
    assert "inconsistency-curve-spread" in rules_of(certainty.grade_curve(shaped(0, -0.2, -0.4, q=60.0)))


def test_a_curve_fitted_to_all_rows_at_once():
    """There is no curve of each study to compare: no step, and the page says so."""
    found = certainty.grade_curve(shaped(0, -0.2, -0.4, q=None, q_df=None))
    assert "inconsistency-curve-untested" in rules_of(found)


def test_intervals_that_include_no_association_at_every_dose():
    """No dose tells the association from none: one step down for imprecision, and the finding is unclear."""
    found = certainty.grade_curve(shaped(0, -0.02, -0.04))
    assert "imprecision-curve-null" in rules_of(found)
    assert found.finding == "unclear"


@pytest.mark.parametrize(
    ("curve", "finding"),
    [
        (shaped(0, -0.2, -0.4), "benefit"),
        (shaped(0, 0.2, 0.4), "harm"),
        (shaped(0, -0.2, 0.4), "conflicting"),
        (shaped(0, -0.2, -0.4, better=Better.NEITHER), "unclear"),
    ],
)
def test_what_a_curve_found(curve, finding):
    """Less death with more is better, more is worse, both by dose is conflicting; where neither way is better it is unclear."""
    assert certainty.grade_curve(curve).finding == finding


def test_cells_are_not_graded():
    """A curve through cells has no usable data for a rating."""
    assert certainty.grade_curve(replace(coffee(), track=Track.CELL)).certainty is None


def test_the_wording_is_an_association():
    """Whatever the level, the sentence says "associated" or "goes with", never that taking more does something."""
    from probatum.domain.terms import FindingState
    from probatum.pages.sentences import words

    for level in CertaintyLevel:
        for finding in (
            FindingState.BENEFIT,
            FindingState.HARM,
            FindingState.UNCLEAR,
            FindingState.CONFLICTING,
        ):
            text = words(
                verdict_key(finding, Better.LOWER, level),
                substance="Coffee",
                outcome="death",
                basis_words="22 studies",
            )
            assert "association" in text
            assert "reduces" not in text
