"""Which numbers of a statement occur in a text, allowing for rounding and for percent against fraction."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from probatum.text.numbers import Number, numbers

_SMALLEST = 10  # smaller whole numbers name a type, a phase or an item as often as they count
_YEARS = (Decimal(1900), Decimal(2100))
_MOST = Decimal(10**12)


def checkable(text: str) -> tuple[Number, ...]:
    """The numbers of a statement that a record should hold: printed in digits, no years, no small items."""
    return tuple(n for n in numbers(text) if not n.is_word and _is_telling(n, text))


def _is_telling(number: Number, text: str) -> bool:
    if not abs(number.value) < _MOST:
        return False
    if _is_percent(number, text) or not number.is_count:
        return True
    return number.value >= _SMALLEST and not _YEARS[0] <= number.value <= _YEARS[1]


def _is_percent(number: Number, text: str) -> bool:
    return text[max(number.at.end, number.whole.end) :].lstrip()[:1] == "%"


def absent_numbers(statement: str, texts: Sequence[str]) -> tuple[str, ...]:
    """The numbers of a statement, as printed, that none of the texts holds.

    >>> absent_numbers("It fell by 30% in 120 women.", ["A fall of 29.7 % was seen in 118 women."])
    ('120',)
    """
    known = {v for text in texts for n in numbers(text) for v in (n.value, n.upper) if v is not None}
    usable = sorted(v for v in known if abs(v) < _MOST)
    return tuple(
        n.at.of(statement) for n in checkable(statement) if not _occurs(n, _is_percent(n, statement), usable)
    )


def _occurs(number: Number, is_percent: bool, known: Sequence[Decimal]) -> bool:
    return any(
        _rounds_to(value, number.value)
        or (is_percent and _rounds_to(value * 100, number.value))
        or (abs(number.value) < 1 and _rounds_to(value / 100, number.value))
        for value in known
    )


def _rounds_to(value: Decimal, printed: Decimal) -> bool:
    """Is `printed` the value, or the value rounded to the decimals printed?"""
    exponent = printed.as_tuple().exponent
    step = Decimal(1).scaleb(min(0, exponent)) if isinstance(exponent, int) else Decimal(1)
    ways = (ROUND_HALF_UP, ROUND_HALF_EVEN)
    return value == printed or any(value.quantize(step, rounding=way) == printed for way in ways)
