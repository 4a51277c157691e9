"""Bodies of evidence: the studies of one outcome, apart by design, with their directions and weights.

Randomized, controlled and single-arm studies are graded separately; the better body leads, they are
never blended (Core GRADE 4, BMJ 2025;389:e083864).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.evidence import enrolled, has_comparison_group, is_randomized, total
from probatum.domain.study import FindingId, Study, StudyId
from probatum.domain.synthesis import OutcomeResult, StudyDirection
from probatum.domain.terms import Direction, RiskOfBias


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
    flaws: Mapping[StudyId, int]  # domains in which a flaw is shown

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
    result: OutcomeResult,
    studies: Sequence[Study],
    judged: Mapping[StudyId, RiskOfBias],
    flaws: Mapping[StudyId, int],
) -> tuple[Body, ...]:
    """The bodies of a result that gave a direction, best design first.

    A study that nobody judged cannot be assessed: what a text does not say is never low.
    """
    voted = {vote.study: vote for vote in result.directions.votes}
    by_id = {study.id: study for study in studies if study.id in voted}
    found = []
    for kind in BodyKind:
        members = tuple(by_id[name] for name in sorted(by_id) if kind_of(by_id[name]) is kind)
        if members:
            found.append(
                Body(
                    result=result,
                    kind=kind,
                    studies=members,
                    votes=tuple(voted[study.id] for study in members),
                    bias={one.id: judged.get(one.id, RiskOfBias.NOT_ASSESSABLE) for one in members},
                    flaws={one.id: flaws.get(one.id, 0) for one in members},
                )
            )
    return tuple(found)


def kind_of(study: Study) -> BodyKind:
    """Randomized only where a primary source says so; a comparison group where one is reported."""
    if is_randomized(study):
        return BodyKind.RANDOMIZED
    return BodyKind.CONTROLLED if has_comparison_group(study) else BodyKind.SINGLE_ARM
