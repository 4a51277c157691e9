"""A relative change of risk against the two rates it compares: "15 of 100 against 20 of 100, 50 % less"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.claims.consistency.numbers import COUNT, PEOPLE, count_of
from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "a relative reduction is the difference of two rates over the rate of comparison"
_RATE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<x>{COUNT})\s+(?:{PEOPLE}\s+)?(?:out\s+)?(?:of|in)\s+(?:the\s+|every\s+)?(?P<n>{COUNT})"
    rf"(?![\w.]*\s?(?:mg|g|weeks|days|months|years|%))|(?P<p>\d{{1,2}}(?:\.\d+)?)\s?(?:%|percent)"
    rf"(?=\s+(?:of|on|in|with|to|versus|vs|against|and|,)))",
    re.I,
)
_RELATIVE = re.compile(
    r"\brelative\s+(?:risk\s+)?(?:reduction|decrease|increase|rise)\s+(?:of|was|is|:)?\s*(?:about\s+)?"
    r"(?P<r>\d{1,3}(?:\.\d+)?)\s?(?:%|percent)"
    r"|(?P<r2>\d{1,3}(?:\.\d+)?)\s?(?:%|percent)\s+relative\s+(?:risk\s+)?(?:reduction|decrease|increase|rise)",
    re.I,
)
_SLACK = Decimal(2)  # percentage points


def check_risks(text: str) -> Iterator[TextCheck]:
    """A relative change and exactly two rates, in one sentence."""
    for place in sentences(text):
        relative = _RELATIVE.search(text, place.start, place.end)
        if relative is None:
            continue
        rates = [
            one
            for one in _RATE.finditer(text, place.start, place.end)
            if one.end() <= relative.start() or one.start() >= relative.end()
        ]
        values = [_value(one) for one in rates]
        if len(values) == 2 and all(value is not None and value > 0 for value in values):
            yield _check(text, relative, rates, [value for value in values if value is not None])


def _value(rate: re.Match[str]) -> Decimal | None:
    if rate["p"]:
        return Decimal(rate["p"])
    x, n = count_of(rate["x"]), count_of(rate["n"])
    return Decimal(100) * x / n if 0 < x <= n else None


def _check(
    text: str, relative: re.Match[str], rates: list[re.Match[str]], values: list[Decimal]
) -> TextCheck:
    printed = Decimal(relative["r"] or relative["r2"])
    one, other = values
    computed = [100 * abs(one - other) / one, 100 * abs(one - other) / other]  # either may be the comparison
    fits = any(abs(printed - value) <= _SLACK for value in computed)
    return result_of(
        text,
        FaultKind.CHANGE,
        RULE,
        Slice(*relative.span()),
        [("rate", Slice(*rate.span())) for rate in rates],
        "the two rates give this change" if fits else "the two rates give another change",
        f"|{one:.4g} - {other:.4g}| / {max(one, other):.4g} = {min(computed):.1f} %; stated {printed} %",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
