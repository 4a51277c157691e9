"""International units and salts in mass; where a text allows two readings, the range keeps both."""

from __future__ import annotations

from decimal import Decimal

from probatum.domain.quantity import Quantity, Unit
from probatum.vocabulary.dose_tables import InternationalUnit
from probatum.vocabulary.normal import key
from probatum.vocabulary.nutrients import shares_of_salts, units_of

_MASS = frozenset({Unit.NG, Unit.UG, Unit.MG, Unit.G, Unit.KG})


def in_mass(dose: Quantity, nutrient: str, form: str | None) -> tuple[Quantity, str] | None:
    """A dose as mass with the step in words; None where it is no mass and has no unit factor."""
    if dose.unit in _MASS:
        return dose, str(dose)
    units = _units(nutrient, form) if dose.unit is Unit.IU else ()
    if not units:
        return None
    sizes = [unit.mass for unit in units]
    one = Quantity(min(sizes), max(sizes), Unit(units[0].unit))
    mass = Quantity(dose.low * one.low, dose.high * one.high, one.unit)
    return mass, f"{dose} at {one} per IU"


def _units(nutrient: str, form: str | None) -> tuple[InternationalUnit, ...]:
    """The units of the form, or of every form where none is told; retinyl esters are measured as retinol."""
    known = [one for one in units_of() if one.nutrient == nutrient]
    wanted = "retinol" if form and form.startswith("retinyl") else form
    exact = [one for one in known if one.form is None or (wanted and key(one.form) == key(wanted))]
    return tuple(unit for one in (exact or known) for unit in one.units)


def share_of_salt(nutrient: str, form: str | None) -> tuple[Decimal, Decimal] | None:
    """The element in a salt, lowest and highest mass fraction; None where no salt is named or on file."""
    return shares_of_salts().get((nutrient, key(form))) if form else None
