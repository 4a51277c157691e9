"""How sure we may be, and when we decline to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from probatum.domain.provenance import Method
from probatum.domain.study import FindingId, StudyId
from probatum.domain.terms import (
    CertaintyLevel,
    EvidenceState,
    FindingState,
    GradeDomain,
    Track,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One GRADE step up or down (or a considered zero), with its reason, numbers and evidence."""

    domain: GradeDomain
    steps: int  # -3 … +2
    because: str
    rule: str  # id of the rule in the method pages
    studies: tuple[StudyId, ...] = ()
    findings: tuple[FindingId, ...] = ()
    rows: tuple[str, ...] = ()  # of study-level tables, where the body is a pool

    def __post_init__(self) -> None:
        if not -3 <= self.steps <= 2:
            raise ValueError(f"not a GRADE step: {self.steps}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Certainty:
    """GRADE certainty of the evidence for one outcome in one population.

    >>> Certainty(term="cognition", population="people", track=Track.HUMAN,
    ...           start=CertaintyLevel.HIGH, start_because="", judgements=(), by=Method("grade", "1")).level
    <CertaintyLevel.HIGH: 4>
    """

    term: str
    population: str
    track: Track
    start: CertaintyLevel
    start_because: str
    judgements: tuple[Judgement, ...]
    by: Method

    @property
    def level(self) -> CertaintyLevel:
        """Start, plus every step, kept between very low and high."""
        steps = sum(judgement.steps for judgement in self.judgements)
        return CertaintyLevel(min(4, max(1, self.start + steps)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The two states of one outcome, its certainty where it was assessed, and why."""

    term: str
    population: str
    track: Track
    evidence_state: EvidenceState
    finding: FindingState | None
    certainty: Certainty | None
    because: str

    def __post_init__(self) -> None:
        is_assessed = self.evidence_state is EvidenceState.ASSESSED
        if is_assessed != (self.certainty is not None) or is_assessed != (self.finding is not None):
            raise ValueError("certainty and finding are present when, and only when, assessed")


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalReason:
    """One reason for giving no score: the rule that fired, its sentence with numbers, its evidence."""

    rule: str
    text: str
    weight: int  # larger is weightier; reasons stand in this order
    studies: tuple[StudyId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """An evidence score, 0-100, for a named outcome; `because` prints every input."""

    outcome: str
    points: int
    because: tuple[str, ...]
    by: Method
    table: str = ""  # of the pool it was computed from
    rows: tuple[str, ...] = ()  # of that table
    kind: Literal["score"] = "score"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An honest no: reasons by weight, and what evidence would change it."""

    reasons: tuple[RefusalReason, ...]
    would_change: tuple[str, ...]
    by: Method
    kind: Literal["refusal"] = "refusal"

    def __post_init__(self) -> None:
        if not self.reasons:
            raise ValueError("a refusal gives at least one reason")
        weights = [reason.weight for reason in self.reasons]
        if weights != sorted(weights, reverse=True):
            raise ValueError("reasons stand in order of weight")
