"""What the quantities of a text come to: per day, per intake, per container, each with its arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from probatum.dosing.constraints.assumed import constants_of
from probatum.dosing.constraints.chains import Constant, Product, products
from probatum.dosing.constraints.sensible import is_sensible
from probatum.dosing.constraints.wording import factors_of, shown
from probatum.text.dose_expressions import measures
from probatum.text.measures import Measure, Per, Reading, named

_ONE = Decimal(1)
_HOLDERS = (("day", "per day"), ("intake", "per intake"), ("container", "per container"))
_THOUSAND = Decimal(1000)
_MOST_READINGS = 3


@dataclass(frozen=True, slots=True)
class Total:
    """One amount that follows: of what it is, how it was computed, and what was assumed."""

    per: str
    amount: str
    arithmetic: str
    assumptions: tuple[str, ...]


def totals(text: str) -> tuple[Total, ...]:
    """The masses that follow from a text's quantities; none where nothing multiplies.

    Of the products with one dimension those that use most of the text's quantities stand; where they differ
    (a strength with two readings), each is given.
    """
    found = measures(text)
    constants = constants_of(text, found)
    return tuple(total for holder, words in _HOLDERS for total in _of(found, constants, holder, words))


def _of(found: Sequence[Measure], constants: Sequence[Constant], holder: str, words: str) -> Iterator[Total]:
    wanted = Reading(_ONE, _ONE, named("µg"), (Per(named(holder)),))
    mine = [one for one in products(wanted, found, constants) if is_sensible(one) and len(one.measures) > 1]
    most = max((len(one.measures) for one in mine), default=0)
    fullest = {one.interval: one for one in reversed(mine) if len(one.measures) == most}
    for interval in sorted(fullest)[:_MOST_READINGS]:
        product = fullest[interval]
        used = tuple(f"{one.name}: {one.reading}" for one in _constants_in(product))
        yield Total(words, shown(interval, _printed(product, wanted)), factors_of(product), used)


def _constants_in(product: Product) -> Iterator[Constant]:
    return (factor.what for factor in product.factors if isinstance(factor.what, Constant))


def _printed(product: Product, wanted: Reading) -> Reading:
    """Milligrams from a thousand micrograms on."""
    low, _ = product.interval
    per = wanted.per[0].unit.size
    return Reading(_ONE, _ONE, named("mg" if low * per >= _THOUSAND else "µg"), wanted.per)
