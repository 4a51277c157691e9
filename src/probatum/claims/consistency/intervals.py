"""Estimate, interval, p and the words beside them: do they agree?

Null value: 1 for ratios, 0 for differences. A result close to the threshold is left alone.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from probatum.claims.consistency.numbers import decimal_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

P_RULE = "a 95 % interval excludes the null value exactly when p is below .05"
HOLDS_RULE = "an interval holds its estimate, its lower end first"
WORDS_RULE = "significant means p below .05 or an interval without the null value"
_N = r"[-−–]?\s?(?:\d+(?:[.,]\d+)?|\.\d+)"
_INTERVAL = re.compile(
    (
        rf"(?:95\s?(?:%|percent)\s?(?:CI|confidence\s+intervals?|confidence\s+limits|credible\s+interval|"
        rf"CrI)|\bCI(?:\s?95\s?%)?|\bconfidence\s+interval)(?:\s?\(?CI\)?)?(?:\s?95\s?%)?\s*(?:[:=,]|of|from|was|ran|running|ranged|"
        rf"spanning|is|between)*\s*(?:from\s+|of\s+|between\s+)?[\[(]?\s?(?P<low>{_N})\s?%?\s?(?:to|and|,|"
        rf";|–|—|-|through)\s?(?P<high>{_N})(?!\.?\s?\d)"
    ),
    re.I,
)
_ESTIMATE = re.compile(
    (
        rf"(?<![\w./−–-])(?<!\d\.\s)(?<![pP]\s=\s)(?<![pP]=)(?<![pP]\s=)(?<!\d\s\.\s)(?<!per\s)(?<!x\s)(?P<e>{_N})(?![\d.]*\s?/\s?\d)\s?(?:%|"
        rf"[a-zA-Z/²0-9]{{1,8}})?(?:\s+[a-z]+){{0,2}}?\s*[\s,;:(\[]*(?:with\s+(?:a|an)\s+)?$"
    ),
    re.I,
)
_P = re.compile(
    r"(?<![\w])[pP](?:[\s-]?value)?\s?(?:of\s+|was\s+|is\s+)?(?P<sign>[<>=≤≥])?\s?(?P<p>0?\.\d+|1\.0+|"
    r"0\.\d+)"
)
_RATIO = re.compile(
    r"\b(?:odds\s+ratios?|hazards?\s+ratios?|risk\s+ratios?|rate\s+ratios?|relative\s+risks?|ratio|"
    r"[aA]?(?:OR|HR|RR|IRR))\b"
)
_OTHER_LEVEL = re.compile(r"\b(?:90|99|80)\s?(?:%|percent)\s?(?:CI|confidence)", re.I)
_NOT_SIGNIFICANT = re.compile(
    (
        r"\b(?:not\s+(?:\w+\s+){0,3}?(?:statistically\s+)?significant(?:ly)?|"
        r"no\s+(?:statistically\s+)?significant|(?:did|does|do|was|were|is|had|has)\s+(?:not|"
        r"no)\s+(?:\w+\s+){0,2}?(?:significantly|significant)|non-?significant(?:ly)?|"
        r"without\s+(?:statistical\s+)?significance|insignificant(?:ly)?|"
        r"(?:did|does|do)\s+not\s+differ\b(?!\s+(?:in|by|much|from\s+each)\b[^.;]{0,40}\bbut\b)|"
        r"failed\s+to\s+reach\s+(?:statistical\s+)?significance|no\s+(?:real\s+|clear\s+)?(?:effect|"
        r"difference|benefit|change|improvement)\b)"
    ),
    re.I,
)
_SIGNIFICANT = re.compile(r"(?<!non-)(?<!in)\b(?:statistically\s+)?significant(?:ly)?\b", re.I)
_NEARLY = re.compile(r"\b(?:near(?:ly)?|marginally|borderline|almost|approach\w*|toward)[\s-]*$", re.I)
_LOW, _HIGH = Decimal("0.04"), Decimal("0.06")


@dataclass(frozen=True, slots=True)
class _Interval:
    at: Slice
    low: Decimal
    high: Decimal
    estimate: Decimal | None
    estimate_at: Slice | None
    null: int

    @property
    def excludes(self) -> bool:
        return self.low > self.null or self.high < self.null


def check_intervals(text: str) -> Iterator[TextCheck]:
    """Intervals against their estimate, p and words; p against words. One sentence at a time."""
    for place in sentences(text):
        intervals = list(_intervals(text, place))
        ps = list(_P.finditer(text, place.start, place.end))
        for one in intervals:
            yield from _holds(text, one)
        ranges = _RANGE.findall(place.of(text))
        if len(intervals) == 1 == len(ps) and len(ranges) < 2 and not _OTHER_LEVEL.search(place.of(text)):
            yield from _p_and_interval(text, intervals[0], ps[0])
        yield from _words(text, place, intervals, ps)


def _intervals(text: str, place: Slice) -> Iterator[_Interval]:
    for match in _INTERVAL.finditer(text, place.start, place.end):
        ahead = text[max(place.start, match.start() - 40) : match.start()]
        before = None if re.search(r"\d\s?%\s*$", ahead) else _ESTIMATE.search(ahead)
        if before is not None and _SPREAD.search(ahead[: before.start("e")]):
            before = None
        shift = max(place.start, match.start() - 40)
        at = Slice(shift + before.start("e"), shift + before.end("e")) if before else None
        is_ratio = _RATIO.search(text, place.start, match.start()) is not None
        yield _Interval(
            Slice(*match.span()),
            _signed(match["low"]),
            _signed(match["high"]),
            _signed(before["e"]) if before else None,
            at,
            1 if is_ratio else 0,
        )


def _signed(printed: str) -> Decimal:
    return decimal_of(printed.replace(" ", ""))


_FALL = re.compile(
    r"\b(?:fell|fall|drop|dropped|decreas\w+|reduc\w+|lower\w*|declin\w+|loss|lost|less|fewer|shorter|down|diminish\w+)\b",
    re.I,
)


def _is_a_fall(text: str, one: _Interval) -> bool:
    """Do both ends hold the estimate, in the order of their size with a minus sign?"""
    if one.estimate is None or not one.high <= abs(one.estimate) <= one.low:
        return False
    return one.estimate < 0 or _FALL.search(text, max(0, one.at.start - 200), one.at.start) is not None


def _holds(text: str, one: _Interval) -> Iterator[TextCheck]:
    if _is_a_fall(text, one):
        return  # "fell by 4.8 (7.5 to 2.1)": falls printed without their sign
    if one.low > one.high and not (one.high < 0 <= one.low or one.low < 0):
        yield result_of(
            text,
            FaultKind.ESTIMATE_AND_INTERVAL,
            HOLDS_RULE,
            one.at,
            [],
            "the ends are in the wrong order",
            f"{one.low} > {one.high}",
        )
        return
    low, high = sorted((one.low, one.high))
    if one.estimate is None or one.estimate_at is None or low <= one.estimate <= high:
        return
    magnitude = abs(one.estimate)
    if low <= -one.estimate <= high or min(abs(low), abs(high)) <= magnitude <= max(abs(low), abs(high)):
        return  # "fell by 2.1 (95 % CI -3 to -1)": the sign stands in the words
    yield result_of(
        text,
        FaultKind.ESTIMATE_AND_INTERVAL,
        HOLDS_RULE,
        Slice(one.estimate_at.start, one.at.end),
        [("estimate", one.estimate_at), ("interval", one.at)],
        "the estimate lies outside its interval",
        f"{one.estimate} is not within {low} to {high}",
    )


def _bounds(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """What the printed p allows, least and greatest."""
    p, sign = decimal_of(match["p"]), (match["sign"] or "=")
    return (Decimal(0), p) if sign in "<≤" else (p, Decimal(1)) if sign in ">≥" else (p, p)


def _p_and_interval(text: str, one: _Interval, p: re.Match[str]) -> Iterator[TextCheck]:
    least, most = _bounds(p)
    sign = p["sign"] or "="
    is_clearly_small = most < _LOW or (sign in "<≤" and most <= Decimal("0.05"))
    is_clearly_large = least >= _HIGH or (sign in ">≥" and least >= Decimal("0.05"))
    if (one.excludes and is_clearly_large) or (
        not one.excludes and is_clearly_small and one.null not in (one.low, one.high)
    ):
        start, end = min(one.at.start, p.start()), max(one.at.end, p.end())
        yield result_of(
            text,
            FaultKind.P_AND_INTERVAL,
            P_RULE,
            Slice(start, end),
            [("interval", one.at), ("p", Slice(*p.span()))],
            f"the interval {'excludes' if one.excludes else 'contains'} {one.null}, p says otherwise",
            f"{one.low} to {one.high}, null value {one.null}; {p[0]}",
        )


_RANGE = re.compile(rf"\(\s?{_N}\s?(?:to|,|–)\s?{_N}\s?\)")
_CLAUSE = re.compile(
    r";\s|\)(?:\s+and|,|\s+however)\s|,\s+(?:but|while|whereas|and)\s|\bwhereas\b|\bbut\b|\bwhile\b|\balthough\b",
    re.I,
)


_CONCEDED = re.compile(r"(?:Although|Though|While|Whereas|Despite)\b[^,(]*(?:\([^)]*\)[^,(]*)*,\s")


def _concession(text: str, place: Slice) -> list[int]:
    """Where the clause of a sentence that opens with "although" ends."""
    found = _CONCEDED.match(text, place.start, place.end)
    return [found.end()] if found else []


def _words(
    text: str, place: Slice, intervals: list[_Interval], ps: list[re.Match[str]]
) -> Iterator[TextCheck]:
    """Words of significance against the p or interval of their own clause."""
    if _LEGEND.search(text, place.start, place.end):
        return
    bounds = [
        place.start,
        *sorted(
            {
                *(match.end() for match in _CLAUSE.finditer(text, place.start, place.end)),
                *_concession(text, place),
            }
        ),
        place.end,
    ]
    for start, end in itertools.pairwise(bounds):
        inside = [one for one in intervals if start <= one.at.start < end]
        values = [one for one in ps if start <= one.start() < end]
        if len(inside) > 1 or len(values) > 1 or not (inside or values):
            continue
        denied = _NOT_SIGNIFICANT.search(text, start, end)
        claimed = None if denied else _SIGNIFICANT.search(text, start, end)
        word = denied or claimed
        if (
            word is None
            or _is_of_others(text, word, [one.start() for one in values])
            or _NEARLY.search(text, max(start, word.start() - 20), word.start())
        ):
            continue
        evidence = _evidence(inside, values)
        if evidence is None or evidence == bool(claimed):
            continue
        shown = [*(("interval", one.at) for one in inside), *(("p", Slice(*one.span())) for one in values)]
        last = max(where.end for _, where in shown)
        yield result_of(
            text,
            FaultKind.WORDS_AND_NUMBERS,
            WORDS_RULE,
            Slice(min(word.start(), *(where.start for _, where in shown)), max(word.end(), last)),
            shown,
            "the words deny what the numbers show"
            if denied
            else "the words claim what the numbers do not show",
            *(where.of(text) for _, where in shown),
        )


_OTHERS = re.compile(r"\b(?:than|who|whose|those|which)\b", re.I)


# A legend or a threshold reports no result: "* denotes a significant change (p < 0.05)".
_LEGEND = re.compile(
    r"\*|\b(?:denot|indicat|represent)\w*\s+(?:an?\s+)?(?:statistical\w*\s+)?significan|\bsignificance\s+level\b"
    r"|\b(?:chosen|considered|set|defined|regarded|deemed|accepted)\b[^.;]{0,30}\bsignifican|\balpha\b",
    re.I,
)
_SPREAD = re.compile(r"\b(?:SD|SE|SEM|standard\s+(?:deviation|error))\)?\s?[,:=±]?\s*$", re.I)


def _is_of_others(text: str, word: re.Match[str], ps: list[int]) -> bool:
    """Do the words describe whom the result was compared with: "p = .005 than those who showed no change"?"""
    return any(at < word.start() and _OTHERS.search(text, at, word.start()) for at in ps)


def _evidence(inside: list[_Interval], values: list[re.Match[str]]) -> bool | None:
    """True: significant by the numbers; False: not; None: near the threshold or at odds with itself."""
    says = []
    if inside:
        one = inside[0]
        says.append(None if one.null in (one.low, one.high) else one.excludes)
    if values:
        least, most = _bounds(values[0])
        small = (most <= Decimal("0.05") and most < Decimal("0.05")) or (
            (values[0]["sign"] or "=") in "<≤" and most <= Decimal("0.05")
        )
        large = least > Decimal("0.05") or ((values[0]["sign"] or "=") in ">≥" and least >= Decimal("0.05"))
        says.append(True if small else False if large else None)
    return says[0] if says and all(one == says[0] for one in says) else None
