"""Constants of dose arithmetic: drops, body-surface factors, international units, salts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from probatum.vocabulary.chemistry import atomic_weights, composition
from probatum.vocabulary.files import Entry, each, read

DOSES, SALTS = "doses.toml", "salts.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """The body-surface factor Km of a species, in kg/m², and the body mass it holds for."""

    species: str
    names: tuple[str, ...]
    km: Decimal
    reference_kg: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class InternationalUnit:
    """What one international unit of something weighs."""

    id: str
    names: tuple[str, ...]
    mass: Decimal
    unit: str  # µg or mg
    what: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Salt:
    """A salt or chelate: `share` is the mass fraction of the element (or active part), from the formula."""

    id: str
    names: tuple[str, ...]
    part: str  # the element's symbol, or the active part's name
    formula: str
    share: Decimal


def constant(table: str, key: str) -> Decimal:
    """One number of doses.toml."""
    return Decimal(read(DOSES).table(table).text(key))


def source(table: str) -> str:
    """Where the numbers of one table come from."""
    return read(DOSES).table(table).text("source")


@cache
def surfaces() -> tuple[Surface, ...]:
    """Km by species, in file order."""
    return tuple(
        Surface(
            species=entry.text("id"),
            names=entry.texts("names"),
            km=Decimal(entry.text("km")),
            reference_kg=Decimal(entry.text("reference_kg")),
        )
        for entry in each(DOSES, "km")
    )


@cache
def international_units() -> tuple[InternationalUnit, ...]:
    """Every reading of an international unit, in file order."""
    return tuple(_unit(entry) for entry in each(DOSES, "iu"))


def _unit(entry: Entry) -> InternationalUnit:
    return InternationalUnit(
        id=entry.text("id"),
        names=entry.texts("names"),
        mass=Decimal(entry.text("per_iu")),
        unit=entry.text("unit"),
        what=entry.text("what"),
        source=entry.text("source"),
    )


@cache
def element_symbols() -> Mapping[str, str]:
    """The symbol of each element by its name in lower case."""
    table = read(SALTS).table("elements")
    return {name: table.text(name) for name in table.keys()}  # noqa: SIM118 - not a dict


@cache
def salts() -> tuple[Salt, ...]:
    """Salts, chelates and hydrates with their share of the element or the active part, in file order."""
    return (*map(_salt, each(SALTS, "salt")), *map(_active, each(SALTS, "active")))


def _salt(entry: Entry) -> Salt:
    atoms = atoms_of(entry.text("formula"))
    symbol = entry.text("element")
    share = atoms[symbol] * atomic_weights()[symbol] / weight(atoms)
    return Salt(
        id=entry.text("id"),
        names=entry.texts("names"),
        part=symbol,
        formula=entry.text("formula"),
        share=share,
    )


def _active(entry: Entry) -> Salt:
    share = weight(atoms_of(entry.text("part"))) / weight(atoms_of(entry.text("whole")))
    return Salt(
        id=entry.text("id"),
        names=entry.texts("names"),
        part=entry.text("active"),
        formula=entry.text("whole"),
        share=share,
    )


_GROUP = re.compile(r"\(([A-Za-z0-9]+)\)(\d*)")


def atoms_of(formula: str) -> Counter[str]:
    """Atoms of a formula with brackets and water of crystallization; raise RuleError for anything else.

    >>> sorted(atoms_of("Mg(OH)2.2H2O").items())
    [('H', 6), ('Mg', 1), ('O', 4)]
    """
    total: Counter[str] = Counter()
    for part in formula.split("."):
        times = re.match(r"\d*", part)
        count = int(times[0]) if times and times[0] else 1
        for symbol, number in _plain_atoms(part[len(times[0]) if times else 0 :]).items():
            total[symbol] += number * count
    return total


def _plain_atoms(part: str) -> Counter[str]:
    atoms: Counter[str] = Counter()
    for group, count in _GROUP.findall(part):
        for symbol, number in composition(group).items():
            atoms[symbol] += number * int(count or 1)
    rest = _GROUP.sub("", part)
    if rest:
        atoms.update(composition(rest))
    return atoms


def weight(atoms: Mapping[str, int]) -> Decimal:
    """Average mass of atoms in g/mol, unrounded."""
    return sum((atomic_weights()[symbol] * count for symbol, count in atoms.items()), Decimal(0))
