"""What a body of directions found

Certainty says how sure; the finding says what. An outcome nobody measured in people, one measured
without a usable direction, and one that is assessed are three different states.
"""

from __future__ import annotations

from builders import measured, study
from probatum import certainty, synthesis
from probatum.domain.terms import Direction, EvidenceState, StudyDesign, Track


def test_seven_in_ten_toward_the_good_is_benefit(grade):
    """When seven in ten studies moved the way that is better, the finding is benefit."""
    grade(
        """
           | design | direction
        S1 | RCT    | decrease
        S2 | RCT    | decrease
        S3 | RCT    | decrease
        S4 | RCT    | no-difference
        """,
        better="lower",
        finding="benefit",
    )


def test_seven_in_ten_toward_the_bad_is_harm(grade):
    """When seven in ten studies moved the way that is worse, the finding is harm."""
    grade(
        """
           | design | direction
        S1 | RCT    | decrease
        S2 | RCT    | decrease
        """,
        better="higher",
        finding="harm",
    )


def test_both_sides_conflict(grade):
    """Studies on both sides without such a majority conflict."""
    grade(
        """
           | design | direction
        S1 | RCT    | increase
        S2 | RCT    | increase
        S3 | RCT    | decrease
        """,
        finding="conflicting",
    )


def test_no_difference_votes_are_unclear(grade):
    """Directions alone never show little or no difference: the studies may have been too small to see one."""
    grade(
        """
           | design | direction
        S1 | RCT    | no-difference
        S2 | RCT    | no-difference
        """,
        finding="unclear",
    )


def test_neither_way_is_better(grade):
    """Where neither way is better for the person, a direction is neither benefit nor harm."""
    grade(
        """
           | design | direction
        S1 | RCT    | increase
        """,
        better="neither",
        finding="unclear",
    )


def test_measured_without_a_direction(grade):
    """An outcome measured in people without a stated direction has no usable data; it is not untested."""
    found = grade(
        """
           | design | direction
        S1 | RCT    | -
        """,
        state="no-usable-data",
    )
    assert found.because == "measured in 1 of 1 studies located, but none states a direction"


def test_measured_in_animals_only():
    """An outcome measured in animals or cells only is untested in people, however sure the animal track is."""
    studies = [
        study(
            f"a{i}",
            design=StudyDesign.ANIMAL,
            species="rat",
            n=500,
            findings=[measured("memory", Direction.INCREASE)],
        )
        for i in range(3)
    ]
    animal, human = certainty.grade(synthesis.synthesize(studies, {}), studies)
    assert animal.track is Track.ANIMAL
    assert human.track is Track.HUMAN
    assert human.evidence_state is EvidenceState.UNTESTED
    assert human.because == (
        "no human study located measured it; measured in 3 animal studies, which never answer for people"
    )
