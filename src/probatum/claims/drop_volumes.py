"""How much one drop is by a text's own numbers, and where two texts differ on it.

A drop's volume follows from a bottle (3 mL hold 120 drops) or from an amount and its strength (50 µg at
0.1 %). Texts that count in drops of different size give different doses by the same number of drops.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from probatum.text.dose_expressions import measures
from probatum.text.measures import Dimensions, Measure
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

APART = Decimal("1.5")  # times as much, before two drops are two sizes and not two roundings
_DROP: Dimensions = (("drop", -1), ("mL", 1))
_FILL: Dimensions = (("container", -1), ("mL", 1))
_COUNT: Dimensions = (("container", -1), ("drop", 1))
_CONTENT: Dimensions = (("drop", -1), ("µg", 1))
_STRENGTH: Dimensions = (("mL", -1), ("µg", 1))
_BESIDE = 12  # characters between an amount and its strength: "50 mcg (at 0.1 %)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """The volume of one drop in mL, where the text gives it, and the strength in µg/mL it was read from."""

    ml: Decimal
    at: Slice
    strength: Decimal | None = None


def drop_of(text: str) -> Drop | None:
    """The first volume of a drop that the numbers of one sentence give."""
    found = measures(text) if "drop" in text.casefold() else ()
    for place in sentences(text) if found else ():
        inside = [one for one in found if place.start <= one.start < place.end]
        if drop := next(_drops(inside), None):
            return drop
    return None


def _drops(inside: list[Measure]) -> Iterator[Drop]:
    for one in inside:
        if (volume := _exactly(one, _DROP)) is not None:
            yield Drop(ml=volume, at=Slice(one.start, one.end))
    for one, other in permutations(inside, 2):
        at = Slice(min(one.start, other.start), max(one.end, other.end))
        fill, count = _exactly(one, _FILL), _exactly(other, _COUNT)
        if fill and count:
            yield Drop(ml=fill / count, at=at)
        content, strength = _exactly(one, _CONTENT), _exactly(other, _STRENGTH)
        if content and strength and 0 <= other.start - one.end <= _BESIDE:
            yield Drop(ml=content / strength, at=at, strength=strength)


def _exactly(one: Measure, dimensions: Dimensions) -> Decimal | None:
    """The one value of a quantity in the reading with these dimensions; None for a range."""
    intervals = (reading.interval for reading in one.readings if reading.dimensions == dimensions)
    low, high = next(intervals, (None, None))
    return low if low is not None and low == high else None


def difference(one: Drop, other: Drop) -> str | None:
    """What two sizes of a drop do to the same number of drops; None where they are near each other."""
    small, large = sorted((one.ml, other.ml))
    if large < APART * small:
        return None
    strength = one.strength or other.strength
    told = f"one drop is {_plain(one.ml)} mL in one, {_plain(other.ml)} mL in the other"
    amounts = "" if strength is None else f", at {_plain(strength / 10000)} % {_pair(one, other, strength)}"
    return f"{told}{amounts}: the same number of drops is {_plain(large / small)} times the amount"


def _pair(one: Drop, other: Drop, strength: Decimal) -> str:
    return f"{_plain(one.ml * strength)} µg and {_plain(other.ml * strength)} µg"


def _plain(number: Decimal) -> str:
    rounded = Decimal(f"{number:.3g}").normalize()
    return f"{rounded:f}"
