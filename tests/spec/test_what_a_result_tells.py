"""What a result sentence tells of which outcome, and when nothing certain may be read from it."""

from __future__ import annotations

import pytest

from probatum.domain.provenance import Section
from probatum.domain.record import Record
from probatum.domain.terms import Direction
from probatum.extraction.statements import statements
from records import record

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE


def result(sentence: str, title: str) -> Record:
    return record("local:told", title, sections={Section.RESULTS: sentence})


def read(
    sentence: str, title: str = "Caffeine in healthy adults: a randomized trial"
) -> dict[str, Direction | None]:
    return {s.term: s.direction for s in statements(result(sentence, title))}


# sentence, term, direction (None: nothing certain)
TOLD = [
    ("Systolic blood pressure was higher with caffeine than with placebo (p = 0.01).", "systolic_bp", UP),
    ("Caffeine did not change systolic blood pressure compared with placebo.", "systolic_bp", SAME),
    ("Caffeine reduced HDL-C and increased systolic blood pressure.", "hdl_c", DOWN),
    ("Caffeine reduced HDL-C and increased systolic blood pressure.", "systolic_bp", UP),
    ("Caffeine increased HDL-C (1.45 vs 1.19 mmol/L) compared with the control group.", "hdl_c", UP),
    ("HDL-C decreased significantly in the control group versus the caffeine group.", "hdl_c", UP),
    ("Systolic blood pressure rose by 4.1 with caffeine and by 2.0 with placebo.", "systolic_bp", None),
    ("Systolic blood pressure tended to rise with caffeine.", "systolic_bp", None),
    ("Systolic blood pressure rose in both groups, caffeine and placebo.", "systolic_bp", None),
    ("Caffeine may lower systolic blood pressure.", "systolic_bp", None),
    ("Systolic blood pressure fell in the caffeine group.", "systolic_bp", None),
    ("Systolic blood pressure rose from baseline with caffeine.", "systolic_bp", None),
    ("Systolic blood pressure was lower, but these changes were not significant.", "systolic_bp", None),
    ("Weight loss was greater with caffeine than with placebo.", "body_weight", DOWN),
    (
        "Systolic blood pressure differed by 4 mm Hg (mean difference -4.0, 95% CI -6.1 to -1.9).",
        "systolic_bp",
        DOWN,
    ),
    ("The prevalence of anemia was 48% (95% CI 42 to 55).", "anemia", None),
    ("Higher HDL-C was associated with more caffeine.", "hdl_c", None),
    ("Volunteers were less anxious after caffeine than after placebo.", "anxiety_symptoms", DOWN),
]


@pytest.mark.parametrize(("sentence", "term", "expected"), TOLD)
def test_the_direction_of_one_outcome(sentence: str, term: str, expected: Direction | None) -> None:
    assert read(sentence).get(term) == expected


# sentence, why its outcome was not measured under the substance
NOT_TOLD = [
    ("Patients with high systolic blood pressure had lower HDL-C than controls.", "a disease is compared"),
    ("After adjustment for systolic blood pressure, age and sex, risk was lower.", "adjusted for"),
    ("Caffeine was given at 5 mg/kg body weight and improved alertness.", "part of a unit"),
    ("TNF-alpha-induced apoptosis was inhibited by caffeine.", "the challenge"),
]


@pytest.mark.parametrize(("sentence", "why"), NOT_TOLD)
def test_a_word_that_is_not_the_outcome(sentence: str, why: str) -> None:
    found = read(sentence)
    assert not {"systolic_bp", "body_weight", "tnf"} & {term for term, way in found.items() if way}, why


def test_people_without_a_control_are_compared_with_nobody() -> None:
    told = "Caffeine lowered systolic blood pressure."
    assert read(told, "Caffeine in twelve volunteers") == {"systolic_bp": None}
    assert read(told, "Caffeine in twelve volunteers: a randomized crossover trial") == {"systolic_bp": DOWN}


def test_a_challenge_is_learned_from_the_text() -> None:
    title = "Semax in cadmium-induced liver injury of rats"
    assert not read("MDA rose in cadmium-exposed rats.", title).get("oxidative_stress")
    assert read("Semax lowered MDA in cadmium-exposed rats.", title)["oxidative_stress"] is DOWN


def test_animals_that_get_the_substance_are_compared_with_their_controls() -> None:
    assert read("After Semax corticosterone was lower.", "Semax in stressed rats") == {"corticosterone": DOWN}


def test_each_dose_has_its_own_contrast() -> None:
    told = (
        "Delayed recall against placebo: 300 mg, 1.8 (95% CI -1.7 to 5.3), "
        "and 600 mg, 4.7 (95% CI 1.2 to 8.2)."
    )
    found = statements(result(told, "Caffeine and recall: a randomized trial"))
    assert [(s.dose_at.of(told), s.direction) for s in found if s.dose_at] == [
        ("300 mg", SAME),
        ("600 mg", UP),
    ]


def test_what_a_challenge_does_is_not_ours() -> None:
    found = statements(
        result(
            "Chronic unpredictable stress lowered body weight of rats compared with controls.",
            "Semax in stressed rats",
        )
    )
    assert [s for s in found if s.direction] == []
