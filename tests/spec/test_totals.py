"""What the quantities of a text come to.

A total is the product that uses most of the text's quantities; what the text leaves out (a drop's volume,
two nostrils) is a named constant of its own.
"""

from __future__ import annotations

import pytest

from probatum.dosing.totals import totals

ROWS = [
    ("2 drops of 0.1 % in each nostril twice a day", "per day", "360–440 µg per day"),
    ("2 drops of 0.1 % in each nostril twice a day", "per intake", "180–220 µg per intake"),
    ("2 capsules of 500 mg three times a day", "per day", "3000 mg per day"),
    ("two 500 mg capsules daily", "per day", "1000 mg per day"),
    ("10 mcg/kg for a 70 kg adult", "per intake", "700 µg per intake"),
    ("a 3 mL bottle of 0.1 % solution", "per container", "3 mg per container"),
]


@pytest.mark.parametrize(("text", "per", "amount"), ROWS)
def test_amounts_multiply_to_a_total(text: str, per: str, amount: str) -> None:
    """Strength, drops, nostrils and times a day multiply; a drop is 0.045 to 0.055 mL unless told."""
    assert amount in [one.amount for one in totals(text) if one.per == per]


def test_what_was_assumed_is_named() -> None:
    """A total that needs the volume of a drop says which volume it took."""
    (day, *_) = totals("2 drops of 0.1 % in each nostril twice a day")
    assert any(one.startswith("one drop: 0.045–0.055 mL") for one in day.assumptions)


@pytest.mark.parametrize("text", ["5 g of creatine daily", "vitamin D 5000 IU", "no dose at all"])
def test_one_quantity_alone_comes_to_nothing_new(text: str) -> None:
    """Where nothing multiplies there is no total."""
    assert totals(text) == ()
