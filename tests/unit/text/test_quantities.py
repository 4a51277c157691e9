"""Amounts, lengths of time and frequencies, as abstracts print them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.text.quantities import find_frequencies, find_quantities, find_times, parse_amount, parse_number
from probatum.text.tokenized import detokenize, is_tokenized

AMOUNTS = [
    ("intranasal Semax at 50 and 250 μg/kg body weight", ["50 µg/kg", "250 µg/kg"]),
    ("250-300 mg / kg", ["250–300 mg/kg"]),
    ("60 nmol/kg/day", ["60 nmol/kg/day"]),
    ("5 mg · kg-1", ["5 mg/kg"]),
    ("5 mg kg−1 d−1", ["5 mg/kg/day"]),
    ("100 μg / kg / day i.p.", ["100 µg/kg/day"]),
    ("50 microg/kg", ["50 µg/kg"]),
    ("900 mcg", ["900 µg"]),
    ("Semax 0,1%", ["0.1%"]),
    ("i.p.; 5, 50, 150, or 450 μg/kg", ["5 µg/kg", "50 µg/kg", "150 µg/kg", "450 µg/kg"]),
    ("in 1996, 50 mg", ["50 mg"]),
    ("1,500 mg daily", ["1500 mg/day"]),
    ("2000 IU/day", ["2000 IU/day"]),
    ("1 × 10^9 CFU/day", ["1000000000 CFU/day"]),
    ("3 × 10⁹ CFU", ["3000000000 CFU"]),
    ("10 billion CFU", ["10000000000 CFU"]),
    ("at 10-7 M", ["0.0000001 M"]),
    ("10-20 mg", ["10–20 mg"]),
    ("two drops in each nostril", ["2 drop"]),
    ("a change of -2.3 kg", []),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amounts(text: str, expected: list[str]) -> None:
    assert [str(found.quantity) for found in find_quantities(text)] == expected


def test_a_denominator_other_than_body_mass_or_day_makes_it_no_amount() -> None:
    (found,) = find_quantities("glucose of 100 mg/dL")
    assert found.per == "dL"
    assert not found.is_amount


def test_places_quote_the_expression_and_the_number() -> None:
    text = "Semax at 50 and 250 μg/kg body weight quickly"
    first, second = find_quantities(text)
    assert text[first.start : first.end] == "50 and 250 μg/kg body weight"
    assert text[second.number_start : second.number_end] == "250"


def test_both_nostrils_count() -> None:
    (found,) = find_quantities("3 drops in each nostril")
    assert found.sides == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("500 mg for 8 weeks", ["8 week"]),
        ("a 10-day course", ["10 day"]),
        ("eight weeks", ["8 week"]),
        ("3, 24 and 72 h", ["3 hour", "24 hour", "72 hour"]),
        ("12- and 52-week", ["12 week", "52 week"]),
        ("an 8- to 14-week phase", ["8–14 week"]),
        ("7 consecutive days", ["7 day"]),
    ],
)
def test_times(text: str, expected: list[str]) -> None:
    assert [str(found.quantity) for found in find_times(text)] == expected


@pytest.mark.parametrize(
    ("text", "times", "schedule"),
    [
        ("twice a day", 2, "daily"),
        ("three times daily", 3, "daily"),
        ("b.i.d.", 2, "daily"),
        ("t.i.d.", 3, "daily"),
        ("every 8 h", 3, "every 8 h"),
        ("3 times / day", 3, "daily"),
        ("every other day", None, "every other day"),
        ("twice weekly", None, "2 per week"),
    ],
)
def test_frequencies(text: str, times: int | None, schedule: str) -> None:
    (found,) = find_frequencies(text)
    assert found.low == (None if times is None else Decimal(times))
    assert found.schedule == schedule


def test_a_range_of_intakes_keeps_both_ends() -> None:
    (found,) = find_frequencies("once or twice daily")
    assert (found.low, found.high) == (1, 2)


def test_numbers() -> None:
    assert parse_number("0·005") == Decimal("0.005")
    assert parse_number("twenty-four") == 24
    assert parse_number("soon") is None
    assert parse_amount("300-250") is None


def test_tokenized_text_is_joined_with_a_map_back() -> None:
    text = "timolol 0 . 5 % given twice - daily ( n = 5 ) , 850 mg / day"
    joined, back = detokenize(text)
    assert is_tokenized(text)
    assert joined == "timolol 0.5% given twice-daily (n = 5), 850 mg/day"
    assert all(joined[i] == text[back[i]] for i in range(len(joined)))


@given(st.text(alphabet="0123456789.,·-–−×x^()⁰⁹ mgkµuLMdayper/%twice dropsIUCFU\n", max_size=80))
def test_odd_text_never_raises_and_places_lie_inside(text: str) -> None:
    for found in (*find_quantities(text), *find_times(text), *find_frequencies(text)):
        assert 0 <= found.start < found.end <= len(text)
    joined, back = detokenize(text)
    assert len(joined) == len(back)
