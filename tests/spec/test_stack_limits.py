"""A day's total is read beside the limit that holds for this person, this form and this way of counting.

The newest current limit of each jurisdiction counts; a superseded one never. The retinol limit does not count
carotene, the European nicotinic acid limit does not count nicotinamide, the magnesium limit counts supplements
only. A label that names a salt may mean the salt or the element, an amount in IU of a form nobody named may be
any form, a cod liver oil may be any brand: the range stays, and a range that straddles the limit may exceed it.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from probatum.domain.quantity import Quantity, Unit
from probatum.domain.stack import Profile, Sex, StackReport, Verdict
from probatum.interactions import applicable, stack

ADULT = Profile(age=Decimal(40))
CHILD = Profile(age=Decimal(5))
TEEN = Profile(age=Decimal(16))
PREGNANT = Profile(age=Decimal(30), sex=Sex.FEMALE, pregnant=True)

# stack; person; jurisdiction; nutrient; verdict
ROWS = [
    (["vitamin A 3000 mcg"], ADULT, "US", "vitamin-a", "reaches"),
    (["vitamin A 10000 IU"], ADULT, "US", "vitamin-a", "reaches"),
    (["vitamin A 10000 IU", "cod liver oil 10 mL"], ADULT, "US", "vitamin-a", "above"),
    (["vitamin A 10000 IU", "cod liver oil 10 mL"], ADULT, "EU", "vitamin-a", "above"),
    (["cod liver oil 10 mL"], ADULT, "US", "vitamin-a", "may exceed"),
    (["cod liver oil 5 mL"], ADULT, "US", "vitamin-a", "below"),
    (["vitamin A 1000 mcg"], CHILD, "US", "vitamin-a", "above"),
    (["vitamin A 1000 mcg"], TEEN, "US", "vitamin-a", "below"),
    (["beta-carotene 15 mg"], ADULT, "US", "vitamin-a", "not covered by this limit"),
    (["beta-carotene 15 mg"], ADULT, "EU", "beta-carotene", "cannot be compared"),
    (["vitamin A 2000 mcg", "beta-carotene 15 mg"], ADULT, "US", "vitamin-a", "below"),
    (["vitamin D3 4000 IU"], ADULT, "US", "vitamin-d", "reaches"),
    (["vitamin D3 5000 IU", "vitamin D 25 mcg"], ADULT, "EU", "vitamin-d", "above"),
    (["vitamin D3 2000 IU twice a day"], ADULT, "US", "vitamin-d", "reaches"),
    (["vitamin D 28000 IU weekly"], ADULT, "US", "vitamin-d", "reaches"),
    (["magnesium 350 mg"], ADULT, "US", "magnesium", "reaches"),
    (["magnesium 350 mg"], ADULT, "EU", "magnesium", "above"),
    (["magnesium oxide 400 mg"], ADULT, "EU", "magnesium", "may exceed"),
    (["magnesium glycinate 300 mg"], ADULT, "US", "magnesium", "below"),
    (["niacin 50 mg"], ADULT, "US", "niacin", "above"),
    (["nicotinic acid 50 mg"], ADULT, "EU", "niacin", "above"),
    (["nicotinamide 500 mg"], ADULT, "US", "niacin", "above"),
    (["zinc 25 mg", "zinc 20 mg"], ADULT, "US", "zinc", "above"),
    (["zinc 25 mg", "zinc picolinate 20 mg"], ADULT, "US", "zinc", "may exceed"),
    (["magnesium citrate 300 mg"], ADULT, "EU", "magnesium", "may exceed"),
    (["vitamin B6 25 mg"], ADULT, "EU", "vitamin-b6", "above"),
    (["vitamin B6 25 mg"], ADULT, "US", "vitamin-b6", "below"),
    (["caffeine 150 mg twice daily"], ADULT, "EU", "caffeine", "below"),
    (["caffeine 150 mg twice daily"], PREGNANT, "EU", "caffeine", "above"),
    (["caffeine 100 mg"], CHILD, "EU", "caffeine", "cannot be compared"),
    (["iron 65 mg"], ADULT, "US", "iron", "above"),
    (["vitamin C 1 g"], ADULT, "US", "vitamin-c", "below"),
    (["vitamin C 1 g"], ADULT, "EU", "vitamin-c", "cannot be compared"),
    (["selenium 300 mcg"], ADULT, "EU", "selenium", "above"),
    (["vitamin E 400 IU"], ADULT, "US", "vitamin-e", "below"),
    (["vitamin E 400 IU"], ADULT, "EU", "vitamin-e", "may exceed"),
]


def verdicts(report: StackReport, nutrient: str, jurisdiction: str) -> list[str]:
    [total] = [one for one in report.totals if one.nutrient == nutrient]
    checks = [
        c for c in total.checks if c.limit.value.jurisdiction == jurisdiction and not c.limit.value.per_dose
    ]
    return [check.verdict.value for check in checks]


@pytest.mark.parametrize(("items", "person", "jurisdiction", "nutrient", "verdict"), ROWS)
def test_a_total_beside_its_limit(items, person, jurisdiction, nutrient, verdict):
    assert verdict in verdicts(stack(items, person), nutrient, jurisdiction)


def test_nicotinamide_is_not_counted_as_nicotinic_acid():
    report = stack(["nicotinamide 500 mg"], ADULT)
    assert sorted(verdicts(report, "niacin", "EU")) == ["below", "not covered by this limit"]


def test_niacin_of_unnamed_form_may_be_either():
    assert sorted(verdicts(stack(["niacin 50 mg"], ADULT), "niacin", "EU")) == ["below", "may exceed"]


def test_carotene_is_shown_and_no_part_of_the_sum():
    [total] = [
        t for t in stack(["vitamin A 2000 mcg", "beta-carotene 15 mg"]).totals if t.nutrient == "vitamin-a"
    ]
    assert total.total == Quantity.of(2000, Unit.UG, per_day=True)
    assert [part.is_counted for part in total.contributions] == [True, False]


def test_superseded_limits_are_never_applied():
    for nutrient in ("vitamin-d", "vitamin-b6", "selenium"):
        limits = applicable(nutrient, ADULT)
        assert limits
        assert all(limit.value.is_current for limit in limits)
    [selenium] = [limit for limit in applicable("selenium", ADULT) if limit.value.jurisdiction == "EU"]
    assert (selenium.value.year, str(selenium.value.amount)) == (2023, "255 µg/day")


@pytest.mark.parametrize(
    ("person", "amount"),
    [(ADULT, "400 mg/day"), (PREGNANT, "200 mg/day")],
)
def test_a_row_for_pregnancy_replaces_the_general_one(person, amount):
    daily = [limit.value for limit in applicable("caffeine", person) if not limit.value.per_dose]
    assert [str(limit.amount) for limit in daily] == [amount]


def test_limits_can_be_asked_of_one_jurisdiction():
    person = Profile(age=Decimal(40), jurisdictions=("EU",))
    assert {limit.value.jurisdiction for limit in applicable("zinc", person)} == {"EU"}


def test_what_is_not_known_makes_no_total_safe():
    """A multivitamin with unknown content turns "below" into "cannot be compared"."""
    report = stack(["zinc 10 mg", "multivitamin 1 tablet"], ADULT)
    assert set(verdicts(report, "zinc", "US")) == {Verdict.UNKNOWN.value}
    [total] = [one for one in report.totals if one.nutrient == "zinc"]
    assert not total.is_complete


def test_a_limit_per_kg_needs_a_body_mass():
    person = Profile(age=Decimal(10), body_mass=Quantity.of(30, Unit.KG))
    assert verdicts(stack(["caffeine 100 mg"], person), "caffeine", "EU") == ["above"]
    assert verdicts(stack(["caffeine 80 mg"], person), "caffeine", "EU") == ["below"]
