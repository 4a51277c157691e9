"""What one cell prints: mean with spread, count with percentage, fraction, interval, or a plain number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from probatum.text.numbers import read_decimal

_N = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.·,]\d+)?|[.·]\d+)"
_S = rf"[-−–+]?\s?{_N}"
_RANGE = r"(?:\s*[(\[][^()\[\]±]*[)\]])?"  # a range or an interval behind a mean with its spread
_MARKS = r"(?:\s*[*†‡§¶#‖$@]+|\^[\w,]+\^?|\s*[a-e](?![a-z]))*"
_UNIT = r"(?:\s?(?:%|[a-zA-Zµμ°][\w/.°²³]{0,8}))?"
_PM = re.compile(rf"^\s*(?P<a>{_S})\s?%?\s*(?:±|\+/?[-−–])\s*(?P<b>{_N})\s?%?{_MARKS}{_RANGE}{_MARKS}\s*$")
_PM_IN = re.compile(rf"^\s*(?P<a>{_S}){_UNIT}\s*\(\s*(?:±|\+/?[-−–])\s*(?P<b>{_N})\s?%?\){_MARKS}\s*$")
_BRACKET = re.compile(
    rf"^\s*(?P<a>{_S})\s?%?{_MARKS}\s*[(\[]\s*(?:SD|SE|SEM)?\s*[:=]?\s*(?P<b>{_N})\s*[)\]]{_MARKS}\s*$"
)
_PERCENT_IN = re.compile(
    rf"^\s*(?P<a>\d+)(?:\s*\(?n\)?)?{_MARKS}\s*[(\[,;/]\s*%?\s*(?P<b>{_N})\s*%?\s*[)\]]?{_MARKS}\s*$"
)
_FRACTION = re.compile(
    rf"^\s*(?P<a>\d[\d,]*)\s*(?:/|of|out\s+of)\s*(?P<n>\d[\d,]*)\s*(?:[,(\[=]\s*{_N}\s*%?\s*[)\]]?)?{_MARKS}\s*$"
)
_FRACTION_AFTER = re.compile(
    rf"^\s*{_N}\s*%?\s*[(\[]\s*(?P<a>\d[\d,]*)\s*(?:/|of)\s*(?P<n>\d[\d,]*)\s*[)\]]{_MARKS}\s*$"
)
_PERCENT_FIRST = re.compile(rf"^\s*(?P<b>{_N})\s*%\s*[(\[]\s*(?:n\s*=\s*)?(?P<a>\d+)\s*[)\]]{_MARKS}\s*$")
_INTERVAL = re.compile(
    rf"^\s*(?P<a>{_S})\s?%?{_MARKS}\s*[(\[]\s*(?P<low>{_S})\s?%?\s*(?:to|[,;]|[-−–—]+)\s*(?P<high>{_S})\s?%?\s*[)\]]{_MARKS}\s*$"
)
_PLAIN = re.compile(rf"^\s*(?P<a>{_S})\s?(?P<percent>%)?\s*(?:\(n\))?{_MARKS}\s*$")


LONGEST = 120  # characters: a longer cell is prose


class Kind(StrEnum):
    """The shape of what a cell prints."""

    PLUS_MINUS = "plus-minus"
    BRACKET = "bracket"  # 12 (3): mean and spread, or count and percentage
    FRACTION = "fraction"
    COUNT_PERCENT = "count-percent"
    INTERVAL = "interval"
    PLAIN = "plain"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Printed:
    """The numbers of one cell: `first`, then spread, percentage or denominator in `second`."""

    kind: Kind
    first: Decimal
    second: Decimal | None = None


def read_cell(text: str) -> Printed | None:
    """The numbers of a cell, or None where it holds words, nothing, or more than fits.

    >>> read_cell("53.7±12.6").kind, read_cell("23 (55%)").kind, read_cell("62/99").second
    (<Kind.PLUS_MINUS: 'plus-minus'>, <Kind.COUNT_PERCENT: 'count-percent'>, Decimal('99'))
    """
    if len(text) > LONGEST:
        return None
    for kind, pattern in _SHAPES:
        if match := pattern.match(text):
            groups = match.groupdict()
            if kind is Kind.PLAIN and groups.get("percent"):
                kind = Kind.PERCENT
            second = groups.get("b") or groups.get("n")
            value = _number(groups["a"])
            if kind is Kind.COUNT_PERCENT and (value != value.to_integral_value() or value < 0):
                continue
            return Printed(kind, value, _number(second) if second else None)
    return None


_SHAPES = (
    (Kind.PLUS_MINUS, _PM),
    (Kind.PLUS_MINUS, _PM_IN),
    (Kind.COUNT_PERCENT, _PERCENT_FIRST),
    (Kind.COUNT_PERCENT, re.compile(_PERCENT_IN.pattern.replace("%?\\s*(?P<b>", "%\\s*(?P<b>"))),
    (Kind.COUNT_PERCENT, re.compile(_PERCENT_IN.pattern.replace(f"(?P<b>{_N})\\s*%?", f"(?P<b>{_N})\\s*%"))),
    (Kind.FRACTION, _FRACTION),
    (Kind.FRACTION, _FRACTION_AFTER),
    (Kind.BRACKET, _BRACKET),
    (Kind.INTERVAL, _INTERVAL),
    (Kind.PLAIN, _PLAIN),
)


def _number(printed: str) -> Decimal:
    bare = printed.strip().replace(" ", "")
    sign = "-" if bare[:1] in "-−–" else ""
    return read_decimal(sign + bare.lstrip("-−–+"))


def is_number(text: str) -> bool:
    """Does a cell print numbers (a range or a p value too), rather than words?"""
    if len(text) > LONGEST:
        return False
    return (
        read_cell(text) is not None
        or re.match(rf"^\W*{_N}[\s\d.,;:<>=()\[\]%/±–−*†‡§a-c-]*$", text) is not None
    )
