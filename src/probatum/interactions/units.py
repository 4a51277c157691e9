"""International units and salts in mass; where a text allows two readings, the range keeps both."""

from __future__ import annotations

from probatum.domain.provenance import Curated
from probatum.domain.quantity import Quantity, Unit
from probatum.vocabulary.normal import key
from probatum.vocabulary.nutrients import elemental_content, international_units

_MASS = frozenset({Unit.NG, Unit.UG, Unit.MG, Unit.G, Unit.KG})


def in_mass(dose: Quantity, nutrient: str, form: str | None) -> tuple[Quantity, str] | None:
    """A dose as mass with the step in words; None where it is no mass and has no unit factor."""
    if dose.unit in _MASS:
        return dose, str(dose)
    if dose.unit is not Unit.IU:
        return None
    factors = _factors(nutrient, form)
    if not factors:
        return None
    sizes = [factor.value.low for factor in factors]
    unit = factors[0].value.unit
    mass = Quantity(dose.low * min(sizes), dose.high * max(sizes), unit)
    return mass, f"{dose} at {Quantity(min(sizes), max(sizes), unit)} per IU"


def _factors(nutrient: str, form: str | None) -> tuple[Curated[Quantity], ...]:
    """The factor of the form, or of every form when none is told."""
    known = international_units().get(nutrient, ())
    exact = tuple(factor for name, factor in known if form and key(name) == key(form))
    retinyl = tuple(factor for name, factor in known if form and name == "retinol" and "retin" in form)
    return exact or retinyl or tuple(factor for _, factor in known)


def share_of_salt(nutrient: str, form: str | None) -> Curated[Quantity] | None:
    """The element in a salt, percent by weight; None where no salt is named or none is on file."""
    return elemental_content().get((nutrient, key(form))) if form else None
