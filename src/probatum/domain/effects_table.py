"""Numbers that others tabulated: study-level rows that may be pooled, published estimates that may not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from probatum.domain.provenance import Citation, Curation
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Better, EffectMeasure, Route, StudyDesign


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyLevelRow:
    """One comparison of one study as a published meta-analysis tabulated it.

    Either counts (events and people per arm) or `estimate` with `standard_error`; ratios are on the
    natural-logarithm scale. A dose-response row gives the effect of one dose category against the
    study's reference category, whose own row has estimate 0 and no standard error. Within one
    `overlap_group` tables share studies: use one `table`. Rows with one `shared_arm` reuse an arm.
    None means that the table does not state it.
    """

    id: str
    table: str
    overlap_group: str
    substance: SubstanceId
    form: str | None = None
    route: Route
    design: StudyDesign
    condition: str
    population: str | None = None
    outcome: str
    better: Better
    study: str  # label as printed
    study_id: str
    year: int | None = None
    comparison: str | None = None
    comparator: str
    subgroup: str | None = None  # "all", "M", "female", …: never "all" together with its parts
    measure: EffectMeasure | None = None  # None: counts that allow several
    treat_events: int | None = None
    treat_n: int | None = None
    control_events: int | None = None
    control_n: int | None = None
    estimate: Decimal | None = None  # log for ratios, the outcome's own unit for MD
    standard_error: Decimal | None = None
    n_total: int | None = None
    dose: Decimal | None = None
    dose_unit: str | None = None  # None beside a dose: the table does not state the unit; never guess
    dose_unit_source: str | None = None
    is_reference_dose: bool | None = None
    exposure_events: Decimal | None = None
    exposure_denominator: Decimal | None = None
    denominator_kind: str | None = None  # people, person-years, cases + controls
    duration_weeks: Decimal | None = None
    covariates: tuple[tuple[str, str], ...] = ()
    shared_arm: str | None = None
    same_study_suspected: tuple[str, ...] = ()  # study_id in other tables
    note: str | None = None
    source: Citation
    curated: Curation

    @property
    def has_counts(self) -> bool:
        """Are events and people known for both arms?"""
        counts = (self.treat_events, self.treat_n, self.control_events, self.control_n)
        return all(count is not None for count in counts)


class SynthesisKind(StrEnum):
    """What a published estimate stands for."""

    POOLED = "pooled"
    SINGLE_STUDY = "single-study"
    UNKNOWN = "unknown"  # the number of studies is not printed; counts as pooled


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSynthesis:
    """One estimate that a published review printed. Shown as published; never pooled with another.

    Estimates of one `overlap_group` rest on the same trials. `flags` name where estimate, interval
    and p-value as printed do not agree.
    """

    id: str
    kind: SynthesisKind
    substance: SubstanceId
    outcome: str
    population: str | None = None
    k: int | None = None
    n_participants: int | None = None
    n_treat: int | None = None
    n_control: int | None = None
    measure: str  # as printed: RR (M-H, random), WMD, Hedges g, …
    estimate: Decimal | None = None
    ci_low: Decimal | None = None
    ci_high: Decimal | None = None
    prediction_low: Decimal | None = None
    prediction_high: Decimal | None = None
    i2_percent: Decimal | None = None
    p_value: str | None = None  # as printed
    effect_text: str | None = None
    successes: int | None = None
    trials: int | None = None
    placebo_value: Decimal | None = None
    dose: str | None = None
    dose_subgroup: str | None = None
    subgroup: str | None = None
    sign: str | None = None
    single_study: str | None = None  # label, when the estimate is one trial's
    read_via: str | None = None  # where it was read, when not in the review itself
    overlap_group: str | None = None
    overlaps_also: tuple[str, ...] = ()
    overlap_basis: str | None = None
    certainty_as_published: str | None = None
    same_numbers_as: str | None = None
    flags: tuple[str, ...] = ()
    note: str | None = None
    review: Citation
    curated: Curation

    @property
    def may_be_pooled(self) -> bool:
        """Never: its trials are already inside it, and often inside its neighbors."""
        return False
