"""An outcome whose studies give directions and no single estimate, and how to rate it again after an edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from probatum import certainty
from probatum.domain.certainty import Assessment
from probatum.domain.evidence import enrolled, total
from probatum.domain.provenance import Citation, Curated, Curation, SeenIn
from probatum.domain.risk_of_bias import BiasAssessment
from probatum.domain.study import Study, StudyId
from probatum.domain.synthesis import OutcomeResult, StudyDirection
from probatum.domain.terms import Direction, RiskOfBias, StudyDesign

ADDED = StudyId("added-trial")
_NOBODY = Citation(id=None, title="a trial that nobody has done", year=None)
_ASSUMED = Curation(by="sensitivity analysis", on=date(1, 1, 1), seen_in=SeenIn.PRIMARY_ABSTRACT)


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionSubject:
    """One result with its studies, what the tools judged of them, and judgments that an edit sets."""

    result: OutcomeResult
    studies: tuple[Study, ...]
    assessed: tuple[BiasAssessment, ...] = ()
    judged: Mapping[StudyId, RiskOfBias] = field(default_factory=dict)

    @classmethod
    def of(
        cls, result: OutcomeResult, studies: Sequence[Study], assessed: Sequence[BiasAssessment] = ()
    ) -> DirectionSubject:
        """The subject of one result; only studies that gave a direction matter."""
        voted = {vote.study for vote in result.directions.votes}
        return cls(
            result=result,
            studies=tuple(study for study in studies if study.id in voted),
            assessed=tuple(one for one in assessed if one.study in voted),
        )

    def rate(self) -> Assessment:
        """The rating."""
        return certainty.grade([self.result], self.studies, risk_of_bias=self.judged, assessed=self.assessed)[
            0
        ]

    def keeping(self, keep: Callable[[Study], bool]) -> DirectionSubject:
        """The same without some of its studies."""
        kept = tuple(study for study in self.studies if keep(study))
        return replace(self, studies=kept, result=_voting(self.result, {study.id for study in kept}))

    def at_low_risk(self) -> DirectionSubject:
        """The same with every study read in full and found at low risk of bias."""
        return replace(self, judged={study.id: RiskOfBias.LOW for study in self.studies})

    def with_trial(self, people: int, direction: Direction) -> DirectionSubject:
        """The same with one more independent, randomized, blinded trial at low risk of bias."""
        trial = Study(
            id=ADDED,
            records=(),
            citation=_NOBODY,
            design=Curated(StudyDesign.RCT, _NOBODY, _ASSUMED),
            randomized=Curated(True, _NOBODY, _ASSUMED),
            blinded=Curated(True, _NOBODY, _ASSUMED),
            n=Curated(people, _NOBODY, _ASSUMED),
        )
        vote = StudyDirection(study=ADDED, direction=direction, findings=())
        return replace(
            self,
            studies=(*self.studies, trial),
            result=_voting(self.result, {study.id for study in self.studies}, vote),
            judged={**self.judged, ADDED: RiskOfBias.LOW},
        )

    @property
    def people(self) -> int | None:
        """People certain to be in it; None where no study states a number."""
        return total(self.studies, enrolled).certain


def _voting(result: OutcomeResult, studies: set[StudyId], *more: StudyDirection) -> OutcomeResult:
    """A result in which only some studies vote; what grading reads of a summary are its votes."""
    votes = (*(vote for vote in result.directions.votes if vote.study in studies), *more)
    count = {direction: sum(vote.direction is direction for vote in votes) for direction in Direction}
    summary = replace(
        result.directions,
        votes=votes,
        increase=count[Direction.INCREASE],
        decrease=count[Direction.DECREASE],
        no_difference=count[Direction.NO_DIFFERENCE],
        mixed=count[Direction.MIXED],
    )
    return replace(result, directions=summary, studies=tuple(vote.study for vote in votes))
