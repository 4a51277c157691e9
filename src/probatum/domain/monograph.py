"""The page, as data. Pages, API and export show exactly this and add no fact of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from probatum.domain.certainty import Assessment, Refusal, Score
from probatum.domain.concentration import ConcentrationCurve, NoConcentrationCurve
from probatum.domain.curated_effect import CuratedEffect
from probatum.domain.dose_axis import DoseAxis
from probatum.domain.dose_curve import CurveRefusal, DoseCurve
from probatum.domain.effects_table import PublishedSynthesis
from probatum.domain.harms import (
    DifferenceElsewhere,
    HarmDifference,
    PopulationCoverage,
    ReportedElsewhere,
    SafetySignal,
)
from probatum.domain.integrity import Check
from probatum.domain.interaction import KnownInteraction
from probatum.domain.printed_rating import PrintedRating
from probatum.domain.provenance import Citation, Curated, Derived, Missing, RecordId
from probatum.domain.regimen import Regimen, TrialDose
from probatum.domain.risk_of_bias import BiasAssessment
from probatum.domain.selection import Flow
from probatum.domain.sensitivity import OutcomeSensitivity
from probatum.domain.sport import SportStanding
from probatum.domain.study import Dose, Study, StudyId
from probatum.domain.substance import Substance
from probatum.domain.synthesis import Contradiction, Exposure, OutcomeResult, PooledOutcome, Replication
from probatum.domain.terms import Better, OutcomeKind, Track

DISCLAIMER = (
    "Education, not medical advice. This page states what was studied; it does not tell anyone to take "
    "anything. Do not start, stop or change a treatment because of it."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a count was made from: its studies, its denominator and what to know about it."""

    field: str
    studies: tuple[StudyId, ...]
    of: int
    of_what: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much evidence there is. People, animals and cells apart; suspected overlap never summed."""

    identified: int
    screened: int
    included: int
    human_studies: int
    animal_studies: int
    cell_studies: int
    human_participants: int | None  # smallest number that is certain; None when no study states one
    human_participants_at_most: int | None  # if suspected overlaps were separate people
    exposed: int | None
    median_human_n: Decimal | None
    years: tuple[int, ...]  # (first, last), or empty
    by_design: Mapping[str, int]
    by_species: Mapping[str, int]
    basis: tuple[Basis, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackView:
    """One side of the species wall for one outcome."""

    result: OutcomeResult
    assessment: Assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """One row of the by-outcome matrix: the human assessment leads, the wall stands behind it."""

    term: str
    name: str
    kind: OutcomeKind
    better: Better
    population: str
    assessment: Assessment  # human
    human: TrackView | None
    animal: TrackView | None
    cell: TrackView | None
    flips: tuple[str, ...] = ()  # what would change it
    sensitivity: OutcomeSensitivity | None = None  # of the human rating


@dataclass(frozen=True, slots=True, kw_only=True)
class StudiedDose:
    """One dose of the substance in one study."""

    study: StudyId
    track: Track
    species: str | None
    dose: Dose


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Who should be careful, according to whom."""

    population: str
    category: str
    caution: str
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KineticFact:
    """One kinetic value as one source gives it; `is_measured` tells a measurement from a claim."""

    analyte: str
    route: str
    species: str
    parameter: str
    value: str
    unit: str
    dose: str | None
    is_measured: bool
    conflict: bool
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedHarm:
    """What one study said about harms, and how it looked for them."""

    study: StudyId
    event: str
    collected: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyCheck:
    """A check that the printed numbers of one study fail; a misprint is the usual reason."""

    study: StudyId
    check: Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Safety:
    """Exposure, what was reported, cautions: "no reports" never reads as "safe"."""

    exposure: Exposure
    harms: tuple[ReportedHarm, ...]
    cautions: tuple[Curated[Caution], ...]
    differences: tuple[HarmDifference, ...] = ()  # events by group, where both numbers are stated
    elsewhere: tuple[Curated[ReportedElsewhere], ...] = ()  # harms of cited sources
    elsewhere_differences: tuple[DifferenceElsewhere, ...] = ()
    populations: tuple[PopulationCoverage, ...] = ()
    signals: tuple[SafetySignal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownUnknown:
    """Something we know that we do not know: a lead, an unread reference, an untested population."""

    kind: str  # reference not seen in a primary source | review | untested | not verified | not assessed
    text: str
    citation: Citation | None = None
    study: StudyId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Another substance, and how it is related."""

    substance: str
    name: str
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How many shown values were checked, and against what."""

    values: int
    extracted: int
    curated: int
    derived: int
    missing: int
    never_checked_against_full_text: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Which rules, which data and which program made this page."""

    rules: str
    data: str
    program: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Monograph:
    """A living systematic review of one substance, on one day."""

    substance: Substance
    as_of: date
    counts: Counts
    flow: Flow
    appraisal: Score | Refusal
    outcomes: tuple[OutcomeRow, ...]
    replication: Replication
    contradictions: tuple[Contradiction, ...]
    studies: tuple[Study, ...]
    doses: tuple[StudiedDose, ...]
    dose_response: Missing | Derived[str]
    dose_response_because: str
    safety: Safety
    kinetics: tuple[Curated[KineticFact], ...]
    known_unknowns: tuple[KnownUnknown, ...]
    related: tuple[Related, ...]
    references: tuple[RecordId, ...]
    verification: Verification
    versions: Versions
    pooled: tuple[PooledOutcome, ...] = ()  # from study-level tables; one per outcome and comparison
    published_syntheses: tuple[PublishedSynthesis, ...] = ()  # as printed; never pooled
    adopted: tuple[PrintedRating, ...] = ()  # certainty as published reviews printed it; never ours
    curves: tuple[DoseCurve | CurveRefusal, ...] = ()  # one per dose-response table
    failed_checks: tuple[StudyCheck, ...] = ()  # printed numbers that do not fit one another
    risk_of_bias: tuple[BiasAssessment, ...] = ()  # one per study that a tool was made for
    leads: tuple[Study, ...] = ()  # excluded: shown in disagreements and known unknowns, counted nowhere
    regimen: Regimen | None = None
    trial_doses: tuple[Curated[TrialDose], ...] = ()
    axis: DoseAxis | None = None
    concentration: ConcentrationCurve | NoConcentrationCurve | None = None
    sport: SportStanding | None = None
    interactions: tuple[KnownInteraction, ...] = ()  # documented, null results too, then inferred
    cited_effects: tuple[CuratedEffect, ...] = ()  # read one by one, leads too; in no count and no rating
    disclaimer: str = DISCLAIMER
