"""How sure we may be of one pooled effect, under which settings that holds, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.certainty import Assessment
from probatum.domain.terms import CertaintyLevel, FindingState


class EffectSize(StrEnum):
    """How large the estimate is, beside the important difference."""

    SMALL = "small"
    IMPORTANT = "important"
    LARGE = "large"
    UNKNOWN = "unknown"  # no important difference is known for this measure


class EditKind(StrEnum):
    """A change of the evidence that a search tries."""

    BIAS_RESOLVED = "risk of bias resolved"
    STUDY_REMOVED = "study removed"
    TRIAL_ADDED = "trial added"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingResult:
    """The rating under one reasonable setting of the analysis; level None where nothing could be pooled."""

    setting: str
    is_default: bool
    level: CertaintyLevel | None
    finding: FindingState | None
    estimate: str  # as printed, with its interval; or why not pooled
    k: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """A smallest edit of the evidence after which the level or the finding is another."""

    kind: EditKind
    edit: str  # "one trial of 400 people at low risk of bias that finds no effect"
    people: int | None  # of an added trial
    weight: float | None  # percent of the pool, of a removed study
    level: CertaintyLevel
    finding: FindingState
    because: str  # the steps that differ


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledAssessment:
    """The rating of one pooled outcome with what it rests on."""

    assessment: Assessment
    size: EffectSize
    thresholds: str  # what counted as important, and whence
    finding_rule: str
    finding_because: str
    robustness: tuple[SettingResult, ...] = ()  # the default first
    flips: tuple[Flip, ...] = ()  # nearest first

    @property
    def level(self) -> CertaintyLevel | None:
        """The level of certainty, where assessed."""
        certainty = self.assessment.certainty
        return certainty.level if certainty else None

    def at_or_below(self, level: CertaintyLevel) -> int:
        """In how many settings the certainty is this level or lower."""
        return sum(one.level is not None and one.level <= level for one in self.robustness)

    @property
    def rated(self) -> int:
        """In how many settings there is a rating."""
        return sum(one.level is not None for one in self.robustness)
