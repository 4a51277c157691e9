"""A human dose said to be the equivalent of an animal dose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.domain.text_check import CheckInput, CheckResult, FaultKind, TextCheck
from probatum.dosing.constraints.interval import Interval, verdict
from probatum.dosing.constraints.scope import Layout, Placed
from probatum.dosing.constraints.wording import inputs_of, stretch
from probatum.dosing.human_equivalent import km_human
from probatum.text.dose_units import BODY_MASS, MASS
from probatum.text.measures import Measure, plain
from probatum.vocabulary.dose_tables import Surface, source, surfaces

RULE = "human-equivalent dose = animal dose per kg x Km(animal) / Km(human)"
_TOLERANCE = Decimal("0.12")
_EQUIVALENT = re.compile(
    (
        r"\b(?:human[\s-]+equivalent|equivalent|HED|body[\s-]+surface|surface\s+area|Km|scal(?:es|ed|ing)|"
        r"translat\w+|convert\w*|correspond\w*|comparable|equates?|in\s+human\s+terms|works?\s+out)\b"
    ),
    re.I,
)
_HUMAN = re.compile(r"\b(?:human|person|people|adult|man|woman|patient|volunteer|individual)s?\b", re.I)


def check_human_equivalent(layout: Layout) -> Iterator[TextCheck]:
    """Animal doses per kg beside the human dose they are said to equal, in one sentence or the next."""
    for animal in layout.placed:
        species = _species(layout, animal)
        if species is None or not _is_per_kg(animal.measure) or _is_of_people(layout, animal):
            continue
        for human in layout.placed:
            if 0 <= human.sentence - animal.sentence <= 1 and (
                check := _check(layout, species, animal, human)
            ):
                yield check
                break


def _is_per_kg(one: Measure) -> bool:
    return one.first.unit.base == MASS and any(base == BODY_MASS for base, _ in one.first.dimensions)


_TO_PEOPLE = re.compile(rf"\s+(?:in|for|of|to)\s+(?:an?\s+|the\s+)?(?:[a-z]+\s+)?{_HUMAN.pattern}", re.I)


def _is_of_people(layout: Layout, one: Placed) -> bool:
    """ "1.6 µg/kg in people" is no dose of the rat its sentence began with."""
    return _TO_PEOPLE.match(layout.text, one.measure.end) is not None


def _species(layout: Layout, animal: Placed) -> Surface | None:
    """The species named in the sentence of an animal dose, the nearest one."""
    sentence = layout.sentence(animal)
    words = sentence.of(layout.text)
    found = [
        (abs(match.start() + sentence.start - animal.measure.start), -len(name), one)
        for one in surfaces()
        if one.species != "human child"
        for name in one.names
        for match in re.finditer(rf"\b{re.escape(name)}\b", words, re.I)
    ]
    return min(found, key=lambda one: one[:2])[2] if found else None


def _check(layout: Layout, species: Surface, animal: Placed, human: Placed) -> TextCheck | None:
    text = layout.text
    stated = human.measure
    if human.measure is animal.measure or stated.first.unit.base != MASS or stated.bound:
        return None
    if _is_restated(animal.measure, stated):
        return None
    start = min(layout.sentence(animal).start, layout.sentence(human).start)
    stretch_of = text[start : layout.sentence(human).end]
    if (
        stated.start < animal.measure.end
        or not _EQUIVALENT.search(stretch_of)
        or not _HUMAN.search(stretch_of)
    ):
        return None
    computed = _computed(layout, species, animal, human)
    if computed is None:
        return None
    result = verdict(
        (stated.first.low * stated.first.unit.size, stated.first.high * stated.first.unit.size),
        [computed[0]],
        _TOLERANCE,
    )
    begin, end = stretch(text, stated)
    return TextCheck(
        kind=FaultKind.HUMAN_EQUIVALENT,
        rule=RULE,
        start=begin,
        end=end,
        quote=text[begin:end],
        inputs=(
            *inputs_of(text, (animal.measure, stated)),
            CheckInput(
                name=f"Km {plain(species.km)} ({species.species}) / {plain(km_human())} (human)",
                quote=source("human_equivalent"),
            ),
        ),
        result=result,
        because="scaling by body surface gives this dose"
        if result is CheckResult.CONSISTENT
        else "scaling by body surface gives another dose",
        arithmetic=(computed[1],),
    )


def _is_restated(animal: Measure, other: Measure) -> bool:
    """One of the animal doses told again: "100 or 300 mg/kg ... so 300 mg/kg corresponds to"."""
    mine, theirs = (
        (one.first.low * one.first.unit.size, one.first.high * one.first.unit.size) for one in (animal, other)
    )
    return _is_per_kg(other) and set(theirs) <= set(mine)


def _computed(layout: Layout, species: Surface, animal: Placed, human: Placed) -> tuple[Interval, str] | None:
    """The equivalent in µg (or µg/kg where the stated dose is per kg) and its line."""
    low, high = (
        value * animal.measure.first.unit.size
        for value in (animal.measure.first.low, animal.measure.first.high)
    )
    ratio = species.km / km_human()
    line = f"{animal.measure.of(layout.text)} × {plain(species.km)}/{plain(km_human())}"
    if _is_per_kg(human.measure):
        return (low * ratio, high * ratio), f"{line} = {_show(low * ratio, human.measure)} per kg"
    weights = [
        one.measure
        for one in layout.placed
        if one.measure.first.unit.base == BODY_MASS and abs(one.sentence - human.sentence) <= 1
    ]
    if not weights:
        return None
    weight = min(weights, key=lambda one: abs(one.start - human.measure.start)).first
    total = (low * ratio * weight.low, high * ratio * weight.high)
    return total, f"{line} × {plain(weight.high)} kg = {_show(total[0], human.measure)}"


def _show(micrograms: Decimal, like: Measure) -> str:
    size = like.first.unit.size
    return f"{plain(Decimal(f'{micrograms / size:.4g}'))} {like.first.unit.symbol}"
