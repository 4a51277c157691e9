"""A sentence that reports one counted study of people is left to that study where none on file measured it.

It is not told too big because animals show the same, nor borne out by them. Without a study of its own, a
flat sentence about people is held to the animals. Caution about an interaction is no overstatement, and a
named hormone's receptor is no claim about hormones. As good as an active comparator is neither an effect
nor the lack of one, so that it opposes nobody.
"""

from __future__ import annotations

import pytest

from probatum.claims.judge.effects import judge_effect
from probatum.claims.judge.interactions import judge_interaction
from probatum.claims.judge.questions import questions
from probatum.domain.claim import Attribution, ClaimType, Rating
from probatum.domain.terms import Direction
from probatum.review import review
from probatum.vocabulary import substances
from reports import claim

ROWS = [
    # words, rule
    ("a trial in 64 volunteers found that Semax raised BDNF", "report-not-on-file"),
    ("An open 64-patient study reports that Semax raises BDNF", "report-not-on-file"),
    ("Semax raises BDNF in people", "animals-told-as-people"),
]


@pytest.mark.parametrize(("words", "rule"), ROWS)
def test_reported_studies(words, rule):
    told = claim(
        words,
        words,
        ClaimType.MECHANISM,
        attribution=Attribution.PEOPLE,
        direction=Direction.INCREASE,
        benefit=True,
    )
    verdict = judge_effect(told, review(substances().get("semax"), ()))
    assert verdict.rule == rule
    assert verdict.flagged is (rule == "animals-told-as-people")


def test_as_good_as_another_drug_opposes_nobody():
    words = "Selank is known for its calming effect on anxiety in people"
    told = claim(words, words, attribution=Attribution.PEOPLE, direction=Direction.INCREASE, benefit=True)
    verdict = judge_effect(told, review(substances().get("selank"), ()))
    assert verdict.rating is not Rating.CONTRADICTED
    assert not any("no-difference (human)" in one.text for one in verdict.evidence)


CARE = [
    ("Whether Semax adds to stimulants in people is unknown, so amphetamines call for caution", False),
    ("In people Semax adds to the effect of amphetamines", True),
]


@pytest.mark.parametrize(("words", "flagged"), CARE)
def test_caution_is_no_overstatement(words, flagged):
    told = claim(words, words, ClaimType.INTERACTION, attribution=Attribution.PEOPLE)
    verdict = judge_interaction(told, review(substances().get("semax"), ()))
    assert verdict.flagged is flagged
    assert (verdict.rating is Rating.OVERSTATED) is flagged


HORMONES = [
    ("It leaves the hormones of the body as they are", True),
    ("It blocks the melanocyte-stimulating hormone at its receptor", False),
]


@pytest.mark.parametrize(("words", "asks"), HORMONES)
def test_hormones(words, asks):
    told = claim(words, words, ClaimType.MECHANISM, direction=Direction.NO_DIFFERENCE)
    terms = {term for one in questions(told) for term in one.terms}
    assert ("cortisol_serum" in terms) is asks
