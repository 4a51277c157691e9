"""Dose texts of any kind: no crash, no unit dropped in silence, what is printed is read back."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.dosing.constraints import check_doses
from probatum.text.dose_expressions import measures
from probatum.text.measures import Per, Reading, named, plain

_AMOUNTS = st.decimals(min_value=Decimal("0.01"), max_value=Decimal(9999), places=2, allow_nan=False)
_UNITS = st.sampled_from(["ng", "µg", "mg", "g", "mL", "IU", "mmol"])
_HOLDERS = st.sampled_from(["capsule", "tablet", "drop", "spray", "scoop", "day", "kg body mass"])
_WORDS = st.sampled_from(
    [
        "5",
        "mg",
        "per",
        "day",
        "two",
        "drops",
        "in each nostril",
        "twice",
        "a",
        "bottle",
        "of",
        "60",
        "%",
        "kg",
        "lasts",
        "30 days",
        "(",
        ")",
        "=",
        "or",
        "total",
        "IU",
        "vitamin D",
        "solution",
        ".",
        ",",
        "capsules",
    ]
)


@given(_AMOUNTS, _UNITS, _HOLDERS)
def test_round_trip(amount: Decimal, unit: str, holder: str) -> None:
    printed = "kg" if holder == "kg body mass" else holder
    (found,) = measures(f"{plain(amount)} {unit} per {printed}")
    wanted = Reading(Decimal(plain(amount)), Decimal(plain(amount)), named(unit), (Per(named(holder)),))
    assert found.first.interval == wanted.interval
    assert found.first.unit.symbol == unit


@given(_AMOUNTS, _UNITS, st.text(alphabet="abcdefgh ,;:", max_size=20))
def test_no_unit_is_dropped(amount: Decimal, unit: str, tail: str) -> None:
    text = f"take {plain(amount)} {unit} {tail}"
    assert any(one.first.unit.symbol == unit for one in measures(text))


@given(st.lists(_WORDS, max_size=25).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_the_checks(text: str) -> None:
    for one in check_doses(text):
        assert text[one.start : one.end] == one.quote


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_characters(text: str) -> None:
    for one in measures(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.readings
