"""How often something is taken: "twice a day", "every 8 hours", "b.i.d.", "morning and evening"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from probatum.text.dose_tokens import NUMBER, number


@dataclass(frozen=True, slots=True)
class Frequency:
    """Times per day, least and most; `is_plain` for a bare "daily", which may also follow a day's total."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    is_plain: bool = False
    bound: str = ""


_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_COUNT = (
    rf"(?:once|twice|thrice|(?:{NUMBER})(?:\s?(?:[-–—]|to|or)\s?(?:{NUMBER}))?\s?-?(?:times?|x|"
    rf"×)(?!\w))"
)
_DAY = (
    r"(?:a|per|each|every|in\s+(?:a|the|one)|during\s+the|/|over\s+the|of\s+the)?[\s-]*(?:day|daily|"
    r"night|nightly|morning|evening)\b"
)
_WEEK = r"(?:a|per|each|every|/)?[\s-]*(?:week|weekly)\b"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "counted",
        re.compile(
            (
                rf"(?<!\w)(?P<a>{_COUNT})(?:\s?(?:or|to|-|–|and)\s?(?P<b>{_COUNT}))?[\s,]*(?:(?P<day>{_DAY})|"
                rf"(?P<week>{_WEEK}))"
            ),
            re.I,
        ),
    ),
    (
        "hours",
        re.compile(
            (
                rf"\b(?:every|each|q)\s?(?P<low>{NUMBER})(?:\s?(?:-|–|"
                rf"to)\s?(?P<high>{NUMBER}))?[\s-]?h(?:(?:ou)?rs?)?\b"
            ),
            re.I,
        ),
    ),
    (
        "alternate",
        re.compile(r"\b(?:every|each)\s+(?:other|second|2nd)\s+(?:day|night)\b|\balternate\s+days\b", re.I),
    ),
    (
        "every few",
        re.compile(
            rf"\b(?:once\s+)?(?:every|each)\s+(?:(?P<other>other|second|2nd)\s+(?P<other_unit>week|month)|"
            rf"(?P<third>third|3rd|fourth|4th)\s+(?P<third_unit>day|week)|(?P<n>{NUMBER})\s+(?P<n_unit>days|weeks))\b"
            r"|\b(?P<fortnight>fortnightly|(?:a|per|each|every)\s+fortnight)\b",
            re.I,
        ),
    ),
    (
        "latin",
        re.compile(
            r"(?<![\w.])(?:(?P<one>q\.?d\.?|o\.?d\.|qhs|qam|qpm)|(?P<two>b\.?i\.?d\.?|b\.d\.|BD)|"
            r"(?P<three>t\.?i\.?d\.?|TDS|t\.d\.s\.)|(?P<four>q\.?i\.?d\.?|QDS))(?![\w])"
        ),
    ),
    (
        "divided",
        re.compile(
            (
                rf"\b(?:in|into|as|over|across)\s+(?P<low>{NUMBER})(?:\s?(?:-|–|to|"
                rf"or)\s?(?P<high>{NUMBER}))?\s+(?:\w+\s+)?(?:divided\s+|equal\s+|separate\s+|split\s+|"
                rf"smaller\s+)(?:\w+\s+)?(?:doses|portions|servings|intakes)\b"
            ),
            re.I,
        ),
    ),
    (
        "both",
        re.compile(
            (
                r"\b(?:(?:every|each|in\s+the)\s+)?(?:morning|breakfast|noon)\s*(?:,\s*|\s+)(?:and|"
                r"plus)\s+(?:again\s+)?(?:(?:(?:in|at|every)\s+)?(?:the\s+)?|one\s+(?:at|in\s+the)\s+)(?:evening|"
                r"night|bedtime|afternoon|dinner|lunch)\b"
            ),
            re.I,
        ),
    ),
    (
        "meals",
        re.compile(
            r"\b(?:with|before|after|at)\s+(?:each|every|all\s+three|three)\s+(?:main\s+)?meals?\b", re.I
        ),
    ),
    (
        "weekly",
        re.compile(r"\b(?:once\s+(?:a|per)\s+week|weekly|(?:per|a|each|every)\s+week|/\s?week)\b", re.I),
    ),
    (
        "plain",
        re.compile(
            (
                r"\b(?:daily(?!\s+(?:dos|intake|total|amount|value|maximum|limit|requirement|recommended|serving|"
                r"upper|use|allowance|ration|life|supply|consumption|quantit|range|mass|need|regimen))|(?:per|a|"
                r"each|every|in\s+(?:a|one))\s+(?:single\s+)?(?:day|night|morning|evening)|nightly|at\s+bedtime|"
                r"before\s+(?:bed|sleep)|/\s?(?:day|d)\b|in\s+the\s+(?:morning|evening))|(?<=\w)\s?/\s?(?:day|"
                r"d)\b"
            ),
            re.I,
        ),
    ),
)
_LATIN = {"one": 1, "two": 2, "three": 3, "four": 4}


@lru_cache(maxsize=64)
def frequencies(text: str) -> tuple[Frequency, ...]:
    """Every stated frequency, in text order, none inside another."""
    found: list[Frequency] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(one.start < match.end() and match.start() < one.end for one in found):
                found.extend(_read(text, kind, match))
    return tuple(sorted(found, key=lambda one: one.start))


def _read(text: str, kind: str, match: re.Match[str]) -> Iterator[Frequency]:
    times = _times(kind, match)
    if times is None:
        return
    before = text[max(0, match.start() - 12) : match.start()]
    bound = "at most" if re.search(r"\b(?:up\s+to|max\.?(?:imum)?)\s*$", before, re.I) else ""
    yield Frequency(match.start(), match.end(), *times, kind == "plain", bound)


def _times(kind: str, match: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    named = match.groupdict()
    if kind == "counted":
        counts = [value for text in (named["a"], named["b"]) if text for value in _counts(text)]
        days = Decimal(7) if named["week"] and not named["day"] else Decimal(1)
        return (min(counts) / days, max(counts) / days) if counts else None
    if kind == "hours":
        low, high = number(named["low"]), number(named["high"] or named["low"])
        return (24 / high, 24 / low) if low and high and low <= high else None
    if kind == "divided":
        low, high = number(named["low"]), number(named["high"] or named["low"])
        return (low, high) if low and high and low <= high else None
    if kind == "latin":
        times = next(Decimal(value) for name, value in _LATIN.items() if named[name])
        return times, times
    if kind == "every few":
        gap = _days_between(named)
        return (1 / gap, 1 / gap) if gap else None
    fixed = {"alternate": Decimal("0.5"), "both": Decimal(2), "meals": Decimal(3), "plain": Decimal(1)}
    value = fixed.get(kind, 1 / Decimal(7))
    return value, value


_UNIT_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "month": 30}


def _days_between(named: dict[str, str | None]) -> Decimal | None:
    """The days from one intake to the next: "every second week" is 14."""
    if named["fortnight"]:
        return Decimal(14)
    if named["other_unit"]:
        return Decimal(2 * _UNIT_DAYS[named["other_unit"].lower()])
    if named["third_unit"]:
        count = 3 if (named["third"] or "").lower() in ("third", "3rd") else 4
        return Decimal(count * _UNIT_DAYS[named["third_unit"].lower()])
    times = number(named["n"] or "")
    return times * _UNIT_DAYS[(named["n_unit"] or "days").lower()] if times else None


def _counts(printed: str) -> list[Decimal]:
    bare = re.sub(r"[\s-]*(?:times?|x|×)$", "", printed.strip().lower())
    if bare in _TIMES:
        return [Decimal(_TIMES[bare])]
    parts = re.split(r"\s?(?:[-–—]|\bto\b|\bor\b)\s?", bare) if not number(bare) else [bare]
    return [value for part in parts if part and (value := number(part)) is not None]
