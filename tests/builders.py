"""Small functions that build valid studies for tests: say only what the test is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from probatum.domain.provenance import (
    NOT_REPORTED,
    Citation,
    Curated,
    Curation,
    Missing,
    RecordId,
    Reported,
    Scheme,
    SeenIn,
)
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.record import Standing
from probatum.domain.selection import Flow, FlowSource
from probatum.domain.study import (
    Arm,
    ArmId,
    Dose,
    Finding,
    FindingId,
    Harm,
    HarmCount,
    Laboratory,
    Outcome,
    OutcomeId,
    Study,
    StudyId,
)
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import (
    ArmRole,
    Better,
    Comparator,
    Direction,
    OutcomeKind,
    Route,
    StudyDesign,
)

T = TypeVar("T")


def curated(value: T, seen_in: SeenIn = SeenIn.PRIMARY_ABSTRACT) -> Curated[T]:
    """A curated value, read in a primary abstract unless said otherwise."""
    return Curated(
        value,
        Citation(id=None, title="A study", year=2020),
        Curation(by="test", on=date(2026, 1, 1), seen_in=seen_in),
    )


def maybe(value: T | None, seen_in: SeenIn = SeenIn.PRIMARY_ABSTRACT) -> Curated[T] | Missing:
    """A curated value, or not reported for None."""
    return NOT_REPORTED if value is None else curated(value, seen_in)


def dose(
    amount: str | None = None,
    unit: Unit = Unit.UG,
    *,
    per_kg: bool = True,
    route: Route | None = None,
    duration_days: int | None = None,
) -> Dose:
    """A dose such as 50 µg/kg."""
    return Dose(
        amount=maybe(None if amount is None else Quantity.of(amount, unit, per_kg=per_kg)),
        route=maybe(route),
        duration=maybe(None if duration_days is None else Quantity.of(duration_days, Unit.DAY)),
    )


def arm(
    name: str = "active",
    *,
    role: ArmRole = ArmRole.INTERVENTION,
    n: int | None = None,
    substance: str | None = None,
    comparator: Comparator | None = None,
    given: Dose | None = None,
) -> Arm:
    """One arm."""
    return Arm(
        id=ArmId(name),
        role=role,
        label=curated(name),
        n=maybe(n),
        substance=SubstanceId(substance) if substance else None,
        comparator=maybe(comparator),
        dose=given,
    )


def measured(
    term: str | None,
    direction: Direction | None,
    *,
    name: str | None = None,
    kind: OutcomeKind = OutcomeKind.PATIENT_IMPORTANT,
    better: Better = Better.HIGHER,
    intervention: str | None = None,
    timepoint_days: int | None = None,
    seen_in: SeenIn = SeenIn.PRIMARY_ABSTRACT,
) -> dict[str, Any]:
    """An outcome and its finding; hand a list of these to `study`."""
    return {
        "term": term,
        "direction": direction,
        "name": name or term or "outcome",
        "kind": kind,
        "better": better,
        "intervention": intervention,
        "timepoint_days": timepoint_days,
        "seen_in": seen_in,
    }


def study(
    name: str,
    *,
    design: StudyDesign = StudyDesign.CONTROLLED_TRIAL,
    species: str | None = None,
    n: int | None = None,
    findings: Sequence[dict[str, Any]] = (),
    arms: Sequence[Arm] = (),
    authors: Sequence[str] = (),
    institutions: Sequence[str | Laboratory] = (),
    title: str | None = None,
    year: int | None = 2020,
    seen_in: SeenIn = SeenIn.PRIMARY_ABSTRACT,
    randomized: bool | None = None,
    blinded: bool | None = None,
    placebo_controlled: bool | None = None,
    condition: str | None = None,
    overlaps: Sequence[str] = (),
    standing: Standing = Standing.CURRENT,
    harms: Sequence[Harm] = (),
    harms_collected: str | None = None,
    substances: Sequence[str] = (),
) -> Study:
    """A study with one outcome and one finding per entry of `findings`."""
    numbered = list(enumerate(findings, start=1))
    return Study(
        id=StudyId(name),
        records=(RecordId(Scheme.LOCAL, name),),
        citation=Citation(id=None, title=title, year=year, authors=tuple(authors)),
        authors=tuple(authors),
        substances=tuple(SubstanceId(s) for s in substances),
        design=curated(design, seen_in),
        species=maybe(species, seen_in),
        n=maybe(n, seen_in),
        randomized=maybe(randomized, seen_in),
        blinded=maybe(blinded, seen_in),
        placebo_controlled=maybe(placebo_controlled, seen_in),
        condition=maybe(condition, seen_in),
        laboratories=tuple(curated(_laboratory(i), seen_in) for i in institutions),
        arms=tuple(arms),
        outcomes=tuple(_outcome(name, i, entry) for i, entry in numbered),
        findings=tuple(_finding(name, i, entry) for i, entry in numbered),
        harms=tuple(harms),
        harms_collected=maybe(harms_collected, seen_in),
        standing=standing,
        overlaps=tuple(StudyId(other) for other in overlaps),
    )


def harm(event: str, events: int | None, n: int | None, arm_name: str = "active") -> Harm:
    """Events among people of one arm."""
    count = HarmCount(arm=ArmId(arm_name), events=maybe(events), n=maybe(n))
    return Harm(event=curated(event), arms=(count,))


def flow(identified: int = 10, included: int = 10, source: FlowSource = FlowSource.STARTER_SET) -> Flow:
    """A flow without duplicates."""
    return Flow(
        source=(source,),
        identified=identified,
        duplicates=0,
        screened=identified,
        excluded=identified - included,
        included=included,
    )


def _laboratory(institution: str | Laboratory) -> Laboratory:
    return institution if isinstance(institution, Laboratory) else Laboratory(name=institution)


def _outcome(study_name: str, number: int, entry: dict[str, Any]) -> Outcome:
    days = entry["timepoint_days"]
    return Outcome(
        id=OutcomeId(f"{study_name}.o{number}"),
        name=entry["name"],
        term=maybe(entry["term"]),
        kind=curated(entry["kind"]),
        better=curated(entry["better"]),
        timepoint=maybe(None if days is None else Quantity(Decimal(days), Decimal(days), Unit.DAY)),
    )


def _finding(study_name: str, number: int, entry: dict[str, Any]) -> Finding:
    direction: Reported[Direction] = maybe(entry["direction"], entry["seen_in"])
    return Finding(
        id=FindingId(f"{study_name}.f{number}"),
        study=StudyId(study_name),
        outcome=OutcomeId(f"{study_name}.o{number}"),
        intervention=ArmId(entry["intervention"]) if entry["intervention"] else None,
        comparator=None,
        direction=direction,
    )
