"""GRIM: can a mean (or a percentage) of whole numbers be the printed one? Brown and Heathers 2017."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from probatum.bias.integrity.printed import Printed, shown
from probatum.bias.integrity.results import judged, not_applicable
from probatum.domain.errors import ProbatumError
from probatum.domain.integrity import Check, CheckName


def grim(mean: str, n: int, *, items: int = 1, is_percent: bool = False) -> Check:
    """Check that some whole sum over `n` people and `items` items gives the printed mean.

    Brown NJL, Heathers JAJ. The GRIM test. Soc Psychol Personal Sci 2017. Only whole-number data qualify.
    Not applicable when the data are finer than the printed digits (n x items >= 10^decimals): every
    mean is then possible. Halves may have been rounded up or down.

    >>> print(grim("5.19", 28).outcome, grim("5.21", 28).outcome)
    failed passed
    """
    printed = Printed.of(mean).scaled(2 if is_percent else 0)
    grains = grains_of(n, items)
    inputs: dict[str, object] = {"percentage" if is_percent else "mean": mean, "n": n}
    inputs |= {"items": items} if items != 1 else {}
    if grains >= 10**printed.decimals:
        return not_applicable(
            CheckName.GRIM,
            inputs,
            f"{grains} whole numbers, {printed.decimals} decimals: {grains} >= {10**printed.decimals}",
            "the data are finer than the printed digits, so every value is possible",
        )
    is_possible = bool(possible_sums(printed, grains))
    return judged(
        CheckName.GRIM,
        inputs,
        is_possible,
        _nearest(printed, grains),
        "a whole-number sum gives the printed value"
        if is_possible
        else "no whole-number sum gives the printed value; data that are not whole numbers, "
        "missing answers or another n would explain it",
    )


def grains_of(n: int, items: int) -> int:
    """How many whole numbers were averaged; raise ProbatumError for none."""
    if n < 1 or items < 1:
        raise ProbatumError(
            "nothing to average",
            field="n",
            value=f"{n} x {items}",
            remedy="give at least one person and item",
        )
    return n * items


def possible_sums(printed: Printed, grains: int) -> range:
    """The whole sums whose mean over `grains` numbers may be printed so."""
    return range(ceil(printed.low * grains), floor(printed.high * grains) + 1)


def _nearest(printed: Printed, grains: int) -> str:
    below = floor(printed.value * grains)
    around = [below, below + 1] if printed.value * grains != below else [below]
    parts = [f"{total}/{grains} = {shown(Fraction(total, grains), printed.decimals + 3)}" for total in around]
    return f"{' and '.join(parts)}; printed {printed}"
