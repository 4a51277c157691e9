"""What must hold of any search for flips of a rating made of directions."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from probatum import synthesis
from probatum.domain.terms import Direction
from probatum.sensitivity import assess_directions
from probatum.sensitivity.direction_subject import DirectionSubject
from spec.tables import studies

STUDY = st.tuples(
    st.sampled_from(["RCT", "controlled", "single arm"]),
    st.sampled_from(["-", "12", "60", "150", "500"]),
    st.sampled_from(["increase", "decrease", "no-difference", "mixed"]),
)
STUDIES = st.lists(STUDY, min_size=1, max_size=6)


def subject_of(rows) -> DirectionSubject:
    lines = [f"S{i} | {design} | {n} | {direction}" for i, (design, n, direction) in enumerate(rows)]
    built = studies("\n".join([" | design | n | direction", *lines]))
    (result, *_) = synthesis.synthesize(built, {})
    return DirectionSubject.of(result, built)


def level(subject: DirectionSubject) -> int:
    return subject.rate().certainty.level


@settings(deadline=None)
@given(STUDIES)
def test_every_flip_is_a_flip_and_the_default_setting_is_the_rating(rows):
    subject = subject_of(rows)
    rated = subject.rate()
    found = assess_directions(subject.result, subject.studies)
    assert len(found.flips) <= 3
    for flip in found.flips:
        assert (flip.level, flip.finding) != (rated.certainty.level, rated.finding)
        assert flip.because
    default, *others = found.robustness
    assert default.is_default
    assert not any(one.is_default for one in others)
    assert (default.level, default.finding) == (rated.certainty.level, rated.finding)


@settings(deadline=None)
@given(STUDIES)
def test_sound_conduct_is_never_rated_lower(rows):
    subject = subject_of(rows)
    assert level(subject.at_low_risk()) >= level(subject)


@settings(deadline=None)
@given(STUDIES, st.sampled_from(list(Direction)), st.integers(10, 3000), st.integers(10, 3000))
def test_a_larger_trial_never_helps_less(rows, direction, one, other):
    """With the same direction, more people in the added trial never give a lower level.

    A trial shifts weight away from studies of unknown conduct too, so that this holds of size alone.
    """
    subject = subject_of(rows)
    small, large = sorted((one, other))
    assert level(subject.with_trial(large, direction)) >= level(subject.with_trial(small, direction))


@settings(deadline=None)
@given(STUDIES)
def test_keeping_every_study_changes_nothing(rows):
    subject = subject_of(rows)
    assert subject.keeping(lambda study: True).rate() == subject.rate()
