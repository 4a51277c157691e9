"""GRIMMER: can a standard deviation of whole numbers be the printed one? The analytic test (Allard 2018)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, sqrt

from probatum.bias.integrity.grim import grains_of, possible_sums
from probatum.bias.integrity.printed import Printed, shown
from probatum.bias.integrity.results import judged
from probatum.domain.errors import ProbatumError
from probatum.domain.integrity import Check, CheckName

_DEEP_LIMIT = 700  # people times width of the scale: up to here every sample is enumerated


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole numbers one person's score can take."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low >= self.high:
            raise ProbatumError(
                "empty scale", field="scale", value=f"{self.low}-{self.high}", remedy="low, high"
            )


def grimmer(mean: str, sd: str, n: int, *, items: int = 1, scale: Scale | None = None) -> Check:
    """Check that some whole sum of squares gives the printed standard deviation beside the printed mean.

    The sum of squares T of n whole numbers with sum S is whole, is as odd or even as S, and gives
    SD^2 = (T - S^2/n) / (n - 1) (Anaya 2016; analytic form: Allard 2018). With `items` above 1 the
    numbers are the people's sums over items. Every S that GRIM leaves possible is tried. With a
    `scale` the pairs (S, T) that samples on it can have are enumerated for small n.

    >>> print(grimmer("5.21", "1.60", 28).outcome, grimmer("2.00", "0.10", 2).outcome)
    passed failed
    """
    inputs: dict[str, object] = {"mean": mean, "SD": sd, "n": n}
    inputs |= {"items": items} if items != 1 else {}
    inputs |= {"scale": f"{scale.low}-{scale.high}"} if scale else {}
    if n < 2:
        raise ProbatumError("a standard deviation needs two people", field="n", value=n, remedy="give n >= 2")
    center, spread = Printed.of(mean), Printed.of(sd)
    sums = possible_sums(center, grains_of(n, items))
    found = next((pair for total in sums for pair in _pairs(total, spread, n, items, scale)), None)
    return judged(
        CheckName.GRIMMER,
        inputs,
        found is not None,
        _arithmetic(found, sums, spread, n, items),
        _because(found),
    )


def _pairs(total: int, spread: Printed, n: int, items: int, scale: Scale | None) -> Iterator[tuple[int, int]]:
    """The pairs (sum, sum of squares) that give the printed standard deviation."""
    base = Fraction(total * total, n)
    unit = (n - 1) * items * items
    low = ceil(max(Fraction(0), spread.low) ** 2 * unit + base)
    high = floor(spread.high**2 * unit + base)
    low += (low - total) % 2  # an odd sum has an odd sum of squares
    for squares in range(low, high + 1, 2):
        if squares >= least_squares(total, n) and (scale is None or _fits(total, squares, n, items, scale)):
            yield total, squares


def least_squares(total: int, n: int) -> int:
    """The smallest sum of squares of n whole numbers with this sum: all as equal as they can be.

    >>> least_squares(7, 3)
    17
    """
    each, more = divmod(total, n)
    return (n - more) * each**2 + more * (each + 1) ** 2


def _fits(total: int, squares: int, n: int, items: int, scale: Scale) -> bool:
    """Has some sample of n scores on the scale this sum and sum of squares?"""
    low, width = scale.low * items, (scale.high - scale.low) * items
    lifted = total - n * low
    lifted_squares = squares - 2 * low * total + n * low * low
    if not 0 <= lifted <= n * width or lifted_squares > most_squares(lifted, n, width):
        return False
    return n * width > _DEEP_LIMIT or bool(_squares_of(n, width).get(lifted, 0) >> lifted_squares & 1)


def most_squares(total: int, n: int, width: int) -> int:
    """The largest sum of squares of n whole numbers in [0, width] with this sum: as many at the ends as fit.

    >>> most_squares(5, 3, 4)
    17
    """
    full, rest = divmod(total, width)
    return full * width**2 + rest**2


def _squares_of(n: int, width: int) -> dict[int, int]:
    """Sum -> bit set of the sums of squares that n whole numbers in [0, width] can have with it."""
    key = (n, width)
    if key not in _KNOWN:
        reached = {0: 1}
        for _ in range(n):
            grown: dict[int, int] = {}
            for total, squares in reached.items():
                for value in range(width + 1):
                    grown[total + value] = grown.get(total + value, 0) | squares << value * value
            reached = grown
        _KNOWN.clear()
        _KNOWN[key] = reached
    return _KNOWN[key]


_KNOWN: dict[tuple[int, int], dict[int, int]] = {}  # the last one asked for


def _arithmetic(found: tuple[int, int] | None, sums: range, spread: Printed, n: int, items: int) -> str:
    if found is not None:
        total, squares = found
        sd = shown(_sd(total, squares, n, items), spread.decimals + 3)
        return f"sum {total}, sum of squares {squares}: SD = {sd}; printed {spread}"
    if not sums:
        return "no whole sum gives the printed mean"
    return f"sum {sums[0]}: {'; '.join(_neighbors(sums[0], spread, n, items))}; printed {spread}"


def _neighbors(total: int, spread: Printed, n: int, items: int) -> list[str]:
    """The nearest sums of squares of the right parity, and the SD they give."""
    middle = spread.value**2 * (n - 1) * items * items + Fraction(total * total, n)
    below = floor(middle)
    below -= (below - total) % 2
    near = [squares for squares in (below, below + 2) if squares * n >= total * total]
    digits = spread.decimals + 3
    return [
        f"sum of squares {squares} gives SD {shown(_sd(total, squares, n, items), digits)}"
        for squares in near
    ]


def _sd(total: int, squares: int, n: int, items: int) -> float:
    return sqrt((squares - total * total / n) / (n - 1)) / items


def _because(found: tuple[int, int] | None) -> str:
    if found is not None:
        return "whole numbers with this mean and standard deviation are possible"
    return (
        "no whole numbers have this mean and standard deviation; data that are not whole numbers, "
        "another n or an SD with n in its denominator would explain it"
    )
