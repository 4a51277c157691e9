"""Human-equivalent dose by body surface: animal mg/kg x Km(animal) / Km(human).

FDA Guidance for Industry, Estimating the Maximum Safe Starting Dose (July 2005), table 1 and section V.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache

from probatum.domain.errors import ProbatumError
from probatum.domain.quantity import Quantity
from probatum.vocabulary.dose_tables import Surface, constant, source, surfaces

NOT_A_DOSE = "Arithmetic for comparison, not a dose to take."
DIVISOR = "For a first dose in people the FDA divides by at least ten after this step."
SYSTEMIC = (
    "Scaling by body surface is for systemic doses of small molecules; it does not fit nasal or "
    "topical local "
    "action, nor peptides and proteins, unless a source says so."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanEquivalent:
    """A human-equivalent dose: per kg of a person, and for one body mass where that was given."""

    animal: Quantity
    species: str
    km_animal: Decimal
    km_human: Decimal
    per_kg: Quantity
    weight_kg: Decimal | None
    total: Quantity | None
    rounded_divisor: Decimal  # as the guidance prints it: mg/kg ÷ 6.2 for the rat
    rounded_factor: Decimal  # mg/kg x 0.162 for the rat
    by_rounded_divisor: Quantity
    source: str
    caveats: tuple[str, ...]

    @property
    def ratio(self) -> Decimal:
        """Km(animal) / Km(human)."""
        return self.km_animal / self.km_human


@cache
def surface_of(species: str) -> Surface:
    """Km of a species by any of its names; raise ProbatumError naming the known ones."""
    wanted = " ".join(species.lower().split())
    for one in surfaces():
        if wanted in {one.species.lower(), *(name.lower() for name in one.names)}:
            return one
    known = ", ".join(one.names[0] for one in surfaces())
    raise ProbatumError("no body-surface factor", field="species", value=species, remedy=f"one of: {known}")


def km_human() -> Decimal:
    """Km of an adult person of 60 kg, in kg/m²."""
    return constant("human_equivalent", "human")


def human_equivalent(dose: Quantity, species: str, weight_kg: Decimal | None = None) -> HumanEquivalent:
    """The human-equivalent dose of an animal dose per kg of body mass, with the caveats that belong to it.

    >>> from probatum.domain.quantity import Unit
    >>> found = human_equivalent(Quantity.of(10, Unit.MG, per_kg=True), "mouse")
    >>> found.rounded_divisor, found.rounded_factor
    (Decimal('12.3'), Decimal('0.081'))
    """
    if not dose.per_kg:
        raise ProbatumError(
            "not a dose per kg", field="dose", value=str(dose), remedy="write it like 50 ug/kg"
        )
    if weight_kg is not None and not 1 <= weight_kg <= 500:
        raise ProbatumError("not a body mass", field="--weight", value=weight_kg, remedy="1 to 500 kg")
    surface = surface_of(species)
    ratio, human = surface.km / km_human(), km_human()
    divisor = (human / surface.km).quantize(Decimal("0.1"), ROUND_HALF_EVEN)
    per_kg = _times(dose, ratio)
    return HumanEquivalent(
        animal=dose,
        species=surface.species,
        km_animal=surface.km,
        km_human=human,
        per_kg=per_kg,
        weight_kg=weight_kg,
        total=None if weight_kg is None else _absolute(per_kg, weight_kg),
        rounded_divisor=divisor,
        rounded_factor=ratio.quantize(Decimal("0.001"), ROUND_HALF_EVEN),
        by_rounded_divisor=_times(dose, 1 / divisor),
        source=source("human_equivalent"),
        caveats=(NOT_A_DOSE, DIVISOR, SYSTEMIC),
    )


def animal_dose(total: Quantity, species: str, weight_kg: Decimal) -> Quantity:
    """The animal dose per kg that an absolute human dose is the equivalent of: the same step backwards."""
    ratio = surface_of(species).km / km_human()
    return Quantity(
        total.low / weight_kg / ratio, total.high / weight_kg / ratio, total.unit, True, total.per_day
    )


def _times(dose: Quantity, factor: Decimal) -> Quantity:
    return Quantity(dose.low * factor, dose.high * factor, dose.unit, dose.per_kg, dose.per_day)


def _absolute(dose: Quantity, weight_kg: Decimal) -> Quantity:
    return Quantity(dose.low * weight_kg, dose.high * weight_kg, dose.unit, False, dose.per_day)
