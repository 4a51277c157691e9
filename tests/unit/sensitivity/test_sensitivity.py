"""Ratings under other settings, and the nearest edits that change them."""

from __future__ import annotations

from math import exp

import pytest

from probatum import starter, synthesis
from probatum.codec import from_json, to_json
from probatum.domain.pooled_assessment import EditKind, EffectSize
from probatum.domain.synthesis import PooledEffect, PooledOutcome
from probatum.domain.terms import CertaintyLevel
from probatum.sensitivity import assess, assess_pooled, flips, robustness, settings
from probatum.sensitivity.edits import Trial
from probatum.sensitivity.subject import Subject
from probatum.synthesis.pooled_rows import people_of
from spec.pools import study_rows

BORDER = """
   | events
A  | 40/500 against 50/500
B  | 42/500 against 52/500
C  | 38/500 against 49/500
"""


def subject(table: str, **words: str) -> Subject:
    rows = study_rows(table, **words)
    (outcome,) = synthesis.pooled_effects(rows)
    return Subject(outcome=outcome, rows=rows)


def test_the_first_setting_is_what_pages_show():
    first = settings()[0]
    assert (first.method, first.test) == (
        synthesis.pooling.Options().method,
        synthesis.pooling.Options().test,
    )
    assert len({one.words for one in settings()}) == len(settings())
    assert {one.method.value for one in settings()} == {"REML", "DL", "PM", "EE"}


def test_the_largest_and_the_small_are_left_out():
    rows = study_rows(
        """
           | events
        A  | 4/40 against 5/40
        B  | 40/500 against 50/500
        C  | 8/90 against 9/90
        """
    )
    kept = {one.words: one.kept(rows) for one in settings()}
    assert [row.id for row in kept["without the largest study"]] == ["A", "C"]
    assert [row.id for row in kept["without studies of fewer than 100 people"]] == ["B", "C"]
    assert [row.id for row in kept["REML, z interval"]] == ["A", "B", "C"]


def test_unstated_sizes_and_single_studies_are_not_rated():
    unstated = subject(
        """
           | ratio | error | people
        A  | 0.80  | 0.10  | -
        B  | 0.82  | 0.10  | -
        """
    )
    words = {one.setting: one.estimate for one in robustness(unstated)}
    assert words["without the largest study"].startswith("not pooled: the number of people is not stated")
    two = subject(
        """
           | ratio | error | people
        A  | 0.80  | 0.10  | 500
        B  | 0.82  | 0.10  | 600
        """
    )
    without = next(one for one in robustness(two) if one.setting == "without the largest study")
    assert without.level is None
    assert without.estimate == "not pooled: fewer than two studies are left"
    assert assess(two).rated == len(settings()) - 1


def test_an_added_trial_has_the_effect_it_was_given():
    about = subject(BORDER, measure="OR")
    row = Trial(effect=-0.5, words="").row(about.rows, "OR", 20_000)
    assert people_of(row) == 20_000
    odds = (row.treat_events / (row.treat_n - row.treat_events)) / (
        row.control_events / (row.control_n - row.control_events)
    )
    assert odds == pytest.approx(exp(-0.5), rel=0.01)
    assert row.control_events / row.control_n == pytest.approx(0.1, abs=0.001)


def test_an_added_trial_without_counts_is_as_precise_as_the_others_a_person():
    about = subject(
        """
           | difference | error | people
        A  | -1.0       | 0.4   | 100
        B  | -1.2       | 0.2   | 400
        C  | -0.8       | 0.4   | 100
        """
    )
    row = Trial(effect=0.0, words="").row(about.rows, "MD", 1600)
    assert float(row.standard_error) == pytest.approx(0.1)
    assert row.n_total == 1600


def test_an_impossible_trial_is_not_tried():
    about = subject(
        """
           | events
        A  | 90/100 against 80/100
        B  | 91/100 against 82/100
        """
    )
    assert Trial(effect=0.5, words="").row(about.rows, "RR", 400) is None


def test_the_smallest_trial_is_the_smallest():
    about = subject(BORDER)
    rated = about.rate()
    added = [flip for flip in flips(about, rated) if flip.kind is EditKind.TRIAL_ADDED]
    assert added
    nearest = added[0]
    trial = next(
        trial
        for trial in (
            Trial(effect=0.0, words="no effect"),
            Trial(effect=about.outcome.effect.estimate, words="the pooled effect"),
        )
        if nearest.edit.endswith(trial.words)
    )
    smaller = 100
    while smaller < nearest.people:
        row = trial.row(about.rows, "RR", smaller)
        (effect,) = about.pool([[*about.rows, row]])
        again = about.rate(effect, frozenset({row.id}))
        assert (again.level, again.assessment.finding) == (rated.level, rated.assessment.finding)
        smaller *= 2


def test_a_removed_study_is_named_with_its_weight():
    (iron,) = assess_pooled(starter.study_level("iron"))
    removed = next(flip for flip in iron.assessed.flips if flip.kind is EditKind.STUDY_REMOVED)
    assert removed.edit.startswith("without FAIR-HF, 2 %")
    assert removed.weight == pytest.approx(min(study.weight for study in iron.effect.studies))
    assert iron.assessed.level is CertaintyLevel.MODERATE
    assert iron.assessed.size is EffectSize.SMALL
    assert iron.assessed.at_or_below(CertaintyLevel.LOW) == 0


def test_pools_without_an_effect_are_not_rated():
    (outcome,) = assess_pooled(study_rows(BORDER)[:1])
    assert not isinstance(outcome.effect, PooledEffect)
    assert outcome.assessed.level is None
    assert outcome.assessed.assessment.because == outcome.because
    assert (outcome.assessed.robustness, outcome.assessed.flips) == ((), ())


def test_a_rating_comes_back_from_its_document():
    (outcome,) = assess_pooled(starter.study_level("iron"))
    assert from_json(PooledOutcome, to_json(outcome)) == outcome


def test_the_same_rows_give_the_same_rating():
    rows = starter.study_level("ors")
    assert assess_pooled(rows) == assess_pooled(rows)
