"""The regimen is what human studies state: nothing averaged, nothing added, nothing from animals."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from probatum.domain.provenance import Absence, Derived, Missing, SeenIn, value_of
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.regimen import AmountBasis
from probatum.domain.study import Dose, Study, StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Route, StudyDesign
from probatum.dosing import regimen
from probatum.dosing.regimen import by_route, is_course
from unit.pages.fakes import cited, study

FABULEX = SubstanceId("fabulex")


def trial(key: str, **dose: object) -> Study:
    made = study(
        key,
        "Abel",
        2000,
        StudyDesign.RCT,
        {},
        n=20,
        species="human",
        route=Route.ORAL,
        amounts=(Quantity.of(100, Unit.MG),),
    )
    fields = {name: cited(value, made.citation) for name, value in dose.items()}
    return replace(made, arms=(replace(made.arms[0], dose=replace(made.arms[0].dose, **fields)),))


def test_words_are_counted_by_study_and_keep_their_places():
    found = regimen(
        [trial("1", form="capsule"), trial("2", form="capsule"), trial("3", form="powder")], FABULEX
    )
    assert not isinstance(found.forms, Missing)
    assert [(value_of(one.value), len(one.studies)) for one in found.forms] == [("capsule", 2), ("powder", 1)]
    assert isinstance(found.forms[0].value, Derived)
    assert found.forms[0].value.inputs == ("study.study:1.arm.arm:1-0.form", "study.study:2.arm.arm:2-0.form")


def test_animals_state_no_regimen_of_people():
    rat = study("9", "Abel", 2000, StudyDesign.ANIMAL, {}, species="rat", amounts=(Quantity.of(1, Unit.MG),))
    found = regimen([rat], FABULEX)
    assert found.human_studies == 0
    assert isinstance(found.amounts, Missing)
    assert isinstance(found.routes, Missing)


def test_amounts_are_a_range_by_route_and_population_and_never_across():
    studies = [
        trial("1", amount=Quantity.of(100, Unit.MG)),
        trial("2", amount=Quantity.of("0.4", Unit.G)),
        trial("3", amount=Quantity.of(5, Unit.MG), route=Route.INTRAVENOUS),
    ]
    found = regimen(studies, FABULEX)
    shown = {(one.route, str(value_of(one.amount)), len(one.studies)) for one in found.amounts}
    assert shown == {(Route.ORAL, "100000–400000 µg", 2), (Route.INTRAVENOUS, "5000 µg", 1)}
    assert set(by_route(found)) == {Route.ORAL, Route.INTRAVENOUS}


def test_an_amount_with_its_frequency_is_an_amount_a_day():
    found = regimen([trial("1", times_per_day=Decimal(3))], FABULEX)
    one = found.amounts[0]
    assert (one.basis, str(value_of(one.amount))) == (AmountBasis.DAY, "300000 µg/day")
    assert {name.rpartition(".")[2] for name in one.amount.inputs} == {"amount", "times_per_day"}
    assert value_of(found.frequency[0].value) == "3 times a day"


def test_doubtful_units_and_second_hand_values_are_left_out():
    flagged = trial("1")
    dose = replace(flagged.arms[0].dose, flags=("unit-implausible",))
    flagged = replace(flagged, arms=(replace(flagged.arms[0], dose=dose),))
    told = trial("2", form="capsule")
    form = told.arms[0].dose.form
    second_hand = replace(form, curated=replace(form.curated, seen_in=SeenIn.SECONDARY))
    told = replace(told, arms=(replace(told.arms[0], dose=Dose(form=second_hand)),))
    found = regimen([flagged, told], FABULEX)
    assert isinstance(found.amounts, Missing)
    assert "capsule" not in {value_of(one.value) for one in found.forms}


def test_shortest_longest_and_most_common_duration():
    weeks = [(f"{i}", Quantity.of(n, Unit.WEEK)) for i, n in enumerate((2, 8, 8, 52), 1)]
    found = regimen([trial(key, duration=length) for key, length in weeks], FABULEX)
    assert [str(value_of(one.value)) for one in (found.shortest, found.longest, found.most_common)] == [
        "2 week",
        "52 week",
        "8 week",
    ]
    assert found.most_common.studies == (StudyId("study:2"), StudyId("study:3"))


def test_without_a_leader_no_duration_is_most_common():
    found = regimen(
        [trial("1", duration=Quantity.of(2, Unit.WEEK)), trial("2", duration=Quantity.of(4, Unit.WEEK))],
        FABULEX,
    )
    assert isinstance(found.most_common, Missing)


def test_meals_are_a_question_of_the_mouth():
    nasal = trial("1", route=Route.INTRANASAL, food="with a meal")
    assert regimen([nasal], FABULEX).food == Missing(Absence.NOT_APPLICABLE)
    oral = regimen([trial("2", food="with a meal")], FABULEX)
    assert value_of(oral.food[0].value) == "with a meal"


def test_a_course_is_no_frequency():
    assert is_course(cited("two courses of 10 days", trial("1").citation))
    assert is_course(cited("loading 20 g, then 3 g", trial("1").citation))
    assert not is_course(cited("daily", trial("1").citation))
    found = regimen([trial("1", schedule="two courses")], FABULEX)
    assert isinstance(found.frequency, Missing)
    assert value_of(found.course[0].value) == "two courses"
