"""Bodies of evidence: the studies of one outcome, apart by design, with their directions and weights.

Randomized, controlled and single-arm studies are graded separately; the better body leads, they are
never blended (Core GRADE 4, BMJ 2025;389:e083864).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.evidence import enrolled, total
from probatum.domain.provenance import Reported, is_evidence, value_of
from probatum.domain.study import FindingId, Study, StudyId
from probatum.domain.synthesis import OutcomeResult, StudyDirection
from probatum.domain.terms import ArmRole, Comparator, Direction, RiskOfBias, StudyDesign

_COMPARATIVE = {
    StudyDesign.CONTROLLED_TRIAL,
    StudyDesign.COHORT,
    StudyDesign.CASE_CONTROL,
    StudyDesign.CROSS_SECTIONAL,
}


class BodyKind(StrEnum):
    """How the studies of a body compare, best first."""

    RANDOMIZED = "randomized"
    CONTROLLED = "non-randomized with a comparison group"
    SINGLE_ARM = "without a comparison group"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """Studies of one kind that gave a direction for one outcome."""

    result: OutcomeResult
    kind: BodyKind
    studies: tuple[Study, ...]
    votes: tuple[StudyDirection, ...]
    bias: Mapping[StudyId, RiskOfBias]

    @property
    def k(self) -> int:
        """Number of studies."""
        return len(self.studies)

    @property
    def ids(self) -> tuple[StudyId, ...]:
        """The studies, by id."""
        return tuple(study.id for study in self.studies)

    @property
    def findings(self) -> tuple[FindingId, ...]:
        """The findings behind the votes."""
        return tuple(finding for vote in self.votes for finding in vote.findings)

    def count(self, direction: Direction) -> int:
        """Studies that voted for a direction."""
        return sum(vote.direction is direction for vote in self.votes)

    @property
    def n(self) -> int | None:
        """Participants certain to be in it: of suspected overlaps the largest sample counts."""
        return total(self.studies, enrolled).certain

    @property
    def stated(self) -> int:
        """Studies that state their number of participants."""
        return len(total(self.studies, enrolled).stated_in)

    def share(self, studies: Sequence[StudyId]) -> float:
        """Share of the body's weight: by participants where all studies state them, else by study."""
        sizes = {study.id: enrolled(study) for study in self.studies}
        if all(sizes.values()):
            weights = {study: float(size or 0) for study, size in sizes.items()}
        else:
            weights = dict.fromkeys(sizes, 1.0)
        return sum(weights[study] for study in studies) / sum(weights.values())

    def at_risk(self, *levels: RiskOfBias) -> tuple[StudyId, ...]:
        """Studies judged at one of these levels of risk of bias."""
        return tuple(study for study in self.ids if self.bias[study] in levels)


def bodies(
    result: OutcomeResult, studies: Sequence[Study], judged: Mapping[StudyId, RiskOfBias]
) -> tuple[Body, ...]:
    """The bodies of a result that gave a direction, best design first."""
    voted = {vote.study: vote for vote in result.directions.votes}
    by_id = {study.id: study for study in studies if study.id in voted}
    found = []
    for kind in BodyKind:
        members = tuple(by_id[name] for name in sorted(by_id) if kind_of(by_id[name]) is kind)
        if members:
            bias = {study.id: judged.get(study.id) or shown_bias(study) for study in members}
            votes = tuple(voted[study.id] for study in members)
            found.append(Body(result=result, kind=kind, studies=members, votes=votes, bias=bias))
    return tuple(found)


def kind_of(study: Study) -> BodyKind:
    """Randomized only where a primary source says so; a comparison group where one is reported."""
    design = value_of(study.design)
    if is_randomized(study):
        return BodyKind.RANDOMIZED
    compares = any(_is_other_group(arm.role, value_of(arm.comparator)) for arm in study.arms)
    if design in _COMPARATIVE or compares or is_true(study.placebo_controlled):
        return BodyKind.CONTROLLED
    # An experiment on animals compares with untreated animals unless it says otherwise.
    return BodyKind.CONTROLLED if design is StudyDesign.ANIMAL else BodyKind.SINGLE_ARM


def _is_other_group(role: ArmRole, comparator: Comparator | None) -> bool:
    return role is ArmRole.COMPARATOR and comparator is not Comparator.BASELINE


def is_randomized(study: Study) -> bool:
    """Does a primary source state random allocation? The design "rct" states it."""
    if value_of(study.randomized) is False:
        return False
    return is_true(study.randomized) or value_of(study.design) is StudyDesign.RCT


def is_true(reported: Reported[bool]) -> bool:
    """A yes that a primary source gives; silence is not a no."""
    return is_evidence(reported) and value_of(reported) is True


def shown_bias(study: Study) -> RiskOfBias:
    """Without a judgement by a person or the bias room: open treatment is a shown flaw, the rest unknown.

    What a text does not say is "not assessable", never low.
    """
    is_open = is_evidence(study.blinded) and value_of(study.blinded) is False
    return RiskOfBias.HIGH if is_open else RiskOfBias.NOT_ASSESSABLE
