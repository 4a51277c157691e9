"""What must hold of any pooled rating, whatever the numbers."""

from __future__ import annotations

from dataclasses import replace
from math import exp, isclose

from hypothesis import given, settings
from hypothesis import strategies as st

from probatum import certainty, synthesis
from probatum.certainty.pooled_body import body_of
from probatum.certainty.pooled_domains import imprecision
from probatum.domain.pooled_assessment import PooledAssessment
from probatum.domain.synthesis import Interval, PooledEffect, PooledOutcome
from probatum.domain.terms import Better
from probatum.sensitivity import flips, robustness
from probatum.sensitivity.subject import Subject
from spec.pools import study_rows

STUDY = st.tuples(
    st.floats(-1.5, 1.5), st.floats(0.03, 0.9), st.integers(20, 5000)
)  # log ratio, its error, people
STUDIES = st.lists(STUDY, min_size=2, max_size=7)
DESIGNS = st.sampled_from(["rct", "cohort"])


def rows_of(studies, design="rct"):
    table = "\n".join(
        [
            " | ratio | error | people | design",
            *(f"S{i} | {exp(y)!r} | {error!r} | {n} | {design}" for i, (y, error, n) in enumerate(studies)),
        ]
    )
    return study_rows(table)


def pooled(rows) -> PooledOutcome:
    (outcome,) = synthesis.pooled_effects(rows)
    return outcome


def shape(found: PooledAssessment):
    steps = found.assessment.certainty.judgements
    return [(s.domain, s.steps, s.rule) for s in steps], found.level, found.assessment.finding, found.size


@given(STUDIES, DESIGNS, st.randoms(use_true_random=False))
def test_the_order_of_the_studies_does_not_matter(studies, design, random):
    rows = list(rows_of(studies, design))
    before = shape(certainty.grade_pooled(pooled(rows)))
    random.shuffle(rows)
    assert shape(certainty.grade_pooled(pooled(rows))) == before


@given(STUDIES, DESIGNS)
def test_sound_studies_are_never_rated_lower(studies, design):
    outcome = pooled(rows_of(studies, design))
    names = [study.row for study in outcome.effect.studies]
    unknown = certainty.grade_pooled(outcome)
    levels = [certainty.grade_pooled(outcome, low_risk=names[:i]).level for i in range(len(names) + 1)]
    assert levels == sorted(levels)
    assert levels[0] is unknown.level


def widened(effect: PooledEffect, factor: float) -> PooledEffect:
    def wider(interval: Interval | None) -> Interval | None:
        if interval is None:
            return None
        low = effect.estimate - factor * (effect.estimate - interval.low)
        return Interval(low=low, high=effect.estimate + factor * (interval.high - effect.estimate))

    return replace(effect, interval=wider(effect.interval), prediction=wider(effect.prediction))


@given(STUDIES, st.lists(st.floats(1, 6), min_size=2, max_size=4), st.one_of(st.none(), st.floats(1.05, 3)))
def test_dropping_precision_never_helps(studies, factors, important):
    """As long as the claim is the same, a wider interval never rates imprecision better, nor the whole."""
    outcome = pooled(rows_of(studies))
    sourced = None if important is None else certainty.SourcedDifference(size=important, source="a source")
    before = None
    for factor in sorted(factors):
        again = replace(outcome, effect=widened(outcome.effect, factor))
        body = body_of(again, kind=None, important=sourced)
        found = imprecision(body).steps, certainty.grade_pooled(again, important=sourced).level
        if before is not None and body.thresholds == before[0]:
            assert found[0] <= before[1][0]
            assert found[1] <= before[1][1]
        before = body.thresholds, found


@given(STUDIES)
def test_fewer_people_never_help(studies):
    """The same interval from fewer people is never rated better."""
    outcome = pooled(rows_of(studies))
    levels = [
        certainty.grade_pooled(replace(outcome, effect=replace(outcome.effect, n=n))).level
        for n in (10, 150, 400, 2000, 100_000)
    ]
    assert levels == sorted(levels)


@given(STUDIES)
def test_turning_the_outcome_around_turns_the_finding_around(studies):
    """Which side is better decides between benefit and harm, and nothing else."""
    outcome = pooled(rows_of(studies))
    lower = certainty.grade_pooled(outcome)
    higher = certainty.grade_pooled(replace(outcome, better=Better.HIGHER))
    turned = {"benefit": "harm", "harm": "benefit"}
    assert higher.level is lower.level
    assert higher.assessment.finding == turned.get(lower.assessment.finding, lower.assessment.finding)


@given(STUDIES)
def test_every_step_says_its_numbers_and_names_its_rows(studies):
    outcome = pooled(rows_of(studies))
    for step in certainty.grade_pooled(outcome).assessment.certainty.judgements:
        assert step.because
        assert "{" not in step.because
        assert step.rows == tuple(study.row for study in outcome.effect.studies)


@settings(max_examples=15, deadline=None)
@given(STUDIES)
def test_every_flip_is_a_flip_and_the_default_setting_is_the_rating(studies):
    rows = rows_of(studies)
    subject = Subject(outcome=pooled(rows), rows=rows)
    rated = subject.rate()
    found = flips(subject, rated)
    assert len(found) <= 3
    for flip in found:
        assert (flip.level, flip.finding) != (rated.level, rated.assessment.finding)
        assert flip.because
        if flip.kind == "risk of bias resolved":
            assert flip.level > rated.level
    default, *others = robustness(subject)
    assert default.is_default
    assert not any(one.is_default for one in others)
    assert (default.level, default.finding) == (rated.level, rated.assessment.finding)


@settings(max_examples=15, deadline=None)
@given(STUDIES)
def test_pooling_again_gives_the_same_effect(studies):
    rows = rows_of(studies)
    effect = pooled(rows).effect
    for again in synthesis.pool_again([rows, rows], "RR"):
        for ours, theirs in (
            (again.estimate, effect.estimate),
            (again.interval.low, effect.interval.low),
            (again.interval.high, effect.interval.high),
            (again.i2 or 0.0, effect.i2 or 0.0),
        ):
            assert isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9)
        assert again.small_study == effect.small_study
