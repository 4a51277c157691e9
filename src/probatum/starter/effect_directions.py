"""Which way an outcome went, from estimate, interval, measure and the words around them.

An interval that holds the null is no difference shown (Cochrane Handbook, chapter 15.3.1: it may also mean
too few people; who uses the direction must say so). Without an interval the printed p-value decides.
"""

from __future__ import annotations

import re
from decimal import Decimal

from probatum.domain.effects_table import PublishedSynthesis
from probatum.domain.terms import Better, Direction

_RATIO = re.compile(r"\b(?:RR|OR|HR|IRR|ROM)\b|\bratio\b", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"\b(?:WMD|SMD|MD|RD|d|g)\b|\bHedges|\bCohen|difference|^(?:percent|points|mmHg|mg/dL|nmol/L)$",
    re.IGNORECASE,
)
_ALPHA = Decimal("0.05")
_TURNED = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}


def null_of(measure: str) -> Decimal | None:
    """The value that means no effect: 1 for ratios, 0 for differences, None for a measure we do not know.

    >>> null_of("RR (M-H, random)")
    Decimal('1')
    """
    if _RATIO.search(measure):
        return Decimal(1)
    return Decimal(0) if _DIFFERENCE.search(measure) else None


def direction_of(
    measure: str,
    estimate: Decimal | None,
    low: Decimal | None,
    high: Decimal | None,
    p_value: str | None = None,
) -> Direction | None:
    """The way the measured value went; None where numbers do not tell it.

    >>> direction_of("SMD", Decimal("-0.3"), Decimal("-0.5"), Decimal("-0.1")).value
    'decrease'
    """
    null = null_of(measure)
    if null is None:
        return None
    if low is not None and high is not None:
        if low < null < high or null in (low, high):
            return Direction.NO_DIFFERENCE
        return Direction.INCREASE if low > null else Direction.DECREASE
    if estimate is None or (p := p_number(p_value)) is None:
        return None
    if p > _ALPHA:
        return Direction.NO_DIFFERENCE
    return Direction.INCREASE if estimate > null else Direction.DECREASE


def p_number(printed: str | None) -> Decimal | None:
    """The number of a printed p-value; its bound for "<0.001".

    >>> p_number("<0.001")
    Decimal('0.001')
    """
    found = re.fullmatch(r"\s*[p=<≤ ]*(0?\.\d+|[01])\s*", printed or "")
    return Decimal(found[1]) if found else None


def synthesis_direction(row: PublishedSynthesis, better: Better, *, is_inverse: bool) -> Direction | None:
    """The way an outcome went by one published estimate.

    `is_inverse`: the printed scale runs against the outcome (a time for a speed, an error score for an
    ability). Where the review says which sign is the benefit, that decides instead.
    """
    went = direction_of(row.measure, row.estimate, row.ci_low, row.ci_high, row.p_value)
    if went is None:
        return Direction.NO_DIFFERENCE if row.effect_text == "no difference" else None
    if went is Direction.NO_DIFFERENCE:
        return went
    if row.sign is not None and better is not Better.NEITHER:
        is_benefit = (went is Direction.INCREASE) == row.sign.startswith("positive")
        return Direction.INCREASE if is_benefit == (better is Better.HIGHER) else Direction.DECREASE
    return _TURNED[went] if is_inverse else went
