"""What the studies say together, one outcome and one side of the species wall at a time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from probatum.domain.pooled_assessment import PooledAssessment
from probatum.domain.provenance import Citation, Derived, Missing
from probatum.domain.study import FindingId, StudyId
from probatum.domain.terms import Better, Direction, OutcomeKind, Route, StudyDesign, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """An interval of a proportion or an effect."""

    low: float
    high: float
    level: float = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyDirection:
    """The direction of one study for one outcome: the one that 70 % of its findings share, else mixed."""

    study: StudyId
    direction: Direction
    findings: tuple[FindingId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionSummary:
    """SWiM, vote by direction: counts per direction, never by significance (Cochrane Handbook 12.2.2.1)."""

    votes: tuple[StudyDirection, ...]
    increase: int
    decrease: int
    no_difference: int
    mixed: int
    toward: Direction | None  # of the studies that moved, the direction of most
    proportion: float | None  # share of moving studies that moved that way
    interval: Interval | None  # exact (Clopper-Pearson)
    sign_test_p: float | None

    @property
    def k(self) -> int:
        """Number of studies that gave a direction."""
        return len(self.votes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Why two studies belong to one laboratory cluster."""

    a: StudyId
    b: StudyId
    because: str  # "shared authors: Dolotov OV, Myasoedov NF" or "same institution: img-ras"
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Studies by one group of laboratories."""

    id: str
    label: str
    studies: tuple[StudyId, ...]
    institutions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()  # shown, never a proxy for anything


@dataclass(frozen=True, slots=True, kw_only=True)
class Replication:
    """How independent the laboratories are: number of groups, largest share, 1 / sum of squared shares."""

    clusters: tuple[Cluster, ...]  # largest first, ties by label
    links: tuple[Link, ...]
    k: int
    max_share: float | None
    effective: float | None
    unknown: tuple[StudyId, ...] = ()  # laboratory cannot be told: counted in no group


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeResult:
    """All that the studies of one track say about one outcome in one population."""

    term: str
    name: str
    kind: OutcomeKind
    better: Better
    track: Track
    population: str
    studies: tuple[StudyId, ...]
    n: Derived[int] | Missing  # participants or animals of the studies that state a number
    n_stated_in: int  # in how many of the studies
    directions: DirectionSummary
    replication: Replication


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a disagreement, with what its studies did."""

    label: str
    direction: Direction
    studies: tuple[StudyId, ...]
    findings: tuple[FindingId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Studies of one outcome that point apart, and what differs between them."""

    term: str
    question: str
    track: Track
    positions: tuple[Position, ...]
    differences: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.positions) < 2:
            raise ValueError("a contradiction has at least two positions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """People observed on the substance: the denominator of everything about harm."""

    people: Derived[int] | Missing
    person_weeks: Derived[Decimal] | Missing
    longest_weeks: Derived[Decimal] | Missing
    collected_in: tuple[StudyId, ...]  # studies that state how harms were collected
    human_studies: int
    bound: Derived[float] | Missing  # one-sided 95 % upper bound of a never-seen harm's rate
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberTrace:
    """Where one computed number comes from: formula, rows, and a digest of what the rows held."""

    name: str
    value: float
    formula: str
    rows: tuple[str, ...]  # ids of the study-level rows
    digest: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledStudy:
    """One study of a pool, on the scale of the measure (natural logarithm for ratios)."""

    row: str
    study: str
    year: int | None
    estimate: float
    interval: Interval
    weight: float  # percent
    n: int | None
    laboratory: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallStudyEffects:
    """Whether small studies show other effects than large ones, or why that was not tested."""

    test: str | None  # None: not tested
    because: str  # the formula, or why there is no test
    p: float | None = None
    at_infinity: float | None = None  # the effect the regression expects of an infinitely large study
    missing: int | None = None  # studies that trim and fill finds missing
    filled: float | None = None  # the effect with them: a sensitivity analysis


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledEffect:
    """A pooled effect of study-level rows: random effects, REML, Hartung-Knapp with the ad hoc bound.

    All numbers are on the scale of the measure: natural logarithms where `is_log`. With two studies
    nothing is claimed about heterogeneity or a new study: tau2, i2 and prediction are None.
    """

    measure: str
    is_log: bool
    estimate: float
    interval: Interval
    p: float
    prediction: Interval | None
    k: int
    n: int | None  # people in the studies that state a number
    tau2: float | None
    tau2_interval: Interval | None
    i2: float | None  # percent
    q: float
    q_p: float
    studies: tuple[PooledStudy, ...]
    without_study: Interval | None  # least and greatest estimate when one study is left out
    without_laboratory: Interval | None
    one_laboratory: bool | None  # None: laboratories are not stated
    small_study: SmallStudyEffects
    common_effect: float  # tau2 = 0: a sensitivity analysis, never the answer
    common_interval: Interval
    credible: Interval | None  # few studies: half-normal prior of tau, flat prior of the mean
    notes: tuple[str, ...]
    trace: tuple[NumberTrace, ...]
    baseline_risk: float | None = None  # median over the control groups that have events and people


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledOutcome:
    """One outcome of one published table of studies, pooled, or the reason why not."""

    outcome: str
    condition: str
    comparison: str
    better: Better
    table: str
    source: Citation
    effect: PooledEffect | Missing
    because: str  # why not pooled; empty where pooled
    not_used: tuple[tuple[str, str], ...]  # rows left out, and why
    other_tables: tuple[str, ...]  # tables that share studies with this one: not pooled with it
    measure: str = ""
    track: Track = Track.HUMAN
    designs: tuple[StudyDesign, ...] = ()  # of the rows, sorted, each once
    assessed: PooledAssessment | None = None
    routes: tuple[Route, ...] = ()  # of the rows, sorted, each once
