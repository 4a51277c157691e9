from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from builders import arm, curated, dose, flow, harm, measured, study
from probatum.domain.provenance import Derived, Missing
from probatum.domain.record import Standing
from probatum.domain.terms import ArmRole, StudyDesign
from probatum.synthesis import counts, exposure

PLACEBO = arm("placebo", role=ArmRole.COMPARATOR, n=10)


def test_only_the_active_arm_is_exposed() -> None:
    found = exposure([study("a", n=24, arms=[arm(n=14), PLACEBO]), study("b", n=110, arms=[arm(n=30)])])
    assert isinstance(found.people, Derived)
    assert found.people.value == 44
    assert found.people.inputs == ("study.a.arm.active.n", "study.b.arm.active.n")


def test_a_crossover_gives_every_dose_to_the_same_people() -> None:
    arms = [arm("low", n=12), arm("high", n=12)]
    parallel = exposure([study("a", arms=arms)])
    crossover = exposure([replace(study("a", arms=arms), crossover=curated(True))])
    assert [found.people.value for found in (parallel, crossover)] == [24, 12]


def test_enrolled_totals_are_not_exposure() -> None:
    found = exposure([study("a", n=52, arms=[arm(), PLACEBO])])
    assert isinstance(found.people, Missing)


def test_a_single_arm_study_exposes_all_it_enrolled() -> None:
    found = exposure([study("a", design=StudyDesign.OPEN_TRIAL, n=48, arms=[arm()])])
    assert isinstance(found.people, Derived)
    assert (found.people.value, found.people.inputs) == (48, ("study.a.n",))


def test_person_weeks_need_people_and_time() -> None:
    found = exposure(
        [
            study("a", arms=[arm(n=10, given=dose(duration_days=14))]),
            study("b", arms=[arm(n=99)]),
        ]
    )
    assert isinstance(found.person_weeks, Derived)
    assert found.person_weeks.value == Decimal(20)
    assert isinstance(found.longest_weeks, Derived)
    assert found.longest_weeks.value == Decimal(2)


def test_no_bound_without_systematic_collection() -> None:
    found = exposure([study("a", arms=[arm(n=14)])])
    assert isinstance(found.bound, Missing)
    assert found.because == (
        "Harms were not systematically collected; no upper bound can be given "
        "(0 of 1 human studies state how harms were looked for)."
    )


@pytest.mark.parametrize(
    ("n", "bound"), [(10, 1 - 0.05 ** (1 / 10)), (29, 1 - 0.05 ** (1 / 29)), (30, 0.1), (300, 0.01)]
)
def test_the_rule_of_three_from_thirty_people_on(n: int, bound: float) -> None:
    one = study("a", arms=[arm(n=n)], harms_collected="diary", harms=[harm("any adverse event", 0, n)])
    found = exposure([one])
    assert isinstance(found.bound, Derived)
    assert found.bound.value == pytest.approx(bound)


def test_silence_is_not_zero_and_a_seen_harm_ends_the_bound() -> None:
    silent = study("a", arms=[arm(n=50)], harms_collected="diary")
    seen = study("b", arms=[arm(n=50)], harms_collected="diary", harms=[harm("headache", 2, 50)])
    unnumbered = study("c", arms=[arm(n=50)], harms_collected="diary", harms=[harm("headache", None, 50)])
    assert isinstance(exposure([silent]).bound, Missing)
    assert isinstance(exposure([unnumbered]).bound, Missing)
    assert "Harms were seen in 1 of the 1" in exposure([seen]).because


def test_the_three_human_studies_of_the_origin_page() -> None:
    """110 + 52 with 24 suspected inside the 52: at least 162, at most 186, never "186" plainly."""
    found = counts(
        [
            study("gusev", n=110, arms=[arm(n=30)]),
            study("panikratova", n=52),
            study("lebedeva", n=24, arms=[arm(n=14)], overlaps=["panikratova"]),
            study("rat", design=StudyDesign.ANIMAL, species="rat, mouse", year=2006),
            study("tube", design=StudyDesign.IN_VITRO),
        ],
        flow(80, 58),
    )
    assert (found.human_studies, found.animal_studies, found.cell_studies) == (3, 1, 1)
    assert (found.human_participants, found.human_participants_at_most) == (162, 186)
    assert found.exposed == 44
    assert found.median_human_n == Decimal(81)
    assert found.years == (2006, 2020)
    assert found.by_species == {"mouse": 1, "rat": 1}
    note = {basis.field: basis.note for basis in found.basis}
    assert note["human_participants"] == (
        "samples suspected to overlap are counted once: at least 162, at most 186 if they were separate people"
    )
    assert note["median_human_n"] == "median of 2 separate samples"


def test_no_studies_no_numbers() -> None:
    found = counts(
        [study("gone", n=5, standing=Standing.RETRACTED, findings=[measured("m", None)])], flow(1, 1)
    )
    assert (found.human_studies, found.human_participants, found.median_human_n, found.years) == (
        0,
        None,
        None,
        (),
    )


def test_a_study_between_two_others_does_not_make_them_one() -> None:
    """100 and 100 are separate people even if a third study may hold some of both."""
    chain = [
        study("a", n=100),
        study("b", n=50, overlaps=["a", "c"]),
        study("c", n=100),
    ]
    assert counts(chain, flow()).human_participants == 200
    chain[1] = study("b", n=250, overlaps=["a", "c"])
    assert counts(chain, flow()).human_participants == 250
