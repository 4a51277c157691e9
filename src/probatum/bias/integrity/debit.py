"""DEBIT: the standard deviation of yes-no data follows from its mean. Heathers and Brown 2019."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt

from probatum.bias.integrity.printed import Printed, shown
from probatum.bias.integrity.results import judged
from probatum.domain.errors import ProbatumError
from probatum.domain.integrity import Check, CheckName

_HALF = Fraction(1, 2)


def debit(mean: str, sd: str, n: int) -> Check:
    """Check that the printed standard deviation of a proportion is sqrt(n/(n-1) p (1-p)) within rounding.

    Heathers JAJ, Brown NJL. DEBIT: a simple consistency test for binary data, 2019 (preprint). `mean`
    is a proportion between 0 and 1.

    >>> print(debit("0.19", "0.35", 1683).outcome, debit("0.44", "0.50", 1683).outcome)
    failed passed
    """
    center, spread = Printed.of(mean), Printed.of(sd)
    if not 0 <= center.value <= 1 or n < 2:
        raise ProbatumError(
            "not a proportion of two or more people",
            field="mean",
            value=f"{mean}, n = {n}",
            remedy="give a mean between 0 and 1 and n >= 2",
        )
    low, high = _range(center, n)
    digits = spread.decimals + 3
    is_consistent = spread.meets(Fraction(low), Fraction(high))
    return judged(
        CheckName.DEBIT,
        {"mean": mean, "SD": sd, "n": n},
        is_consistent,
        f"sqrt({n}/{n - 1} x {center} x (1 - {center})) = {shown(_sd(center.value, n), digits)}, "
        f"from {shown(low, digits)} to {shown(high, digits)} within rounding; printed {spread}",
        "the standard deviation follows from the proportion"
        if is_consistent
        else "the standard deviation does not follow from the proportion; data that are not yes or no, "
        "or another n, would explain it",
    )


def _range(center: Printed, n: int) -> tuple[float, float]:
    ends = [max(Fraction(0), center.low), min(Fraction(1), center.high)]
    inner = [_HALF] if ends[0] <= _HALF <= ends[1] else []
    values = [_sd(p, n) for p in (*ends, *inner)]
    return min(values), max(values)


def _sd(p: Fraction, n: int) -> float:
    return sqrt(Fraction(n, n - 1) * p * (1 - p))
