"""How an outcome changes with the dose, over studies that each compared several doses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.certainty import Assessment
from probatum.domain.provenance import Citation, Derived, Missing, Reported
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Better, StudyDesign, Track


class CurveFamily(StrEnum):
    """The shapes a curve may take."""

    LINEAR = "linear"
    QUADRATIC = "quadratic"
    SPLINE = "restricted cubic spline"


class CurveStages(StrEnum):
    """Each study its own curve and then all together, or all rows at once."""

    TWO = "two-stage"
    ONE = "one-stage"


class CurveEstimator(StrEnum):
    """How the spread of curves between studies is estimated."""

    FIXED = "fixed"
    ML = "ML"
    REML = "REML"
    MM = "MM"  # method of moments (Jackson and others 2013)
    VC = "VC"  # variance components: spread of the studies' coefficients less their mean sampling variance


class DoseCovariance(StrEnum):
    """How the covariance of effects that share a reference was had."""

    GREENLAND_LONGNECKER = "Greenland-Longnecker"
    HAMLING = "Hamling"
    INDEPENDENT = "independent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedDose:
    """One dose category of one study: its effect against that study's reference, with 95 % interval.

    Ratios are on the natural-logarithm scale. A reference has effect 0 and no interval.
    """

    row: str  # id of the study-level row
    study: str
    label: str
    dose: float
    effect: float
    low: float | None
    high: float | None
    is_reference: bool
    offset: float  # the curve at this study's reference dose: added, the effect stands on the curve's scale


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """The curve at one dose: effect against the curve's reference dose, with 95 % interval."""

    dose: float
    effect: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseCurve:
    """A dose-response meta-analysis of one outcome, within the doses observed and no further."""

    substance: SubstanceId
    table: str
    outcome: str
    better: Better
    track: Track
    is_ratio: bool  # effects are logarithms of ratios
    unit: Reported[str]  # of the dose
    family: CurveFamily
    knots: tuple[float, ...]
    stages: CurveStages
    estimator: CurveEstimator
    covariance_by: tuple[DoseCovariance, ...]  # every way used, sorted
    names: tuple[str, ...]
    coefficients: Derived[tuple[float, ...]]
    covariance: Derived[tuple[tuple[float, ...], ...]]
    between: Derived[tuple[tuple[float, ...], ...]] | Missing  # variance of the studies' true coefficients
    log_likelihood: float | None
    q: float | None  # Cochran's Q of the studies' coefficients; two-stage only
    q_df: int | None
    trend_p: float  # no association: all coefficients zero
    nonlinear_p: float | None  # all coefficients but the first zero
    reference_dose: float
    lowest_dose: float
    highest_dose: float
    points: tuple[CurvePoint, ...]
    observed: tuple[ObservedDose, ...]
    studies: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...] = ()  # study, why
    notes: tuple[str, ...] = ()  # what was assumed
    source: Citation
    designs: tuple[StudyDesign, ...] = ()  # of the rows, sorted, each once
    assessed: Assessment | None = None

    @property
    def k(self) -> int:
        """Number of studies."""
        return len(self.studies)

    @property
    def has_gradient(self) -> bool:
        """A straight line whose slope's 95 % interval excludes 0: GRADE's dose-response gradient."""
        return self.family is CurveFamily.LINEAR and self.trend_p < 0.05

    @property
    def is_monotone(self) -> bool:
        """Does the curve only rise, or only fall, over the doses observed?"""
        effects = [point.effect for point in self.points]
        return effects == sorted(effects) or effects == sorted(effects, reverse=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveReason:
    """Why no curve was drawn, and what would allow one."""

    rule: str
    text: str
    would_allow: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveRefusal:
    """No curve, with every reason that applies."""

    reasons: tuple[CurveReason, ...]

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError("a refusal gives its reason")

    @property
    def because(self) -> str:
        """The reasons in one line."""
        return "dose-response unavailable: " + "; ".join(reason.text for reason in self.reasons)
