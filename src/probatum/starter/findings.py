"""The outcomes and findings of one row, mapped to curated outcome terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from probatum import vocabulary
from probatum.domain.provenance import Absence, Derived, Method, Missing, Reported, content_id
from probatum.domain.study import (
    Arm,
    ArmId,
    Effect,
    Finding,
    FindingId,
    Outcome,
    OutcomeId,
    StudyId,
)
from probatum.domain.terms import Better, Direction, EffectMeasure, OutcomeKind, StudyDesign
from probatum.starter.leaves import Leaves

MAPPING = Method("outcome name to curated term", "1")
UNMAPPED = Missing(Absence.UNCLEAR)


def outcomes_of(study: StudyId, leaves: Leaves) -> tuple[Outcome, ...]:
    """What was measured, once per name."""
    rows = {row["name"]: row for row in leaves.line.values.get("outcomes", ())}
    return tuple(_outcome(study, row, leaves) for row in rows.values())


def findings_of(
    study: StudyId, given: Mapping[str, Arm], compared: tuple[Arm, ...], leaves: Leaves
) -> tuple[Finding, ...]:
    """What was found: one finding per outcome and arm.

    Where several dose arms are reported together, `intervention` is None: the finding is about the
    study's substance, not about one dose.
    """
    comparator = compared[0].id if len(compared) == 1 else None
    found: list[Finding] = []
    for row in leaves.line.values.get("outcomes", ()):
        found += (_finding(study, row, arm, comparator, leaves) for arm in _arms_of(row, given, leaves))
    return tuple(found)


def _arms_of(row: Mapping[str, Any], given: Mapping[str, Arm], leaves: Leaves) -> list[ArmId | None]:
    keys = row.get("arm", list(given) if len(given) == 1 else None)
    if keys is None:
        return [None]
    keys = [keys] if isinstance(keys, str) else keys
    unknown = [key for key in keys if key not in given]
    if unknown:
        raise leaves.line.wrong("outcomes.arm", unknown[0], f"one of: {', '.join(given)}")
    return [given[key].id for key in keys]


def _outcome_id(study: StudyId, name: str) -> OutcomeId:
    return OutcomeId(content_id("outcome", study, name))


def _outcome(study: StudyId, row: Mapping[str, Any], leaves: Leaves) -> Outcome:
    identity = _outcome_id(study, row["name"])
    term, kind, better = _mapped(identity, row, leaves)
    return Outcome(
        id=identity,
        name=row["name"],
        term=term,
        kind=kind,
        better=better,
        instrument=leaves.of("instrument", row.get("instrument")),
        timepoint=leaves.quantity("timepoint", row.get("at")),
    )


def _mapped(
    outcome: OutcomeId, row: Mapping[str, Any], leaves: Leaves
) -> tuple[Reported[str], Reported[OutcomeKind], Reported[Better]]:
    """The curated term of an outcome, its kind and its better direction; unclear when no term fits.

    The direction stays as measured: mapping decides what was measured, never which way it went.
    """
    known = vocabulary.outcomes()
    context = " ; ".join(row[key] for key in ("instrument", "printed") if key in row)
    is_animal = leaves.line.values["design"] == StudyDesign.ANIMAL
    term = known.map_name(row["name"], context=context, animal=is_animal)
    if term is None:
        return UNMAPPED, UNMAPPED, UNMAPPED
    curated, inputs = known.get(term), (f"{outcome}/name",)
    return (
        Derived(term, MAPPING, inputs),
        Derived(curated.kind, MAPPING, inputs),
        Derived(curated.better, MAPPING, inputs),
    )


def _finding(
    study: StudyId, row: Mapping[str, Any], arm: ArmId | None, comparator: ArmId | None, leaves: Leaves
) -> Finding:
    outcome = _outcome_id(study, row["name"])
    return Finding(
        id=FindingId(content_id("finding", study, outcome, arm)),
        study=study,
        outcome=outcome,
        intervention=arm,
        comparator=comparator,
        direction=leaves.word("direction", Direction, row.get("direction")),
        effect=_effect(row, leaves),
    )


def _effect(row: Mapping[str, Any], leaves: Leaves) -> Effect | None:
    if not row.keys() & {"measure", "printed", "p"}:
        return None
    return Effect(
        measure=leaves.word("measure", EffectMeasure, row.get("measure")),
        p_value=leaves.of("p", row.get("p")),
        as_printed=leaves.of("printed", row.get("printed")),
    )
