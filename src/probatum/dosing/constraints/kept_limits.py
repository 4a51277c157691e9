"""Doses said to keep a limit told before: "four doses of 150 mg keep you under that limit"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import Interval
from probatum.dosing.constraints.limits import RULE
from probatum.dosing.constraints.scope import Layout, Placed
from probatum.dosing.constraints.wording import inputs_of
from probatum.text.dose_units import INTAKE, MASS
from probatum.text.measures import Measure, plain
from probatum.vocabulary import mentions

_NAME = (
    r"(?:(?:daily|safe(?:ty)?|tolerable|recommended|official|upper|maximum|adult|intake|supplement(?:al)?)\s+){0,4}"
    r"(?:limit|maximum|ceiling|upper\s+(?:limit|level)|safe\s+(?:limit|level)|threshold|level)"
)
_KEPT = re.compile(
    rf"\b(?P<below>under|below|within|beneath|inside|less\s+than|lower\s+than|(?:not|n[’']t)\s+exceed\w*)\s+"
    rf"(?:that|the|this|your|its)\s+{_NAME}\b",
    re.IGNORECASE,
)
_LIMIT_BEFORE = re.compile(
    rf"\b(?:{_NAME}\b[^.;]{{0,60}}?\b(?:is|of|at|to|as|was|stands|:)|up\s+to|no\s+more\s+than|not\s+exceed\w*)\s*"
    r"(?:about\s+|set\s+at\s+|up\s+to\s+|only\s+)?$",
    re.IGNORECASE,
)
_LIMIT_AFTER = re.compile(
    rf"\s*(?:of\s+\w+\s+)?(?:a\s+day|per\s+day|daily)?\s*(?:as|is)\s+(?:the|its|an?)\s+{_NAME}\b", re.I
)
_BEFORE = 6  # sentences back to the limit
_DOUBT = re.compile(r"\b(?:does\s+not|doesn[’']t|not\s+always|if|unless|would)\b", re.IGNORECASE)


def check_kept_limits(layout: Layout) -> Iterator[TextCheck]:
    """Sentences that say an amount stays below the limit told before them."""
    for number, sentence in enumerate(layout.sentences):
        words = sentence.of(layout.text)
        kept = _KEPT.search(words)
        if kept is None or _DOUBT.search(words[: kept.start()]):
            continue
        own = [one for one in layout.placed if one.sentence == number]
        taken = _taken([one.measure for one in own if one.measure.end <= sentence.start + kept.start()])
        limit = _limit(layout, number)
        if taken and limit and not _is_of_another(taken[-1], limit):
            yield _check(layout, taken, limit)


def _is_of_another(one: Measure, other: Measure) -> bool:
    """Are two known substances named beside the two amounts?"""
    first, second = ({named.substance for named in mentions(each.label)} for each in (one, other))
    return bool(first and second and not first & second)


def _taken(own: list[Measure]) -> list[Measure]:
    """The amount a day: one told as such, or so many doses of so much."""
    masses = [one for one in own if one.first.unit.base == MASS and not one.bound]
    counts = [one for one in own if one.first.unit.base == INTAKE]
    if len(masses) != 1 or len(counts) > 1:
        return []
    return [*counts, *masses]


def _limit(layout: Layout, number: int) -> Measure | None:
    """The last amount a day that the sentences before call a limit."""
    found = [
        one.measure
        for one in layout.placed
        if number - _BEFORE <= one.sentence < number and _is_limit(layout, one)
    ]
    return found[-1] if found else None


def _is_limit(layout: Layout, one: Placed) -> bool:
    measure, start = one.measure, layout.sentence(one).start
    is_mass = measure.first.unit.base == MASS and measure.first.low == measure.first.high
    before = layout.text[start : measure.start]
    return is_mass and bool(_LIMIT_BEFORE.search(before) or _LIMIT_AFTER.match(layout.text, measure.end))


def _amount(taken: list[Measure]) -> Interval:
    low = high = taken[-1].first.unit.size
    for one in taken:
        low, high = low * one.first.low, high * one.first.high
    return low, high


def _check(layout: Layout, taken: list[Measure], limit: Measure) -> TextCheck:
    most = _amount(taken)[1]
    allowed = limit.first.high * limit.first.unit.size
    fits = most <= allowed
    start, end = min(one.start for one in taken), max(one.end for one in taken)
    product = " × ".join(one.of(layout.text) for one in taken)
    return TextCheck(
        kind=FaultKind.ARITHMETIC,
        rule=RULE,
        start=start,
        end=end,
        quote=layout.text[start:end],
        inputs=inputs_of(layout.text, (*taken, limit)),
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
        because="the amount keeps the limit" if fits else "the amount passes the limit told before",
        arithmetic=(f"{product} = {plain(most / 1000)} mg; the limit is {limit.of(layout.text)}",),
    )
