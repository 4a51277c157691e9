"""A review for judging claims: the same ratings, without what only the page shows."""

from __future__ import annotations

import pytest

from probatum import starter
from probatum.review import of_pooled_outcomes, review
from probatum.vocabulary import substances


@pytest.mark.parametrize("name", ["st-johns-wort", "magnesium", "iron", "semax"])
def test_the_ratings_are_those_of_the_whole_review(name: str) -> None:
    whole, quick = (review(substances().get(name), ratings_only=only) for only in (False, True))
    assert [row.assessment for row in quick.outcomes] == [row.assessment for row in whole.outcomes]
    rated = [
        [(one.table, one.effect, one.assessed.level if one.assessed else None) for one in known.pooled]
        for known in (whole, quick)
    ]
    assert rated[0] == rated[1]


def test_how_far_a_rating_holds_is_left_out() -> None:
    known = review(substances().get("magnesium"), ratings_only=True)
    assert known.pooled
    assert not any(one.assessed.robustness or one.assessed.flips for one in known.pooled if one.assessed)


def test_only_curves_of_outcomes_that_are_pooled_are_fitted() -> None:
    rows = starter.study_level("coffee")
    assert rows
    assert not any(row.is_reference_dose is None for row in rows)
    assert of_pooled_outcomes(rows) == ()
    assert review(substances().get("coffee"), ratings_only=True).curves == ()
