"""What the doses of one text say about each other

Every quantity is an equation. A statement is a fault only when no reading of the text bears it out; the
arithmetic is shown. Two readings are both kept: two drops may be one in each nostril or two in each.
"""

from __future__ import annotations

import pytest

from probatum.domain.text_check import CheckResult, TextCheck
from probatum.dosing.constraints import check_doses

OK, NO, TEN, RANGE = (
    CheckResult.CONSISTENT,
    CheckResult.IMPOSSIBLE,
    CheckResult.POWER_OF_TEN,
    CheckResult.NOT_DERIVABLE,
)


def faults(text: str) -> list[TextCheck]:
    return [one for one in check_doses(text) if one.is_fault]


def test_a_dose_for_a_span_of_body_masses() -> None:
    """3 to 30 µg/kg for 7 to 70 kg is 21 to 2,100 µg: a course of 800 to 8,000 does not follow from it.

    And no adult weighs 7 kg.
    """
    found, weight = faults("A whole course is 800-8000 mcg, based upon 3-30 mcg/kg for 7-70 kg.")
    assert (found.result, found.quote) == (RANGE, "800-8000 mcg")
    assert "21–2100" in found.arithmetic[0]
    assert weight.quote == "7-70 kg"


def test_both_ends_of_a_range_belong_to_one_person() -> None:
    """1,400 at 40 µg/kg is 35 kg, 3,500 at 50 µg/kg is 70 kg: true only if the weight changes on the way."""
    (found,) = faults("Three doses of 1,400 to 3,500 mcg, that is 40-50 mcg per kilogram.")
    assert found.result is RANGE
    assert "35 kg" in found.arithmetic[0]
    assert "70 kg" in found.arithmetic[1]
    assert not faults("Three doses of 2,800 to 3,500 mcg, that is 40-50 mcg per kilogram.")


def test_per_kilogram_read_as_absolute() -> None:
    """250 to 1,000 µg/kg at 70 kg is 17.5 to 70 mg, seventy times the absolute dose."""
    (found,) = faults("For a 70 kg adult, 250-1000 mcg/kg comes to 0.25-1 mg.")
    assert found.kind == "per body mass against absolute dose"
    assert not faults("For a 70 kg adult, 250-1000 mcg/kg comes to 17.5-70 mg.")


def test_how_long_a_bottle_lasts() -> None:
    """Sixty doses at one or two a day last 30 to 60 days, never 3 to 10."""
    text = "Use one dose 1-2 times per day. A bottle contains 60 individual 50 mcg doses, so it can last {}."
    assert [one.result for one in faults(text.format("3 to 10 days"))] in ([NO], [RANGE])
    assert not faults(text.format("30 to 60 days"))


def test_drops_and_doses_of_one_bottle() -> None:
    """120 drops at 4 to 6 an intake are 20 to 30 doses, not 60."""
    text = "Take 2-3 drops in each nostril twice a day. A 3 ml bottle contains {} doses or about 120 drops."
    (found,) = faults(text.format(60))
    assert "20–30" in found.arithmetic[0] or "240–360" in found.arithmetic[0]
    assert not faults(text.format(25))


def test_a_human_equivalent_dose_that_fits() -> None:
    """50 µg/kg in the rat is 527 µg for 65 kg; 515 is within three percent."""
    text = "The rats received 50 mcg/kg, the equivalent of {} for a 65 kg human."
    assert not faults(text.format("515 mcg"))
    assert [one.kind for one in faults(text.format("3,250 mcg"))] == ["human-equivalent dose"]


def test_two_readings_are_both_kept() -> None:
    """Two drops of 50 µg twice daily are 200 µg, or 400 when each nostril gets two."""
    text = "One drop holds 50 mcg. They get {} a day, given as 2 drops into the nasal passages twice daily."
    assert not faults(text.format("a total of 200-400 mcg"))
    assert faults(text.format("a total of 800 mcg"))


def test_a_range_that_is_not_reached() -> None:
    """2 or 3 drops of 50 µg in each nostril three times a day are 600 to 900 µg: 400 is not reached."""
    text = "One drop has 50 mcg. Take 2-3 drops in each nostril 3 times a day, which gives {} a day."
    (found,) = faults(text.format("400-900 mcg"))
    assert found.result is RANGE
    assert not faults(text.format("600-900 mcg"))


def test_one_label_one_strength() -> None:
    """10 g per liter is 1 %, not 0.1 %."""
    (found,) = faults("Nasal drops 0.1 %, composition 10 g per liter.")
    assert found.result is TEN
    assert not faults("Nasal drops 1 %, composition 10 g per liter.")


def test_the_drop_of_the_pharmacopeia() -> None:
    """A drop of 0.1 % is about 50 µg; real droppers differ twofold, not tenfold."""
    assert not faults("Of a 0.1 % solution, one drop contains 50 mcg.")
    assert not faults("Of a 0.1 % solution, one drop contains 30 mcg.")
    assert [one.result for one in faults("Of a 0.1 % solution, one drop contains 500 mcg.")] == [TEN]


def test_the_element_of_a_salt() -> None:
    """Magnesium oxide is 60 % magnesium; a citrate may be 11 to 16 %, its hydrate unknown."""
    assert faults("Magnesium oxide is 4 % magnesium.")
    assert not faults("Magnesium oxide is 60 % magnesium.")
    assert faults("Magnesium acetate is about 25 % elemental magnesium.")
    for share in (12, 14, 16):
        assert not faults(f"Magnesium citrate is {share} % elemental magnesium.")


def test_international_units() -> None:
    """2,000 IU of vitamin D are 50 µg; 400 IU of vitamin E are 268, 180 or 360 mg by form and rule."""
    assert faults("Vitamin D at 2,000 IU (500 mcg).")
    assert not faults("Vitamin D at 2,000 IU (50 mcg).")
    for mass in (268, 180, 360):
        assert not faults(f"Vitamin E, 400 IU ({mass} mg).")
    assert faults("Vitamin E, 400 IU (800 mg).")


@pytest.mark.parametrize(
    "text",
    [
        "Do not exceed 3 g per day. Take one 500 mg capsule twice daily.",
        "One trial gave 300 mg twice daily; another gave 1,000 mg once a day.",
        "Adults may take 200 to 400 mg a day. Placebo capsules held 500 mg of starch.",
        "Load with 20 g of creatine a day for 5 days, then take 5 g a day.",
        "Vitamin D at 25 mcg and zinc at 25 mg per day.",
        "The dose was raised from 5 mg to 10 mg after two weeks.",
        "Rats received 10 mg/kg. A 70 kg person in the same paper took 200 mg.",
        "Take four weeks on and two weeks off, 500 mg a day.",
    ],
)
def test_ordinary_text_is_silent(text: str) -> None:
    """Limits, other people's doses, loading phases and other substances contradict nothing."""
    assert not faults(text)
