"""The vectors of dose arithmetic, exact; salts and units of vitamins."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from probatum.domain.errors import ProbatumError, UnitError
from probatum.domain.quantity import Quantity, Unit
from probatum.dosing.conversion import (
    drop_volume,
    elemental,
    from_international_units,
    in_drops,
    mass_of_moles,
    molar_mass_of,
    moles,
    salts_named,
)
from probatum.dosing.human_equivalent import animal_dose, human_equivalent, surface_of
from probatum.vocabulary.dose_tables import salts, surfaces

D = Decimal


@pytest.mark.parametrize(
    ("percent", "drops", "drop_ml", "low", "high"),
    [
        ("0.1", (1, 1), ("0.05", "0.05"), 50, 50),
        ("0.1", (1, 1), ("0.045", "0.055"), 45, 55),
        ("1", (1, 1), ("0.05", "0.05"), 500, 500),
        ("0.1", (8, 12), ("0.05", "0.05"), 400, 600),
        ("0.1", (8, 12), ("0.025", "0.025"), 200, 300),
    ],
)
def test_drops(percent: str, drops: tuple[int, int], drop_ml: tuple[str, str], low: int, high: int) -> None:
    found = in_drops(D(percent), (D(drops[0]), D(drops[1])), (D(drop_ml[0]), D(drop_ml[1])))
    assert (found.low, found.high, found.unit) == (low, high, Unit.UG)


def test_a_bottle_said_to_hold_so_many_drops_implies_their_volume() -> None:
    assert D(3) / D(120) == D("0.025")
    assert drop_volume() == (D("0.045"), D("0.05"), D("0.055"))


def test_rat_to_human_and_back() -> None:
    for weight, total in ((65, "527.0270270270271"), (60, "486.4864864864865")):
        found = human_equivalent(Quantity.of(50, Unit.UG, per_kg=True), "rat", D(weight)).total
        assert found is not None
        assert float(found.low) == pytest.approx(float(total), rel=1e-12)
    back = animal_dose(Quantity.of(515, Unit.UG), "rat", D(65))
    assert float(back.low) == pytest.approx(48.858974358974365, rel=1e-12)


def test_mouse() -> None:
    found = human_equivalent(Quantity.of(10, Unit.MG, per_kg=True), "mice")
    assert float(found.per_kg.low) == pytest.approx(0.8108108108108109, rel=1e-12)
    assert (found.rounded_divisor, found.rounded_factor) == (D("12.3"), D("0.081"))


def test_per_kg_taken_literally() -> None:
    assert (250 * 70, 1000 * 70) == (17500, 70000)


@pytest.mark.parametrize(
    ("iu", "vitamin", "mass", "unit"),
    [
        (2000, "vitamin D", "50", Unit.UG),
        (5000, "retinol", "1500", Unit.UG),
        (400, "natural vitamin E", "268", Unit.MG),
    ],
)
def test_international_units(iu: int, vitamin: str, mass: str, unit: Unit) -> None:
    (found,) = from_international_units(Quantity.of(iu, Unit.IU), vitamin)
    assert (found.result.low, found.result.unit) == (D(mass), unit)


def test_synthetic_vitamin_e_keeps_both_rules() -> None:
    found = from_international_units(Quantity.of(400, Unit.IU), "synthetic vitamin E")
    assert [one.result.low for one in found] == [D("180"), D("360")]


def test_vitamin_e_without_a_form_has_three_readings() -> None:
    found = from_international_units(Quantity.of(400, Unit.IU), "vitamin E")
    assert [str(one.result) for one in found] == ["268 mg", "180 mg", "360 mg"]


def test_bisglycinate() -> None:
    (found,) = elemental(Quantity.of(500, Unit.MG), "magnesium bisglycinate (anhydrous, unbuffered)")
    assert float(found.result.low) == pytest.approx(70.48073632868005, rel=1e-5)


def test_an_unknown_hydrate_is_a_range() -> None:
    shares = sorted(one.share for one in salts_named("magnesium citrate"))
    assert (round(shares[0], 3), round(shares[-1], 3)) == (D("0.113"), D("0.162"))


def test_moles_and_back() -> None:
    caffeine = molar_mass_of("C8H10N4O2")
    found = moles(Quantity.of(194, Unit.MG), caffeine)
    assert float(found.low) == pytest.approx(999.0, abs=0.1)
    assert float(mass_of_moles(found, caffeine).low) == pytest.approx(194_000)


def test_what_cannot_be_converted_says_so() -> None:
    with pytest.raises(UnitError, match="not in international units"):
        from_international_units(Quantity.of(5, Unit.MG), "vitamin D")
    with pytest.raises(ProbatumError, match=r"no body-surface factor: cat \(one of"):
        surface_of("cat")
    with pytest.raises(ProbatumError, match="not a dose per kg"):
        human_equivalent(Quantity.of(5, Unit.MG), "rat")


def test_against_the_shared_tables(shared: Path) -> None:
    oracle = json.loads((shared / "data" / "oracle" / "dose_units.json").read_text(encoding="utf-8"))
    by_id = {one.id: one for one in salts()}
    for row in oracle["salts"]:
        assert float(by_id[row["salt"]].share * 100) == pytest.approx(row["percent_element"], abs=0.06)
    for row in oracle["active_fraction"]:
        assert float(by_id[row["salt"]].share * 100) == pytest.approx(row["percent_active"], abs=0.006)
    km = {one.species: one.km for one in surfaces()}
    for row in oracle["km"]:
        assert row["species"] == "human" or km[row["species"]] == row["km"]
