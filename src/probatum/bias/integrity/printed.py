"""Printed numbers as what they stand for: every value that rounds to them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from probatum.domain.errors import ProbatumError


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: "5.20" is 5.20 to two decimals, any value from 5.195 to 5.205.

    Both ends belong to it, because papers round halves up, down and to even.
    """

    value: Fraction
    decimals: int

    @classmethod
    def of(cls, text: str | Decimal | int) -> Printed:
        """Read a printed number; its decimals are those printed. Raise ProbatumError when it is none.

        >>> Printed.of("5.20").low, Printed.of("5.20").decimals
        (Fraction(1039, 200), 2)
        """
        try:
            number = Decimal(str(text))
            exponent = number.as_tuple().exponent
        except ArithmeticError as broken:
            raise _no_number(text) from broken
        if not isinstance(exponent, int):
            raise _no_number(text)
        return cls(Fraction(number), max(0, -exponent))

    @property
    def half(self) -> Fraction:
        """Half a unit of the last printed digit."""
        return Fraction(1, 2 * 10**self.decimals)

    @property
    def low(self) -> Fraction:
        """The smallest value that may be printed so."""
        return self.value - self.half

    @property
    def high(self) -> Fraction:
        """The largest value that may be printed so."""
        return self.value + self.half

    def scaled(self, places: int) -> Printed:
        """The same digits moved right by `places`: a percentage as a proportion."""
        return Printed(self.value / 10**places, self.decimals + places)

    def covers(self, value: Fraction | float) -> bool:
        """May this value be printed so?"""
        return self.low <= value <= self.high

    def meets(self, low: Fraction | float, high: Fraction | float) -> bool:
        """Does some value of [low, high] round to this?"""
        return low <= self.high and self.low <= high

    def __str__(self) -> str:
        return f"{float(self.value):.{self.decimals}f}"


def _no_number(text: object) -> ProbatumError:
    return ProbatumError("not a number", field="reported number", value=text, remedy="give digits, as 5.20")


def shown(value: Fraction | float, digits: int = 4) -> str:
    """A computed value for the arithmetic line: significant digits, no trailing zeros.

    >>> shown(0.000012345), shown(2.0)
    ('0.00001234', '2')
    """
    number = Decimal(f"{float(value):.{digits - 1}e}")
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
