"""What is left of a dose after some hours, by the half-life the text itself states.

One compartment, first order: after n half-lives 1/2^n is left (Rowland and Tozer, Clinical Pharmacokinetics,
chapter 3). Absorption is left out, so only what is far from it is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.domain.text_check import CheckInput, CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import Interval
from probatum.dosing.constraints.scope import Layout
from probatum.text.dose_units import MASS
from probatum.text.measures import Measure, plain
from probatum.text.slices import Slice
from probatum.text.unit_words import NUMBER_WORD, NUMBER_WORDS

RULE = "after n half-lives 1/2^n of a dose is left"
_HOURS = rf"(?P<{{}}>\d+(?:\.\d+)?|{NUMBER_WORD})"
_HALF_LIFE = re.compile(
    rf"\bhalf[-\s]?life\b[^.;]{{0,60}}?\b{_HOURS.format('low')}(?:\s*(?:-|–|to)\s*{_HOURS.format('high')})?\s*(?:hours?|h)\b",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:left|remain\w*|still (?:have|has|in|circulat\w*)|on board|in your (?:blood|body|system))\b", re.I
)
_CLOCK = re.compile(
    r"\b(?:at\s+)?(?:(?P<h>\d{1,2})(?::\d\d)?\s*(?P<half>a\.?m\.?|p\.?m\.?)|(?P<word>noon|midnight))", re.I
)
_AFTER = re.compile(
    rf"\b(?:after|within)\s+{_HOURS.format('n')}\s*(?:hours?|h)\b|\b{_HOURS.format('m')}\s*hours?\s+later\b",
    re.I,
)
_FAR = Decimal("1.6")  # times the computed rest, before the two differ: half-lives vary between people
_DAY = 24
_OF = re.compile(r"\s+(?:\w+\s+)?(?:of|from|out of)\s+(?:an?|the|your|that)\s+(?:\w+\s+)?", re.IGNORECASE)


def check_decay(layout: Layout) -> Iterator[TextCheck]:
    """Sentences that name a dose, a stretch of hours and what is left of it."""
    told = _HALF_LIFE.search(layout.text)
    if told is None:
        return
    half_life = _span(told)
    if min(half_life) <= 0:
        return  # nothing has a half-life of nought
    for number, sentence in enumerate(layout.sentences):
        words = sentence.of(layout.text)
        masses = [one.measure for one in layout.placed if one.sentence == number and _is_mass(one.measure)]
        hours = _hours(words)
        if len(masses) == 2 and hours and _LEFT.search(words):
            dose, left = _in_order(layout.text, *masses)
            yield _check(layout.text, Slice(*told.span()), half_life, hours, dose, left)


def _is_mass(one: Measure) -> bool:
    return one.first.unit.base == MASS and one.first.low == one.first.high and not one.bound


def _in_order(text: str, one: Measure, other: Measure) -> tuple[Measure, Measure]:
    """The dose and what is left of it: "50 mg of a 200 mg dose" names the rest first."""
    is_rest_first = _OF.fullmatch(text, one.end, other.start)
    return (other, one) if is_rest_first else (one, other)


def _span(found: re.Match[str]) -> Interval:
    low = _number(found["low"])
    return low, _number(found["high"]) if found["high"] else low


def _number(printed: str) -> Decimal:
    return Decimal(NUMBER_WORDS.get(printed.lower(), printed))


def _hours(words: str) -> Decimal | None:
    """The hours between two times of day, or as told."""
    clocks = [_hour(one) for one in _CLOCK.finditer(words)]
    if len(clocks) == 2 and clocks[0] != clocks[1]:
        return Decimal((clocks[1] - clocks[0]) % _DAY)
    found = _AFTER.search(words)
    return _number(found["n"] or found["m"]) if found else None


def _hour(one: re.Match[str]) -> int:
    if one["word"]:
        return 12 if one["word"].lower() == "noon" else 0
    return int(one["h"]) % 12 + (12 if one["half"].lower().startswith("p") else 0)


def _check(
    text: str, told: Slice, half_life: Interval, hours: Decimal, dose: Measure, left: Measure
) -> TextCheck:
    first, rest = (one.first.low * one.first.unit.size for one in (dose, left))
    low, high = (first * Decimal(2) ** -(hours / one) for one in half_life)
    is_near = low / _FAR <= rest <= high * _FAR
    name = "–".join(dict.fromkeys(plain(one) for one in half_life))
    given = "–".join(dict.fromkeys(plain(Decimal(f"{one / 1000:.3g}")) for one in (low, high)))
    return TextCheck(
        kind=FaultKind.HALF_LIFE_AND_DURATION,
        rule=RULE,
        start=left.start,
        end=left.end,
        quote=left.of(text),
        inputs=(
            CheckInput(name="half-life", quote=told.of(text), start=told.start, end=told.end),
            CheckInput(name="dose", quote=dose.of(text), start=dose.start, end=dose.end),
        ),
        result=CheckResult.CONSISTENT if is_near else CheckResult.IMPOSSIBLE,
        because="the half-life leaves this much" if is_near else "the half-life leaves another amount",
        arithmetic=(
            f"{plain(hours)} h at a half-life of {name} h leave {given} mg of {dose.of(text)}; "
            f"stated {left.of(text)}",
        ),
    )
