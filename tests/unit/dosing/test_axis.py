"""One axis: whole amounts over 60 kg, moles through the mass, drops through their strength."""

from __future__ import annotations

from dataclasses import replace

import pytest

from probatum.domain.monograph import StudiedDose
from probatum.domain.provenance import Derived, Missing, value_of
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.study import Dose, StudyId
from probatum.domain.substance import SubstanceKind
from probatum.domain.terms import Route, StudyDesign, Track
from probatum.dosing import dose_axis
from probatum.vocabulary import substances
from unit.pages.fakes import cited, study, substance

CITATION = study("1", "Abel", 2000, StudyDesign.RCT, {}).citation
MOLECULE = replace(substance(SubstanceKind.NOOTROPIC), sequence=None)


def given(
    track: Track = Track.HUMAN, species: str | None = None, flags: tuple[str, ...] = (), **dose: object
):
    fields = {name: cited(value, CITATION) for name, value in dose.items()}
    return StudiedDose(
        study=StudyId("study:1"), track=track, species=species, dose=Dose(**fields, flags=flags)
    )


def place(one: StudiedDose, of=MOLECULE) -> tuple[str, str]:
    placed = dose_axis([one], of).placed[0]
    value = value_of(placed.place)
    return (str(value) if value else "nowhere", placed.how)


def test_people_over_sixty_kilograms_animals_as_stated():
    assert place(given(amount=Quantity.of(600, Unit.UG))) == ("10 µg/kg", "over 60 kg")
    assert place(given(amount=Quantity.of(3, Unit.MG, per_kg=True))) == ("3000 µg/kg", "as stated")
    rat = given(Track.ANIMAL, "rat", amount=Quantity.of("0.05", Unit.MG, per_kg=True))
    assert place(rat) == ("50 µg/kg", "as stated")


def test_a_whole_amount_of_an_animal_has_no_place():
    assert place(given(Track.ANIMAL, "rat", amount=Quantity.of(5, Unit.MG)))[0] == "nowhere"


def test_moles_go_through_the_computed_mass_of_semax():
    """60 nmol/kg of Semax, 813.93 g/mol: 48.84 µg/kg."""
    one = given(Track.ANIMAL, "rat", amount=Quantity.of(60, Unit.NMOL, per_kg=True))
    where, how = place(one, substances().get("semax"))
    assert where.startswith("48.83")
    assert "813.93" in how


def test_drops_need_their_strength():
    """Two drops of 0.1 %: 90 to 110 µg, because a drop is 0.045 to 0.055 mL and 0.1 % is 1 mg/mL."""
    strong = given(amount=Quantity.of(2, Unit.DROP), concentration=Quantity.of("0.1", Unit.PERCENT))
    axis = dose_axis([strong], MOLECULE)
    per_drop, amount = axis.strengths[0].per_drop, axis.strengths[0].amount
    assert isinstance(per_drop, Derived)
    assert isinstance(amount, Derived)
    assert (per_drop.value.low, per_drop.value.high) == (45, 55)
    assert (amount.value.low, amount.value.high) == (90, 110)
    assert any("drop volume" in name for name in amount.inputs)
    assert axis.placed[0].how == "from drops and strength, over 60 kg"
    weak = given(amount=Quantity.of(2, Unit.DROP))
    assert place(weak) == ("nowhere", "drops of a strength that is not stated")
    assert isinstance(dose_axis([weak], MOLECULE).strengths[0].amount, Missing)


def test_an_infusion_has_no_drops():
    """A strength alone is no dropper: only nose, eye and what is called drops are counted in drops."""
    percent = Quantity.of(1, Unit.PERCENT)
    assert dose_axis([given(concentration=percent, route=Route.INTRAVENOUS)], MOLECULE).strengths == ()
    assert dose_axis([given(concentration=percent, route=Route.INTRANASAL)], MOLECULE).strengths
    assert dose_axis([given(concentration=percent, form="oral drops")], MOLECULE).strengths


def test_what_is_no_mass_has_no_place():
    assert place(given(amount=Quantity.of(400, Unit.IU))) == ("nowhere", "IU is not a mass")


def test_cells_are_not_on_the_axis():
    assert dose_axis([given(Track.CELL, amount=Quantity.of(1, Unit.MG))], MOLECULE).placed == ()


RAT = {"amount": Quantity.of(37, Unit.MG, per_kg=True), "route": Route.ORAL}


def test_a_systemic_dose_of_a_rat_has_a_human_equivalent():
    """37 mg/kg times Km 6 over 37: 6 mg/kg."""
    placed = dose_axis([given(Track.ANIMAL, "rat", **RAT)], MOLECULE).placed[0]
    assert isinstance(placed.equivalent, Derived)
    assert placed.equivalent.value.low == pytest.approx(6000)
    assert any("Km 6" in name for name in placed.equivalent.inputs)


@pytest.mark.parametrize(
    ("change", "of", "because"),
    [
        ({"route": Route.INTRANASAL}, MOLECULE, "the intranasal route"),
        ({"route": Route.TOPICAL}, MOLECULE, "the topical route"),
        ({}, substance(), "a peptide"),
        ({}, substances().get("semax"), "a peptide"),
    ],
)
def test_no_mark_where_body_surface_does_not_scale(change, of, because):
    placed = dose_axis([given(Track.ANIMAL, "rat", **{**RAT, **change})], of).placed[0]
    assert isinstance(placed.equivalent, Missing)
    assert placed.why_no_equivalent.startswith(because)


def test_no_mark_without_route_species_or_a_plausible_unit():
    no_route = given(Track.ANIMAL, "rat", amount=RAT["amount"])
    zebra = given(Track.ANIMAL, "zebra", **RAT)
    flagged = given(Track.ANIMAL, "rat", ("unit-implausible",), **RAT)
    reasons = [dose_axis([one], MOLECULE).placed[0].why_no_equivalent for one in (no_route, zebra, flagged)]
    assert reasons == [
        "the route is not stated",
        "no body-surface factor is on file for zebra",
        "the printed dose is flagged: unit-implausible",
    ]


def test_a_human_dose_has_no_human_equivalent():
    placed = dose_axis([given(amount=Quantity.of(600, Unit.UG))], MOLECULE).placed[0]
    assert isinstance(placed.equivalent, Missing)
    assert placed.why_no_equivalent is None
