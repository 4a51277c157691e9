"""Semax as the starter set knows it: nothing about how its studies were done can be judged."""

from __future__ import annotations

import pytest

from probatum import vocabulary
from probatum.domain.risk_of_bias import BiasJudgment
from probatum.domain.terms import GradeDomain, RiskOfBias, Track
from probatum.review import review


@pytest.fixture(scope="module")
def monograph():
    return review(vocabulary.substances().get("semax"))


def test_no_primary_study_can_be_assessed(monograph):
    assert monograph.risk_of_bias
    assert {one.for_grade for one in monograph.risk_of_bias} == {RiskOfBias.NOT_ASSESSABLE}
    judgments = {domain.judgment for one in monograph.risk_of_bias for domain in one.domains}
    assert BiasJudgment.LOW not in judgments


def test_grade_says_so_in_every_human_outcome(monograph):
    rated = [row.assessment.certainty for row in monograph.outcomes if row.assessment.certainty]
    steps = [
        judgment
        for certainty in rated
        if certainty.track is Track.HUMAN
        for judgment in certainty.judgements
        if judgment.domain is GradeDomain.RISK_OF_BIAS
    ]
    assert steps
    assert {step.rule for step in steps} <= {"bias-not-assessable", "bias-single-arm"}
    assert all(step.steps < 0 for step in steps)
