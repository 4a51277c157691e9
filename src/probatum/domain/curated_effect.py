"""What one source says a substance does to one outcome: a fact with its citation, no study of its own."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from probatum.domain.provenance import Citation, Curation, SeenIn
from probatum.domain.study import StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import CertaintyLevel, Direction, Track


class EffectKind(StrEnum):
    """Where an effect was tabulated."""

    PUBLISHED_SYNTHESIS = "published synthesis"
    TRIAL = "trial"  # one trial's estimate as a review or a table printed it
    OBSERVATIONAL = "observational study"
    EXPERIMENT = "experiment"  # in animals or cells
    MECHANISM_EDGE = "mechanism edge"
    TIME_COURSE = "time course"
    DOSE_RESPONSE = "dose response"


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedEffect:
    """One effect as one source gives it; what the source does not state is None.

    `direction` is the way the outcome `term` went (not the printed scale: a faster time is a better
    performance); with an interval it follows from estimate, interval and measure alone. Ratios have their
    null at 1, differences at 0.
    """

    id: str
    kind: EffectKind
    substance: SubstanceId
    outcome: str  # as the source names it
    term: str | None  # of the vocabulary
    direction: Direction | None
    track: Track | None
    species: str | None = None
    population: str | None = None  # people, region, model
    dose: str | None = None
    n: int | None = None
    k: int | None = None  # studies in a published synthesis
    measure: str | None = None
    estimate: Decimal | None = None
    ci_low: Decimal | None = None
    ci_high: Decimal | None = None
    effect_text: str | None = None
    level: CertaintyLevel | None = None  # as the review's authors printed it
    study: StudyId | None = None  # the shipped study whose finding it repeats
    overlap_group: str | None = None  # effects of one group rest on the same trials
    is_part: bool = False  # a subgroup, one dose level or a sensitivity analysis of a whole
    is_precise: bool = False  # its authors say that the interval leaves out an important effect
    is_told_by_review: bool = False  # a narrative review's sentence, not a measurement
    is_retracted: bool = False  # its publication is among those named as retracted
    citation: Citation
    curated: Curation

    @property
    def is_primary(self) -> bool:
        """May a verdict stand on it? Measured, and seen at a primary source or in a review's own table."""
        is_named = self.citation.id is not None or self.citation.locator is not None
        seen_in = self.curated.seen_in
        is_seen = seen_in.is_evidence or seen_in is SeenIn.PUBLISHED_TABLE
        return is_seen and is_named and not self.is_told_by_review and not self.is_retracted

    @property
    def source(self) -> str:
        """Whom it comes from: the study it repeats, the trials it shares, or its article."""
        return str(self.study or self.overlap_group or self.citation.id or self.citation.locator or self.id)
