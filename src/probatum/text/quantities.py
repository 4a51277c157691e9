"""Amounts with units, lengths of time and frequencies, as abstracts print them.

Every function returns half-open code-point offsets into the text it was given, so that a caller can
quote exactly. Nothing here decides what an amount is *for*; that is the extraction room's work.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import compress

from probatum.domain.quantity import Quantity, Unit
from probatum.text.unit_words import NUMBER_WORD, NUMBER_WORDS, TIME_UNITS, UNITS
from probatum.text.words import Cutter, fold, matches_from

_CACHE = 32  # the extractors of one record ask for the same passages one after the other

_NUM = r"(?:\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+(?:\.\d+)?(?!\d)|\d+(?:[.,·]\d+)?|(?<![\d.])[.·]\d+)"
_DASH = r"[-–—−‐‑]"
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_POWER = (
    rf"(?:(?:{_NUM}\s*[x×·*]\s*)?10\s*(?:\^\s*[-−–]?\d{{1,2}}|\(\s*[-−–]?\d{{1,2}}\s*\)"
    rf"|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+|[-−–]\d{{1,2}})"
    rf"|{_NUM}\s*[x×]\s*10\d{{1,2}})"
)
_AMOUNT = rf"(?:{_NUM}(?:\s*(?:{_DASH}?\s*\bto\b|{_DASH})\s*{_NUM})?)"
_SEPARATOR = r"(?:\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|vs\.?|versus|&)\s+|\s*/\s*)"
_UNIT = "|".join(re.escape(u) for u in sorted(UNITS, key=len, reverse=True))
_EXPRESSION = re.compile(
    rf"(?<![\w.,])(?P<amounts>{_POWER}|{_AMOUNT}(?:{_SEPARATOR}{_AMOUNT})*)"
    rf"(?P<scale>\s*(?:million|billion))?[\s-]{{0,2}}(?P<unit>{_UNIT})(?!\w)"
)
_COUNTED = re.compile(
    rf"(?<![\w-])(?P<amounts>(?:{NUMBER_WORD})(?:\s+(?:or|to)\s+(?:{NUMBER_WORD}))?)\s+(?P<scale>)"
    r"(?P<unit>(?:drop|spray|puff|capsule|softgel|tablet|pill)s?)\b",
    re.IGNORECASE,
)
_ONE_AMOUNT = re.compile(rf"{_POWER}|{_AMOUNT}")
_RANGE = re.compile(rf"({_NUM})\s*(?:{_DASH}?\s*\bto\b|{_DASH})\s*({_NUM})")
_EXPONENT = re.compile(
    rf"(?:({_NUM})\s*[x×·*]\s*)?10\s*(?:(?:\^\s*|\(\s*|\s)([-−–]?\d{{1,2}})\)?|([-−–]\d{{1,2}})"
    rf"|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    rf"|({_NUM})\s*[x×]\s*10(\d{{1,2}})"
)
_BODY = r"(?:\s*(?:of\s+)?(?:b\.?\s?w\.?t?\b\.?|BM\b|body[\s-]?(?:weight|mass|wt)\b))"
_MINUS_ONE = r"\s*(?:\^|\()?\s*(?:[-−–‐]\s*1\b\)?|⁻¹)"
_PER = r"\s*(?:/|⁄|\bper\b|\ba\b)\s*"
_PER_KG = re.compile(
    rf"(?:{_PER}(?:kg|kilogram(?:me)?s?)\b|\s*[·⋅•.*×∙]?\s*kg{_MINUS_ONE})(?:\s*\(?{_BODY}\)?)?"
    rf"|{_PER}(?:kg\s+)?{_BODY}"
)
_PER_DAY = re.compile(
    r"\s*(?:/|⁄|\bper\b|[·⋅•.∙])\s*(?:day|die|d|24\s?h(?:ours?|rs?)?)\b(?!\s*[-−–]\s*\d\d)"
    rf"|\s+(?:a|each|every)\s+day\b|\s+daily\b|\s*[·⋅•.∙*×]?\s*(?:day|d){_MINUS_ONE}"
)
_PER_INTAKE = re.compile(
    rf"{_PER}(?:dose|intake|administration|injection|portion|serving|meal|capsule|tablet|animal|rat"
    rf"|mouse|person|time)\b",
    re.IGNORECASE,
)
_PER_OTHER = re.compile(
    r"\s*(?:/|⁄|\bper\b)\s*(?!day|d\b|kg)((?:100\s*)?[A-Za-zµμ²]+\d?)"
    r"|\s*[·⋅•.]?\s*(dL|dl|mL|ml|L|l|min|h|m|s|g)\s*(?:[-−–]\s*[123]\b|⁻[¹²³])"
)
_SIDES = re.compile(
    r"\s*(?:of\s+[\w-]+\s+)?(?:in(?:to)?|per|to|for|a)\s+(?:(each|every|both|the)\s+)?(nostrils?"
    r"|eyes?|ears?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """One amount: `[start, end)` is the whole expression, `[number_start, number_end)` the number alone.

    `quantity` is None when the unit cannot be represented; `per` names a denominator that is neither
    body mass nor a day (`mL`, `m2`, `L`): such an amount is a concentration or a rate, not a dose.
    `sides` counts nostrils or eyes ("2 drops in each nostril" has two).
    """

    quantity: Quantity | None
    start: int
    end: int
    number_start: int
    number_end: int
    unit_start: int
    unit_end: int
    per: str = ""
    sides: int = 1
    is_listed: bool = False

    @property
    def is_amount(self) -> bool:
        """Could this be given to somebody: neither a ratio nor a length of time?"""
        return self.quantity is not None and not self.per


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A length of time such as "12-week", "eight weeks" or "3-5 h"."""

    quantity: Quantity
    start: int
    end: int
    number_start: int
    number_end: int


@dataclass(frozen=True, slots=True)
class FoundFrequency:
    """How often: times per day where that is exact, and the schedule in the field's words."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    schedule: str


def parse_number(text: str) -> Decimal | None:
    """Read one printed number: decimal comma or point, thousands groups, a middle dot, or a word.

    >>> parse_number("0,1"), parse_number("1,560"), parse_number(".044"), parse_number("twelve")
    (Decimal('0.1'), Decimal('1560'), Decimal('0.044'), Decimal('12'))
    """
    bare = text.strip().lower()
    if bare in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[bare])
    bare = re.sub(r"[\u2009\u202f\u00a0]", ",", bare).replace("·", ".")
    if re.fullmatch(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?", bare):
        bare = bare.replace(",", "")
    bare = bare.replace(",", ".").replace("−", "-").replace("–", "-")
    if not re.fullmatch(r"-?(?:\d+\.?\d*|\.\d+)", bare, re.ASCII):
        return None
    try:
        return Decimal("0" + bare if bare.startswith(".") else bare)
    except InvalidOperation:
        return None


def parse_amount(text: str, unit: Unit | None = None) -> tuple[Decimal, Decimal] | None:
    """Read a number, a range or a power of ten; `10-7` of a molar unit is a lost superscript.

    >>> parse_amount("250-300"), parse_amount("10-7", Unit.MOLAR)[0] == Decimal("1E-7")
    ((Decimal('250'), Decimal('300')), True)
    """
    is_power = unit in _POWERED_UNITS or not re.fullmatch(rf"10\s*{_DASH}\s*\d+", text.strip())
    if is_power and (found := _EXPONENT.fullmatch(text.strip())):
        return _power(found)
    if found := _RANGE.fullmatch(text.strip()):
        low, high = parse_number(found[1]), parse_number(found[2])
        return None if low is None or high is None or low > high else (low, high)
    number = parse_number(text)
    return None if number is None else (number, number)


_POWERED_UNITS = frozenset({Unit.MOLAR, Unit.CFU})


def _power(found: re.Match[str]) -> tuple[Decimal, Decimal] | None:
    printed = found[1] or found[4]
    factor = parse_number(printed) if printed else Decimal(1)
    raised = found[2] or found[3] or found[5] or found[0].partition("10")[2].strip().translate(_SUPER)
    exponent = raised.replace("−", "-").replace("–", "-")
    if factor is None or not re.fullmatch(r"-?\d{1,2}", exponent) or abs(int(exponent)) > 20:
        return None
    value = factor * Decimal(10) ** int(exponent)
    return value, value


_CUTTER = Cutter()


@lru_cache(maxsize=_CACHE)
def _digits(text: str) -> tuple[int, ...]:
    """Where runs of digits start, and points before a digit."""
    starts: list[int] = []
    for run in _DIGITS.finditer(text):
        start = run.start()
        if start and text[start - 1] in ".·":
            starts.append(start - 1)
        starts.append(start)
    return tuple(starts)


_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=_CACHE)
def _words(text: str) -> tuple[tuple[int, str], ...]:
    starts, words = _CUTTER.cut(fold(text))
    return tuple(compress(zip(starts, words, strict=False), words))


def _openings(text: str, wanted: Container[str]) -> list[int]:
    """Where words begin that may open an expression; numbers and dosing Latin are among them."""
    if wanted is not _FREQUENT:
        return [start for start, word in _words(text) if word in wanted]
    return [
        start
        for start, word in _words(text)
        if word in _FREQUENT or word in _LATIN_OPENINGS or word[0] == "q" or word[0].isdigit()
    ]


@lru_cache(maxsize=_CACHE)
def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """Every amount with a unit, in text order; a list ("50 and 250 µg/kg") gives one per member."""
    found: list[FoundQuantity] = []
    for match in matches_from(_EXPRESSION, text, _digits(text)):
        if not _is_negative(text, match.start()):
            found.extend(_members(text, match))
    if "drop" in text or "spray" in text or "puff" in text or "caps" in text or "tabl" in text:
        for match in matches_from(_COUNTED, text, _openings(text, NUMBER_WORDS)):
            found.extend(_members(text, match))
    return tuple(sorted(found, key=lambda f: (f.number_start, f.end)))


def _is_negative(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return before.strip()[-1:] in ("-", "−", "–", "+", "±") and not before[:1].isalnum()


def _members(text: str, match: re.Match[str]) -> Iterator[FoundQuantity]:
    unit = UNITS.get(match["unit"]) or UNITS.get(match["unit"].lower())
    end, per_kg, per_day, per = _tail(text, match.end(), unit)
    base, offset = match["amounts"], match.start("amounts")
    parts = list(_ONE_AMOUNT.finditer(base)) if base[0].isdigit() or base[0] in ".·" else []
    spans = [(p.start() + offset, p.end() + offset) for p in parts] or [(offset, offset + len(base))]
    if not _is_list(base, len(spans)):
        spans = spans[-1:]
    sides, side_end = _sides(text, end, unit)
    for start, stop in spans:
        quantity = _quantity(text[start:stop], unit, match["scale"], per_kg, per_day)
        first = spans[0][0] if len(spans) > 1 else start
        yield FoundQuantity(
            quantity, first, side_end, start, stop, match.start("unit"), end, per, sides, len(spans) > 1
        )


def _is_list(amounts: str, members: int) -> bool:
    """ "5, 50 or 150 mg" lists amounts; "in 1996, 50 mg" does not."""
    return members < 2 or re.search(r"\b(?:and|or|vs|versus)\b|[/&]", amounts) is not None


def _quantity(
    printed: str, unit: Unit | None, scale: str | None, per_kg: bool, per_day: bool
) -> Quantity | None:
    amount = parse_amount(printed, unit) if unit else None
    if amount is None and unit and (words := re.split(r"\s+(?:or|to)\s+", printed.strip())):
        low, high = parse_number(words[0]), parse_number(words[-1])
        amount = (low, high) if low is not None and high is not None and low <= high else None
    if unit is None or amount is None:
        return None
    size = {"million": 10**6, "billion": 10**9}.get((scale or "").strip(), 1)
    return Quantity(amount[0] * size, amount[1] * size, unit, per_kg, per_day)


def _tail(text: str, at: int, unit: Unit | None) -> tuple[int, bool, bool, str]:
    """Read "/kg", "per day", "body weight", "/mL" after a unit: where it ends and what it says."""
    per_kg = per_day = False
    for _ in range(3):
        if not per_kg and (match := _PER_KG.match(text, at)):
            per_kg, at = True, match.end()
        elif not per_day and (match := _PER_DAY.match(text, at)):
            per_day, at = True, match.end()
        elif match := _PER_INTAKE.match(text, at):
            at = match.end()
        else:
            break
    if unit is not Unit.PERCENT and (match := _PER_OTHER.match(text, at)):
        return match.end(), per_kg, per_day, match[1] or match[2]
    return at, per_kg, per_day, ""


def _sides(text: str, end: int, unit: Unit | None) -> tuple[int, int]:
    if unit not in (Unit.DROP, Unit.SPRAY) or not (match := _SIDES.match(text, end)):
        return 1, end
    is_pair = (match[1] or "").lower() in ("each", "every", "both") or match[0].lower().lstrip().startswith(
        "per"
    )
    return (2 if is_pair or match[2].lower().endswith("s") else 1), match.end()


_TIME_UNIT = "|".join(sorted(TIME_UNITS, key=len, reverse=True))
_TIME_NUMBER = rf"(?:{_AMOUNT}|(?:{NUMBER_WORD})(?:[\s-]+(?:or|to)[\s-]+(?:{NUMBER_WORD}))?)"
_TIME = re.compile(
    rf"(?<![\w.,/])(?P<amounts>{_TIME_NUMBER}(?:(?:\s*{_DASH})?{_SEPARATOR}{_TIME_NUMBER})*)"
    rf"[\s-]{{0,2}}(?:(?:consecutive|successive|study|treatment|full|whole"
    rf"|more)\s+)?(?P<unit>{_TIME_UNIT})(?![\w²])"
    r"(?!\s*[-−]\s*1\b)(?!⁻)",
    re.IGNORECASE,
)
_ONE_TIME = re.compile(_TIME_NUMBER, re.IGNORECASE)
_TIME_RANGE = re.compile(
    rf"({_NUM}|{NUMBER_WORD})\s*{_DASH}?\s*(?:{_DASH}|\bto\b|\bor\b)\s*({_NUM}|{NUMBER_WORD})",
    re.IGNORECASE,
)


@lru_cache(maxsize=_CACHE)
def find_times(text: str) -> tuple[FoundTime, ...]:
    """Every length of time, in text order; "3, 24 and 72 h" gives three."""
    found: list[FoundTime] = []
    for match in matches_from(_TIME, text, sorted({*_digits(text), *_openings(text, NUMBER_WORDS)})):
        unit = TIME_UNITS.get(match["unit"].lower())
        if unit is None or match["unit"] in ("S", "M", "D", "Y", "MO"):
            continue
        offset, base = match.start("amounts"), match["amounts"]
        members = list(_ONE_TIME.finditer(base))
        if not _is_list(base, len(members)) and not re.search(r"\b(?:and|or)\b", base):
            members = members[-1:]
        for member in members:
            amount = _time_amount(member[0])
            if amount is not None:
                start = offset + member.start()
                found.append(
                    FoundTime(Quantity(*amount, unit), start, match.end(), start, offset + member.end())
                )
    return tuple(found)


def _time_amount(text: str) -> tuple[Decimal, Decimal] | None:
    if found := _TIME_RANGE.fullmatch(text.strip()):
        low, high = parse_number(found[1]), parse_number(found[2])
        return None if low is None or high is None or low > high else (low, high)
    number = parse_number(text)
    return None if number is None else (number, number)


_TIMES = {"once": 1, "one time": 1, "twice": 2, "thrice": 3}
_PERIOD = (
    r"(?:[\s-]*(?:/|\bper\b|\ba\b|\beach\b|\bevery\b|\bin\s+a\b)?[\s-]*"
    r"(day|d|daily|week|weekly|wk|month|monthly|night|nightly|morning|evening)\b)"
)
_FREQUENCY = re.compile(
    rf"\b(?P<a>once|twice|thrice|(?:{NUMBER_WORD}|\d{{1,2}})(?:\s*(?:[-–]|to|or)\s*(?:\d{{1,2}}"
    rf"|{NUMBER_WORD}))?[\s-]*(?:times?|x|×))"
    rf"(?P<b>[\s-]*(?:or|to|up\s+to|and)[\s-]+(?:once|twice|thrice|(?:{NUMBER_WORD}"
    rf"|\d)[\s-]times))?{_PERIOD}"
    r"|\b(?P<latin>q\.?\s?d\.?|o\.?d\.|b\.?\s?i\.?\s?d\.?|t\.?\s?i\.?\s?d\.?|q\.?\s?i\.?\s?d\.?"
    r"|q\.\s?w\.|qam|qpm|qhs|BD|TDS|QD|OD)(?![\w])"
    rf"|\b(?:every|each)\s+(?P<other>other|second)\s+day\b|\b(?:every|q)\s?(?P<hours>\d{{1,2}}"
    rf"|{NUMBER_WORD})\s?[-\s]?h(?:ours?|rs?)?\b"
    r"|\b(?P<each>(?:every|each)\s+(?:day|evening|morning|night|week))\b|\b(?P<daily>daily|nightly"
    r"|weekly)\s+once\b",
    re.IGNORECASE,
)
_FREQUENT = frozenset(
    ("once", "twice", "thrice", "every", "each", "daily", "nightly", "weekly", *NUMBER_WORDS)
)
_LATIN = {"qd": 1, "od": 1, "bid": 2, "bd": 2, "tid": 3, "tds": 3, "qid": 4, "qam": 1, "qpm": 1, "qhs": 1}
_LATIN_OPENINGS = frozenset({"b", "bd", "bi", "bid", "o", "od", "t", "tds", "ti", "tid"})  # "b.i.d.", "BD"
_LOWER_ONLY = frozenset({"qd", "od", "bd", "tds"})


@lru_cache(maxsize=_CACHE)
def find_frequencies(text: str) -> tuple[FoundFrequency, ...]:
    """Every stated frequency, in text order: "twice daily", "t.i.d.", "every 8 h", "three times a week"."""
    found = matches_from(_FREQUENCY, text, _openings(text, _FREQUENT))
    return tuple(f for match in found if (f := _frequency(match)) is not None)


def _frequency(match: re.Match[str]) -> FoundFrequency | None:
    start, end = match.span()
    if match["latin"]:
        key = re.sub(r"[.\s]", "", match["latin"])
        if key.lower() in _LOWER_ONLY and key.islower() and "." not in match["latin"]:
            return None  # "od" and "bd" as ordinary letters
        return _per_day(start, end, _LATIN.get(key.lower()), None, "weekly")
    if match["other"]:
        return FoundFrequency(start, end, None, None, "every other day")
    if match["hours"]:
        hours = parse_number(match["hours"])
        times = 24 / hours if hours and 24 % hours == 0 else None
        return FoundFrequency(start, end, times, times, f"every {match['hours']} h")
    if match["each"] or match["daily"]:
        word = (match["each"] or match["daily"]).lower()
        return _per_day(start, end, None if "week" in word else 1, None, "weekly")
    return _counted(match, start, end)


def _counted(match: re.Match[str], start: int, end: int) -> FoundFrequency | None:
    period = next(g for g in match.groups()[2:] if g and g.lower() in _PERIODS).lower()
    low, high = _count(match["a"]), _count(match["b"]) if match["b"] else None
    if "week" in period or period == "wk" or "month" in period:
        words = f"{low[0] if low else '?'} per {'month' if 'month' in period else 'week'}"
        return FoundFrequency(start, end, None, None, words)
    if low is None:
        return None
    top = high[1] if high else low[1]
    return _per_day(start, end, low[0], max(top, low[0]), "daily")


_PERIODS = frozenset(
    ("day", "d", "daily", "week", "weekly", "wk", "month", "monthly", "night", "nightly", "morning")
) | {"evening"}


def _count(text: str) -> tuple[int, int] | None:
    words = [w for w in re.split(r"[\s–-]+", text.lower()) if w]
    numbers = [
        int(w) if w.isascii() and w.isdigit() else _TIMES.get(w, NUMBER_WORDS.get(w, -1)) for w in words
    ]
    real = [n for n in numbers if n > 0]
    return (min(real), max(real)) if real else None


def _per_day(start: int, end: int, low: int | None, high: int | None, otherwise: str) -> FoundFrequency:
    if low is None:
        return FoundFrequency(start, end, None, None, otherwise)
    least = Decimal(low)
    return FoundFrequency(start, end, least, Decimal(high or low), "daily")
