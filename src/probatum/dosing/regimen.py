"""The regimen of one substance in people: what its human studies state, field by field.

Nothing is averaged and nothing is advised: a field is a list of what studies state, or missing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from probatum.domain.evidence import active_arms, comparable, on_track
from probatum.domain.provenance import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    Derived,
    Method,
    Missing,
    Reported,
    is_evidence,
    value_of,
)
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.regimen import AmountBasis, Regimen, StatedDuration, StatedWord, StudiedRange
from probatum.domain.study import Arm, Dose, Study, StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Route, Track

STATED = Method("as these studies state it", "1")
RANGE = Method("least to greatest amount these studies state", "1")
BY_MOUTH = frozenset({Route.ORAL, Route.SUBLINGUAL, Route.INTRAGASTRIC})
UNIT_DOUBT = "unit-implausible"

# A schedule that tells of a beginning, an end or a pause, not of how often a day.
_COURSE = re.compile(
    r"\b(?:single|once only|courses?|cycles?|cycling|loading|maintenance|repeated|washout|pause|on and off"
    r"|then|x\s*\d+|\d+\s*x)\b",
    re.IGNORECASE,
)

Given = tuple[Study, Arm, Dose]


def regimen(studies: Sequence[Study], substance: SubstanceId) -> Regimen:
    """Forms, routes, amounts, frequency, duration, timing, food and course in human studies.

    Meals are not applicable where every stated route is another than by mouth.
    """
    human = on_track(studies, Track.HUMAN)
    given = list(_given(human, substance))
    lengths = _durations(given)
    return Regimen(
        human_studies=len(human),
        forms=_words(given, "form", lambda dose: dose.form),
        routes=_words(given, "route", lambda dose: dose.route),
        amounts=_amounts(given),
        frequency=_words(given, "times_per_day", _frequency),
        shortest=lengths[0] if lengths else NOT_REPORTED,
        longest=lengths[-1] if lengths else NOT_REPORTED,
        most_common=_most_common(lengths),
        timing=_words(given, "timing", lambda dose: dose.timing),
        food=_food(given),
        course=_words(given, "schedule", _course),
    )


def _given(human: Iterable[Study], substance: SubstanceId) -> Iterator[Given]:
    for study in human:
        for arm in active_arms(study, substance):
            if arm.dose is not None:
                yield study, arm, arm.dose


def _anchor(given: Given, field: str) -> str:
    return f"study.{given[0].id}.arm.{given[1].id}.{field}"


def _words(
    given: Sequence[Given], field: str, read: Callable[[Dose], Reported[object]]
) -> tuple[StatedWord, ...] | Missing:
    """Each word stated for one field with its studies, the most frequent first, ties by word."""
    anchors: dict[str, list[str]] = defaultdict(list)
    studies: dict[str, set[StudyId]] = defaultdict(set)
    for one in given:
        leaf = read(one[2])
        if not isinstance(leaf, Missing) and is_evidence(leaf):
            word = str(leaf.value)
            anchors[word].append(_anchor(one, field))
            studies[word].add(one[0].id)
    if not anchors:
        return NOT_REPORTED
    ordered = sorted(anchors, key=lambda word: (-len(studies[word]), word))
    return tuple(
        StatedWord(
            value=Derived(word, STATED, tuple(sorted(set(anchors[word])))),
            studies=tuple(sorted(studies[word])),
        )
        for word in ordered
    )


def _frequency(dose: Dose) -> Reported[object]:
    """Times a day in words, else a schedule that is no course."""
    times = dose.times_per_day
    if not isinstance(times, Missing):
        return Derived(times_words(times.value), STATED, ("times_per_day",))
    return NOT_REPORTED if is_course(dose.schedule) else dose.schedule


def times_words(times: Decimal) -> str:
    """How often a day.

    >>> times_words(Decimal(1)), times_words(Decimal("3.0"))
    ('once a day', '3 times a day')
    """
    return "once a day" if times == 1 else f"{times.normalize():f} times a day"


def _course(dose: Dose) -> Reported[object]:
    return dose.schedule if is_course(dose.schedule) else NOT_REPORTED


def is_course(schedule: Reported[str]) -> bool:
    """Does a schedule tell of a course, a single dose or a pause?"""
    words = value_of(schedule)
    return words is not None and _COURSE.search(words) is not None


def _food(given: Sequence[Given]) -> tuple[StatedWord, ...] | Missing:
    routes = {route for _, _, dose in given if (route := value_of(dose.route)) is not None}
    if routes and not routes & BY_MOUTH:
        return NOT_APPLICABLE
    by_mouth = [one for one in given if value_of(one[2].route) in (BY_MOUTH | {None})]
    return _words(by_mouth, "food", lambda dose: dose.food)


def _amounts(given: Sequence[Given]) -> tuple[StudiedRange, ...] | Missing:
    """The range of amounts per route, population and basis; doubtful units are left out."""
    found: dict[tuple[str, str, AmountBasis, str], list[tuple[Given, Quantity]]] = defaultdict(list)
    for one in given:
        leaf = one[2].amount
        if isinstance(leaf, Missing) or not is_evidence(leaf) or UNIT_DOUBT in one[2].flags:
            continue
        amount, basis = daily(one[2], leaf.value)
        key = (value_of(one[2].route) or "", population_of(one[0]) or "", basis, amount.dimension)
        found[key].append((one, comparable(amount)))
    if not found:
        return NOT_REPORTED
    return tuple(_range(key, found[key]) for key in sorted(found))


def daily(dose: Dose, amount: Quantity) -> tuple[Quantity, AmountBasis]:
    """The amount a day where the dose says how often, else the amount of one intake."""
    if amount.per_day:
        return amount, AmountBasis.DAY
    times = value_of(dose.times_per_day)
    if times is None or times <= 0:
        return amount, AmountBasis.INTAKE
    return (
        Quantity(amount.low * times, amount.high * times, amount.unit, amount.per_kg, per_day=True),
        AmountBasis.DAY,
    )


def population_of(study: Study) -> str | None:
    """Who was studied: the condition treated, else the population as stated."""
    return value_of(study.condition) or value_of(study.population)


def _range(key: tuple[str, str, AmountBasis, str], entries: Sequence[tuple[Given, Quantity]]) -> StudiedRange:
    route, population, basis, _ = key
    first = entries[0][1]
    low, high = min(q.low for _, q in entries), max(q.high for _, q in entries)
    inputs = {_anchor(one, field) for one, _ in entries for field in _inputs(one, basis)}
    return StudiedRange(
        route=Route(route) if route else None,
        population=population or None,
        basis=basis,
        amount=Derived(
            Quantity(low, high, first.unit, first.per_kg, first.per_day), RANGE, tuple(sorted(inputs))
        ),
        studies=tuple(sorted({one[0].id for one, _ in entries})),
    )


def _inputs(one: Given, basis: AmountBasis) -> tuple[str, ...]:
    is_multiplied = basis is AmountBasis.DAY and not isinstance(one[2].times_per_day, Missing)
    return ("amount", "times_per_day") if is_multiplied else ("amount",)


def _durations(given: Sequence[Given]) -> tuple[StatedDuration, ...]:
    """Every stated length of treatment, shortest first."""
    anchors: dict[Decimal, list[str]] = defaultdict(list)
    studies: dict[Decimal, set[StudyId]] = defaultdict(set)
    printed: dict[Decimal, Quantity] = {}
    for one in given:
        leaf = one[2].duration
        if isinstance(leaf, Missing) or not is_evidence(leaf) or leaf.value.dimension != "time":
            continue
        days = leaf.value.to(Unit.DAY).high
        printed.setdefault(days, leaf.value)
        anchors[days].append(_anchor(one, "duration"))
        studies[days].add(one[0].id)
    return tuple(_duration(printed[days], anchors[days], studies[days]) for days in sorted(printed))


def _duration(length: Quantity, anchors: Iterable[str], studies: Iterable[StudyId]) -> StatedDuration:
    return StatedDuration(
        value=Derived(length, STATED, tuple(sorted(set(anchors)))), studies=tuple(sorted(studies))
    )


def _most_common(lengths: Sequence[StatedDuration]) -> StatedDuration | Missing:
    """The length most studies state; missing where no length is stated by more studies than another."""
    if not lengths:
        return NOT_REPORTED
    most = max(len(one.studies) for one in lengths)
    leading = [one for one in lengths if len(one.studies) == most]
    return leading[0] if len(leading) == 1 else NOT_REPORTED


def by_route(found: Regimen) -> Mapping[Route | None, tuple[StudiedRange, ...]]:
    """The ranges of each route, in the order of the regimen."""
    if isinstance(found.amounts, Missing):
        return {}
    routes: dict[Route | None, list[StudiedRange]] = defaultdict(list)
    for one in found.amounts:
        routes[one.route].append(one)
    return {route: tuple(ranges) for route, ranges in routes.items()}
