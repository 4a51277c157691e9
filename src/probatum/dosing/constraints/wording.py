"""The place a result is about, its inputs, and the arithmetic in words a reader can redo."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from probatum.domain.text_check import CheckInput
from probatum.dosing.constraints.chains import Factor, Product
from probatum.dosing.constraints.interval import Interval
from probatum.text.measures import Measure, Reading, plain

_MOST_LINES = 4
_LEAD = re.compile(
    r"(?:(?:(?:for|a|it|you|that)\s+)*(?:lasts?|total(?:s|ing)?|equals?|gives?|giving|provides?|"
    r"providing|delivers?|supplies|contains?|holds?|makes?|means|comes\s+to|amounts?\s+to|"
    r"adds?\s+up\s+to|works\s+out\s+(?:to|at)|enough|daily|total|dose|intake|dosage|equivalent|=)\s+"
    r"(?:(?:a|an|the|about|around|roughly|approximately|almost|nearly|exactly|total|of|for|is|to|dose|"
    r"anywhere|from|between|up|some|daily|in)\s+){0,5})$",
    re.IGNORECASE,
)


def stretch(text: str, stated: Measure) -> tuple[int, int]:
    """The stated quantity with the few words that state it: "lasts 60 days", "a total of 2,000 mg"."""
    lead = _LEAD.search(text[max(0, stated.start - 40) : stated.start])
    start = stated.start - (len(lead[0]) if lead else 0)
    while start < stated.start and not text[start].isalnum() and text[start] not in "=(":
        start += 1
    tail = re.match(
        r"\s+(?:a\s+day|per\s+day|daily|each\s+day|in\s+total|altogether|supply)\b", text[stated.end :]
    )
    return start, stated.end + (tail.end() if tail else 0)


def inputs_of(text: str, measures: Sequence[Measure]) -> tuple[CheckInput, ...]:
    """The quantities of the text that were used, in its order."""
    return tuple(
        CheckInput(name=str(one.first), quote=text[one.start : one.end], start=one.start, end=one.end)
        for one in sorted(measures, key=lambda one: one.start)
    )


def arithmetic(text: str, stated: Measure, reading: Reading, mine: Sequence[Product]) -> tuple[str, ...]:
    """One line a product: its factors and result beside what is stated."""
    lines = dict.fromkeys(
        f"{factors_of(product)} = {shown(product.interval, reading)}; stated {stated.of(text)}"
        for product in mine
    )
    return tuple(lines)[:_MOST_LINES]


def factors_of(product: Product) -> str:
    """The quantities of a product in the order they cancel, as a sum is written."""
    return " ".join(_factor(i, factor) for i, factor in enumerate(product.factors))


def _factor(index: int, factor: Factor) -> str:
    sign = "÷" if factor.power == -1 else "×" if index else ""
    return f"{sign} {factor.reading}".strip()


def shown(interval: Interval, reading: Reading) -> str:
    """An interval in base units, printed in the unit of a reading.

    >>> from probatum.text.measures import named
    >>> shown((Decimal(400), Decimal(600)), Reading(Decimal(1), Decimal(1), named("mg"), ()))
    '0.4–0.6 mg'
    """
    low, high = interval
    for one in reading.per:
        low, high = low * one.low * one.unit.size, high * one.high * one.unit.size
    size = reading.unit.size
    return str(Reading(_short(low / size), _short(high / size), reading.unit, reading.per))


def _short(number: Decimal) -> Decimal:
    """Four significant digits: enough to redo the sum."""
    return Decimal(plain(Decimal(f"{number:.3e}")))
