"""Votes by direction, the sign test and its exact interval."""

from __future__ import annotations

import pytest

from builders import measured, study
from probatum.domain.provenance import SeenIn
from probatum.domain.terms import Direction
from probatum.synthesis.directions import clopper_pearson, direction_of, sign_test

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE


@pytest.mark.parametrize(
    ("directions", "expected"),
    [
        ([UP], UP),
        ([UP] * 7 + [DOWN] * 3, UP),
        ([UP] * 2 + [DOWN], Direction.MIXED),
        ([UP, SAME], Direction.MIXED),
        ([SAME, SAME, SAME], SAME),
        ([None, UP], UP),
        ([None], None),
        ([], None),
    ],
)
def test_a_study_has_the_direction_of_seven_in_ten(
    directions: list[Direction | None], expected: Direction | None
) -> None:
    one = study("s", findings=[measured("memory", direction) for direction in directions])
    assert direction_of(one.findings) is expected


def test_a_direction_from_a_secondary_source_does_not_vote() -> None:
    one = study("s", findings=[measured("memory", UP, seen_in=SeenIn.SECONDARY)])
    assert direction_of(one.findings) is None


def test_published_sign_tests() -> None:
    """Boon and Thomson 2021: 9 of 9 gives P=0.0039; the second printed example, P=0.2188, is 5 of 6."""
    assert round(sign_test(9, 9), 4) == 0.0039
    assert round(sign_test(5, 6), 4) == 0.2188


@pytest.mark.parametrize(("successes", "trials"), [(-1, 3), (4, 3), (0, 0)])
def test_impossible_counts_are_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="not a count"):
        sign_test(successes, trials)
    with pytest.raises(ValueError, match="not a count"):
        clopper_pearson(successes, trials)
