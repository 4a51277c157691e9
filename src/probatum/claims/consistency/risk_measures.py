"""Measures of risk beside their two rates: absolute change, number needed to treat, relative risk."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from probatum.claims.consistency.numbers import COUNT, PEOPLE, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

ABSOLUTE_RULE = "an absolute change of risk is the difference of two rates"
NEEDED_RULE = "a number needed to treat is one over the absolute difference of two rates"
RELATIVE_RULE = "a relative risk is one rate over the other"
_RATE = re.compile(
    rf"(?<![\w.,/-])(?P<x>{COUNT})\s+(?:{PEOPLE}\s+)?(?:out\s+)?of\s+(?:the\s+)?(?P<n>{COUNT})(?![\w.]*\s?(?:mg|g|%))"
    rf"|(?<![\w.,/-])(?P<p>\d{{1,2}}(?:\.\d+)?)\s?(?:%|percent)(?!\s*(?:CI|confidence|less|fewer|lower|relative|absolute|reduction))",
    re.I,
)
_ABSOLUTE = re.compile(
    r"\babsolute\s+(?:risk\s+)?(?:reduction|decrease|increase|difference|change|drop|rise)\s+(?:of|was|is|:|=)\s*(?:about\s+)?"
    r"(?P<r>\d{1,2}(?:\.\d+)?)\s?(?:%|percent(?:age\s+points?)?|points?)",
    re.I,
)
_NEEDED = re.compile(
    rf"\b(?:number\s+needed\s+to\s+treat|NNT)\s*(?:\(NNT\)\s*)?(?:of|was|is|:|=)\s*(?:about\s+)?(?P<n>{COUNT})\b"
    rf"|(?<![\w.,/-])(?P<m>{COUNT})\s+(?:{PEOPLE}\s+)?(?:must|need\s+to|have\s+to|would\s+(?:need|have)\s+to)\s+"
    rf"(?:be\s+treated|take\s+it|be\s+given\s+it|receive\s+it)\b",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:relative\s+risk|risk\s+ratio|rate\s+ratio|RR)\s*(?:\(RR\)\s*)?(?:of|was|is|:|=)\s*(?:about\s+)?(?P<r>\d+\.\d+)\b",
    re.I,
)


def check_risk_measures(text: str) -> Iterator[TextCheck]:
    """One measure and exactly two rates, in one sentence."""
    for place in sentences(text):
        for pattern, judge in ((_ABSOLUTE, _absolute), (_NEEDED, _needed), (_RELATIVE, _relative)):
            measure = pattern.search(text, place.start, place.end)
            if measure is None:
                continue
            rates = [
                one for one in _RATE.finditer(text, place.start, place.end) if not _overlap(one, measure)
            ]
            values = [_value(one) for one in rates]
            if len(values) == 2 and values[0] != values[1] and all(value > 0 for value in values):
                yield judge(text, measure, rates, values)


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


def _value(rate: re.Match[str]) -> Decimal:
    """A rate in percent; 0 where the count exceeds its denominator."""
    if rate["p"]:
        return Decimal(rate["p"])
    x, n = count_of(rate["x"]), count_of(rate["n"])
    return Decimal(100) * x / n if 0 < x <= n else Decimal(0)


def _absolute(
    text: str, measure: re.Match[str], rates: Sequence[re.Match[str]], values: Sequence[Decimal]
) -> TextCheck:
    difference, stated = abs(values[0] - values[1]), Decimal(measure["r"])
    line = f"|{values[0]:.4g} - {values[1]:.4g}| = {difference:.3g} percentage points; stated {stated}"
    return _result(text, ABSOLUTE_RULE, measure, rates, abs(difference - stated) <= Decimal("0.6"), line)


def _needed(
    text: str, measure: re.Match[str], rates: Sequence[re.Match[str]], values: Sequence[Decimal]
) -> TextCheck:
    needed, stated = 100 / abs(values[0] - values[1]), count_of(measure["n"] or measure["m"])
    fits = abs(math.ceil(needed) - stated) <= max(1, round(float(needed) * 0.1))
    line = f"100 / |{values[0]:.4g} - {values[1]:.4g}| = {needed:.3g}; stated {stated}"
    return _result(text, NEEDED_RULE, measure, rates, fits, line)


def _relative(
    text: str, measure: re.Match[str], rates: Sequence[re.Match[str]], values: Sequence[Decimal]
) -> TextCheck:
    ratio, stated = values[0] / values[1], Decimal(measure["r"])
    readings = (ratio,) if _names_comparison(text, rates) else (ratio, 1 / ratio)
    fits = any(abs(one - stated) <= max(Decimal("0.03"), one * Decimal("0.04")) for one in readings)
    line = f"{values[0]:.4g} / {values[1]:.4g} = {ratio:.3g}; stated {stated}"
    return _result(text, RELATIVE_RULE, measure, rates, fits, line)


_COMPARED = re.compile(r"\b(?:placebo|control\w*|untreated|dummy|without|comparison)\b", re.I)


def _names_comparison(text: str, rates: Sequence[re.Match[str]]) -> bool:
    """Is the second rate, and not the first, that of the comparison?"""
    first = text[rates[0].end() : rates[1].start()]
    second = text[rates[1].start() : rates[1].end() + 40]
    return _COMPARED.search(second) is not None and _COMPARED.search(first) is None


def _result(
    text: str, rule: str, measure: re.Match[str], rates: Sequence[re.Match[str]], fits: bool, line: str
) -> TextCheck:
    return result_of(
        text,
        FaultKind.CHANGE,
        rule,
        Slice(*measure.span()),
        [("rate", Slice(*rate.span())) for rate in rates],
        "the two rates give this measure" if fits else "the two rates give another measure",
        line,
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
