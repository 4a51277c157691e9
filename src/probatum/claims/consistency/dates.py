"""Dates, ages and times that cannot follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import COUNT, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentence_at, sentences
from probatum.text.slices import Slice

ORDER_RULE = "what begins ends later; what is published has been done"
AGE_RULE = "a mean age lies within the range of ages"
SPAN_RULE = "the years between two dates are their difference"
WEEKS_RULE = "a trial measures nothing after its end"
_YEAR = r"(?:18|19|20)\d{2}"
_FROM_TO = re.compile(
    (
        rf"\b(?:from|between|ran\s+from|conducted\s+from|during)\s+(?:\w+\s+)?(?P<a>{_YEAR})\s+(?:to|until|"
        rf"and|through|till)\s+(?:\w+\s+)?(?P<b>{_YEAR})\b|\b(?:began|started|enrolled|opened|launched|"
        rf"recruited|"
        rf"recruiting)\s+(?:\w+\s+){{0,3}}?in\s+(?:\w+\s+)?(?P<a2>{_YEAR})\b[^.;]{{0,60}}?\b(?:ended|"
        rf"finished|closed|completed|concluded|"
        rf"stopped)\s+(?:\w+\s+){{0,2}}?in\s+(?:\w+\s+)?(?P<b2>{_YEAR})"
    ),
    re.I,
)
_PUBLISHED = re.compile(
    (
        rf"\b(?:publi(?:shed|cation)|appeared|reported|printed)\s+(?:\w+\s+){{0,4}}?(?:in|"
        rf"of)\s+(?:\w+\s+)?(?P<y>{_YEAR})|\b(?:a|the|one|this)\s+(?P<y2>{_YEAR})\s+(?:paper|study|trial|"
        rf"article|publication|report)"
    ),
    re.I,
)
_DONE = re.compile(
    (
        rf"\b(?:enrol\w*|recruit\w*|began|started|conducted|carried\s+out|ran|treated|randomi[sz]ed|"
        rf"took\s+place|collected|followed|finished|ended|completed)\b[^.;]{{0,50}}?\b(?:in|until|since|"
        rf"through|to|between|during)\s+(?:\w+\s+)?(?P<y>{_YEAR})"
    ),
    re.I,
)
_AGE_RANGE = re.compile(
    (
        r"\b(?:aged?|ages|age\s+range|ranging\s+in\s+age|between)\s*(?:was|of|from|:|"
        r"between)?\s*(?:from\s+|between\s+)?(?P<a>\d{1,2})\s?(?:-|–|to|"
        r"and)\s?(?P<b>\d{1,3})\b(?!\s?(?:mg|%|weeks|days|minutes|hours))(?:\s+years)?"
    ),
    re.I,
)
_MEAN_AGE = re.compile(
    (
        r"\b(?:mean|average|median)\s+age\s*(?:of\s+(?:the\s+)?\w+\s+)?(?:was|of|is|=|"
        r":)?\s*(?P<m>\d{1,3}(?:\.\d+)?)"
    ),
    re.I,
)
_LATER = re.compile(
    (
        rf"\bin\s+(?:\w+\s+)?(?P<a>{_YEAR})\b(?P<mid>[^.;]{{0,120}}?)\b(?P<n>{COUNT})\s+years\s+(?:later|"
        rf"afterwards|after\s+that)\b,?[^.;]{{0,40}}?\b(?:in\s+)?(?P<b>{_YEAR})"
    ),
    re.I,
)
_LENGTH = re.compile(
    (
        rf"(?<![\w.-])(?P<n>{COUNT})[\s-](?P<u>week|month|day|year)s?[\s-]+(?:\w+[\s-]+){{0,4}}?(?:trial|"
        rf"study|program|intervention|experiment)\b|\b(?:trial|study|intervention|"
        rf"experiment)\s+(?:\w+\s+){{0,3}}?(?:lasted|ran\s+for|took|spanned|"
        rf"went\s+on\s+for)\s+(?:for\s+)?(?:only\s+|just\s+)?(?P<n2>{COUNT})\s+(?P<u2>week|month|day|"
        rf"year)s?"
    ),
    re.I,
)
_AT = re.compile(
    (
        rf"\b(?:at|by|in|on|until|after)\s+(?:the\s+end\s+of\s+)?(?P<u>week|month|day|"
        rf"year)\s+(?P<n>{COUNT})\b|\bafter\s+(?P<n2>{COUNT})\s+(?P<u2>week|month|day|"
        rf"year)s?\s+(?:of\s+(?:treatment|supplementation|use|dosing|the\s+trial)|(?:in|"
        rf"of)\s+the\s+(?:same\s+)?(?:trial|study))"
    ),
    re.I,
)
_AFTERWARDS = re.compile(
    (
        r"\b(?:follow(?:ed)?[\s-]?up|extension|afterwards?|later|open[\s-]label|follow-on|"
        r"after\s+the\s+(?:trial|study)\s+ended|washout|another|second\s+(?:trial|study))\b"
    ),
    re.I,
)
_ANOTHER = re.compile(r"(?:A|An|Another|One|In\s+an?(?:other)?|Later|Other)\b")
_DAYS = {"day": Decimal(1), "week": Decimal(7), "month": Decimal("30.4"), "year": Decimal(365)}


def check_dates(text: str) -> Iterator[TextCheck]:
    """Years in order, publication after the work, ages within their range, measurements within the trial."""
    for match in _FROM_TO.finditer(text):
        name = "" if match["a"] else "2"
        if int(match[f"a{name}"]) > int(match[f"b{name}"]):
            yield _fault(
                text,
                Slice(*match.span()),
                ORDER_RULE,
                "it ends before it begins",
                f"{match[f'a{name}']} > {match[f'b{name}']}",
            )
    yield from _published(text)
    yield from _ages(text)
    yield from _later(text)
    yield from _after_the_end(text)


def _fault(text: str, at: Slice, rule: str, because: str, line: str) -> TextCheck:
    return result_of(text, FaultKind.DATES, rule, at, [], because, line)


def _windows(text: str) -> Iterator[Slice]:
    found = sentences(text)
    for i, place in enumerate(found):
        yield Slice(place.start, found[min(i + 1, len(found) - 1)].end)


def _published(text: str) -> Iterator[TextCheck]:
    seen: set[int] = set()
    for window in _windows(text):
        papers = list(_PUBLISHED.finditer(text, window.start, window.end))
        done = list(_DONE.finditer(text, window.start, window.end))
        if len(papers) != 1 or not done:
            continue
        year = int(papers[0]["y"] or papers[0]["y2"])
        for one in done:
            opening = sentence_at(text, one.start()).of(text)
            is_other = sentence_at(text, papers[0].start()) != sentence_at(text, one.start()) and (
                one.start() < papers[0].start() or papers[0]["y2"] or _ANOTHER.match(opening)
            )
            if is_other:
                continue
            if int(one["y"]) > year and one.start() not in seen:
                seen.add(one.start())
                yield _fault(
                    text,
                    Slice(*one.span()),
                    ORDER_RULE,
                    "it was done after it was published",
                    f"{one['y']} > {year}",
                )


def _ages(text: str) -> Iterator[TextCheck]:
    for window in _windows(text):
        ranges = list(_AGE_RANGE.finditer(text, window.start, window.end))
        means = list(_MEAN_AGE.finditer(text, window.start, window.end))
        if len(ranges) != 1:
            continue
        low, high = int(ranges[0]["a"]), int(ranges[0]["b"])
        is_about_age = re.search(
            r"\bag(?:e|ed|es|ing)\b|\byears\b",
            ranges[0][0] + text[ranges[0].end() : ranges[0].end() + 10],
            re.I,
        )
        if low > high and is_about_age:
            yield _fault(
                text, Slice(*ranges[0].span()), AGE_RULE, "the range runs backwards", f"{low} > {high}"
            )
        elif len(means) == 1 and is_about_age and not low <= Decimal(means[0]["m"]) <= high:
            yield _fault(
                text,
                Slice(*means[0].span()),
                AGE_RULE,
                "the mean lies outside the range",
                f"{means[0]['m']} is not within {low} to {high}",
            )


def _later(text: str) -> Iterator[TextCheck]:
    for match in _LATER.finditer(text):
        gap, stated = int(match["b"]) - int(match["a"]), count_of(match["n"])
        if abs(gap - stated) > 1 and not re.search(r"\b(?:18|19|20)\d\d\b", match["mid"]):
            yield _fault(
                text,
                Slice(match.start("n"), match.end()),
                SPAN_RULE,
                "the years differ by another number",
                f"{match['b']} - {match['a']} = {gap}, stated {stated}",
            )


def _after_the_end(text: str) -> Iterator[TextCheck]:
    lengths = list(_LENGTH.finditer(text))
    if len(lengths) != 1:
        return
    one = lengths[0]
    days = count_of(one["n"] or one["n2"]) * _DAYS[(one["u"] or one["u2"]).lower()]
    for match in _AT.finditer(text, one.end()):
        when = count_of(match["n"] or match["n2"]) * _DAYS[(match["u"] or match["u2"]).lower()]
        around = text[one.end() : match.end() + 60]
        if (
            when > days * Decimal("1.05")
            and not _AFTERWARDS.search(around)
            and match.start() - one.end() < 300
        ):
            yield _fault(
                text,
                Slice(*match.span()),
                WEEKS_RULE,
                "it is measured after the end",
                f"{when:.0f} days > {days:.0f} days",
            )
