"""Direction of effect

Where effects cannot be pooled, studies vote with the direction they measured, never with significance.
"""

from __future__ import annotations


def test_nine_of_nine(result):
    """Nine of nine studies in one direction: a fair coin does this in 0.39 % of cases (Boon and Thomson 2021)."""
    found = result(
        """
           | direction
        S1 | increase
        S2 | increase
        S3 | increase
        S4 | increase
        S5 | increase
        S6 | increase
        S7 | increase
        S8 | increase
        S9 | increase
        """,
        toward="increase",
        proportion=1.0,
        sign_test_p=0.0039,
    )
    assert round(found.directions.interval.low, 4) == 0.6637


def test_five_of_six(result):
    """Five of six: P = 0.2188, and the share of studies lies between 36 and nearly 100 %."""
    found = result(
        """
           | direction
        S1 | increase
        S2 | increase
        S3 | increase
        S4 | increase
        S5 | increase
        S6 | decrease
        """,
        toward="increase",
        proportion=5 / 6,
        sign_test_p=0.2188,
    )
    assert round(found.directions.interval.low, 2) == 0.36


def test_only_moving_studies_enter_the_sign_test(result):
    """Studies without a difference and mixed ones are counted and shown, and stay out of the sign test."""
    result(
        """
           | direction
        S1 | increase
        S2 | no-difference
        S3 | mixed
        """,
        increase=1,
        no_difference=1,
        mixed=1,
        proportion=1.0,
        sign_test_p=1.0,
    )


def test_one_vote_per_study(result):
    """A study with several findings on one outcome votes once, with the direction that seven in ten of them share."""
    result(
        """
           | direction
        S1 | increase, increase, increase
        S2 | increase, increase, increase, no-difference
        S3 | increase, decrease
        """,
        k=3,
        increase=2,
        mixed=1,
    )


def test_a_tie_leans_nowhere(result):
    """As many studies up as down: no direction leads."""
    result(
        """
           | direction
        S1 | increase
        S2 | decrease
        """,
        toward=None,
        proportion=0.5,
        sign_test_p=1.0,
    )


def test_reviews_and_retracted_studies_do_not_vote(result):
    """Reviews are no studies, and retracted studies no longer stand."""
    result(
        """
           | design     | direction | standing
        S1 | controlled | increase  | current
        S2 | controlled | decrease  | retracted
        S3 | review     | decrease  | current
        """,
        k=1,
        increase=1,
    )
