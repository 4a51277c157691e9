"""Days on and days off against the days or weeks they add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.numbers import COUNT, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "a cycle is its time on and its time off"
_ON_OFF = re.compile(
    rf"(?<![\w.-])(?P<on>{COUNT})\s+(?P<u>day|week|month)s?\s+(?:on\b|of\s+(?:use|dosing|treatment)\b)"
    rf"[^.;\d]{{0,30}}?(?:,|/|\band\b|\bthen\b|\bby\b)\s*(?:with\s+|then\s+)?(?P<off>{COUNT})\s+(?:(?P<v>day|week|month)s?\s+)?"
    rf"(?:off\b|of\s+(?:rest|break|pause)\b|without\b|free\b)",
    re.I,
)
_OVER = re.compile(rf"\b(?:over|in|within|during|for)\s+(?P<n>{COUNT})\s+(?P<u>week|month)s?\b", re.I)
_DOSING_DAYS = re.compile(
    rf"(?<![\w.-])(?P<n>{COUNT})\s+(?:dosing\s+days|days\s+(?:of\s+(?:use|dosing|treatment)|on\b)|doses\b|active\s+days)",
    re.I,
)
_WHOLE = re.compile(
    rf"\b(?:cycle|round|rotation|whole\s+thing|all\s+in\s+all|in\s+all|together)\b[^.\d]{{0,30}}?"
    rf"\b(?:takes?|lasts?|is|of|to|comes\s+to|makes?|runs?)\s+(?:for\s+)?(?P<n>{COUNT})\s+(?P<u>day|week|month)s?\b",
    re.I,
)
_DAYS_OF = {"day": 1, "week": 7, "month": 30}


def check_cycles(text: str) -> Iterator[TextCheck]:
    """Time on and off, with the days of use over some weeks, or the length of the whole cycle."""
    for place in sentences(text):
        cycle = _ON_OFF.search(text, place.start, place.end)
        if cycle is not None:
            yield from _dosing_days(text, place, cycle)
            yield from _length(text, place, cycle)


def _sizes(cycle: re.Match[str]) -> tuple[int, int]:
    """Days on and days off; a unit said once is both's."""
    unit = cycle["u"].lower()
    return (
        count_of(cycle["on"]) * _DAYS_OF[unit],
        count_of(cycle["off"]) * _DAYS_OF[(cycle["v"] or unit).lower()],
    )


def _dosing_days(text: str, place: Slice, cycle: re.Match[str]) -> Iterator[TextCheck]:
    over = _OVER.search(text, cycle.end(), place.end)
    days = _DOSING_DAYS.search(text, cycle.end(), place.end)
    if over is None or days is None:
        return
    on, off = _sizes(cycle)
    total = count_of(over["n"]) * _DAYS_OF[over["u"].lower()]
    rounds, rest = divmod(total, on + off)
    computed = rounds * on + min(rest, on)
    yield _result(
        text, Slice(*days.span()), cycle, count_of(days["n"]), computed, 1 if rest else 0, "days of use"
    )


def _length(text: str, place: Slice, cycle: re.Match[str]) -> Iterator[TextCheck]:
    whole = _WHOLE.search(text, cycle.end(), place.end)
    if whole is None:
        return
    on, off = _sizes(cycle)
    size = _DAYS_OF[whole["u"].lower()]
    stated = count_of(whole["n"]) * size
    yield _result(text, Slice(*whole.span()), cycle, stated, on + off, size // 2, "days in a cycle")


def _result(
    text: str, at: Slice, cycle: re.Match[str], stated: int, computed: int, slack: int, of_what: str
) -> TextCheck:
    fits = abs(stated - computed) <= slack
    return result_of(
        text,
        FaultKind.ARITHMETIC,
        RULE,
        at,
        [("cycle", Slice(*cycle.span()))],
        "the cycle gives this time" if fits else "the cycle gives another time",
        f"{computed} {of_what}; stated {stated}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
