"""A certainty that a published review printed: its judgment, adopted as such and never mixed with ours."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from probatum.domain.provenance import Citation, Curation
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import CertaintyLevel, GradeDomain


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRating:
    """One row of a published summary of findings: what was printed, and the level its authors gave.

    Ratios stand as ratios. `steps` are the authors' own, by domain, where their table prints them; None
    where it prints the level alone. `overlap_group` names rows that rest on the same trials.
    """

    id: str
    substance: SubstanceId
    outcome: str
    comparison: str
    population: str
    level: CertaintyLevel
    k: int | None = None
    n: int | None = None
    measure: str | None = None
    estimate: Decimal | None = None
    ci_low: Decimal | None = None
    ci_high: Decimal | None = None
    control_events: int | None = None
    control_n: int | None = None
    control_risk: Decimal | None = None  # assumed, 0 to 1, where no counts are printed
    i2_percent: Decimal | None = None
    steps: tuple[tuple[GradeDomain, int], ...] | None = None
    overlap_group: str | None = None
    note: str | None = None
    review: Citation
    curated: Curation
    kind: Literal["adopted"] = "adopted"

    @property
    def year(self) -> int | None:
        """When its authors judged: the year of the review."""
        return self.review.year

    def step(self, domain: GradeDomain) -> int | None:
        """The authors' step in a domain; None where they print none."""
        return None if self.steps is None else dict(self.steps).get(domain, 0)
