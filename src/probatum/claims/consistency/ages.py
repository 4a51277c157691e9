"""Years that give an age or a length: born and enrolled, from one year to another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.numbers import COUNT, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

AGE_RULE = "an age is the year less the year of birth"
SPAN_RULE = "the years between two dates are their difference"
_YEAR = r"(?:18|19|20)\d{2}"
_BORN = re.compile(rf"\bborn\s+(?:\w+\s+)?in\s+(?:\w+\s+)?(?P<y>{_YEAR})\b", re.I)
_AGED = re.compile(
    r"(?<![\w.-])(?P<n>\d{1,3})[\s-]years?[\s-]old\b|\bage(?:d)?\s+(?:of\s+)?(?P<m>\d{1,3})\b", re.I
)
_IN_YEAR = re.compile(rf"\b(?:in|since|until)\s+(?:\w+\s+)?(?P<y>{_YEAR})\b", re.I)
_DATED = r"(?:(?:early|late|mid|spring|summer|autumn|fall|winter|[A-Z][a-z]{2,8})\s+)?"
_SPAN = re.compile(
    rf"\b(?:from|between)\s+(?P<m>{_DATED})(?P<a>{_YEAR})\s+(?:to|until|and|through|till)\s+(?P<o>{_DATED})(?P<b>{_YEAR})"
    rf"(?P<between>[^.;\d]{{0,30}}?)\b(?P<words>(?:a\s+)?(?:span|period|total|stretch|course)\s+of|lasting|that\s+is|i\.e\.,?|so)\s+"
    rf"(?:about\s+|nearly\s+|almost\s+)?(?P<n>{COUNT})[\s-]years?\b",
    re.I,
)


def check_ages(text: str) -> Iterator[TextCheck]:
    """Ages beside a year of birth, and lengths in years beside the two years they span."""
    for place in sentences(text):
        born = _BORN.search(text, place.start, place.end)
        if born is not None:
            yield from _age(text, place, born)
    for match in _SPAN.finditer(text):
        gap, stated = int(match["b"]) - int(match["a"]), count_of(match["n"])
        at = Slice(match.start("words"), match.end())
        yield _result(
            text, SPAN_RULE, at, abs(gap - stated) <= 1, f"{match['b']} - {match['a']} = {gap}", stated
        )


def _age(text: str, place: Slice, born: re.Match[str]) -> Iterator[TextCheck]:
    aged = list(_AGED.finditer(text, place.start, place.end))
    years = [one for one in _IN_YEAR.finditer(text, place.start, place.end) if one["y"] != born["y"]]
    if len(aged) != 1 or len(years) != 1:
        return
    gap, stated = int(years[0]["y"]) - int(born["y"]), int(aged[0]["n"] or aged[0]["m"])
    line = f"{years[0]['y']} - {born['y']} = {gap}"
    yield _result(text, AGE_RULE, Slice(*aged[0].span()), abs(gap - stated) <= 1, line, stated)


def _result(text: str, rule: str, at: Slice, fits: bool, line: str, stated: int) -> TextCheck:
    return result_of(
        text,
        FaultKind.DATES,
        rule,
        at,
        [],
        "the years give this number" if fits else "the years give another number",
        f"{line}; stated {stated}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
