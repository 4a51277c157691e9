"""A dose for a person of one body mass, against the dose per kilogram told before it.

A text that gives one dose per kilogram and then several people is held against it person by person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import EXACT, LOOSE, Interval, verdict
from probatum.dosing.constraints.scope import ANIMAL, Layout, Placed, is_contrasted
from probatum.dosing.constraints.wording import inputs_of, stretch
from probatum.text.dose_units import BODY_MASS, MASS
from probatum.text.measures import Measure, Reading, plain

RULE = "a dose per kilogram times a person's body mass is that person's dose"
_BEFORE = 3  # sentences back to the dose per kilogram
_NEAR = 45  # characters between a person and the dose
_APART = re.compile(r"[;.]|\b(?:while|whereas|but|compared)\b")


def check_weights(layout: Layout) -> Iterator[TextCheck]:
    """Each person with a body mass and the dose right behind it."""
    for person, dose in zip(layout.placed, layout.placed[1:], strict=False):
        if not _is_person(person.measure) or not _is_dose(layout, person, dose):
            continue
        basis = _basis(layout, person)
        words = layout.sentence(person).of(layout.text)
        if basis is not None and not is_contrasted(words) and not ANIMAL.search(words):
            yield _check(layout, basis, person.measure, dose.measure)


def _is_person(one: Measure) -> bool:
    return one.first.unit.base == BODY_MASS and not one.first.per


def _is_dose(layout: Layout, person: Placed, dose: Placed) -> bool:
    between = layout.text[person.measure.end : dose.measure.start]
    bases = {per.unit.base for per in dose.measure.first.per}
    is_mass = dose.measure.first.unit.base == MASS and bases <= {"intake", "day"}
    return (
        is_mass and person.sentence == dose.sentence and len(between) <= _NEAR and not _APART.search(between)
    )


def _basis(layout: Layout, person: Placed) -> Measure | None:
    """The one dose per kilogram of the sentences before, or of the same one; None where there are several."""
    found = [
        one.measure
        for one in layout.placed
        if person.sentence - _BEFORE <= one.sentence <= person.sentence
        and one.measure.end <= person.measure.start
        and _is_per_kg(one.measure)
    ]
    is_one = len({one.first.interval for one in found}) == 1
    return found[-1] if is_one and not ANIMAL.search(_around(layout, found[-1])) else None


def _is_per_kg(one: Measure) -> bool:
    return one.first.unit.base == MASS and any(per.unit.base == BODY_MASS for per in one.first.per)


def _around(layout: Layout, one: Measure) -> str:
    return next(place.of(layout.text) for place in layout.sentences if place.start <= one.start < place.end)


def _check(layout: Layout, basis: Measure, person: Measure, dose: Measure) -> TextCheck:
    low, high = _micrograms(basis.first)
    least, most = person.first.interval
    computed = (low * least, high * most)
    is_loose = any(one.is_approximate for one in (basis, person, dose))
    result = verdict(_micrograms(dose.first), [computed], LOOSE if is_loose else EXACT)
    start, end = stretch(layout.text, dose)
    given = f"{plain(computed[0] / 1000)} mg" if computed[0] == computed[1] else _span(computed)
    return TextCheck(
        kind=FaultKind.PER_BODY_MASS,
        rule=RULE,
        start=start,
        end=end,
        quote=layout.text[start:end],
        inputs=inputs_of(layout.text, (basis, person)),
        result=result,
        because="the dose per kilogram gives this amount"
        if result is CheckResult.CONSISTENT
        else "the dose per kilogram gives another amount",
        arithmetic=(
            f"{basis.of(layout.text)} × {person.of(layout.text)} = {given}; stated {dose.of(layout.text)}",
        ),
    )


def _micrograms(reading: Reading) -> Interval:
    return reading.low * reading.unit.size, reading.high * reading.unit.size


def _span(computed: tuple[Decimal, Decimal]) -> str:
    return f"{plain(computed[0] / 1000)}–{plain(computed[1] / 1000)} mg"
