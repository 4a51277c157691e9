"""Which products of quantities anybody would compute: no strength over a strength, no hour as a course."""

from __future__ import annotations

import itertools

from probatum.dosing.constraints.chains import Factor, Product
from probatum.dosing.constraints.scope import same_substance
from probatum.text.dose_grammar import SUBSTANCE
from probatum.text.dose_units import CONTAINER, COURSE, INTAKE, TIME, VOLUME

_AMOUNTS = 2  # one divided by another; a third would be a dose of another instruction
_OLD = 10  # years; what is longer is an age


def is_sensible(product: Product) -> bool:
    """No product divides one strength or one daily amount by another, or mixes a course with a container,
    or international units with a mass."""
    shapes = [factor.reading.dimensions for factor in product.factors]
    rates = [one for one in map(dict, shapes) if TIME in one and SUBSTANCE & one.keys()]
    if len(set(shapes)) < len(shapes) or len(rates) > 1:
        return False
    bases = [base for factor in product.factors for base, _ in factor.reading.dimensions]
    if any(map(_is_clock_or_age, product.factors)):
        return False
    if "IU" in bases and "µg" in bases:
        return False  # activity and mass are held together by a vitamin's own table, never by division
    if bases.count("µg") > _AMOUNTS or bases.count("kcal") > 1:
        return False
    marks = [one for one in product.measures if one.first.unit.base == "syringe unit"]
    if len(marks) > 1 or _counts_one_amount_twice(product):
        return False
    labels = [one for one in product.measures if one.label and one.readings[-1].unit.base != VOLUME]
    is_one = all(same_substance(one, other) for one, other in itertools.combinations(labels, 2))
    return is_one and not (COURSE in bases and CONTAINER in bases) and bases.count(COURSE) <= 2


def _counts_one_amount_twice(product: Product) -> bool:
    """A mark of a syringe read as of a day, or one amount as of an intake and of a day beside it."""
    if any(one.reading.unit.base == "syringe unit" and TIME in _held(one) for one in product.factors):
        return True
    amounts = [one for one in product.factors if one.reading.unit.base == "µg"]
    return any(
        one.reading.interval == other.reading.interval and {TIME, INTAKE} <= _held(one) | _held(other)
        for one, other in itertools.combinations(amounts, 2)
    )


def _held(factor: Factor) -> frozenset[str]:
    return frozenset(dict(factor.reading.dimensions))


def _is_clock_or_age(factor: Factor) -> bool:
    """Minutes, hours and tens of years are no course and no supply."""
    one = factor.reading
    is_long = one.unit.symbol == "year" and one.high >= _OLD
    return one.unit.base == TIME and (one.unit.symbol in ("minute", "hour") or is_long)
