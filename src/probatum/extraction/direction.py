"""Findings: which way each outcome went under each intervention, with the words that say so."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.domain.provenance import Absence, Extracted, Method, Missing, Reported, value_of
from probatum.domain.quantity import Quantity
from probatum.domain.record import Record
from probatum.domain.study import Arm, ArmId, Finding, FindingId, Outcome
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import ArmRole, Comparator, Direction
from probatum.extraction.combinations import combined
from probatum.extraction.direction_core import (
    DirectionFeatures,
    decide,
    direction_by_rules,
    direction_features,
)
from probatum.extraction.direction_search import direction_in
from probatum.extraction.direction_weighed import direction_of
from probatum.extraction.dose_contrasts import effect_at
from probatum.extraction.effects import effect_of
from probatum.extraction.identity import finding_id, study_id
from probatum.extraction.outcomes import outcome_of
from probatum.extraction.quoting import quote
from probatum.extraction.statements import Statement, statements
from probatum.text.quantities import find_quantities

__all__ = [
    "DirectionFeatures",
    "decide",
    "direction_by_rules",
    "direction_features",
    "direction_in",
    "direction_of",
    "read_findings",
]

BY = Method("direction", "1")
_PREFERRED = (Comparator.PLACEBO, Comparator.VEHICLE, Comparator.NO_TREATMENT, Comparator.USUAL_CARE)


def read_findings(record: Record, arms: Sequence[Arm], outcomes: Sequence[Outcome]) -> tuple[Finding, ...]:
    """One finding per outcome and intervention; statements that contradict each other make it mixed."""
    known = {outcome.id for outcome in outcomes}
    groups: dict[FindingId, list[tuple[Statement, ArmId | None]]] = {}
    mixed = combined(record)
    for statement in statements(record):
        if outcome_of(record, statement) in known:
            for arm in _interventions(statement, [arm for arm in arms if arm.substance not in mixed]):
                key = finding_id(record, outcome_of(record, statement), arm or _dose_words(statement))
                groups.setdefault(key, []).append((statement, arm))
    comparator = _comparator(arms)
    return tuple(_finding(record, key, told, comparator) for key, told in groups.items())


def _finding(
    record: Record, key: FindingId, told: Sequence[tuple[Statement, ArmId | None]], comparator: ArmId | None
) -> Finding:
    first, arm = next(((s, a) for s, a in told if s.direction is not None), told[0])
    return Finding(
        id=key,
        study=study_id(record),
        outcome=outcome_of(record, first),
        intervention=arm,
        comparator=comparator,
        direction=_agreed([statement for statement, _ in told]),
        effect=effect_at(first.passage, first.effect_at)
        if first.effect_at
        else effect_of(first.passage, first.place),
    )


def _agreed(told: Sequence[Statement]) -> Reported[Direction]:
    """The direction all clear statements share; mixed when they contradict; missing when none is clear."""
    clear = [s for s in told if s.direction is not None]
    spans = tuple(quote(s.passage, s.place) for s in (clear or told))
    distinct = {s.direction for s in clear if s.direction is not None}
    if not distinct:
        return Missing(Absence.UNCLEAR, spans)
    return Extracted(distinct.pop() if len(distinct) == 1 else Direction.MIXED, spans, BY)


def _interventions(statement: Statement, arms: Sequence[Arm]) -> list[ArmId | None]:
    """The arm a statement tells of; None where several doses or substances could be meant."""
    given = [arm for arm in arms if arm.role is ArmRole.INTERVENTION]
    if statement.dose_at is not None and not statement.substances:
        return [_arm_at_dose(statement, given)]
    if not statement.substances:
        return [given[0].id if len(given) == 1 else None]
    return [_arm_of(substance, given, statement) for substance in statement.substances]


def _arm_of(substance: SubstanceId, given: Sequence[Arm], statement: Statement) -> ArmId | None:
    same = [arm for arm in given if arm.substance == substance]
    if statement.dose_at is not None:
        return _arm_at_dose(statement, same)
    if len(same) == 1:
        return same[0].id
    text = statement.place.of(statement.passage.text)
    named = [arm for arm in same if arm.dose and _amount_words(arm) and _amount_words(arm) in text]
    return named[0].id if len(named) == 1 else None


def _dose_words(statement: Statement) -> str:
    return statement.dose_at.of(statement.passage.text) if statement.dose_at is not None else ""


def _arm_at_dose(statement: Statement, arms: Sequence[Arm]) -> ArmId | None:
    """The arm with the amount the statement names, whatever else is printed around it."""
    words = _dose_words(statement)
    told = [q.quantity for q in find_quantities(words) if q.quantity is not None]
    same = [arm for arm in arms if any(_is_amount(arm, quantity) for quantity in told)]
    return same[0].id if len(same) == 1 else None


def _is_amount(arm: Arm, told: Quantity) -> bool:
    amount = value_of(arm.dose.amount) if arm.dose else None
    return amount is not None and (amount.low, amount.high, amount.unit) == (told.low, told.high, told.unit)


def _amount_words(arm: Arm) -> str:
    amount = arm.dose.amount if arm.dose else None
    return amount.spans[0].quote if isinstance(amount, Extracted) else ""


def _comparator(arms: Sequence[Arm]) -> ArmId | None:
    """The one comparator arm, or the most control-like of several."""
    others = [arm for arm in arms if arm.role is ArmRole.COMPARATOR]
    for kind in _PREFERRED:
        for arm in others:
            if value_of(arm.comparator) is kind:
                return arm.id
    return others[0].id if others else None
