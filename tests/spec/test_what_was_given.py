"""What was given, and what only stands beside it: names, amounts and regimens of arms as sentences show them."""

from __future__ import annotations

import pytest
from tests.abstracts import told

from probatum.domain.provenance import value_of
from probatum.domain.study import Study
from probatum.domain.terms import ArmRole
from probatum.extraction import read


def study(title: str, abstract: str) -> Study:
    return read(told(abstract, title=title))


def substances(read_study: Study) -> list[str]:
    return sorted({str(a.substance) for a in read_study.arms if a.role is ArmRole.INTERVENTION})


@pytest.mark.parametrize(
    ("title", "given"),
    [
        ("Effects of magnesium in rats", ["magnesium"]),
        ("Effects of vitamin A on iron status in children", ["vitamin-a"]),
        ("Iron status of children", ["iron"]),  # alone it is what the study is about
        ("Effects of zinc on the heat stability of milk in cows", ["zinc"]),
        ("Vitamin D binding protein genotype in children", []),
        ("Fenretinide, a vitamin A analogue, in women", []),
        ("An ethanol extract of a root in rats", []),
        ("Probiotics in foods not containing milk in patients", ["probiotics"]),
    ],
)
def test_a_title_names_what_was_given(title: str, given: list[str]) -> None:
    assert substances(study(title, "We studied 20 subjects. They were treated for a month.")) == given


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("Rats received 50 mg/kg magnesium.", ["50 mg/kg"]),
        ("Rats were fed 250 mg of zinc/kg of diet.", []),
        ("The seeds held 40 mg zinc/100 g oil.", []),
        ("The factor was 1.9 µg beta-carotene equivalents to 1 µg retinol.", []),
        ("Patients received zinc 250 mg, followed by 750 mg daily for 5 days.", ["250 mg", "750 mg/day"]),
        ("All women also received zinc 30 mg.", []),
        ("All women received zinc 30 mg.", ["30 mg"]),
    ],
)
def test_an_amount_that_somebody_got(sentence: str, amounts: list[str]) -> None:
    arms = study("A trial in women and rats", sentence).arms
    found = [value_of(arm.dose.amount) for arm in arms if arm.dose]
    assert [str(amount) for amount in found if amount] == amounts


def test_what_stands_behind_the_next_amount_belongs_to_it() -> None:
    text = "Patients received zinc 250 mg orally, followed by zinc 750 mg orally daily for 5 days."
    first, second = (arm.dose for arm in study("Zinc in patients", text).arms)
    assert first
    assert value_of(first.duration) is None
    assert value_of(first.schedule) is None
    assert second
    assert str(value_of(second.duration)) == "5 day"
    assert value_of(second.schedule) == "daily"


def test_a_short_form_of_the_record_names_its_substance() -> None:
    text = "Selenium (SE) status was low. Infants received 7 µg/kg/d of SE in a randomized trial."
    arms = [arm for arm in study("A trial in infants", text).arms if arm.dose]
    assert [(arm.substance, str(value_of(arm.dose.amount))) for arm in arms if arm.dose] == [
        ("selenium", "7 µg/kg/day")
    ]


def test_a_route_beside_the_name_needs_no_amount() -> None:
    text = "In a randomized trial 40 patients were assigned to intravenous magnesium or placebo for 3 days."
    (arm,) = (a for a in study("Magnesium in patients", text).arms if a.role is ArmRole.INTERVENTION)
    assert arm.dose
    assert value_of(arm.dose.route) == "intravenous"
    assert value_of(arm.dose.amount) is None
    assert str(value_of(arm.dose.duration)) == "3 day"


def test_a_route_of_the_history_is_not_the_arms() -> None:
    text = "In a randomized trial 40 patients with a history of unsatisfactory oral iron therapy got iron."
    assert all(a.dose is None or value_of(a.dose.route) is None for a in study("Iron", text).arms)


def test_a_title_that_repeats_the_abstract_is_no_title() -> None:
    text = (
        "We randomly assigned 20 women to zinc or placebo (p < 0.05). End points are considered by protocol."
    )
    read_study = study(text, text)
    assert value_of(read_study.design) == "rct"
    assert value_of(read_study.n) == 20


def test_the_condition_of_the_title_is_no_harm() -> None:
    text = "Of 300 women, hypertension developed in 30 of 150. Headache occurred in 3 of 150 women."
    events = [value_of(harm.event) for harm in study("Pregnancy in women with hypertension", text).harms]
    assert events == ["headache"]


@pytest.mark.parametrize(
    ("words", "species"),
    [
        ("We measured enzymes (SOD, CAT, p < 0.05) in male Wistar rats that were injected daily.", "rat"),
        ("We kept 20 quail in cages. The quail were fed a diet and given zinc daily.", "quail"),
        ("We counted colonies on de Man agar. MICs and inhibition zones were measured in vitro.", None),
    ],
)
def test_words_that_only_look_like_a_species(words: str, species: str | None) -> None:
    assert value_of(study("Zinc and enzymes", words).species) == species


@pytest.mark.parametrize(
    ("words", "sex"),
    [
        ("Sixteen patients (six female) took part.", None),
        ("There was a higher percentage of males among patients.", None),
        ("Twenty-one men took part.", "male"),
        ("A 51-year-old lady was a patient.", "female"),
    ],
)
def test_a_part_of_the_subjects_is_not_their_sex(words: str, sex: str | None) -> None:
    assert value_of(study("Zinc in patients", words).sex) == sex


def test_work_in_glass_by_its_title() -> None:
    text = (
        "Strips were cut from the bladder of rats and placed in organ baths. The drug inhibited contractions."
    )
    assert value_of(study("Effect of a drug on rat bladder in vitro", text).design) == "in-vitro"


def test_a_hypothesis_supported_by_findings_has_no_funder() -> None:
    assert value_of(study("A review", "The hypothesis is supported by findings in patients.").funder) is None


def test_single_belongs_to_the_amount_beside_it() -> None:
    text = (
        "Rats got a single dose of 30 mg/kg zinc by mouth, and other groups of eight rats each received for a"
        " month 100 mg/kg of zinc."
    )
    schedules = [value_of(a.dose.schedule) for a in study("Zinc in rats", text).arms if a.dose]
    assert schedules == ["single", None]
