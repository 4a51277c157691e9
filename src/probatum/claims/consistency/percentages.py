"""A count, its denominator and a percentage: "12 of 40 participants (45 %)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import COUNT, FRACTION, PEOPLE, WORDS, count_of, rounding, share_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

RULE = "a percentage is its count over its denominator"
_PERCENT = rf"(?P<percent>\d{{1,3}}(?:\.\d+)?|{WORDS})\s?(?:%|percent\b|per\s+cent\b)"
_SHARE = (
    rf"(?:(?P<about>about|roughly|around|nearly|almost|approximately|some|just\s+(?:over|under)|"
    rf"more\s+than|over|less\s+than)\s+)?(?:{_PERCENT}|(?P<share>{FRACTION})(?!\w))"
)
_OF = (
    rf"(?P<count>{COUNT})\s+(?:{PEOPLE}\s+)?(?:(?:out\s+)?of|in)\s+(?:the\s+|all\s+|these\s+|those\s+|"
    rf"its\s+)?(?P<total>{COUNT})(?!\s?(?:mg|g|kg|%|percent|mcg|weeks|days|months|"
    rf"years))(?:\s+[a-z]+){{0,4}}?"
)
_PATTERNS = (
    re.compile(
        (
            rf"(?<![\d.,/‐‑–-]){_OF}\s*(?:[(,—–-]|or\b|,\s*or\b|,\s*that\s+is,?|,\s*i\.e\.,?|—)\s*(?:or\s+|"
            rf"that\s+is,?\s+|which\s+is\s+|a\s+total\s+of\s+|i\.e\.,?\s+)?{_SHARE}"
        ),
        re.I,
    ),
    re.compile(
        (
            rf"(?<![\d.,/‐‑–-]){_SHARE}\s*(?:of\s+(?:the\s+)?(?:{PEOPLE}|group|sample|cohort|"
            rf"[a-z]+\s+{PEOPLE}))?(?:\s+[a-z]+){{0,6}}?\s*[(,—–]\s*(?:or\s+|that\s+is,?\s+|"
            rf"i\.e\.,?\s+)?(?:n\s?=\s?)?{_OF}\s*[),.;—–]"
        ),
        re.I,
    ),
    re.compile(
        (
            rf"(?<![\d.,/‐‑–-]){_SHARE}\s+of\s+(?:the\s+|all\s+|its\s+|"
            rf"these\s+)?(?P<total>{COUNT})\s+(?:[a-z-]+\s+){{0,2}}{PEOPLE}\b(?:[^.;()]{{0,60}}?)[(,—–]\s*(?:or\s+|"
            rf"that\s+is,?\s+|which\s+is\s+|i\.e\.,?\s+|n\s?=\s?)?(?P<count>{COUNT})(?:\s+(?:of\s+them|"
            rf"{PEOPLE}|in\s+all))?\s*[),.;—–]"
        ),
        re.I,
    ),
    re.compile(
        (
            rf"(?<![\d.,/‐‑–-])(?:of|among|in)\s+(?:the\s+|all\s+|these\s+|a\s+(?:group|sample|trial|"
            rf"study)\s+of\s+)?(?P<total>{COUNT})\s+(?:[a-z-]+\s+){{0,3}}?{PEOPLE}\b[^.;()]{{0,60}}?[,\s](?P<count>{COUNT})"
            rf"(?:\s+[a-z]+){{0,3}}?\s*[(,]\s*(?:or\s+|that\s+is,?\s+|which\s+is\s+|i\.e\.,?\s+)?{_SHARE}"
        ),
        re.I,
    ),
)


def check_percentages(text: str) -> Iterator[TextCheck]:
    """Every count with its denominator and percentage; either may come first, shares may be words."""
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                if check := _check(text, match):
                    yield check


def _percent(printed: str) -> Decimal:
    return Decimal(printed) if printed[0].isdigit() else Decimal(count_of(printed))


def _has_other_denominator(text: str, match: re.Match[str], count: int, total: int) -> bool:
    """Does a number of people stand between the two: "of 406, 377 were treated, and in 324 (86 %)"?"""
    start = min(match.end("count"), match.end("total"))
    end = max(match.start("count"), match.start("total"))
    between = [count_of(one[0]) for one in _NUMBER.finditer(text, start, end)]
    return any(count <= one < total for one in between)


# "3 (5.8 %) from the one group and 8 (15.4 %) from the other": each of its own group.
_IS_SPLIT = re.compile(r"[%\s)]*(?:from|in|of|on|with)\s+(?:the\s+)?[^.;()]{0,40}\band\s+\d+\s*\(", re.I)
_NUMBER = re.compile(rf"(?<![\w.,/-]){COUNT}(?![\w.%-])", re.I)


def _check(text: str, match: re.Match[str]) -> TextCheck | None:
    count, total = count_of(match["count"]), count_of(match["total"])
    if total < 2 or (count > total and not match["percent"]):
        return None
    if _has_other_denominator(text, match, count, total) or _IS_SPLIT.match(text, match.end()):
        return None
    printed = _percent(match["percent"]) if match["percent"] else share_of(match["share"])
    computed = Decimal(100) * count / total
    slack = rounding(match["percent"]) if match["percent"] else Decimal(2)
    slack += Decimal(3) if match["about"] or match["share"] else Decimal("0.6")
    result = CheckResult.CONSISTENT if abs(printed - computed) <= slack else CheckResult.IMPOSSIBLE
    tail = (
        re.match(r"\s?(?:%|percent|per cent)?\)?", text[match.end("percent") :]) if match["percent"] else None
    )
    at = Slice(
        match.start(),
        max(match.end("count"), match.end("share"), match.end("percent") + len(tail[0]) if tail else 0),
    )
    return result_of(
        text,
        FaultKind.COUNT_AND_PERCENT,
        RULE,
        at,
        [("count", Slice(*match.span("count"))), ("of", Slice(*match.span("total")))],
        "the count over its denominator is this percentage"
        if result is CheckResult.CONSISTENT
        else "the count over its denominator is another percentage",
        f"{count} / {total} = {computed:.1f} %, printed {at.of(text)}",
        result=result,
    )
