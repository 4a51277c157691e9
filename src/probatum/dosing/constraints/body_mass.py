"""A range of doses said to be a range per kilogram: one person's weight must give both ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import EXACT
from probatum.dosing.constraints.scope import Layout
from probatum.dosing.constraints.wording import inputs_of
from probatum.text.dose_units import BODY_MASS
from probatum.text.measures import Measure, plain

RULE = "a dose per kilogram times one body mass gives the dose"
# Weights a reader would accept for the person a dose is meant for, in kg.
LIGHTEST, HEAVIEST = Decimal(30), Decimal(160)
_LINK = re.compile(
    (
        r"[\s\w,–—-]{0,30}?(?:that[’']s|that\s+is|which\s+is|i\.e\.,?|or|equals?|equal\s+to|"
        r"equivalent\s+to|corresponds?\s+to|corresponding\s+to|\(|=|–|—|based\s+(?:up)?on|"
        r"meaning)\s*(?:about|roughly|approximately|around)?\s*"
    ),
    re.IGNORECASE,
)


def check_implied_weight(layout: Layout) -> Iterator[TextCheck]:
    """Neighboring absolute and per-kilogram doses without a weight: does one plausible weight fit?"""
    weighed = {one.sentence for one in layout.placed if one.measure.first.unit.base == BODY_MASS}
    for first, second in pairwise(layout.placed):
        one, other = first.measure, second.measure
        if weighed & {first.sentence, second.sentence, second.sentence + 1}:
            continue
        between = layout.text[one.end : max(one.end, other.start)]
        if _is_per_kg(one) != _is_per_kg(other) and _LINK.fullmatch(between):
            if _shares_the_denominator(between, one, other):
                continue
            absolute, per_kg = (other, one) if _is_per_kg(one) else (one, other)
            if _is_mass(absolute) and (check := _check(layout.text, absolute, per_kg, one, other)):
                yield check


def _shares_the_denominator(between: str, one: Measure, other: Measure) -> bool:
    """ "10 micrograms or 10 nanograms per kilogram": both are per kilogram."""
    is_or = between.strip().lower() == "or" and _is_per_kg(other)
    return is_or and one.first.low == other.first.low and one.first.unit != other.first.unit


def _is_per_kg(one: Measure) -> bool:
    return any(base == BODY_MASS for base, _ in one.first.dimensions) and one.first.unit.base != BODY_MASS


def _is_mass(one: Measure) -> bool:
    return dict(one.first.dimensions).get("µg") == 1 and "mL" not in dict(one.first.dimensions)


def _check(text: str, absolute: Measure, per_kg: Measure, one: Measure, other: Measure) -> TextCheck | None:
    low, high = absolute.first.interval
    least, most = per_kg.first.interval
    if least <= 0 or absolute.bound or per_kg.bound:
        return None
    first, last = low / least, high / most
    is_one = abs(first - last) <= max(first, last) * 3 * EXACT
    fits = any(LIGHTEST <= weight <= HEAVIEST for weight in (first, last))
    result = _result(is_one, fits, first, last)
    start, end = min(one.start, other.start), max(one.end, other.end)
    return TextCheck(
        kind=FaultKind.RANGE if result is CheckResult.NOT_DERIVABLE else FaultKind.PER_BODY_MASS,
        rule=RULE,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=inputs_of(text, (one, other)),
        result=result,
        because="one body mass gives both ends"
        if result is CheckResult.CONSISTENT
        else "true only if the body mass changes across the range"
        if result is CheckResult.NOT_DERIVABLE
        else "no adult's body mass gives this dose",
        arithmetic=(
            f"low ends: {plain(low)} µg ÷ {plain(least)} µg/kg = {_kg(first)} kg",
            f"high ends: {plain(high)} µg ÷ {plain(most)} µg/kg = {_kg(last)} kg",
        ),
    )


def _result(is_one: bool, fits: bool, first: Decimal, last: Decimal) -> CheckResult:
    if is_one and fits:
        return CheckResult.CONSISTENT
    if not is_one and fits:
        return CheckResult.NOT_DERIVABLE
    for k in (-3, -2, -1, 1, 2, 3):
        if all(45 <= weight * Decimal(10) ** k <= 110 for weight in (first, last)):
            return CheckResult.POWER_OF_TEN
    return CheckResult.IMPOSSIBLE if is_one else CheckResult.NOT_DERIVABLE


def _kg(weight: Decimal) -> str:
    return plain(Decimal(f"{weight:.3g}")) if weight < 1000 else plain(weight.quantize(Decimal(1)))
