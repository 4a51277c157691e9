"""A dose expression as what it may mean: an amount of one thing per amounts of others, in every reading."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from probatum.text.dose_units import COURSE, UNITS, DoseUnit

_BY_SYMBOL = {unit.symbol: unit for unit in UNITS} | {
    name: DoseUnit(name, name, Decimal(1), ()) for name in ("intake", COURSE, "container", "side")
}

Dimensions = tuple[tuple[str, int], ...]


def named(symbol: str) -> DoseUnit:
    """The unit of a symbol."""
    return _BY_SYMBOL[symbol]


@dataclass(frozen=True, slots=True)
class Per:
    """A denominator: "2 capsules" in "1,000 mg per 2 capsules"; the count may be a range."""

    unit: DoseUnit
    low: Decimal = Decimal(1)
    high: Decimal = Decimal(1)

    def __str__(self) -> str:
        if self.low == self.high == 1:
            return self.unit.symbol
        return (
            f"{plain(self.low)} {self.unit.symbol}"
            if self.low == self.high
            else (f"{plain(self.low)}–{plain(self.high)} {self.unit.symbol}")
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning: `low` to `high` of `unit` per the denominators.

    >>> str(Reading(Decimal(500), Decimal(500), named("mg"), (Per(named("capsule")),)))
    '500 mg per capsule'
    """

    low: Decimal
    high: Decimal
    unit: DoseUnit
    per: tuple[Per, ...] = ()

    @property
    def dimensions(self) -> Dimensions:
        """Base units with their exponents, in order of name."""
        return _dimensions(self.unit.base, tuple(one.unit.base for one in self.per))

    @property
    def interval(self) -> tuple[Decimal, Decimal]:
        """Least and greatest value in base units."""
        least, most = self.unit.sizes
        low, high = self.low * least, self.high * most
        for one in self.per:
            small, large = one.unit.sizes
            low, high = low / (one.high * large), high / (one.low * small)
        return low, high

    @property
    def holders(self) -> tuple[tuple[str, Decimal], ...]:
        """What holds the amount, with how many of it: (capsule, 2)."""
        return tuple((one.unit.base, one.high) for one in self.per if one.unit.base not in ("day", "intake"))

    def __str__(self) -> str:
        amount = plain(self.low) if self.low == self.high else f"{plain(self.low)}–{plain(self.high)}"
        return " per ".join([f"{amount} {self.unit.symbol}", *map(str, self.per)])


@lru_cache(maxsize=1024)
def _dimensions(base: str, per: tuple[str, ...]) -> Dimensions:
    found = Counter({base: 1})
    for one in per:
        found[one] -= 1
    return tuple(sorted((name, exponent) for name, exponent in found.items() if exponent))


@dataclass(frozen=True, slots=True)
class Measure:
    """One expression [start, end) of a text and everything it may mean; the likeliest reading first."""

    start: int
    end: int
    readings: tuple[Reading, ...]
    bound: str = ""  # "at most", "at least"
    is_approximate: bool = False
    label: str = ""  # the substance named right beside it, in lower case
    is_frequency: bool = False
    is_plain: bool = False  # a bare "daily", which belongs to the amount beside it

    @property
    def first(self) -> Reading:
        """The likeliest reading."""
        return self.readings[0]

    def of(self, text: str) -> str:
        """The words at this place."""
        return text[self.start : self.end]

    def __str__(self) -> str:
        return " | ".join(map(str, self.readings))


def plain(number: Decimal) -> str:
    """A decimal as people write it, without an exponent and without trailing zeros.

    >>> plain(Decimal("5.0E+2")), plain(Decimal("0.10"))
    ('500', '0.1')
    """
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
