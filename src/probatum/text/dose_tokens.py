"""The words of a dose, each with its place: amounts, bare units, frequencies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from probatum.text.dose_units import TIME, DoseUnit, forms, unit_of
from probatum.text.quantities import parse_number
from probatum.text.unit_words import NUMBER_WORDS

_ARTICLES = {"a": Decimal(1), "an": Decimal(1), "single": Decimal(1), "dozen": Decimal(12)}
_PARTS = {"half a": "0.5", "half an": "0.5", "half": "0.5", "one-half": "0.5", "a quarter": "0.25"} | {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "one and a half": "1.5",
    "a couple of": "2",
}
_DIGITS = (
    r"(?:\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,·]\d+)?[½¼¾]?|"
    r"(?<![\d.])[.·]\d+|[½¼¾])"
)
_WORD = "|".join(sorted((*NUMBER_WORDS, *_PARTS), key=len, reverse=True))
NUMBER = rf"(?:{_DIGITS}|(?:{_WORD})(?!\w))"
_DASH = r"[-–—−‐‑]"
RANGE = rf"(?P<low>{NUMBER})(?:\s?(?:{_DASH}|to|or)\s?(?P<high>{NUMBER}))?"
_UNIT = "|".join(re.escape(form) for form in sorted(forms(), key=len, reverse=True))
_APPROXIMATE = (
    r"(?:about|approximately|approx\.?|roughly|around|nearly|almost|some|an estimated|circa|~|≈)\s?"
)
_AMOUNT = re.compile(
    rf"(?<![\w.,/$€£#])(?:between\s(?P<from>{NUMBER})\s?(?:and|to|{_DASH})\s?(?P<until>{NUMBER})|{RANGE}"
    rf"|(?P<article>an?|single|dozen)(?=\s))"
    rf"(?P<scale>\s(?:thousand|million|billion))?"
    rf"(?P<gap>[\s-]{{0,2}}(?:(?:full|whole|level|heaped|rounded|small|large|standard|gel|vegetarian|vegan"
    rf"|individual|separate|consecutive|straight|different|more)\s){{0,2}})"
    rf"(?P<unit>{_UNIT})(?![\w²³])(?!-\w+ (?:old|acetyl))",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"(?P<most>(?<!add\s)(?<!adds\s)(?<!adding\s)(?<!sum\s)(?<!sums\s)(?<!works\s)up\s+to|at\s+most|"
    r"no\s+more\s+than|not\s+(?:more\s+than|exceed(?:ing)?)|maximum(?:\s+\w+){0,3}(?:\s+of)?"
    r"|max\.?|less\s+than|under|below|fewer\s+than|never\s+exceed|upper\s+limit\s+(?:of|is)|<|≤|within)"
    r"|(?P<least>at\s+least|no\s+less\s+than|minimum(?:\s+of)?|more\s+than|over|above|upwards?\s+of|>|≥)",
    re.IGNORECASE,
)
_BOUND_BEFORE = re.compile(rf"(?:{_BOUND.pattern})\s*(?:{_APPROXIMATE})?$", re.IGNORECASE)
_APPROXIMATE_BEFORE = re.compile(rf"(?:{_APPROXIMATE})$", re.IGNORECASE)
# "just under 20 mg" tells the amount, not a bound.
_JUST = re.compile(
    r"\b(?:just|slightly|a\s+little|a\s+bit|a\s+shade)\s+(?:under|over|below|above|less\s+than|more\s+than)\s*$",
    re.I,
)
_SCALE = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Token:
    """One amount with its unit: "2-3 drops"; `is_article` where the number is "a" or "an"."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    unit: DoseUnit
    printed: str  # the unit as printed
    alternative: Decimal | None = None  # the other reading of "1,500" and "1.000"
    is_article: bool = False
    bound: str = ""  # "at most", "at least"
    is_approximate: bool = False


@lru_cache(maxsize=64)
def amounts(text: str) -> tuple[Token, ...]:
    """Every number followed by a unit of doses, in text order; ranges are one token."""
    found: list[Token] = []
    at = 0
    while match := _AMOUNT.search(text, at):
        token = _token(text, match)
        at = match.end()
        if token:
            found.append(token)
    return tuple(_joined(text, found))


def _token(text: str, match: re.Match[str]) -> Token | None:
    unit = unit_of(match["unit"])
    if unit is None or _is_no_dose(text, match, unit):
        return None
    if match["article"]:
        if unit.base == TIME or len(match["unit"]) < 3:
            return None
        low = high = _ARTICLES[match["article"].lower()]
    else:
        numbers = _numbers(match["from"] or match["low"], match["until"] or match["high"])
        if numbers is None:
            return None
        low, high = numbers
    size = _SCALE.get((match["scale"] or "").strip().lower(), 1)
    bound, is_approximate, start = _before(text, match.start())
    return Token(
        start,
        match.end(),
        low * size,
        high * size,
        unit,
        match["unit"],
        _other_reading(match["low"] or ""),
        bool(match["article"]),
        bound,
        is_approximate,
    )


def _is_no_dose(text: str, match: re.Match[str], unit: DoseUnit) -> bool:
    """Things that look like amounts: "5-g", "vitamin D", "2 d.", a year, a hyphenated name."""
    printed = match["unit"]
    after = text[match.end() : match.end() + 2]
    is_letter = len(printed) == 1 and printed not in "gLl%d" and printed != "h"
    is_dotted = len(printed) == 1 and printed.isalpha() and after[:1] == "-" and after[1:2].isalpha()
    is_tab = (
        unit.symbol in ("tablet", "capsule") and printed.lower() in ("tab", "cap") and bool(match["article"])
    )
    return is_letter or is_dotted or is_tab


def number(printed: str) -> Decimal | None:
    """A printed number: digits, words, halves and quarters.

    >>> number("half a"), number("1,500"), number("2½"), number("twenty-five")
    (Decimal('0.5'), Decimal('1500'), Decimal('2.5'), Decimal('25'))
    """
    bare = " ".join(re.sub(r"(?<=\d)[\u2009\u202f\u00a0](?=\d)", ",", printed).strip().lower().split())
    if bare in _PARTS:
        return Decimal(_PARTS[bare])
    if bare in _ARTICLES:
        return _ARTICLES[bare]
    if bare[-1:] in _PARTS and len(bare) > 1:
        whole = parse_number(bare[:-1])
        return None if whole is None else whole + Decimal(_PARTS[bare[-1]])
    return None if len(bare) > _MOST_DIGITS else parse_number(bare)


def _numbers(low: str, high: str | None) -> tuple[Decimal, Decimal] | None:
    first = number(low)
    last = number(high) if high else first
    if first is None or last is None:
        return None
    return (first, last) if first <= last else None


_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def _other_reading(printed: str) -> Decimal | None:
    """ "1.000 mg" may be one or a thousand: the point separates thousands in much of Europe."""
    if not _THOUSANDS_OR_DECIMALS.fullmatch(printed):
        return None
    return Decimal(printed.replace(".", ""))


def _before(text: str, start: int) -> tuple[str, bool, int]:
    """Read "up to", "at least", "about" before an amount: the bound, approximate or not, where it starts."""
    before = text[max(0, start - 40) : start]
    approximate = _APPROXIMATE_BEFORE.search(before)
    bound = _BOUND_BEFORE.search(before)
    word = "" if bound is None else "at most" if bound["most"] else "at least"
    if word == "at least" and re.search(r"\bover\s*$", before, re.IGNORECASE):
        word = ""  # "spread over 10 days"
    is_near = _JUST.search(before) is not None
    return "" if is_near else word, is_near or approximate is not None, start


_JOIN = re.compile(rf"\s?(?:{_DASH}|to|and|through)\s?", re.IGNORECASE)
_RISES = re.compile(
    r"\b(?:increas|rais|rose|titrat|build|escalat|went|going|go|fell|dropp?|reduc|lower|taper|chang|mov)\w*"
    r"(?:\s+\w+){0,4}\s*$",
    re.IGNORECASE,
)


def _joined(text: str, found: list[Token]) -> Iterator[Token]:
    """Join "500 mg to 1 g" into one range; a rise from one amount to another is two amounts."""
    position = 0
    while position < len(found):
        one = found[position]
        other = found[position + 1] if position + 1 < len(found) else None
        if other is not None and (joined := _range(text, one, other)):
            yield joined
            position += 2
        else:
            yield one
            position += 1


def _range(text: str, one: Token, other: Token) -> Token | None:
    gap = _JOIN.fullmatch(text[one.end : other.start])
    before = text[max(0, one.start - 40) : one.start]
    if gap is None or one.unit.base != other.unit.base or other.is_article or one.is_article:
        return None
    is_between = re.search(r"\bbetween\s*$", before, re.IGNORECASE) is not None
    is_and = gap[0].strip().lower() == "and"
    if is_and != is_between or _RISES.search(before) or one.low != one.high or other.low != other.high:
        return None
    low = one.low * one.unit.size / other.unit.size
    if low >= other.high:
        return None
    return Token(one.start, other.end, low, other.high, other.unit, other.printed, None, False, one.bound)
