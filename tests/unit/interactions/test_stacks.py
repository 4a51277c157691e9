"""Whole stacks: what a careful pharmacist would answer, and what is said about what is not known."""

from __future__ import annotations

from decimal import Decimal

import pytest

import probatum
from probatum import codec
from probatum.domain.provenance import Curated, Derived
from probatum.domain.stack import Profile, StackReport
from probatum.interactions import of, stack


def test_three_serotonergic_things():
    report = stack(["St John's wort 900 mg", "5-HTP 200 mg", "sertraline 50 mg"])
    assert len(report.pairs) == 3
    assert all(
        line.known.value.severity == "major" and isinstance(line.known, Curated) for line in report.pairs
    )
    assert all("muscle rigidity" in line.urgent[0].value.signs for line in report.pairs)
    [shared] = [one for one in report.shared_effects if one.effect == "serotonin activity"]
    assert len(shared.raising) == 3
    assert "Do not stop or change a prescribed medicine" in report.disclaimer
    assert any("does not mean free of harm" in note for note in report.notes)


def test_vitamin_a_twice_once_inside_a_product():
    report = stack(["vitamin A 10000 IU", "cod liver oil 10 mL"])
    [twice] = report.duplicates
    assert twice.ingredient == "Vitamin A"
    [total] = [one for one in report.totals if one.nutrient == "vitamin-a"]
    assert str(total.total) == "3800–6000 µg/day"
    assert {check.verdict.value for check in total.checks} == {"above"}
    assert any("label decides" in part.because for part in total.contributions)


def test_semax_and_caffeine_have_no_fact_and_a_near_one_is_shown_apart():
    report = stack(["semax 600 ug nasal", "caffeine 200 mg"])
    assert report.pairs == ()
    [near] = report.near
    assert near.known.value.species == "rat and mouse"
    assert near.known.value.parties[1].name == "amphetamines"
    assert any("Nothing is on file about semax 600 ug nasal with caffeine" in s for s in report.unknown)


def test_times_apart_stand_in_their_own_list():
    report = stack(["iron 65 mg", "levothyroxine 100 mcg", "magnesium 200 mg"])
    partners = {line.known.value.parties[1].name for line in report.timing}
    assert "levothyroxine" in partners
    assert all(line.known.value.action == "separate by hours" for line in report.timing)


def test_a_null_result_is_told_apart_from_findings():
    report = stack(["omega-3 2 g", "warfarin 5 mg"])
    assert not [line for line in report.pairs if isinstance(line.known, Curated)]
    assert len(report.none_found) == 2


def test_a_name_nobody_knows_is_never_dropped():
    report = stack(["setraline 50 mg", "zinc 10 mg"])
    [unread] = report.stack.not_understood
    assert unread.close[0] == "sertraline"
    assert any("“setraline 50 mg” was not understood" in sentence for sentence in report.unknown)


def test_two_medicines_of_one_class():
    report = stack(["sertraline 50 mg", "citalopram 20 mg"])
    assert [one.ingredient for one in report.duplicates] == ["SSRIs (one class)"]


def test_what_a_product_holds_takes_part_in_pairs():
    report = stack(["coffee 300 mL", "fluvoxamine 100 mg"])
    assert [
        line.known.value.parties[0].name for line in report.pairs if line.known.value.severity == "major"
    ] == ["Caffeine"]


def test_cautions_for_the_person():
    expecting = Profile(age=Decimal(30), pregnant=True)
    assert [line.item for line in stack(["semax 600 ug", "zinc 10 mg"], expecting).cautions][:1] == [
        "semax 600 ug"
    ]
    assert stack(["semax 600 ug"], Profile(age=Decimal(30))).cautions == ()


def test_documented_lines_come_before_inferred_ones():
    report = stack(["St John's wort", "simvastatin 20 mg", "kava", "diazepam 5 mg"])
    kinds = [isinstance(line.known, Derived) for line in report.pairs]
    assert kinds == sorted(kinds)
    assert any(kinds)


def test_the_same_stack_gives_the_same_report():
    items = ["ginkgo 120 mg", "aspirin 100 mg", "vitamin E 400 IU", "melatonin 3 mg"]
    assert stack(items) == stack(items)


def test_one_text_is_one_item_and_the_package_has_it():
    assert len(probatum.stack("zinc 10 mg").stack.items) == 1


@pytest.mark.parametrize(
    ("substance", "least"), [("st-johns-wort", 40), ("semax", 3), ("magnesium", 12), ("piperine", 1)]
)
def test_all_interactions_of_one_substance(substance, least):
    assert len(of(substance)) >= least


def test_a_substance_without_facts_has_none():
    assert of("bpc-157") == ()


def test_semax_has_both_coagulation_findings_and_the_potentiation_with_their_species():
    rows = {known.value.id: known.value for known in of("semax")}
    assert rows["int-213"].species == "rat and mouse"
    assert (rows["int-214"].outcome, rows["int-214"].species) == ("none found", "rat")
    assert "complex" in rows["int-215"].effect


def test_a_report_survives_its_document():
    report = stack(
        ["St John's wort 900 mg", "simvastatin 20 mg", "vitamin A 10000 IU", "cod liver oil", "zzzz"]
    )
    assert codec.loads(StackReport, codec.dumps(report)) == report
