"""Amounts at several hours against the day's total: "40 mg at noon and 40 mg at night, 80 mg a day"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import EXACT, LOOSE, Interval, verdict
from probatum.dosing.constraints.scope import Layout, is_contrasted, same_substance
from probatum.dosing.constraints.wording import inputs_of, stretch
from probatum.text.dose_units import BODY_MASS, INTAKE, MASS, TIME
from probatum.text.measures import Measure
from probatum.text.slices import Slice

RULE = "a day's total is the sum of what is taken at its hours"
_WHEN = (
    r"(?:in|at|with|before|after|on)\s+(?:the\s+|your\s+)?(?:morning|breakfast|noon|midday|lunch|afternoon|dinner|supper"
    r"|evening|night|bed|bedtime|sleep|waking|training|workouts?)\b"
)
_TAKEN = re.compile(rf"\s+(?:of\s+)?(?:[\w-]+\s+){{0,3}}?{_WHEN}", re.I)
_JOIN = re.compile(r"(?:\s*,\s*(?:and\s+|plus\s+)?|\s+(?:and|plus)\s+)(?:again\s+|another\s+)?", re.I)


def check_sums(layout: Layout) -> Iterator[TextCheck]:
    """Two or more masses with their hours, and the mass a day that the sentence goes on to give."""
    for number, sentence in enumerate(layout.sentences):
        masses = [one.measure for one in layout.placed if one.sentence == number and _is_mass(one.measure)]
        terms = _terms(layout.text, sentence, masses)
        if len(terms) < 2 or is_contrasted(sentence.of(layout.text)):
            continue
        total = next((one for one in masses if one.start > terms[-1].end and _is_daily(one)), None)
        if total is not None and same_substance(terms[0], total):
            yield _check(layout.text, terms, total)


def _is_mass(one: Measure) -> bool:
    bases = dict(one.first.dimensions)
    return one.first.unit.base == MASS and "mL" not in bases and BODY_MASS not in bases and not one.bound


def _is_daily(one: Measure) -> bool:
    return any({per.unit.base for per in reading.per} == {TIME} for reading in one.readings)


def _terms(text: str, sentence: Slice, masses: Sequence[Measure]) -> list[Measure]:
    """The first unbroken list of masses, each with an hour of the day."""
    found: list[Measure] = []
    for one, other in pairwise([*masses, None]):
        when = _TAKEN.match(text, one.end, sentence.end) if one else None
        if one is None or when is None or not {per.unit.base for per in one.first.per} <= {INTAKE, TIME}:
            break
        found.append(one)
        if other is None or not _JOIN.fullmatch(text, when.end(), max(when.end(), other.start)):
            break
    return found


def _check(text: str, terms: Sequence[Measure], total: Measure) -> TextCheck:
    size = [(one.first.low * one.first.unit.size, one.first.high * one.first.unit.size) for one in terms]
    computed = (sum((low for low, _ in size), Decimal(0)), sum((high for _, high in size), Decimal(0)))
    stated = (total.first.low * total.first.unit.size, total.first.high * total.first.unit.size)
    result = verdict(stated, [computed], LOOSE if total.is_approximate else EXACT)
    start, end = stretch(text, total)
    return TextCheck(
        kind=FaultKind.TOTAL_AND_PARTS,
        rule=RULE,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=inputs_of(text, (*terms, total)),
        result=result,
        because="the amounts add up"
        if result is CheckResult.CONSISTENT
        else "the amounts add up to another total",
        arithmetic=(_line(text, terms, total, computed),),
    )


def _line(text: str, terms: Sequence[Measure], total: Measure, computed: Interval) -> str:
    unit = total.first.unit
    parts = " + ".join(one.of(text) for one in terms)
    return f"{parts} = {computed[0] / unit.size:g} {unit.symbol}; stated {total.of(text)}"
