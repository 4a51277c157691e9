"""When a number was measured: at baseline, at a named time, or as a change between two."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_BASE = re.compile(
    r"\bbase\s?-?line\b|\bpre\b|\bpre-?\s?(?:test|treatment|intervention|op\w*|supplement\w*|training)\b|\bbefore\b|\binitial\b|\badmission\b|"
    r"\bT0\b|\b(?:week|day|month|time|visit|hour)s?\s*0\b|\b0\s*(?:weeks?|days?|months?|h|min\w*)\b|\bat\s+entry\b|\brandomi[sz]ation\b|\bstart\b",
    re.IGNORECASE,
)
_FINAL = re.compile(
    r"\bpost\b|\bpost-?\s?(?:test|treatment|intervention|supplement\w*|training)\b|\bafter\b|\bfinal\b|\bend\b|\bend-?point\b|"
    r"\bfollow-?\s?up\b|\bdischarge\b",
    re.IGNORECASE,
)
_UNITS = {
    "min": Decimal(1),
    "h": Decimal(60),
    "d": Decimal(1440),
    "w": Decimal(10080),
    "m": Decimal(43800),
    "y": Decimal(525600),
}
_WORD = r"(?:minutes?|mins?|min|hours?|hrs?|h|days?|weeks?|wks?|wk|months?|mos?|mo|years?|yrs?|yr)"
_TIME = re.compile(
    rf"(?<![\w.])(?P<n>\d+(?:\.\d+)?)(?:st|nd|rd|th)?[\s-]*(?P<unit>{_WORD})(?![\w])|(?<![\w/])(?P<unit2>minutes?|hours?|days?|weeks?|months?|years?|(?-i:[DWM]))\s?-?(?P<n2>\d+)(?![\w.])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<!free )(?<!total )(?<![\w/])(?:T|visit\s*|V|time\s*|session\s*)(?P<n>[0-9])(?![\w])", re.IGNORECASE
)
_BASELINE_TABLE = re.compile(
    r"\bbaseline\b(?!.*\b(?:after|follow|post|end|week|month|change|and)\b)|\bdemographic|\bcharacteristics\b|\bon\s+admission\b|\bpre-?operative\b(?!.*post)",
    re.IGNORECASE | re.DOTALL,
)


def is_baseline(label: str) -> bool:
    """Does a label say before?"""
    return _BASE.search(label) is not None and _FINAL.search(_BASE.sub(" ", label)) is None


def is_final(label: str) -> bool:
    """Does a label say after, without saying when?"""
    return _FINAL.search(label) is not None


def is_baseline_table(caption: str) -> bool:
    """Does a caption announce the people as they came, not a result?"""
    return _BASELINE_TABLE.search(caption) is not None


def minutes(label: str) -> Decimal | None:
    """The latest time a label names, in minutes; visits and T1, T2 count as their number.

    >>> minutes("12 months follow-up"), minutes("Week 4"), minutes("T2"), minutes("Pain")
    (Decimal('525600'), Decimal('40320'), Decimal('2'), None)
    """
    found = []
    for match in _TIME.finditer(label):
        unit = (match["unit"] or match["unit2"]).lower()
        key = "min" if unit.startswith("min") else "m" if unit.startswith("mo") or unit == "m" else unit[0]
        found.append(Decimal(match["n"] or match["n2"]) * _UNITS[key])
    if not found:
        found = [Decimal(match["n"]) for match in _NUMBERED.finditer(label)]
    return max(found, default=None)


def latest(labels: Iterable[str]) -> Decimal | None:
    """The latest time that any of several labels names."""
    return max((t for label in labels if (t := minutes(label)) is not None), default=None)


def without_time(label: str) -> str:
    """A label without its words of time."""
    bare = _TIME.sub(" ", label)
    for pattern in (_BASE, _FINAL, _NUMBERED):
        bare = pattern.sub(" ", bare)
    return bare
