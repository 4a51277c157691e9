"""Studied doses of people and animals on one axis: micrograms per kilogram of body mass.

A whole amount is divided by the reference body mass of the FDA's table of body-surface factors (60 kg
adult; Guidance for Industry, July 2005, table 1); an amount of substance goes through the molar mass; a
dose in drops through its strength and the volume of a drop. Each place says how it was reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from probatum.domain.dose_axis import DoseAxis, DropStrength, PlacedDose
from probatum.domain.monograph import StudiedDose
from probatum.domain.provenance import NOT_REPORTED, Derived, Method, Missing, Reported, value_of
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.study import Dose
from probatum.domain.substance import Substance
from probatum.domain.terms import Route, Track
from probatum.dosing.conversion import drop_source, drop_volume, in_drops, mass_of_moles
from probatum.dosing.equivalent_marks import equivalent_mark

_DROPPED = frozenset({Route.INTRANASAL, Route.OCULAR})
BODY_MASS = Quantity.of(60, Unit.KG)

AS_STATED = Method("the stated amount in micrograms per kilogram", "1")
OVER_MASS = Method("amount over a body mass of 60 kg", "1")
MOLAR = Method("amount of substance times molar mass", "1")
DROPS = Method("drops times 0.045 to 0.055 mL times strength (% w/v is 10 mg/mL)", "1")
PER_DROP = Method("0.045 to 0.055 mL times strength (% w/v is 10 mg/mL)", "1")


def dose_axis(doses: Sequence[StudiedDose], substance: Substance) -> DoseAxis:
    """Every stated amount on one axis, people first, and the strength of every solution studied."""
    named = [(given, f"doses.{position}.dose") for position, given in enumerate(doses)]
    placed = (_placed(given, substance, anchor) for given, anchor in named)
    strengths = (strength_of(given, anchor) for given, anchor in named)
    return DoseAxis(
        placed=tuple(one for one in placed if one is not None),
        strengths=tuple(one for one in strengths if one is not None),
        body_mass=BODY_MASS,
    )


def _placed(given: StudiedDose, substance: Substance, anchor: str) -> PlacedDose | None:
    """One dose with its place; None for cells and for doses that state no amount."""
    dose = given.dose
    if given.track is Track.CELL or isinstance(dose.amount, Missing):
        return None
    place, how = _place(given, substance, anchor)
    mark, why = equivalent_mark(given, substance, place, f"{anchor}.amount")
    return PlacedDose(
        study=given.study,
        track=given.track,
        species=given.species,
        route=value_of(dose.route),
        as_stated=dose.amount,
        place=place,
        how=how,
        per_day=dose.amount.value.per_day,
        equivalent=mark,
        why_no_equivalent=why,
        flags=dose.flags,
    )


def _place(given: StudiedDose, substance: Substance, where: str) -> tuple[Reported[Quantity], str]:
    """Micrograms per kilogram, and how they were reached."""
    amount = given.dose.amount
    if isinstance(amount, Missing):
        return amount, "no amount is stated"
    anchor = f"{where}.amount"
    quantity = amount.value
    if quantity.dimension.startswith("drops"):
        return _from_drops(given, where)
    if quantity.dimension.startswith("amount of substance"):
        return _from_moles(quantity, substance, given.track, anchor)
    if not quantity.dimension.startswith("mass"):
        return NOT_REPORTED, f"{quantity.unit} is not a mass"
    return _over_mass(quantity.to(Unit.UG), given.track, anchor, "as stated")


def _over_mass(
    quantity: Quantity, track: Track, anchor: str, how: str, by: Method = AS_STATED
) -> tuple[Reported[Quantity], str]:
    """A whole amount of a person over 60 kg; whole amounts of animals have no place."""
    if quantity.per_kg:
        return Derived(quantity, by, (anchor,)), how
    if track is not Track.HUMAN:
        return NOT_REPORTED, "a whole amount of an animal, its body mass is not stated"
    mass = BODY_MASS.low
    place = Quantity(
        quantity.low / mass, quantity.high / mass, Unit.UG, per_kg=True, per_day=quantity.per_day
    )
    joined = "over 60 kg" if how == "as stated" else f"{how}, over 60 kg"
    return Derived(place, OVER_MASS, (anchor, "body mass 60 kg (FDA 2005, table 1)")), joined


def _from_moles(
    quantity: Quantity, substance: Substance, track: Track, anchor: str
) -> tuple[Reported[Quantity], str]:
    if substance.mass is None:
        return NOT_REPORTED, "amount of substance, and no molar mass is on file"
    grams = substance.mass.value
    mass = mass_of_moles(quantity, grams).to(Unit.UG)
    how = f"through the molar mass {grams} g/mol"
    return _over_mass(mass, track, anchor, how, MOLAR)


def _from_drops(given: StudiedDose, where: str) -> tuple[Reported[Quantity], str]:
    strength = strength_of(given, where)
    if strength is None or isinstance(strength.amount, Missing):
        return NOT_REPORTED, "drops of a strength that is not stated"
    return _over_mass(strength.amount.value, given.track, f"{where}.amount", "from drops and strength", DROPS)


def is_dropwise(dose: Dose) -> bool:
    """Is this dose given in drops: counted in drops, called drops, or a solution for nose or eye?"""
    amount, strength = value_of(dose.amount), value_of(dose.concentration)
    if amount is not None and amount.dimension.startswith("drops"):
        return True
    is_solution = strength is not None and strength.unit is Unit.PERCENT
    return is_solution and (
        "drop" in (value_of(dose.form) or "").casefold() or value_of(dose.route) in _DROPPED
    )


def strength_of(given: StudiedDose, where: str) -> DropStrength | None:
    """How much a drop holds, and the amount of an intake in drops; None where nothing is given in drops."""
    dose = given.dose
    if not is_dropwise(dose):
        return None
    drops: Reported[Quantity] = dose.amount
    if isinstance(drops, Missing) or not drops.value.dimension.startswith("drops"):
        drops = NOT_REPORTED
    percent = value_of(dose.concentration)
    is_percent = percent is not None and percent.unit is Unit.PERCENT
    per_drop = _per_drop(percent, where) if is_percent and percent is not None else NOT_REPORTED
    return DropStrength(
        study=given.study,
        concentration=dose.concentration,
        drops=drops,
        per_drop=per_drop,
        amount=_amount(drops, per_drop, where),
    )


def _per_drop(percent: Quantity, where: str) -> Derived[Quantity]:
    """Micrograms in one drop, over the range of drop volumes."""
    least, _, most = drop_volume()
    low = in_drops(percent.low, (Decimal(1), Decimal(1)), (least, least)).to(Unit.UG).low
    high = in_drops(percent.high, (Decimal(1), Decimal(1)), (most, most)).to(Unit.UG).high
    inputs = (f"{where}.concentration", f"drop volume ({drop_source()})")
    return Derived(Quantity(low, high, Unit.UG), PER_DROP, inputs)


def _amount(
    drops: Reported[Quantity], per_drop: Derived[Quantity] | Missing, where: str
) -> Derived[Quantity] | Missing:
    if isinstance(drops, Missing) or isinstance(per_drop, Missing):
        return NOT_REPORTED
    n, each = drops.value, per_drop.value
    amount = Quantity(n.low * each.low, n.high * each.high, Unit.UG, n.per_kg, n.per_day)
    return Derived(amount, DROPS, (f"{where}.amount", *per_drop.inputs))
