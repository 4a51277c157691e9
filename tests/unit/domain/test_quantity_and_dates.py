"""Amounts are exact, and dates may be partial."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.domain.dates import PartialDate
from probatum.domain.errors import UnitError
from probatum.domain.quantity import Quantity, Unit

MASS = [Unit.NG, Unit.UG, Unit.MG, Unit.G, Unit.KG]


@given(st.decimals("0.001", "10000", places=3), st.sampled_from(MASS), st.sampled_from(MASS))
def test_there_and_back_again_is_exact(amount, unit, other):
    quantity = Quantity.of(amount, unit, per_kg=True)
    assert quantity.to(other).to(unit) == quantity


def test_mass_is_not_volume():
    with pytest.raises(UnitError, match="mass"):
        Quantity.of(1, Unit.MG).to(Unit.ML)


@pytest.mark.parametrize("bad", [("2", "1"), ("NaN", "1"), ("1", "Infinity")])
def test_only_meaningful_amounts_can_be_built(bad):
    with pytest.raises(ValueError):
        Quantity(Decimal(bad[0]), Decimal(bad[1]), Unit.MG)


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (Quantity.of("50", Unit.UG, per_kg=True), "50 µg/kg"),
        (Quantity(Decimal("0.25"), Decimal("1.00"), Unit.MG, per_day=True), "0.25–1 mg/day"),
        (Quantity.of("0.1", Unit.PERCENT), "0.1%"),
        (Quantity.of("1000", Unit.MG), "1000 mg"),
    ],
)
def test_quantities_read_as_people_write(quantity, text):
    assert str(quantity) == text


def test_per_kg_and_per_day_are_dimensions():
    assert Quantity.of(1, Unit.MG).dimension != Quantity.of(1, Unit.MG, per_kg=True).dimension
    assert Quantity.of(1, Unit.MG, per_kg=True, per_day=True).dimension == "mass per body mass per day"


@pytest.mark.parametrize(
    ("partial", "latest"),
    [
        (PartialDate(1996), date(1996, 12, 31)),
        (PartialDate(1996, 2), date(1996, 2, 29)),
        (PartialDate(1996, 12), date(1996, 12, 31)),
        (PartialDate(1996, 2, 3), date(1996, 2, 3)),
    ],
)
def test_a_partial_date_knows_the_last_day_it_could_be(partial, latest):
    assert partial.latest() == latest


@pytest.mark.parametrize("bad", [(96, None, None), (1996, None, 3), (1996, 13, None), (1997, 2, 29)])
def test_impossible_dates_cannot_be_built(bad):
    with pytest.raises(ValueError):
        PartialDate(*bad)
