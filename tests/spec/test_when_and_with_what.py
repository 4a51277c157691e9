"""Time of day and meals are read only from a sentence that tells what was given.

"In the morning" beside a capsule is when it was taken; beside a blood sample it is when blood was drawn. A
record that names two different times leaves the field unclear. Meals are a question of the mouth alone: for
a nasal drug the page says that they do not apply.
"""

from __future__ import annotations

import pytest

from probatum.domain.provenance import Absence, Missing, Section, value_of
from probatum.domain.terms import ArmRole
from probatum.extraction import read
from records import record

GIVEN = [
    # what the record says, time of day, meal
    ("Participants took 500 mg magnesium at bedtime for 8 weeks.", "before bed", None),
    ("Magnesium 300 mg was given each morning for 4 weeks.", "in the morning", None),
    (
        "One capsule of magnesium 250 mg was taken in the evening for 12 weeks.",
        "in the evening or at night",
        None,
    ),
    ("Magnesium 400 mg was taken with a meal for 6 weeks.", None, "with a meal"),
    ("Magnesium 400 mg was swallowed on an empty stomach for 6 weeks.", None, "fasting"),
    ("Subjects ingested 300 mg magnesium after breakfast for 10 days.", None, "after a meal"),
    ("Magnesium 350 mg was taken before exercise for 4 weeks.", "before exercise", None),
    ("Magnesium 200 mg was taken each morning with food for 4 weeks.", "in the morning", "with a meal"),
]

NOT_GIVEN = [
    "Magnesium 300 mg was given for 4 weeks. Blood samples were drawn in the morning after an overnight fast.",
    "Magnesium 300 mg was given daily for 4 weeks; fasting glucose was measured in the morning.",
    "Magnesium 300 mg was given daily for 4 weeks. Sleep was assessed with a questionnaire before breakfast.",
    "Magnesium 300 mg was given daily for 8 weeks.",
]


def _dose(text):
    made = read(record("pmid:1", "Magnesium in adults: a randomized trial", sections={Section.METHODS: text}))
    doses = [arm.dose for arm in made.arms if arm.role is ArmRole.INTERVENTION and arm.dose]
    assert doses, "the sentence gives a dose"
    return doses[0]


@pytest.mark.parametrize(("text", "timing", "food"), GIVEN, ids=[row[0][:40] for row in GIVEN])
def test_when_and_with_what(text, timing, food):
    """Said beside what was given: it is how it was given, and the words are quoted."""
    dose = _dose(text)
    assert (value_of(dose.timing), value_of(dose.food)) == (timing, food)
    for leaf in (dose.timing, dose.food):
        assert isinstance(leaf, Missing) or leaf.spans[0].quote in text


@pytest.mark.parametrize("text", NOT_GIVEN)
def test_a_measurement_is_no_way_of_taking(text):
    """Fasting before a blood sample says nothing about meals with the substance."""
    dose = _dose(text)
    assert isinstance(dose.timing, Missing)
    assert isinstance(dose.food, Missing)


def test_two_times_are_unclear():
    """One arm in the morning, one before bed: the record has no single answer, and keeps both quotes."""
    dose = _dose(
        "Magnesium 200 mg was taken in the morning or 200 mg magnesium was taken before bed for 4 weeks."
    )
    assert isinstance(dose.timing, Missing)
    assert dose.timing.why is Absence.UNCLEAR
    assert len(dose.timing.spans) == 2
