"""What would change a rating made of directions

The smallest edits of the evidence after which the level or the finding is another: the reports read in full
and found sound, one study removed (or retracted), one independent trial at low risk of bias added. An
illustration of where the rating stands, never a forecast of what a trial would find.
"""

from __future__ import annotations

SMALL = """
   | design | n  | direction
S1 | RCT    | 40 | increase
S2 | RCT    | 50 | increase
S3 | RCT    | 30 | no-difference
"""


def test_reading_the_reports_lifts_what_only_silence_held_down(sensitivity):
    """Studies whose conduct is not known are rated down one step; read and found sound, that step goes."""
    sensitivity(
        """
           | design | n   | direction
        S1 | RCT    | 150 | increase
        S2 | RCT    | 150 | increase
        """,
        level="low",
        flips=["every study read in full and found at low risk of bias: moderate, benefit"],
    )


def test_a_trial_of_the_information_size_makes_a_finding(sensitivity):
    """A trial at low risk of bias large enough for the body to pass a third of the information size lifts the level, whatever it finds."""
    sensitivity(
        SMALL,
        flips=["one independent trial of 50 people at low risk of bias that finds a benefit: low, benefit"],
    )


def test_one_study_is_removed_and_the_studies_agree(sensitivity):
    """Without the one study that stands apart the finding is another; a retraction would do the same."""
    sensitivity(SMALL, flips=["without untitled 2020, or after its retraction: very low, benefit"])


def test_a_single_study_cannot_be_removed(sensitivity):
    """Of a single study only a reading or a further trial can change the rating."""
    found = sensitivity(
        """
           | design     | n  | direction
        S1 | controlled | 30 | increase
        """,
        level="very low",
    )
    assert all(flip.kind != "study removed" for flip in found.flips)


def test_people_still_missing(sensitivity):
    """The information size of a body without a single estimate is 400 people; what is in it is subtracted."""
    found = sensitivity(SMALL)
    assert (found.people, found.information_size, found.missing_people) == (120, 400, 280)


def test_people_not_stated_are_not_guessed(sensitivity):
    """Where no study states its size, nobody can say how many people are missing."""
    found = sensitivity(
        """
           | design | n | direction
        S1 | RCT    | - | increase
        S2 | RCT    | - | increase
        """
    )
    assert found.missing_people is None


def test_settings_stand_beside_the_default(sensitivity):
    """The same studies under a floor of design, without the largest group of laboratories, without the largest study, registered studies only: each rated, or said to leave no study."""
    found = sensitivity(
        """
           | design     | n   | direction | authors
        S1 | RCT        | 300 | increase  | Aoki T
        S2 | controlled | 90  | decrease  | Aoki T
        S3 | controlled | 80  | decrease  | Berg S
        S4 | single arm | 20  | increase  | Costa R
        """,
    )
    default, *others = found.robustness
    assert default.is_default
    assert default.k == 4
    shown = {one.setting: (one.k, one.estimate) for one in others}
    assert shown["randomized studies only"] == (1, "1 increase")
    assert shown["studies with a comparison group only"] == (3, "1 increase, 2 decrease")
    assert shown["without the largest group of laboratories"] == (2, "1 increase, 1 decrease")
    assert shown["without the largest study"] == (3, "1 increase, 2 decrease")
    assert shown["registered studies only"] == (0, "no study is left")
