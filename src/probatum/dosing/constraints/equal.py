"""One amount said twice: "5 mg (5,000 µg)", "0.1 %, that is 10 g per liter"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import EXACT, LOOSE, verdict
from probatum.dosing.constraints.portions import many_of
from probatum.dosing.constraints.scope import Layout, same_substance
from probatum.dosing.constraints.wording import inputs_of, shown, stretch
from probatum.text.dose_grammar import COUNTED
from probatum.text.dose_units import BODY_MASS
from probatum.text.measures import Measure, Reading

RULE = "an amount said twice in different units is one amount"
STRENGTH_RULE = "a percentage of a solution is grams per 100 mL"
_SAME = re.compile(
    r"[\s\w-]{0,25}?(?:\(|=|≈|,?\s*(?:\bor\b|i\.e\.,?|that\s+is,?|that[’']s|equal(?:s|\s+to)|"
    r"equivalent\s+to|which\s+(?:is|equals|means)|meaning|is\s+the\s+same\s+as|"
    r"also\s+written(?:\s+as)?|expressed\s+as"
    r"|in\s+other\s+words,?|corresponds?\s+to|converts?\s+to|amounts?\s+to|works\s+out\s+(?:to|at)|"
    r"comes\s+to|,))\s*(?:\w+\s+){0,3}(?:about|approximately|roughly|around|~|≈|is|of|a)?\s*",
    re.IGNORECASE,
)
_ALTERNATIVES = re.compile(
    r"\b(?:and|plus|then|followed|to|from|until|versus|vs|before|after|another|with)\b", re.IGNORECASE
)
_TO = re.compile(
    r"\b(?:equal|equivalent|corresponds?|converts?|amounts?|works\s+out|comes)\s+to\b", re.IGNORECASE
)
_CONCENTRATION = (("mL", -1), ("µg", 1))


def check_equal(layout: Layout) -> Iterator[TextCheck]:
    """Neighboring amounts that say the same thing, and the two strengths of one solution."""
    found = [one.measure for one in layout.placed]
    for one, other in itertools.pairwise(found):
        if (check := _restated(layout.text, one, other)) is not None:
            yield check
    yield from _strengths(layout)


def _restated(text: str, one: Measure, other: Measure) -> TextCheck | None:
    between = text[one.end : other.start]
    if one.end > other.start or not _SAME.fullmatch(between) or _ALTERNATIVES.search(_TO.sub("", between)):
        return None
    if many_of(text, one, other):
        return None  # "60 capsules of 500 mg, 30 g in all"
    if _unit(one) == _unit(other) or one.bound or other.bound or re.search(r"\d", between):
        return None
    if not same_substance(one, other) and "(" not in between:
        return None
    if (
        one.label != other.label
        and re.search(r",\s*$|\bor\b", between)
        and not re.search(r"\bi\.e|\bthat\b", between)
    ):
        return None  # "misoprostol 200 µg or 0.5 mg of dinoprostone"
    pair = _comparable(one, other)
    return None if pair is None else _check(text, one, other, *pair)


def _unit(one: Measure) -> str:
    """Its unit as printed: a percentage is one in each of its readings."""
    is_percent = one.readings[-1].unit.base == "percent"
    return "%" if is_percent else one.first.unit.symbol


def _comparable(one: Measure, other: Measure) -> tuple[Reading, Reading] | None:
    """Readings of both in one dimension, in different units."""
    for mine in one.readings:
        for theirs in other.readings:
            same_base = mine.unit.base == theirs.unit.base and mine.unit.base not in ("day",)
            if same_base and (mine.dimensions == theirs.dimensions or _is_one_dose(mine, theirs)):
                return mine, theirs
    return None


_LOOSE = frozenset(("day", "intake", "course", "container", "side"))


def _is_one_dose(mine: Reading, theirs: Reading) -> bool:
    """ "5 mg (5,000 µg) a day": the time said once belongs to both."""
    kept = tuple(pair for pair in mine.dimensions if pair[0] not in _LOOSE | COUNTED)
    said = tuple(pair for pair in theirs.dimensions if pair[0] not in _LOOSE)
    return kept == said


def _check(text: str, one: Measure, other: Measure, mine: Reading, theirs: Reading) -> TextCheck:
    loose = one.is_approximate or other.is_approximate or mine.unit.base == BODY_MASS
    bare = (_bare(mine), _bare(theirs))
    result = verdict(bare[1].interval, [bare[0].interval], LOOSE if loose else EXACT)
    start, end = stretch(text, other)
    return TextCheck(
        kind=_kind(mine, theirs, result),
        rule=RULE,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=inputs_of(text, (one, other)),
        result=result,
        because="both say the same amount"
        if result is CheckResult.CONSISTENT
        else "the two amounts, said to be one, differ",
        arithmetic=(f"{bare[0]} = {shown(bare[0].interval, bare[1])}; stated {other.of(text)}",),
    )


def _bare(reading: Reading) -> Reading:
    kept = tuple(per for per in reading.per if per.unit.base not in _LOOSE | COUNTED)
    return Reading(reading.low, reading.high, reading.unit, kept)


def _kind(mine: Reading, theirs: Reading, result: CheckResult) -> FaultKind:
    if _bare(mine).dimensions == _CONCENTRATION or _bare(theirs).dimensions == _CONCENTRATION:
        return FaultKind.STRENGTH
    return FaultKind.UNIT_SLIP if result is CheckResult.POWER_OF_TEN else FaultKind.ARITHMETIC


def _strengths(layout: Layout) -> Iterator[TextCheck]:
    """A text that gives a solution one percentage and one mass per volume gives one strength."""
    percents = [one.measure for one in layout.placed if _is_percent(one.measure)]
    masses = [one.measure for one in layout.placed if _is_concentration(one.measure)]
    if len({str(one) for one in percents}) != 1 or len({str(one) for one in masses}) != 1:
        return
    one, other = percents[0], masses[0]
    if other.start < one.start:
        one, other = other, one
    where = [placed.sentence for placed in layout.placed if placed.measure in (one, other)]
    between = layout.text[one.end : other.start]
    if max(where) - min(where) > 2 or re.search(r"\b(?:dilut|versus|whereas|another)", between):
        return
    yield _check(layout.text, one, other, _solution(one), _solution(other))


def _solution(one: Measure) -> Reading:
    return next(reading for reading in one.readings if reading.dimensions == _CONCENTRATION)


def _is_percent(one: Measure) -> bool:
    return one.readings[-1].unit.base == "percent" and len(one.readings) > 1


def _is_concentration(one: Measure) -> bool:
    """Mass in one or more mL (or a liter), said as such: not what one drop or one bottle holds."""
    return one.first.dimensions == _CONCENTRATION and one.readings[-1].unit.base != "percent"
