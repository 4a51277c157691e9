"""One line of a stack ("vitamin A 10000 IU daily") into what it names and how much; nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from probatum.domain.errors import UnknownName
from probatum.domain.interaction import Party
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.stack import NotUnderstood, StackItem
from probatum.text.quantities import FoundFrequency, find_frequencies, find_quantities
from probatum.vocabulary.agents import agents
from probatum.vocabulary.normal import key
from probatum.vocabulary.word_lists import route_words

LONGEST = 300  # characters; a longer line is an article, not an item of a stack
_NOT_NAME = frozenset(
    [
        "of",
        "per",
        "each",
        "day",
        "dose",
        "doses",
        "capsule",
        "capsules",
        "tablet",
        "tablets",
        "softgel",
        "softgels",
        "pill",
        "pills",
        "with",
        "food",
        "at",
        "night",
        "in",
        "the",
        "morning",
        "once",
        "extract",
        "supplement",
        "supplements",
        "by",
        "mouth",
        "spray",
        "drops",
        "drop",
        "powder",
        "liquid",
    ]
)
# How often, as one word, in times per day.
_BARE = {"daily": Decimal(1), "nightly": Decimal(1), "weekly": Decimal(1) / 7, "monthly": None}
_PER_WEEK = re.compile(r"(\d+) per week|weekly|every other day")
_PIECES = re.compile(r"\s*(?:[+;]|,(?=\s)|\band\b|\bplus\b)\s*", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(\d{1,2})\s*[x×]\s*(?=(?:daily|a day|per day|/\s?day|weekly|a week)\b)", re.IGNORECASE
)
_COUNT = re.compile(r"\b(\d{1,2})\s*[x×]\s*(?=\d)", re.IGNORECASE)
_NEGATIVE = re.compile(r"(?:^|\s)[-−–]\s?\d")
_SPREAD = re.compile(r"\b(vitamin|omega|coenzyme)\s+(?=\d|[a-zA-Z]\b)", re.IGNORECASE)


def read_line(text: str) -> tuple[StackItem | NotUnderstood, ...]:
    """The items of one line: several where each piece names something with its own amount."""
    pieces = [piece for piece in _PIECES.split(text) if piece]
    if len(pieces) > 1 and len(text) <= LONGEST:
        items = tuple(read_item(piece) for piece in pieces)
        if all(isinstance(item, StackItem) and item.dose is not None for item in items):
            return items
    return (read_item(text),)


def read_item(text: str) -> StackItem | NotUnderstood:
    """What one line names, its dose, how often and by what route; close names where none fits."""
    line = " ".join(text.split())
    wrong = _why_unreadable(line)
    if wrong:
        return NotUnderstood(text=text[:LONGEST], because=wrong)
    line, count = _counted(line)
    rest, dose, often, spare = _amounts(line)
    if dose is not None and count > 1:
        dose = Quantity(dose.low * count, dose.high * count, dose.unit, dose.per_kg)
    route, rest = _route(rest)
    party = _party(line, rest)
    if isinstance(party, NotUnderstood):
        return party
    if dose is not None and dose.high <= 0:
        return NotUnderstood(text=text, because="the dose is not more than nothing")
    return StackItem(
        text=line,
        party=party,
        form=_form(party, rest),
        dose=dose,
        times_per_day=often.times,
        route=route,
        assumptions=tuple(_assumptions(dose, often, spare)),
    )


def _counted(line: str) -> tuple[str, int]:
    """The line with "2x daily" as "2 times daily" and without the count of "2 x 500 mg"."""
    line = _TIMES.sub(r"\1 times ", line)
    count = _COUNT.search(line)
    return (_COUNT.sub("", line, count=1), int(count[1])) if count else (line, 1)


def _why_unreadable(line: str) -> str | None:
    if not line:
        return "nothing was given"
    if len(line) > LONGEST:
        return f"longer than {LONGEST} characters: one item a line"
    if _NEGATIVE.search(line):
        return "a negative amount"
    return None if any(char.isalnum() for char in line) else "no name in it"


@dataclass(frozen=True, slots=True)
class _Often:
    """Times per day; None where the words give no number of times a day."""

    times: Decimal | None
    is_stated: bool


def _amounts(line: str) -> tuple[str, Quantity | None, _Often, int]:
    """The line without its amounts, the first amount, how often, and how many amounts were left aside."""
    found = [one for one in find_quantities(line) if not _is_in_name(line, one.start, one.end)]
    often = find_frequencies(line)
    doses = [one for one in found if one.is_amount and one.quantity is not None]
    rest = line
    places = [(one.start, one.end) for one in found] + [(one.start, one.end) for one in often]
    for start, end in sorted(places, reverse=True):
        rest = f"{rest[:start]} {rest[end:]}"
    first = doses[0].quantity if doses else None
    if first is not None and first.per_day:
        whole = Quantity(first.low, first.high, first.unit, first.per_kg)
        return rest, whole, _Often(Decimal(1), True), max(len(doses) - 1, 0)
    return rest, first, _how_often(line, often), max(len(doses) - 1, 0)


def _how_often(line: str, found: Sequence[FoundFrequency]) -> _Often:
    for one in found:
        if one.low is not None:
            return _Often(one.low, True)
        if week := _PER_WEEK.search(one.schedule):
            times = Decimal(1) / 2 if "other" in week[0] else Decimal(week[1] or 1) / 7
            return _Often(times, True)
    words = [word.casefold().strip(",.;:()") for word in line.split()]
    bare = next((word for word in words if word in _BARE), None)
    if bare is not None:
        return _Often(_BARE[bare], True)
    return _Often(None, True) if found else _Often(Decimal(1), False)


def _is_in_name(line: str, start: int, end: int) -> bool:
    """The B12 of "vitamin B12" and the Q10 of a coenzyme are names, not amounts."""
    return any(one.start() < end and start <= one.end() for one in _SPREAD.finditer(line)) and not re.match(
        r"\d+(?:[.,]\d+)?\s*(?:[a-zµμ%]+)", line[start:end], re.IGNORECASE
    )


def _route(rest: str) -> tuple[str | None, str]:
    """The route a word names, and the line without that word."""
    words = rest.split()
    for word in words:
        route = _routes().get(word.casefold())
        if route is not None:
            return route, " ".join(one for one in words if one != word)
    return None, " ".join(words)


@cache
def _routes() -> dict[str, str]:
    found: dict[str, str] = {}
    for route in route_words():
        for word in route.words:
            if " " not in word:
                found.setdefault(word.casefold(), route.route.value)
    return found


def _party(line: str, rest: str) -> Party | NotUnderstood:
    """The whole remainder as a name; else without filler words; else its longest named beginning or end."""
    candidates = dict.fromkeys((rest.strip(" ,;:()"), *_shorter(rest)))
    for candidate in candidates:
        if len(key(candidate)) > 1:
            try:
                return agents().named(candidate)
            except UnknownName:
                continue
    shown = _core(rest) or line
    return NotUnderstood(
        text=line, because="no substance, medicine or class of that name", close=agents().close(shown)
    )


def _core(rest: str) -> str:
    return " ".join(word for word in rest.split() if not _is_filler(word.strip(",.;:()")))


def _is_filler(word: str) -> bool:
    return not word or word == "a" or word.casefold() in (*_NOT_NAME, *_BARE)


def _shorter(rest: str) -> Iterable[str]:
    words = _core(rest).split()
    yield " ".join(words)
    for length in range(len(words) - 1, 0, -1):
        for start in range(len(words) - length + 1):
            piece = " ".join(words[start : start + length]).strip(" ,;:()")
            if length > 1 or len(piece) > 3:
                yield piece


def _form(party: Party, rest: str) -> str | None:
    """The name used, where it is not the party's own: a salt, an ester, a brand."""
    name = _core(rest).strip(" ,;:()")
    return None if not name or key(name) == key(party.name) else name


def _assumptions(dose: Quantity | None, often: _Often, spare: int) -> Iterable[str]:
    if dose is None:
        yield "no dose was given"
    elif often.times is None:
        yield "how many times a day cannot be told from the words"
    elif not often.is_stated:
        yield "read as once a day, no frequency was given"
    if spare:
        yield f"only the first of {spare + 1} amounts was read"
    if dose is not None and dose.unit in (Unit.CAPSULE, Unit.TABLET, Unit.DROP, Unit.SPRAY):
        yield f"how much one {dose.unit} holds depends on the product"
