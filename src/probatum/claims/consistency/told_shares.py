"""A percentage told as the result of a count: "11 of the 12 got better, which is a success rate of 92 %"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import COUNT, PEOPLE, count_of, rounding
from probatum.claims.consistency.percentages import RULE
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

_UNIT = r"(?!\s?(?:mg|g|kg|mcg|µg|ml|%|percent|weeks|days|months|years|hours))"
_TOLD = re.compile(
    rf"(?<![\d.,/-])(?P<count>{COUNT})\s+(?:{PEOPLE}\s+)?(?:out\s+of|of)\s+(?:the\s+|all\s+|these\s+|those\s+)?"
    rf"(?P<total>{COUNT}){_UNIT}\b"
    r"(?P<between>[^%;\d]{0,160}?)"
    r"\b(?P<link>which\s+(?:is|makes|means|gives|comes\s+to)|that(?:\s+is|[’']s)|so|therefore|in\s+other\s+words|mean(?:s|ing)"
    r"|mak(?:es|ing)|works\s+out\s+(?:to|at))\b"
    r"(?P<after>[^.;%\d]{0,60}?)(?P<about>\b(?:about|around|roughly|nearly|almost|over|more\s+than)\s+)?"
    r"(?<![\d.])(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|percent\b|per\s+cent\b)",
    re.IGNORECASE,
)
# A change, a spread or a content is no share of those counted.
_OTHER = re.compile(
    r"\b(?:by|from|fell|rose|drop\w*|reduc\w*|increas\w*|decreas\w*|contain\w*|dose|CI|interval)\s*$", re.I
)
_OTHER_AFTER = re.compile(
    r"\s*(?:CI\b|confidence|higher|lower|more|less|fewer|increase|reduction|drop|solution|extract)", re.I
)
_SENTENCE_END = re.compile(r"[.!?]\s")
_SLACK, _ABOUT = Decimal("0.6"), Decimal("3.6")  # percentage points of rounding, and of "about"


def check_told_shares(text: str) -> Iterator[TextCheck]:
    """Every count of a whole, with the percentage that the same or the next sentence draws from it."""
    for found in _TOLD.finditer(text):
        is_near = len(_SENTENCE_END.findall(found["between"])) <= 1
        other = _OTHER.search(found["after"]) or _OTHER_AFTER.match(text, found.end())
        count, total = count_of(found["count"]), count_of(found["total"])
        if is_near and not other and total > 1 and count <= total:
            yield _check(text, found, count, total)


def _check(text: str, found: re.Match[str], count: int, total: int) -> TextCheck:
    computed = Decimal(100) * count / total
    slack = rounding(found["percent"]) + (_ABOUT if found["about"] else _SLACK)
    fits = abs(Decimal(found["percent"]) - computed) <= slack
    at = Slice(found.start("percent"), found.end())
    return result_of(
        text,
        FaultKind.COUNT_AND_PERCENT,
        RULE,
        at,
        [("count", Slice(*found.span("count"))), ("of", Slice(*found.span("total")))],
        f"the count over its denominator is {'this' if fits else 'another'} percentage",
        f"{count} / {total} = {computed:.1f} %, printed {at.of(text)}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
