"""A mean against the range it was taken from: "aged 18 to 35, with a mean of 41"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "a mean or median lies within the range of what it was taken from"
_N = r"\d+(?:\.\d+)?"
_UNIT = r"(?:years?|yrs?|kg|cm|points?|minutes?|hours?|mg|g|%)"
_RANGE = re.compile(
    rf"\b(?:aged?|ages|were|range[ds]?|ran|running|varied|lay|from|between)\s*:?\s*(?:from\s+|between\s+|of\s+)?"
    rf"(?P<low>{_N})\s?(?P<u1>{_UNIT})?\s?(?:-|–|to|and)\s?(?P<high>{_N})\s?-?(?P<u2>{_UNIT})?",
    re.I,
)
_MIDDLE = re.compile(
    rf"\b(?:mean|median|average)(?:\s+age)?\s*(?:was|is|of|at|:|,|=|being)?\s*(?:about\s+|around\s+)?"
    rf"(?P<m>{_N})\s?-?(?P<u>{_UNIT})?",
    re.I,
)
_OTHER = re.compile(r"[;]|\b(?:p\s?[<=]|placebo|control|respectively|CI|confidence|change|fell|rose)\b", re.I)
_FARTHEST = 45


def check_spreads(text: str) -> Iterator[TextCheck]:
    """Every range with a mean or median of the same unit right beside it, in one sentence."""
    for place in sentences(text):
        for spread in _RANGE.finditer(text, place.start, place.end):
            for middle in _MIDDLE.finditer(text, place.start, place.end):
                if _belong(text, spread, middle) and not _has_own(text, place, spread, middle):
                    yield _check(text, spread, middle)


def _has_own(text: str, place: Slice, spread: re.Match[str], middle: re.Match[str]) -> bool:
    """Does another range follow this mean: "median 60 %, range 55-70 %"?"""
    after = _RANGE.search(text, middle.end(), place.end)
    return (
        after is not None
        and after.start() != spread.start()
        and after.start() - middle.end() <= _FARTHEST
        and _belong(text, after, middle)
    )


def _belong(text: str, spread: re.Match[str], middle: re.Match[str]) -> bool:
    first, second = sorted((spread, middle), key=lambda one: one.start())
    between = text[first.end() : second.start()]
    units = {one.lower().rstrip("s") for one in (spread["u1"], spread["u2"], middle["u"]) if one}
    is_near = first.end() <= second.start() and len(between) <= _FARTHEST
    is_age = re.search(r"\bage\b", middle[0], re.I) is not None and "year" in units and not middle["u"]
    is_of_age = is_age or units == {"year"} or {spread["u2"] or spread["u1"]} == {middle["u"]}
    return is_near and is_of_age and len(units) == 1 and not _OTHER.search(between)


def _check(text: str, spread: re.Match[str], middle: re.Match[str]) -> TextCheck:
    low, high, mean = Decimal(spread["low"]), Decimal(spread["high"]), Decimal(middle["m"])
    fits = low <= mean <= high
    at = Slice(*middle.span())
    return result_of(
        text,
        FaultKind.MEAN_AND_RANGE,
        RULE,
        at,
        [("range", Slice(*spread.span()))],
        "the mean lies within its range" if fits else "the mean lies outside its range",
        f"{low} ≤ {mean} ≤ {high}: {'yes' if fits else 'no'}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
