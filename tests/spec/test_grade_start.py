"""Where a body of evidence starts

A body is the studies of one kind that measured one outcome in one population.
"""

from __future__ import annotations


def test_randomized_studies_start_high(grade):
    """A body of randomized studies starts at high certainty, and stays there when nothing speaks against it."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 300 | increase  | low
        S2 | RCT    | 250 | increase  | low
        """,
        starts="high",
        level="high",
        because=[],
    )


def test_allocation_not_stated_starts_low(grade):
    """A controlled trial that does not state how it allocated its participants starts at low certainty; silence is not randomization."""
    found = grade(
        """
           | design     | n   | direction | risk of bias
        S1 | controlled | 500 | increase  | low
        """,
        starts="low",
        level="low",
    )
    assert (
        found.certainty.start_because == "treated as not randomized: allocation not stated in 1 of 1 studies"
    )


def test_not_randomized_starts_low(grade):
    """Studies that say their allocation was not random start at low certainty; so do cohorts."""
    found = grade(
        """
           | design         | n   | direction | risk of bias
        S1 | not randomized | 300 | increase  | low
        S2 | cohort         | 900 | increase  | low
        """,
        starts="low",
        level="low",
    )
    assert found.certainty.start_because.startswith("not randomized: 2 of 2 studies")


def test_no_comparison_group(grade):
    """Without a comparison group a body starts at low certainty and is rated down two steps for risk of bias."""
    grade(
        """
           | design     | n   | direction | risk of bias | compared with
        S1 | single arm | 500 | increase  | low          | -
        S2 | single arm | 400 | increase  | low          | own baseline
        """,
        starts="low",
        level="very low",
        because=["risk of bias", "risk of bias"],
    )


def test_the_better_body_leads(grade):
    """Randomized and non-randomized studies are graded apart; the better body leads and the two are never blended."""
    found = grade(
        """
           | design     | n    | direction | risk of bias
        S1 | RCT        | 450  | increase  | low
        S2 | controlled | 2000 | decrease  | low
        S3 | single arm | 5000 | decrease  | high
        """,
        level="high",
        finding="benefit",
    )
    assert found.because == (
        "1 study randomized; graded apart and not blended: 1 non-randomized with a comparison group: low; "
        "1 without a comparison group: very low"
    )


def test_animals_are_graded_in_their_own_track(grade):
    """Animal experiments are graded apart from people: randomized ones start high, others low, and nothing is carried over."""
    grade(
        """
           | design            | n   | direction | risk of bias
        S1 | randomized animal | 500 | increase  | low
        """,
        starts="high",
        level="high",
        rules=["indirectness-animal"],
    )
    grade(
        """
           | design | n  | direction | risk of bias
        S1 | animal | 20 | increase  | -
        """,
        starts="low",
        level="very low",
    )


def test_cells_are_listed_not_graded(grade):
    """Cell studies are listed and not graded: GRADE has no rules for them."""
    grade(
        """
           | design | n | direction
        S1 | cell   | - | increase
        """,
        state="no-usable-data",
    )
