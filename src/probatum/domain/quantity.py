"""Amounts with units, in exact decimals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from probatum.domain.errors import UnitError


class Unit(StrEnum):
    """The units doses, volumes, times and concentrations are written in."""

    NG = "ng"
    UG = "µg"
    MG = "mg"
    G = "g"
    KG = "kg"
    UL = "µL"
    ML = "mL"
    L = "L"
    PMOL = "pmol"
    NMOL = "nmol"
    UMOL = "µmol"
    MMOL = "mmol"
    MOL = "mol"
    IU = "IU"
    CFU = "CFU"
    KCAL = "kcal"
    PERCENT = "%"
    NANOMOLAR = "nM"
    MICROMOLAR = "µM"
    MILLIMOLAR = "mM"
    MOLAR = "M"
    DROP = "drop"
    SPRAY = "spray"
    CAPSULE = "capsule"
    TABLET = "tablet"
    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_BASE: dict[Unit, tuple[str, Decimal]] = {
    Unit.NG: ("mass", Decimal("0.001")),
    Unit.UG: ("mass", Decimal(1)),
    Unit.MG: ("mass", Decimal(1000)),
    Unit.G: ("mass", Decimal(1_000_000)),
    Unit.KG: ("mass", Decimal(1_000_000_000)),
    Unit.UL: ("volume", Decimal("0.001")),
    Unit.ML: ("volume", Decimal(1)),
    Unit.L: ("volume", Decimal(1000)),
    Unit.PMOL: ("amount of substance", Decimal("0.001")),
    Unit.NMOL: ("amount of substance", Decimal(1)),
    Unit.UMOL: ("amount of substance", Decimal(1000)),
    Unit.MMOL: ("amount of substance", Decimal(1_000_000)),
    Unit.MOL: ("amount of substance", Decimal(1_000_000_000)),
    Unit.IU: ("biological activity", Decimal(1)),
    Unit.CFU: ("colony count", Decimal(1)),
    Unit.KCAL: ("energy", Decimal(1)),
    Unit.PERCENT: ("percentage", Decimal(1)),
    Unit.NANOMOLAR: ("molar concentration", Decimal(1)),
    Unit.MICROMOLAR: ("molar concentration", Decimal(1000)),
    Unit.MILLIMOLAR: ("molar concentration", Decimal(1_000_000)),
    Unit.MOLAR: ("molar concentration", Decimal(1_000_000_000)),
    Unit.DROP: ("drops", Decimal(1)),
    Unit.SPRAY: ("sprays", Decimal(1)),
    Unit.CAPSULE: ("capsules", Decimal(1)),
    Unit.TABLET: ("tablets", Decimal(1)),
    Unit.SECOND: ("time", Decimal(1)),
    Unit.MINUTE: ("time", Decimal(60)),
    Unit.HOUR: ("time", Decimal(3600)),
    Unit.DAY: ("time", Decimal(86_400)),
    Unit.WEEK: ("time", Decimal(604_800)),
    # A month and a year are calendar lengths: 30.4375 and 365.25 days, the mean of the Julian calendar.
    Unit.MONTH: ("time", Decimal(2_629_800)),
    Unit.YEAR: ("time", Decimal(31_557_600)),
}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A range of an amount, optionally per kg of body mass and per day; a single amount has low == high.

    >>> str(Quantity.of("50", Unit.UG, per_kg=True))
    '50 µg/kg'
    >>> Quantity(Decimal("0.25"), Decimal(1), Unit.MG).to(Unit.UG).low
    Decimal('250.00')
    """

    low: Decimal
    high: Decimal
    unit: Unit
    per_kg: bool = False
    per_day: bool = False

    def __post_init__(self) -> None:
        if not (self.low.is_finite() and self.high.is_finite()):
            raise ValueError(f"not a finite amount: {self.low}-{self.high} {self.unit}")
        if self.low > self.high:
            raise ValueError(f"empty range: {self.low}-{self.high} {self.unit}")

    @classmethod
    def of(
        cls, amount: Decimal | int | str, unit: Unit, *, per_kg: bool = False, per_day: bool = False
    ) -> Quantity:
        """A single amount."""
        exact = Decimal(amount)
        return cls(exact, exact, unit, per_kg, per_day)

    @property
    def dimension(self) -> str:
        """What is measured: two quantities compare only within one dimension."""
        name = _BASE[self.unit][0]
        return name + (" per body mass" if self.per_kg else "") + (" per day" if self.per_day else "")

    def to(self, unit: Unit) -> Quantity:
        """Convert to another unit of the same dimension; raise UnitError otherwise."""
        dimension, size = _BASE[self.unit]
        other, other_size = _BASE[unit]
        if dimension != other:
            raise UnitError(f"{self.unit} is {dimension}, {unit} is {other}", value=self)
        return Quantity(
            self.low * size / other_size, self.high * size / other_size, unit, self.per_kg, self.per_day
        )

    def __str__(self) -> str:
        amount = _plain(self.low) if self.low == self.high else f"{_plain(self.low)}–{_plain(self.high)}"
        tail = ("/kg" if self.per_kg else "") + ("/day" if self.per_day else "")
        space = "" if self.unit is Unit.PERCENT else " "
        return f"{amount}{space}{self.unit}{tail}"


def _plain(number: Decimal) -> str:
    text = format(number.normalize(), "f")
    return "0" if text == "-0" else text
