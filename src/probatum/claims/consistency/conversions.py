"""An amount said twice in two units: "200 lb (91 kg)", "12 weeks (84 days)", "a teaspoon (5 mL)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import WORDS, count_of, rounding
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "an amount said twice in two units is one amount"
# Sizes in kg and in days, least and most; the international pound of 1959 is 0.45359237 kg.
_KILOGRAM, _POUND = ("1", "1"), ("0.45359237", "0.45359237")
_KILOGRAMS = {"kg": _KILOGRAM, "kilogram": _KILOGRAM, "lb": _POUND, "pound": _POUND}
_DAYS = {
    "day": ("1", "1"),
    "week": ("7", "7"),
    "month": ("28", "31"),
    "year": ("365", "366"),
    "hour": ("0.0416666667", "0.0416666667"),
    "minute": ("0.000694444444", "0.000694444444"),
}
# Spoons and cups are what kitchens and pharmacopeias call by these names.
_MILLILITERS = {
    "ml": ("1", "1"),
    "milliliter": ("1", "1"),
    "millilitre": ("1", "1"),
    "liter": ("1000", "1000"),
    "teaspoon": ("4.9", "6"),
    "tablespoon": ("14.7", "20"),
    "cup": ("200", "250"),
    "fluid ounce": ("28.4", "29.6"),
    "fl oz": ("28.4", "29.6"),
}
_GRAMS = {"gram": ("1", "1"), "g": ("1", "1"), "ounce": ("28.3", "31.2"), "oz": ("28.3", "31.2")}
_CENTIMETERS = {
    "cm": ("1", "1"),
    "inch": ("2.54", "2.54"),
    "inche": ("2.54", "2.54"),
    "foot": ("30.48", "30.48"),
}
_TABLES = (_KILOGRAMS, _DAYS, _MILLILITERS, _GRAMS, _CENTIMETERS)
_N = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|{WORDS})"
_UNITS = "|".join(sorted({name for table in _TABLES for name in table}, key=len, reverse=True))
_LINK = r"(?:\(\s?(?:or\s+|i\.e\.,?\s+|that\s+is,?\s+|=\s?)?|,?\s+that\s+is,?\s+|,?\s+i\.e\.,?\s+|\s?=\s?)"
_TWICE = re.compile(
    rf"(?<![\w.,/–-])(?P<a>{_N})[\s-]?(?P<u>{_UNITS})s?(?:\s+[a-z]+){{0,2}}?\s?{_LINK}"
    rf"(?P<about>about\s+|around\s+|roughly\s+|approximately\s+|~\s?)?(?P<b>{_N})[\s-]?(?P<v>{_UNITS})s?"
    rf"(?=\s?[),.;:]|\s+(?:and|was|were|took|in\s+all|in\s+total)\b|$)",
    re.I,
)
_SLACK = Decimal("0.02")
_ABOUT = Decimal("0.06")


def check_conversions(text: str) -> Iterator[TextCheck]:
    """Every mass, time, volume and length that a bracket or "that is" repeats in another unit."""
    for match in _TWICE.finditer(text):
        one, other = match["u"].lower(), match["v"].lower()
        table = next((t for t in _TABLES if one in t and other in t), None)
        if table is not None and one != other:
            yield _check(text, match, table[one], table[other])


def _number(printed: str) -> Decimal:
    return Decimal(printed.replace(",", "")) if printed[0].isdigit() else Decimal(count_of(printed))


def _check(text: str, match: re.Match[str], one: tuple[str, ...], other: tuple[str, ...]) -> TextCheck:
    first, second = _number(match["a"]), _number(match["b"])
    slack = _ABOUT if match["about"] else _SLACK
    low = first * Decimal(min(one)) * (1 - slack) / Decimal(max(other, key=Decimal))
    high = first * Decimal(max(one, key=Decimal)) * (1 + slack) / Decimal(min(other, key=Decimal))
    half = 2 * rounding(match["b"]) if match["b"][0].isdigit() else Decimal(1)
    fits = low - half <= second <= high + half
    computed = first * Decimal(one[0]) / Decimal(other[0])
    return result_of(
        text,
        FaultKind.UNIT_SLIP,
        RULE,
        Slice(match.start(), match.end()),
        [
            ("first", Slice(match.start("a"), match.end("u"))),
            ("second", Slice(match.start("b"), match.end("v"))),
        ],
        "both say the same amount" if fits else "the two amounts, said to be one, differ",
        f"{match['a']} {match['u']} = {computed:.4g} {match['v']}; stated {match['b']}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
