"""What was done and what was found. Every leaf is `Reported`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NewType

from probatum.domain.provenance import NOT_REPORTED, Citation, RecordId, Reported
from probatum.domain.quantity import Quantity
from probatum.domain.record import Standing
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import (
    ArmRole,
    Better,
    Comparator,
    Direction,
    EffectMeasure,
    InterventionKind,
    OutcomeKind,
    Route,
    StudyDesign,
)

StudyId = NewType("StudyId", str)
ArmId = NewType("ArmId", str)
OutcomeId = NewType("OutcomeId", str)
FindingId = NewType("FindingId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much, how, how often, how long."""

    amount: Reported[Quantity] = NOT_REPORTED
    times_per_day: Reported[Decimal] = NOT_REPORTED
    duration: Reported[Quantity] = NOT_REPORTED
    schedule: Reported[str] = NOT_REPORTED  # single, daily, two courses, …
    route: Reported[Route] = NOT_REPORTED
    form: Reported[str] = NOT_REPORTED
    concentration: Reported[Quantity] = NOT_REPORTED
    flags: tuple[str, ...] = ()  # unit-implausible: printed far from its own class; shown, never repaired
    timing: Reported[str] = NOT_REPORTED  # time of day: in the morning, before bed
    food: Reported[str] = NOT_REPORTED  # with a meal, fasting


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One group of one study."""

    id: ArmId
    role: ArmRole
    label: Reported[str] = NOT_REPORTED
    substance: SubstanceId | None = None
    comparator: Reported[Comparator] = NOT_REPORTED
    n: Reported[int] = NOT_REPORTED
    dose: Dose | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was measured: `term` is the curated outcome it maps to, `name` the study's own short name."""

    id: OutcomeId
    name: str
    term: Reported[str]
    kind: Reported[OutcomeKind]
    better: Reported[Better]
    instrument: Reported[str] = NOT_REPORTED
    timepoint: Reported[Quantity] = NOT_REPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A number with its uncertainty; `as_printed` keeps what the source printed."""

    measure: Reported[EffectMeasure] = NOT_REPORTED
    estimate: Reported[Decimal] = NOT_REPORTED
    standard_error: Reported[Decimal] = NOT_REPORTED
    ci_low: Reported[Decimal] = NOT_REPORTED
    ci_high: Reported[Decimal] = NOT_REPORTED
    p_value: Reported[str] = NOT_REPORTED  # as printed: "<0.05" is not a number
    as_printed: Reported[str] = NOT_REPORTED


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmValue:
    """What one group showed for one outcome: events among people, or a mean with its spread."""

    arm: ArmId | None = None
    label: Reported[str] = NOT_REPORTED  # the group, as the table or sentence names it
    n: Reported[int] = NOT_REPORTED
    events: Reported[int] = NOT_REPORTED
    mean: Reported[Decimal] = NOT_REPORTED
    sd: Reported[Decimal] = NOT_REPORTED
    standard_error: Reported[Decimal] = NOT_REPORTED
    is_change: bool = False  # a change from baseline, not a value at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One outcome, one comparison, one study."""

    id: FindingId
    study: StudyId
    outcome: OutcomeId
    intervention: ArmId | None
    comparator: ArmId | None
    direction: Reported[Direction]
    effect: Effect | None = None
    values: tuple[ArmValue, ...] = ()  # of the intervention, then of the comparator


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmCount:
    """Events among people in one arm."""

    arm: ArmId | None
    events: Reported[int]
    n: Reported[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """An adverse event as reported; `collected` says how harms were looked for."""

    event: Reported[str]
    arms: tuple[HarmCount, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Laboratory:
    """One institution as printed in an affiliation."""

    name: str  # as printed, whole
    institution: str | None = None
    city: str | None = None
    country: str | None = None
    group: str | None = None  # curated laboratory id


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two sources for one field that do not agree; both stand."""

    field: str
    values: tuple[Reported[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """The unit of evidence: one study, however many records report it."""

    id: StudyId
    records: tuple[RecordId, ...]
    citation: Citation
    authors: tuple[str, ...] = ()
    substances: tuple[SubstanceId, ...] = ()  # what it is about, matched by exact identity
    design: Reported[StudyDesign]
    also_design: tuple[StudyDesign, ...] = ()
    intervention_kind: Reported[InterventionKind] = NOT_REPORTED
    randomized: Reported[bool] = NOT_REPORTED
    blinded: Reported[bool] = NOT_REPORTED
    crossover: Reported[bool] = NOT_REPORTED
    placebo_controlled: Reported[bool] = NOT_REPORTED
    species: Reported[str] = NOT_REPORTED
    strain: Reported[str] = NOT_REPORTED
    sex: Reported[str] = NOT_REPORTED
    cell_line: Reported[str] = NOT_REPORTED
    population: Reported[str] = NOT_REPORTED
    condition: Reported[str] = NOT_REPORTED
    n: Reported[int] = NOT_REPORTED
    n_analyzed: Reported[int] = NOT_REPORTED
    n_dropped: Reported[int] = NOT_REPORTED
    laboratory: Reported[str] = NOT_REPORTED
    laboratories: tuple[Reported[Laboratory], ...] = ()
    funder: Reported[str] = NOT_REPORTED
    conflicts: Reported[str] = NOT_REPORTED
    registration: Reported[str] = NOT_REPORTED
    language: str = "und"
    arms: tuple[Arm, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    harms: tuple[Harm, ...] = ()
    harms_collected: Reported[str] = NOT_REPORTED
    standing: Standing = Standing.CURRENT
    overlaps: tuple[StudyId, ...] = ()  # the same people suspected; shown, never summed
    disagreements: tuple[Disagreement, ...] = ()
    note: str | None = None  # curator's remark; editorial, never evidence

    @property
    def year(self) -> int | None:
        """The year of its first report."""
        return self.citation.year
