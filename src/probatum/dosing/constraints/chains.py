"""Which other quantities of a text multiply to a stated one: products whose units cancel.

"500 mg per capsule x 2 capsules per intake x 3 intakes per day" has the dimensions of "mg per day". Every
reading of every quantity is tried; a quantity is used at most once in a product.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from probatum.dosing.constraints.interval import Interval
from probatum.text.measures import Measure, Reading

_LONGEST = 6
_HELD = ((("drop", -1), ("µg", 1)), (("spray", -1), ("µg", 1)))
_MOST = 400  # products tried for one stated quantity; a page of doses has fewer


@dataclass(frozen=True, slots=True)
class Constant:
    """A quantity the text leaves to the reader: two nostrils, the volume of a drop."""

    name: str
    reading: Reading
    source: str


@dataclass(frozen=True, slots=True)
class Factor:
    """One quantity of a product, in the reading used; `power` is -1 where it divides."""

    what: Measure | Constant
    reading: Reading
    power: int

    @property
    def interval(self) -> Interval:
        """Its interval in base units, inverted where it divides."""
        low, high = self.reading.interval
        return (low, high) if self.power == 1 else (1 / high, 1 / low)


@dataclass(frozen=True, slots=True)
class Product:
    """A product with the dimensions wanted."""

    factors: tuple[Factor, ...]

    @property
    def interval(self) -> Interval:
        """Its least and greatest value in base units."""
        low = high = Decimal(1)
        for factor in self.factors:
            low, high = low * factor.interval[0], high * factor.interval[1]
        return low, high

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The quantities of the text in it."""
        return tuple(factor.what for factor in self.factors if isinstance(factor.what, Measure))


def products(
    stated: Reading, others: Sequence[Measure], constants: Sequence[Constant] = ()
) -> tuple[Product, ...]:
    """Every product with the dimensions of a stated amount, at least one quantity of it from the text.

    A single quantity is one only where it counts its holders otherwise (1,000 mg per 2 capsules).
    """
    usable: list[Measure | Constant] = [*others, *constants]
    options = [
        (i, what, reading, dict(reading.dimensions))
        for i, what in enumerate(usable)
        for reading in _readings(what)
    ]
    holders = stated.holders
    found: dict[frozenset[int], Product] = {}
    results = []
    for factors, used in _search(dict(stated.dimensions), options, (), frozenset()):
        product = Product(factors)
        if not product.measures or (len(factors) == 1 and factors[0].reading.holders in ((), holders)):
            continue
        key = frozenset(used)
        if key in found and found[key].interval == product.interval:
            continue
        found[key] = product
        results.append(product)
        if len(results) >= _MOST:
            break
    return tuple(results)


def _readings(what: Measure | Constant) -> tuple[Reading, ...]:
    """What one drop or spray holds is no amount of a day: "50 µg (at 0.1 %) or 500 µg (at 1 %)"."""
    if isinstance(what, Constant):
        return (what.reading,)
    usable = tuple(reading for reading in what.readings if reading.low > 0)
    held = tuple(reading for reading in usable if reading.dimensions in _HELD)
    return held if usable[:1] == held[:1] else usable


Option = tuple[int, Measure | Constant, Reading, dict[str, int]]


def _search(
    rest: dict[str, int], options: Sequence[Option], so_far: tuple[Factor, ...], used: frozenset[int]
) -> Iterator[tuple[tuple[Factor, ...], frozenset[int]]]:
    """Cancel one unit after another; the first open unit decides which quantities may come next."""
    if not rest:
        yield so_far, used
        return
    if len(so_far) >= _LONGEST:
        return
    base = _next(rest)
    for index, what, reading, exponents in options:
        if index in used or base not in exponents:
            continue
        power = 1 if exponents[base] * rest[base] > 0 else -1
        remaining = dict(rest)
        for name, exponent in exponents.items():
            remaining[name] = remaining.get(name, 0) - power * exponent
        remaining = {name: exponent for name, exponent in remaining.items() if exponent}
        if _is_hopeless(remaining):
            continue
        yield from _search(remaining, options, (*so_far, Factor(what, reading, power)), used | {index})


_FIRST = ("µg", "IU", "CFU", "nmol", "kcal", "percent", "syringe unit")


def _next(rest: dict[str, int]) -> str:
    for base in _FIRST:
        if base in rest:
            return base
    return min(rest)


def _is_hopeless(rest: dict[str, int]) -> bool:
    return any(abs(exponent) > 1 for exponent in rest.values()) or len(rest) > 4
