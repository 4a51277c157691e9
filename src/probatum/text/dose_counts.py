"""Counts whose unit was named before: "240 tablets ... taken four a day", "two at noon and one at night"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from probatum.text.dose_tokens import NUMBER, number
from probatum.text.dose_units import SOLIDS, DoseUnit
from probatum.text.measures import Measure, Per, Reading, named

_PIECES = frozenset((*SOLIDS, "scoop", "sachet", "drop", "spray"))
_FARTHEST = 250  # characters back to the thing that is counted
_A_DAY = re.compile(
    rf"\b(?:taken|takes?|taking|took|at|use|used|using|swallow(?:ed|ing)?|chew(?:ed|ing)?|with|have|only)\s+(?:just\s+|"
    rf"only\s+)?(?P<low>{NUMBER})(?:\s?(?:-|–|to|or)\s?(?P<high>{NUMBER}))?\s+(?:a|per|each|every)\s+"
    r"(?:day|night|evening|morning)\b",
    re.I,
)
_OF_CONTAINER = re.compile(
    r"\b(?:bottle|jar|tub|pouch|bag|tin|box|pack|container)\s+of\s+(?P<n>\d{1,4})"
    r"(?=\s*(?:[,.;:)–—]|$|\s(?:lasts?|will|would|should|runs?|gives?|costs?|is|covers?|and|at|for|with|taken)\b))",
    re.I,
)
_WHEN = (
    r"(?:(?:in|at|with|before|after|on|every|each)\s+)(?:the\s+|your\s+)?(?:morning|breakfast|noon|midday|lunch|afternoon"
    r"|dinner|supper|evening|night|bed|bedtime|sleep|waking)\b"
)
_PIECE = "capsules?|tablets?|gummies|gummy|pills?|scoops?|sachets?|softgels?"
_TWO_TIMES = re.compile(
    rf"(?<![\w.,/-])(?P<first>{NUMBER})(?:\s+(?:{NUMBER}\s?(?:mg|mcg|µg|g|IU)\s+)?(?:[a-z-]+\s+)?(?P<piece>{_PIECE}))?\s+{_WHEN}"
    rf",?\s+(?:and|plus)\s+(?P<second>{NUMBER})(?:\s+(?:more|another|{_PIECE}))?\s+{_WHEN}",
    re.I,
)


def with_bare_counts(text: str, found: Sequence[Measure]) -> list[Measure]:
    """The expressions of a text with its unitless counts, each in the unit last counted before it.

    A count takes the place of the frequency and of the count of pieces it overlaps.
    """
    kept = list(found)
    for one in (*_two_times(text, found), *_a_day(text, found), *_of_container(text, found)):
        if not any(_overlaps(one, other) and not _gives_way(other) for other in kept):
            kept = [other for other in kept if not (_overlaps(one, other) and _is_replaced(other))]
            kept.append(one)
    return kept


def _a_day(text: str, found: Sequence[Measure]) -> Iterator[Measure]:
    for match in _A_DAY.finditer(text):
        unit = _unit_before(found, match.start())
        low, high = number(match["low"]), number(match["high"] or match["low"])
        if unit and low and high and low <= high:
            yield Measure(match.start("low"), match.end(), (_reading(low, high, unit),))


def _of_container(text: str, found: Sequence[Measure]) -> Iterator[Measure]:
    """ "A bottle of 60 lasts a month": as many of what is counted nearest."""
    for match in _OF_CONTAINER.finditer(text):
        count = number(match["n"])
        unit = _unit_before(found, match.start()) or _unit_behind(found, match.end())
        if unit and count:
            reading = Reading(count, count, unit, (Per(named("container")),))
            yield Measure(match.start("n"), match.end("n"), (reading,))


def _unit_behind(found: Sequence[Measure], at: int) -> DoseUnit | None:
    """What is counted first after a place, in reach of it."""
    behind = [one for one in found if one.start >= at and one.start - at <= _FARTHEST]
    units = (reading.unit for one in sorted(behind, key=lambda one: one.start) for reading in one.readings)
    return next((unit for unit in units if unit.base in _PIECES), None)


def _two_times(text: str, found: Sequence[Measure]) -> Iterator[Measure]:
    """Two counts at two times of one day are one count a day."""
    for match in _TWO_TIMES.finditer(text):
        unit = _unit_before(found, match.end() if match["piece"] else match.start())
        first, second = number(match["first"]), number(match["second"])
        if unit and first and second:
            yield Measure(match.start(), match.end(), (_reading(first + second, first + second, unit),))


def _reading(low: Decimal, high: Decimal, unit: DoseUnit) -> Reading:
    return Reading(low, high, unit, (Per(named("day")),))


def _unit_before(found: Sequence[Measure], at: int) -> DoseUnit | None:
    """What was counted last before a place, and near it."""
    before = sorted(
        (one for one in found if one.start < at and at - one.start <= _FARTHEST), key=lambda one: -one.start
    )
    for one in before:
        for reading in one.readings:
            for unit in (reading.unit, *(per.unit for per in reading.per)):
                if unit.base in _PIECES:
                    return unit
    return None


def _overlaps(one: Measure, other: Measure) -> bool:
    return one.start < other.end and other.start < one.end


def _is_replaced(other: Measure) -> bool:
    return other.is_frequency or other.first.unit.base in _PIECES


def _gives_way(other: Measure) -> bool:
    """What one piece holds stays beside the count: "two 500 mg capsules at noon and one at night"."""
    holds_pieces = any(per.unit.base in _PIECES for per in other.first.per)
    return _is_replaced(other) or holds_pieces
