"""Conversions that need the substance: international units, elements of salts, drops, percent w/v, moles.

Every conversion returns all readings, each with what was assumed; none is chosen silently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from probatum.domain.errors import UnitError
from probatum.domain.quantity import Quantity, Unit
from probatum.vocabulary.dose_tables import (
    InternationalUnit,
    Salt,
    atoms_of,
    constant,
    element_symbols,
    international_units,
    salts,
    source,
    weight,
)

MG_PER_ML_OF_PERCENT = Decimal(10)  # 1 % w/v is 1 g in 100 mL


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """One reading of a conversion: the result, what it is of, and what was assumed."""

    result: Quantity
    of: str
    assumption: str
    source: str


def named_in(text: str, names: Iterable[str]) -> bool:
    """Does one of the names stand in the text, whatever its case?"""
    folded = f" {' '.join(text.lower().split())} "
    return any(name.lower() in folded for name in names)


def from_international_units(amount: Quantity, vitamin: str) -> tuple[Converted, ...]:
    """The mass of an amount in IU, in every reading of the vitamin's name.

    >>> [str(one.result) for one in from_international_units(Quantity.of(2000, Unit.IU), "vitamin D")]
    ['50 µg']
    """
    if amount.unit is not Unit.IU:
        raise UnitError("not in international units", value=amount, remedy="give an amount in IU")
    return tuple(_mass(amount, one) for one in readings_of_vitamin(vitamin))


def readings_of_vitamin(name: str) -> tuple[InternationalUnit, ...]:
    """Every meaning of an international unit under this name, or under the longest known name within it."""
    folded = " ".join(name.lower().split())
    exact = [one for one in international_units() if folded in {n.lower() for n in (one.id, *one.names)}]
    if exact:
        return tuple(exact)
    within = [
        (len(known), one) for one in international_units() for known in one.names if known.lower() in folded
    ]
    longest = max((size for size, _ in within), default=0)
    return tuple(dict.fromkeys(one for size, one in within if size == longest))


def _mass(amount: Quantity, one: InternationalUnit) -> Converted:
    unit = Unit(one.unit)
    result = Quantity(amount.low * one.mass, amount.high * one.mass, unit, amount.per_kg, amount.per_day)
    return Converted(
        result=result, of=one.what, assumption=f"1 IU = {one.mass} {one.unit} ({one.id})", source=one.source
    )


def salts_named(name: str) -> tuple[Salt, ...]:
    """The salts one name may mean: an unknown hydrate gives several.

    >>> [one.id for one in salts_named("zinc oxide")]
    ['zinc oxide']
    """
    folded = " ".join(name.lower().split())
    exact = [one for one in salts() if one.id.lower() == folded]
    return tuple(exact) or tuple(one for one in salts() if folded in {n.lower() for n in one.names})


def elemental(amount: Quantity, salt: str) -> tuple[Converted, ...]:
    """The mass of the element in a mass of its salt; a name that covers several hydrates gives each."""
    return tuple(
        Converted(
            result=Quantity(
                amount.low * one.share, amount.high * one.share, amount.unit, amount.per_kg, amount.per_day
            ),
            of=one.part,
            assumption=f"{one.id}, {one.formula}: {float(one.share):.2%} {one.part}",
            source="computed from the formula and standard atomic weights",
        )
        for one in salts_named(salt)
    )


def drop_volume() -> tuple[Decimal, Decimal, Decimal]:
    """Least, nominal and greatest volume of one drop of a watery solution, in mL."""
    return constant("drop", "low_ml"), constant("drop", "ml"), constant("drop", "high_ml")


def in_drops(percent: Decimal, drops: tuple[Decimal, Decimal], drop_ml: tuple[Decimal, Decimal]) -> Quantity:
    """The mass in a number of drops of a % w/v solution, in µg.

    >>> str(in_drops(Decimal("0.1"), (Decimal(1), Decimal(1)), (Decimal("0.045"), Decimal("0.055"))))
    '45–55 µg'
    """
    per_ml = percent * MG_PER_ML_OF_PERCENT * 1000
    return Quantity(per_ml * drops[0] * drop_ml[0], per_ml * drops[1] * drop_ml[1], Unit.UG)


def drop_source() -> str:
    """Where the volume of a drop comes from."""
    return source("drop")


def moles(amount: Quantity, grams_per_mole: Decimal) -> Quantity:
    """A mass as an amount of substance, in µmol, through the molar mass."""
    micrograms = amount.to(Unit.UG)
    return Quantity(
        micrograms.low / grams_per_mole,
        micrograms.high / grams_per_mole,
        Unit.UMOL,
        amount.per_kg,
        amount.per_day,
    )


def mass_of_moles(amount: Quantity, grams_per_mole: Decimal) -> Quantity:
    """An amount of substance as a mass, in µg, through the molar mass."""
    micromoles = amount.to(Unit.UMOL)
    return Quantity(
        micromoles.low * grams_per_mole,
        micromoles.high * grams_per_mole,
        Unit.UG,
        amount.per_kg,
        amount.per_day,
    )


def molar_mass_of(formula: str) -> Decimal:
    """Average molar mass of a formula with brackets and hydrates, in g/mol, unrounded."""
    return weight(atoms_of(formula))


def element_of(name: str) -> str | None:
    """The symbol of an element by its name, None for any other word."""
    return element_symbols().get(name.lower())
