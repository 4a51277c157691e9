"""Dose expressions of a text: amounts with their denominators, counts, frequencies, durations, weights.

`measures` returns every expression with its place and all its readings; nothing with a unit is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from probatum.text.dose_counts import with_bare_counts
from probatum.text.dose_frequency import Frequency, frequencies
from probatum.text.dose_grammar import (
    COUNTED,
    SUBSTANCE,
    compound,
    count_before,
    denominators,
    holder,
    sides,
    sides_later,
)
from probatum.text.dose_labels import label
from probatum.text.dose_tokens import Token, amounts
from probatum.text.dose_units import (
    BODY_MASS,
    CONTAINER,
    COURSE,
    INTAKE,
    SIDE,
    SOLIDS,
    TIME,
    VOLUME,
    DoseUnit,
)
from probatum.text.dose_unsaid import doses, stretch_of_time, taken_readings, unsaid
from probatum.text.measures import Measure, Per, Reading, named
from probatum.text.sentences import sentence_at

_DAY, _DOSE, _BOTTLE, _COURSE = named("day"), named("dose"), named("container"), named(COURSE)
_SIDE = named("nostril")


@lru_cache(maxsize=64)
def measures(text: str) -> tuple[Measure, ...]:
    """Every dose expression of a text, in text order.

    >>> [str(one) for one in measures("two drops in each nostril twice a day")]
    ['2 drop per nostril', '2 dose per day']
    """
    often = frequencies(text)
    tokens = [token for token in amounts(text) if not _is_inside(token, often)]
    found: list[Measure] = []
    for token in tokens:
        if not any(one.start <= token.start and token.end <= one.end for one in found):
            found.extend(_read(text, token, often))
    taken = [(one.start, one.end) for one in found]
    found.extend(
        _frequency(one) for one in often if not _is_taken(one, taken) and not _is_absorbed(text, one, found)
    )
    found = _one_solid(with_bare_counts(text, _chained(text, found)))
    return tuple(sorted(found, key=lambda one: (one.start, one.end)))


def _one_solid(found: list[Measure]) -> list[Measure]:
    """ "Pills" are the capsules or tablets of the text where it names only one kind."""
    units = {unit for one in found for r in one.readings for unit in (r.unit, *(per.unit for per in r.per))}
    solids = sorted({unit.base for unit in units if unit.base in SOLIDS and unit.base != "pill"})
    if len(solids) != 1 or not any(unit.base == "pill" for unit in units):
        return found
    return [
        replace(one, readings=tuple(_renamed(r, named(solids[0])) for r in one.readings)) for one in found
    ]


def _renamed(reading: Reading, solid: DoseUnit) -> Reading:
    per = tuple(replace(one, unit=solid) if one.unit.base == "pill" else one for one in reading.per)
    return replace(reading, unit=solid if reading.unit.base == "pill" else reading.unit, per=per)


def _is_inside(token: Token, often: Sequence[Frequency]) -> bool:
    return any(one.start <= token.start and token.end <= one.end for one in often)


def _is_taken(one: Frequency, places: Sequence[tuple[int, int]]) -> bool:
    return any(start < one.end and one.start < end for start, end in places)


def _is_absorbed(text: str, one: Frequency, found: Sequence[Measure]) -> bool:
    """A bare "daily" behind an amount a day is part of that amount."""
    before = [other for other in found if other.end <= one.start]
    if not one.is_plain or not before:
        return False
    last = max(before, key=lambda other: other.end)
    is_daily = any(per.unit.base == TIME for per in last.first.per)
    return is_daily and one.start - last.end < 70 and not re.search(r"[.;]\s", text[last.end : one.start])


def _frequency(one: Frequency) -> Measure:
    reading = Reading(one.low, one.high, _DOSE, (Per(_DAY),))
    return Measure(one.start, one.end, (reading,), one.bound, is_frequency=True, is_plain=one.is_plain)


def _read(text: str, token: Token, often: Sequence[Frequency]) -> Iterator[Measure]:
    if token.unit.symbol in ("kg", "lb") and not _is_packed(text, token) and (weight := _weight(text, token)):
        yield weight
        return
    per, end = denominators(text, token)
    thing = None if per else compound(text, token, end)
    if thing:
        unit, end = thing
        yield from _compound(text, token, unit, end)
        return
    if (
        token.low == token.high == 1
        and not per
        and token.unit.base in COUNTED | {INTAKE, CONTAINER}
        and not _is_taken_dose(text, token)
    ):
        return
    floor = sentence_at(text, token.start).start
    is_daily = bool(per) and all(one.unit.base == TIME for one in per)
    if is_daily and _PIECES_OF.search(text, floor, token.start):
        yield from _daily_pieces(text, token, per, end, often)
        return
    held = () if per else holder(text, token, floor)
    if not held:
        yield _measure(text, token, per, end, often)
        return
    found = [_measure(text, token, (one,), end, often) for one in held]
    yield replace(found[0], readings=tuple(reading for one in found for reading in one.readings))


_PIECES_OF = re.compile(r"\b(?:capsules|tablets|pills|gummies|sachets|scoops|softgels)\s+of\s+$", re.I)


def _daily_pieces(
    text: str, token: Token, per: tuple[Per, ...], end: int, often: Sequence[Frequency]
) -> Iterator[Measure]:
    """ "Three tablets of 150 mg a day": each of 150 mg, or (loosely) 150 mg a day in all."""
    found = [_measure(text, token, one, end, often) for one in (holder(text, token, 0), per)]
    yield replace(found[0], readings=tuple(reading for one in found for reading in one.readings))


def _is_taken_dose(text: str, token: Token) -> bool:
    """ "take a capsule", "a capsule twice a day": an article that counts."""
    before, after = text[max(0, token.start - 14) : token.start], text[token.end : token.end + 24]
    return bool(re.search(r"\b(?:take|taking|swallow|use)\s+$", before, re.I)) or bool(
        re.match(r"\s+(?:once|twice|three times|daily|per day|a day|each|every)", after, re.I)
    )


_PERSON = re.compile(
    (
        r"\b(?:weigh(?:s|ing|ed)?|body\s?weight|bodyweight|person|adult|man|woman|human|people|individual|"
        r"patient|child|athlete|male|female|user|infant|someone|somebody)\b"
    ),
    re.I,
)


def _is_packed(text: str, token: Token) -> bool:
    """ "a 1 kg bag": what a container holds is nobody's body mass."""
    thing = compound(text, token, token.end)
    return thing is not None and thing[0].base == CONTAINER


def _weight(text: str, token: Token) -> Measure | None:
    """ "a 70 kg adult", "weighing 70 kg": somebody's body mass; a dose is never a kilogram."""
    per, end = denominators(text, token)
    size = token.unit.size / named("kg").size
    if per or not token.low * size >= 1:
        return None
    unit = named("kg body mass")
    reading = Reading(token.low * size, token.high * size, unit, ())
    return Measure(token.start, end, (reading,), token.bound, token.is_approximate)


def _compound(text: str, token: Token, unit: DoseUnit, end: int) -> Iterator[Measure]:
    counted = count_before(text, token.start)
    if counted and unit.base != CONTAINER and not _is_measure_article(text, counted[2], unit):
        low, high, start = counted
        per = (Per(_DOSE),) if unit.base != INTAKE else ()
        if unit.base == INTAKE:
            yield Measure(start, end, doses(text, low, high, start, end))
        else:
            yield Measure(start, end, tuple(taken_readings(low, high, unit, per, text, start, end)))
    readings = _alternatives(token, (Per(unit),), token.unit)
    yield Measure(
        token.start, end, readings, token.bound, token.is_approximate, label(text, token.start, token.end)
    )


_IS_REPEATED = re.compile(
    r"(?:an?|single|one)\s+[\d.,]+\s?\w+\s+(?:\w+\s+)?\w+\s+(?:(?:is|was)\s+)?(?:(?:taken|swallowed|given|used)\s+)?"
    r"(?:(?:once|twice)\s+)?(?:daily|weekly|(?:every|each|per|a)\s+(?:\w+\s+)?(?:day|night|morning|evening|week|\w+\s+hours))\b",
    re.I,
)


def _is_measure_article(text: str, start: int, unit: DoseUnit) -> bool:
    """ "a 500 mg capsule contains": the article names a kind and counts nothing, unless it is taken."""
    article = re.match(r"(?:an?|single)\s", text[start : start + 8], re.I)
    taken = re.search(
        r"\b(?:take|taking|took|swallow|with|given|received)\s+$|\btaken\s+(?:\w+\s+){1,4}?\w+,\s+$",
        text[max(0, start - 40) : start],
        re.I,
    )
    return bool(article) and not taken and not _IS_REPEATED.match(text, start)


def _alternatives(token: Token, per: tuple[Per, ...], unit: DoseUnit) -> tuple[Reading, ...]:
    readings = [Reading(token.low, token.high, unit, per)]
    if token.alternative is not None and token.low == token.high:
        readings.append(Reading(token.alternative, token.alternative, unit, per))
    return tuple(readings)


def _measure(text: str, token: Token, per: tuple[Per, ...], end: int, often: Sequence[Frequency]) -> Measure:
    side, side_end = ("", end)
    if token.unit.base in ("drop", "spray", "pump", VOLUME) and not any(one.unit.base == SIDE for one in per):
        side, side_end = sides(text, end)
        side = side or (sides_later(text, end) if token.unit.base != VOLUME else "")
    dens = _denominators(text, token, per, side, side_end, often)
    readings = tuple(reading for den in dens for reading in _alternatives(token, den, token.unit))
    if token.unit.base == "percent":
        readings = _percent(text, token)
    return Measure(
        token.start,
        side_end,
        readings,
        token.bound,
        token.is_approximate,
        label(text, token.start, token.end),
    )


def _denominators(
    text: str, token: Token, per: tuple[Per, ...], side: str, end: int, often: Sequence[Frequency]
) -> list[tuple[Per, ...]]:
    """Every way to complete the denominators of an amount."""
    bases = {one.unit.base for one in per}
    if side == "each":
        return [(*per, Per(_SIDE))]
    if side == "some":
        return [(*per, Per(_SIDE)), (*per, Per(_DOSE))]
    if token.unit.base == TIME:
        return [stretch_of_time(text, token)] if not per else [per]
    if per:
        only_kg = bases == {BODY_MASS}
        return [(*per, Per(_DOSE)), (*per, Per(_DAY))] if only_kg else [per]
    if token.unit.base == INTAKE:
        return [one.per for one in doses(text, token.low, token.high, token.start, token.end)]
    if token.unit.base in COUNTED | SUBSTANCE:
        return unsaid(text, token.start, end, often)
    return [()]


_SOLUTION = re.compile(
    r"\b(?:solution|drops?|spray|w/v|strength|concentration|liquid|bottle|tincture|eye|nasal|(?<!/)(?:ml|mL))\b"
)
# A share of people, a change, a spread or a volume in a volume is no mass in a solution.
_NO_SOLUTION_AFTER = re.compile(
    r"\s?(?:v/v|CI\b|confidence|(?:\w+\s+)?(?:(?:decreas|increas|reduc|improve|declin)\w*|(?:rise|drop|fall|higher|lower"
    r"|more|less|greater)\b)|of\s+(?:the\s+|all\s+|these\s+)?(?:\w+\s+)?(?:people|patients|subjects|participants|adults"
    r"|women|men|children|users|cases|group|total|time|day)\b)",
    re.I,
)
_NO_SOLUTION_BEFORE = re.compile(r"(?:±|\+/-|\bby|[<>=]\s?)\s*(?:about\s+)?$", re.I)


_STRONGEST = 30  # percent: what is sold as a solution; greater percentages are shares


def _percent(text: str, token: Token) -> tuple[Reading, ...]:
    """A percentage of a solution is grams per 100 mL; any other percentage has no denominator."""
    own = sentence_at(text, token.start).start  # "one drop has either 50 µg (at 0.1 %) or 500 µg (at 1 %)"
    around = text[max(0, min(token.start - 60, max(own, token.start - 120))) : token.end + 60]
    bare = Reading(token.low, token.high, token.unit)
    is_share = _NO_SOLUTION_AFTER.match(text, token.end) or _NO_SOLUTION_BEFORE.search(
        text[: token.start][-12:]
    )
    if token.high > _STRONGEST or is_share or not _SOLUTION.search(around):
        return (bare,)
    solution = Reading(token.low, token.high, named("g"), (Per(named("mL"), Decimal(100), Decimal(100)),))
    return (solution, bare)


_CHAIN = re.compile(
    r"[\s,]*(?:\([^()]{0,30}\)\s*)?(?:\(|\bor\b|\band\b|=|≈|,|i\.e\.|that\s+is|which\s+is|"
    r"equivalent\s+to|equal\s+to|about|approximately|roughly|some|around|~|\s)*"
)


def _chained(text: str, found: Sequence[Measure]) -> list[Measure]:
    """Carry what holds an amount on to the next: "contains 60 doses or approximately 120 drops"."""
    ordered = sorted(found, key=lambda one: one.start)
    amounts_only = [i for i, one in enumerate(ordered) if one.readings[-1].unit.base != "percent"]
    for i, j in pairwise(amounts_only):
        one, other = ordered[i], ordered[j]
        between = text[one.end : other.start]
        if i > 0 and _is_of_solution(text, ordered[i - 1], one):
            one, between = ordered[i - 1], _SOLUTION_NAME.sub("", between, count=1)
        if _is_carried(one, other) and _CHAIN.fullmatch(between):
            held = tuple(replace(reading, per=one.first.per) for reading in other.readings[:1])
            ordered[j] = replace(other, readings=(*held, *other.readings))
    return ordered


_SOLUTION_NAME = re.compile(r"^\s*(?:solution|liquid|spray)\b", re.I)


def _is_of_solution(text: str, one: Measure, strength: Measure) -> bool:
    """ "0.1 mL of a 5 mg/mL solution": the second amount only says how strong the first is."""
    is_strength = strength.first.dimensions == (("mL", -1), ("µg", 1))
    return is_strength and bool(
        re.fullmatch(r"\s+of\s+(?:an?|the|this)\s+", text[one.end : strength.start], re.I)
    )


def _is_carried(one: Measure, other: Measure) -> bool:
    if len(one.first.per) != 1 or one.is_frequency or other.is_frequency or one.end > other.start:
        return False
    held, base = one.first.per[0].unit.base, other.first.unit.base
    own = {per.unit.base for per in other.first.per}
    is_holder = held == CONTAINER or (held in COUNTED and base in SUBSTANCE)
    is_free = own <= {INTAKE, "day", COURSE} and base in COUNTED | SUBSTANCE | {INTAKE}
    return is_holder and is_free and base != held
