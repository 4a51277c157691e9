"""How long a container is said to last, against every regimen its text states.

A text may tell several ways to use one container; the time it tells must be what one of them gives, or run
from what one gives to what another gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.assumed import constants_of
from probatum.dosing.constraints.chains import products
from probatum.dosing.constraints.interval import Interval
from probatum.dosing.constraints.reaching import leans
from probatum.dosing.constraints.scope import ANIMAL, Layout, Placed, is_strength
from probatum.dosing.constraints.sensible import is_sensible
from probatum.dosing.constraints.wording import factors_of, inputs_of, shown, stretch
from probatum.text.dose_units import CONTAINER, COURSE, TIME
from probatum.text.measures import Measure, Per, Reading, named, plain

RULE = "a container lasts as long as one of the stated regimens makes it last"
_PIECES = ("µg", "drop", "spray", "capsule", "tablet", "dose")
_TOLERANCE = Decimal("0.12")  # a supply ends within a day, and times are rounded
_LEAST_REGIMENS = 2  # one alone is held against the supply by its own sentence


@dataclass(frozen=True, slots=True)
class _Amount:
    """So much of one piece, and how it comes about; `used` are the quantities of the text in it."""

    piece: str
    interval: Interval
    line: str
    used: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class _Regimen:
    """What one sentence takes a day, and the days a container lasts by it."""

    days: Interval
    line: str
    used: tuple[Measure, ...]


def check_supplies(layout: Layout) -> Iterator[TextCheck]:
    """Times a container is said to last, as a range, where two regimens or more are stated and none fits."""
    for placed in layout.placed:
        if not _is_supply(placed.measure):
            continue
        found = _regimens(layout, placed)
        if len(found) >= _LEAST_REGIMENS and not _fits(placed.measure.first.interval, found):
            yield _check(layout, placed.measure, found)


def _is_supply(one: Measure) -> bool:
    first = one.first
    is_range = first.low != first.high and not one.bound
    return is_range and first.unit.base == TIME and [per.unit.base for per in first.per] == [CONTAINER]


def _regimens(layout: Layout, placed: Placed) -> tuple[_Regimen, ...]:
    """One a sentence, in the order of the text; what gives the same days is given once."""
    held = {one.piece: one for one in _contents(layout, placed)}
    found: dict[Interval, _Regimen] = {}
    for number in range(len(layout.sentences)):
        is_other = ANIMAL.search(layout.sentences[number].of(layout.text))
        for taken in () if is_other else _taken(layout, _told(layout, number), held):
            regimen = _regimen(held[taken.piece], taken)
            found.setdefault(regimen.days, regimen)
    return tuple(found.values())


def _contents(layout: Layout, placed: Placed) -> Iterator[_Amount]:
    """What the container holds, piece by piece, as its sentence or the one before tells it."""
    for number in (placed.sentence, placed.sentence - 1):
        own = [one for one in _told(layout, number) if one is not placed.measure and not one.is_frequency]
        found = [one for piece in _PIECES for one in _amounts(layout, piece, CONTAINER, own)]
        if found:
            yield from reversed(found)  # the plainest of each piece is kept
            return


def _told(layout: Layout, number: int) -> list[Measure]:
    return [one.measure for one in layout.placed if one.sentence == number]


def _taken(layout: Layout, own: Sequence[Measure], held: dict[str, _Amount]) -> Iterator[_Amount]:
    """What one sentence takes a day, in a piece the container is known to hold."""
    doses = [_as_told(one, own) for one in own if COURSE not in dict(one.first.dimensions)]
    if any(CONTAINER in dict(one.first.dimensions) for one in own) or not doses:
        return
    strengths = [one.measure for one in layout.placed if is_strength(one.measure)]
    for piece, held_here in held.items():
        like = [one for one in strengths if _is_alike(one, held_here)] or strengths
        others = (*doses, *(each for each in like if each not in own))
        mine = (one for one in _amounts(layout, piece, TIME, others) if set(one.used) & set(doses))
        yield from islice(mine, 1)


def _as_told(one: Measure, beside: Sequence[Measure]) -> Measure:
    """In its likeliest reading, unless a frequency beside it tells how often."""
    return one if any(other.is_frequency for other in beside) else replace(one, readings=one.readings[:1])


def _is_alike(strength: Measure, held: _Amount) -> bool:
    """Does a drop hold what a piece of this container holds?"""
    sizes = {one.first.interval for one in held.used if {"µg"} < set(dict(one.first.dimensions))}
    return strength.first.interval in sizes


def _amounts(layout: Layout, piece: str, per: str, others: Sequence[Measure]) -> Iterator[_Amount]:
    wanted = Reading(Decimal(1), Decimal(1), named(piece), (Per(named(per)),))
    for one in others:
        for reading in one.readings:
            if reading.dimensions == wanted.dimensions and reading.low > 0:
                yield _Amount(piece, reading.interval, str(reading), (one,))
    for product in products(wanted, others, constants_of(layout.text, others)):
        if is_sensible(product) and not leans(product):
            line = f"{factors_of(product)} = {shown(product.interval, wanted)}"
            yield _Amount(piece, product.interval, line, product.measures)


def _regimen(held: _Amount, taken: _Amount) -> _Regimen:
    days = (held.interval[0] / taken.interval[1], held.interval[1] / taken.interval[0])
    line = f"{taken.line}: {_span(held.interval)} {held.piece} in it ÷ that = {_span(days)} days"
    return _Regimen(days, line, (*held.used, *taken.used))


def _fits(stated: Interval, found: Sequence[_Regimen]) -> bool:
    low, high = stated
    is_one = any(_near(low, one.days) and _near(high, one.days) for one in found)
    lows, highs = ([one.days[end] for one in found] for end in (0, 1))
    return is_one or (_is_any(low, lows) and _is_any(high, highs))


def _near(end: Decimal, days: Interval) -> bool:
    return days[0] * (1 - _TOLERANCE) <= end <= days[1] * (1 + _TOLERANCE)


def _is_any(end: Decimal, ends: Sequence[Decimal]) -> bool:
    return any(abs(end - one) <= _TOLERANCE * one for one in ends)


def _check(layout: Layout, stated: Measure, found: Sequence[_Regimen]) -> TextCheck:
    start, end = stretch(layout.text, stated)
    used = dict.fromkeys(measure for one in found for measure in one.used)
    return TextCheck(
        kind=FaultKind.RANGE,
        rule=RULE,
        start=start,
        end=end,
        quote=layout.text[start:end],
        inputs=inputs_of(layout.text, tuple(used)),
        result=CheckResult.NOT_DERIVABLE,
        because="no regimen the text states makes it last this long",
        arithmetic=tuple(one.line for one in found),
    )


def _span(interval: Interval) -> str:
    """Both ends, or the one."""
    low, high = map(_short, interval)
    return low if low == high else f"{low}–{high}"


def _short(number: Decimal) -> str:
    return plain(Decimal(f"{number:.2g}")) if number < 100 else plain(Decimal(f"{number:.4g}"))
