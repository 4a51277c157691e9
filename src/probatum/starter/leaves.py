"""From a plain value to a leaf: who wrote it down, from which article, or why it is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from probatum.domain.provenance import (
    NOT_REPORTED,
    Absence,
    Citation,
    Curated,
    Curation,
    Missing,
    Reported,
)
from probatum.domain.quantity import Quantity, Unit
from probatum.starter.files import Line

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
NOT_VERIFIED = Missing(Absence.NOT_VERIFIED)


@dataclass(frozen=True, slots=True)
class Leaves:
    """Makes the leaves of one row: all share its article, its curator and its place."""

    line: Line
    citation: Citation
    curation: Curation
    unverified: frozenset[str]

    def of(self, field: str, value: T | None) -> Reported[T]:
        """The curated value; missing when the article states none or the value was never verified."""
        if field in self.unverified:
            return NOT_VERIFIED
        return NOT_REPORTED if value is None else Curated(value, self.citation, self.curation)

    def field(self, name: str) -> Reported[Any]:
        """The leaf of one key of the row; an absent key is not reported, never "no"."""
        return self.of(name, self.line.values.get(name))

    def word(self, field: str, words: type[E], text: str | None) -> Reported[E]:
        """A curated word of a closed list; RuleError names the line when it is not one."""
        return self.of(field, None if text is None else self.read(field, words, text))

    def quantity(self, field: str, text: str | None) -> Reported[Quantity]:
        """A curated amount written as `50 µg/kg/day` or `10-50 mL`."""
        return self.of(field, None if text is None else self.read(field, parse_quantity, text))

    def read(self, field: str, parse: Callable[[str], T], text: str) -> T:
        """Parse a value of this row; RuleError names line, field and value when it cannot be."""
        try:
            return parse(text)
        except (ValueError, InvalidOperation) as broken:
            raise self.line.wrong(
                field, text, str(broken) or "see the notes in starter/__init__.py"
            ) from broken


def parse_quantity(text: str) -> Quantity:
    """An amount with its unit; ValueError when it is not one.

    >>> str(parse_quantity("100-150 µg/kg/day"))
    '100–150 µg/kg/day'
    """
    amount, _, unit = text.partition(" ")
    low, _, high = amount.partition("-")
    name, *per = unit.split("/")
    if not set(per) <= {"kg", "day"}:
        raise ValueError(f"not a dose unit: {unit}")
    return Quantity(Decimal(low), Decimal(high or low), Unit(name), "kg" in per, "day" in per)
