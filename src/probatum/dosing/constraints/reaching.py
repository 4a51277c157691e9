"""A stated amount against what the products of other quantities can be."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from probatum.domain.text_check import CheckResult
from probatum.dosing.constraints.chains import Constant, Factor, Product
from probatum.dosing.constraints.interval import EXACT, LOOSE, Interval, verdict
from probatum.text.dose_grammar import COUNTED
from probatum.text.dose_units import INTAKE, TIME
from probatum.text.measures import Measure, Reading

DROP = "one drop"
DROPPERS = Decimal(2)  # nasal and eye droppers give half to twice the drop of the pharmacopeia
_WHOLE = Decimal("0.12")  # how far the ends of a range may lie from those of its parts: roundings
_FITS = (CheckResult.CONSISTENT, CheckResult.WITHIN)
_LONGER = 1  # factors more than the shortest way that another way may take
_FEW = 4  # steps of a range of pieces that are tried one by one


def held_against(
    stated: Measure, reading: Reading, mine: Sequence[Product], *, is_conclusion: bool
) -> CheckResult | None:
    """The stated amount against every product; a range that fits is all that they give, or within it.

    Of a long page some chain of five numbers gives anything: only the shortest ways bear an amount out. Where
    a longer way alone would, a conclusion ("that is 20 doses") is a fault, and of any other amount nothing
    can be said (None).
    """
    fewest = min(len(one.factors) for one in mine)
    short = [one for one in mine if len(one.factors) <= fewest + _LONGER]
    result = _held(stated, reading, short)
    if result in _FITS or is_conclusion or len(short) == len(mine):
        return result
    return None if _held(stated, reading, mine) in _FITS else result


def _held(stated: Measure, reading: Reading, mine: Sequence[Product]) -> CheckResult:
    printed, tolerance = _stated(stated, reading), _tolerance(stated, mine)
    result = verdict(printed, [one for product in mine for one in _intervals(product)], tolerance)
    if result is not CheckResult.CONSISTENT or printed[0] == printed[1] or any(map(leans, mine)):
        return result
    ends = [[one.interval[end] for one in mine] for end in (0, 1)]
    is_whole = all(
        any(abs(told - one) <= max(tolerance, _WHOLE) * one for one in given)
        for told, given in zip(reading.interval, ends, strict=True)
    )
    return CheckResult.CONSISTENT if is_whole else CheckResult.WITHIN


def _intervals(product: Product) -> Iterator[Interval]:
    """What a product can be: pieces and times a day are whole numbers, so 2 or 3 drops are never 2.5.

    One that leans on the pharmacopeia's drop is as wide as real droppers are.
    """
    if leans(product):
        low, high = product.interval
        yield low / DROPPERS, high * DROPPERS
        return
    for chosen in itertools.product(*map(_choices, product.factors)):
        low, high = Decimal(1), Decimal(1)
        for one in chosen:
            low, high = low * one[0], high * one[1]
        yield low, high


def _choices(factor: Factor) -> tuple[Interval, ...]:
    """Each whole number of a short range of pieces or times; else the range."""
    low, high = factor.reading.low, factor.reading.high
    is_count = factor.reading.unit.base in COUNTED | {INTAKE} and low == int(low) and high == int(high)
    if not is_count or not 0 < high - low <= _FEW:
        return (factor.interval,)
    whole = (replace(factor.reading, low=Decimal(n), high=Decimal(n)) for n in range(int(low), int(high) + 1))
    return tuple(replace(factor, reading=one).interval for one in whole)


def _stated(stated: Measure, reading: Reading) -> Interval:
    low, high = reading.interval
    if reading.unit.base == TIME:  # a supply ends within a day: 60 drops at 7 a day are 8 or 9 days
        slack = min(Decimal("0.6"), low * Decimal("0.12"))
        return (low + slack, high - slack) if low < high - 2 * slack else (low, high)
    return low, high


def _tolerance(stated: Measure, mine: Sequence[Product]) -> Decimal:
    is_loose = stated.is_approximate or any(
        one.is_approximate for product in mine for one in product.measures
    )
    is_time = stated.first.unit.base == TIME
    return LOOSE if is_loose else Decimal("0.1") if is_time else EXACT


def leans(product: Product) -> bool:
    """Does it rest on the pharmacopeia's drop?"""
    return any(isinstance(one.what, Constant) and one.what.name == DROP for one in product.factors)
