"""Marks of an insulin syringe against an amount and the strength of what is drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.domain.text_check import CheckInput, CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import EXACT, LOOSE, Interval, verdict
from probatum.dosing.constraints.scope import Layout, Placed
from probatum.dosing.constraints.wording import inputs_of, stretch
from probatum.text.dose_units import CONTAINER, MASS, VOLUME
from probatum.text.measures import Measure, plain
from probatum.vocabulary.dose_tables import constant, source

RULE = "an amount divided by the strength is a volume, and a U-100 syringe has 100 marks a milliliter"
_SYRINGE = re.compile(
    r"\b(?:syringe|U-?100|insulin|unit mark|draw(?:n|ing)? (?:up |to )|tick marks?)\b", re.IGNORECASE
)
_BEFORE = 6  # sentences back to the strength, or to the vial and the water added to it
_FREE = {"intake", "day"}


def check_syringes(layout: Layout) -> Iterator[TextCheck]:
    """Every amount beside a number of units in a sentence about a syringe."""
    if not _SYRINGE.search(layout.text):
        return
    for placed in layout.placed:
        if not _is_mark(placed.measure):
            continue
        mass = _beside(layout, placed)
        strength = _strength(layout, placed)
        if mass is not None and strength is not None and strength[0][0] > 0:
            yield _check(layout, placed.measure, mass, *strength)


def _is_mark(one: Measure) -> bool:
    return one.first.unit.base == "syringe unit" and {per.unit.base for per in one.first.per} <= _FREE


def _beside(layout: Layout, mark: Placed) -> Measure | None:
    """The one free amount of mass in the sentence of the mark, or the nearest before it."""
    found = [
        one.measure
        for one in layout.placed
        if one.sentence == mark.sentence
        and one.measure.first.unit.base == MASS
        and {per.unit.base for per in one.measure.first.per} <= _FREE
    ]
    return min(found, key=lambda one: abs(one.start - mark.measure.start), default=None)


def _strength(layout: Layout, mark: Placed) -> tuple[Interval, tuple[Measure, ...]] | None:
    """µg per mL as told, else what one vial holds over the water added to it; None where several are told."""
    near = [one for one in layout.placed if mark.sentence - _BEFORE <= one.sentence <= mark.sentence]
    told = [one.measure for one in near if one.measure.first.dimensions == (("mL", -1), ("µg", 1))]
    told = [one for one in told if {per.unit.base for per in one.first.per} == {VOLUME}]
    if told and len({one.first.interval for one in told}) == 1:
        return told[-1].first.interval, (told[-1],)
    held = [one.measure for one in near if _holds(one.measure, MASS)]
    water = [one.measure for one in near if _holds(one.measure, VOLUME)]
    if (
        told
        or len({one.first.interval for one in held}) != 1
        or len({one.first.interval for one in water}) != 1
        or water[-1].first.low <= 0
    ):
        return None
    (low, high), (least, most) = held[-1].first.interval, water[-1].first.interval
    return (low / most, high / least), (held[-1], water[-1])


def _holds(one: Measure, base: str) -> bool:
    return one.first.unit.base == base and [per.unit.base for per in one.first.per] == [CONTAINER]


def _check(
    layout: Layout, mark: Measure, mass: Measure, strength: Interval, used: tuple[Measure, ...]
) -> TextCheck:
    marks = constant("insulin_syringe", "units_per_ml")
    low, high = (amount * mass.first.unit.size for amount in (mass.first.low, mass.first.high))
    computed = (low / strength[1] * marks, high / strength[0] * marks)
    is_loose = mark.is_approximate or mass.is_approximate
    result = verdict((mark.first.low, mark.first.high), [computed], LOOSE if is_loose else EXACT)
    start, end = stretch(layout.text, mark)
    line = (
        f"{mass.of(layout.text)} ÷ {_short(strength[0])} µg/mL × {plain(marks)} units/mL = "
        f"{_short(computed[0])} units; stated {mark.of(layout.text)}"
    )
    told = (
        *inputs_of(layout.text, (mass, *used)),
        CheckInput(name="U-100 syringe", quote=source("insulin_syringe")),
    )
    return TextCheck(
        kind=FaultKind.CONCENTRATION_AND_VOLUME,
        rule=RULE,
        start=start,
        end=end,
        quote=layout.text[start:end],
        inputs=told,
        result=result,
        because="the strength gives this mark"
        if result is CheckResult.CONSISTENT
        else "the strength gives another mark",
        arithmetic=(line,),
    )


def _short(number: Decimal) -> str:
    return plain(Decimal(f"{number:.4g}"))
