"""A number that keeps its digits and changes its unit: 50 µg in one sentence, 50 mg in the next."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.scope import Layout, Placed, is_contrasted, same_substance
from probatum.dosing.constraints.wording import inputs_of, stretch
from probatum.text.dose_units import BODY_MASS, MASS
from probatum.text.measures import Measure, plain
from probatum.vocabulary import mentions

RULE = "the same digits in another unit of mass are a slip unless the text converts them"
_REACH = 6  # sentences
_SAME_DOSE = re.compile(
    (
        r"\b(?:dos\w+|drops?|sprays?|capsules?|tablets?|take|taking|took|given|received|daily|a day|per "
        r"day|nightly|intake|supplement\w*|administ\w+|serving|mg|mcg)\b"
    ),
    re.I,
)


def check_slips(layout: Layout) -> Iterator[TextCheck]:
    """Doses of one substance with equal digits and units a thousand apart."""
    by_digits: dict[tuple[Decimal, Decimal], list[Placed]] = defaultdict(list)
    for placed in layout.placed:
        if _is_dose(placed.measure):
            by_digits[placed.measure.first.low, placed.measure.first.high].append(placed)
    for group in by_digits.values():
        if check := _slip(layout, group):
            yield check


def _is_dose(one: Measure) -> bool:
    first = one.first
    bases = {base for base, _ in first.dimensions}
    return first.unit.base == MASS and first.unit.symbol != "kg" and BODY_MASS not in bases and first.low > 0


def _slip(layout: Layout, group: Sequence[Placed]) -> TextCheck | None:
    units = {placed.measure.first.unit.symbol for placed in group}
    if len(units) < 2:
        return None
    odd, usual = _odd_one(layout, group)
    if odd is None or usual is None or abs(odd.sentence - usual.sentence) > _REACH:
        return None
    words = [layout.sentence(one).of(layout.text) for one in (odd, usual)]
    if any(map(is_contrasted, words)) or not any(map(_SAME_DOSE.search, words)):
        return None
    if not same_substance(odd.measure, usual.measure) or _names_two(words[0], words[1]):
        return None
    return _check(layout.text, odd.measure, usual.measure)


def _names_two(one: str, other: str) -> bool:
    """Do the two sentences name different substances?"""
    first = {mention.substance for mention in mentions(one)}
    second = {mention.substance for mention in mentions(other)}
    return (len(first | second) > 1 and first != second) or len(first) > 1


def _odd_one(layout: Layout, group: Sequence[Placed]) -> tuple[Placed | None, Placed | None]:
    """The amount whose unit is rarer in the text, the later one on a tie; and its counterpart."""
    counts: dict[str, int] = defaultdict(int)
    for placed in layout.placed:
        if _is_dose(placed.measure):
            counts[placed.measure.first.unit.symbol] += 1
    ranked = sorted(group, key=lambda one: (counts[one.measure.first.unit.symbol], -one.measure.start))
    odd = ranked[0]
    usual = next((one for one in ranked[1:] if _is_slip(one.measure, odd.measure)), None)
    return odd, usual


def _is_slip(one: Measure, other: Measure) -> bool:
    ratio = one.first.unit.size / other.first.unit.size
    if one.first.interval == other.first.interval:
        return False  # "2.5 mg/L (2.5 µg/mL)"
    return ratio in (Decimal(1000), Decimal("0.001"), Decimal(1_000_000), Decimal("0.000001"))


def _check(text: str, odd: Measure, usual: Measure) -> TextCheck:
    start, end = stretch(text, odd)
    ratio = max(odd.first.unit.size / usual.first.unit.size, usual.first.unit.size / odd.first.unit.size)
    return TextCheck(
        kind=FaultKind.UNIT_SLIP,
        rule=RULE,
        start=start,
        end=end,
        quote=text[start:end],
        inputs=inputs_of(text, (usual, odd)),
        result=CheckResult.POWER_OF_TEN,
        because="the same digits stand in the text with another unit of mass",
        arithmetic=(f"{usual.of(text)} and {odd.of(text)} differ by a factor of {plain(ratio)}",),
    )
