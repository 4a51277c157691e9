"""The findings that speak to a claim: for it and against it, people, animals and cells apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from probatum.domain.claim import Claim, EvidenceFor
from probatum.domain.evidence import counts_as_evidence, track_of
from probatum.domain.monograph import Monograph, OutcomeRow
from probatum.domain.provenance import Extracted, is_evidence, value_of
from probatum.domain.study import Finding, Study
from probatum.domain.terms import CertaintyLevel, Direction, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One finding of one study on the outcome of a claim."""

    study: Study
    finding: Finding
    track: Track
    direction: Direction
    outcome: str

    @property
    def evidence(self) -> EvidenceFor:
        """The finding as evidence, with its quote where it was read from text."""
        species = value_of(self.study.species) or self.track.value
        quote = self.finding.direction
        return EvidenceFor(
            text=f"{self.study.citation}: {self.outcome}, {self.direction.value} ({species})",
            study=self.study.id,
            records=self.study.records,
            quote=quote.spans[0].quote if isinstance(quote, Extracted) else None,
            source=str(self.study.citation),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who agrees with a claim and who does not."""

    agree: tuple[Witness, ...] = ()
    oppose: tuple[Witness, ...] = ()
    human_level: CertaintyLevel | None = None  # of the graded human body on this outcome

    def on(self, *tracks: Track) -> Sides:
        """The same, of some tracks only."""
        return Sides(
            agree=tuple(one for one in self.agree if one.track in tracks),
            oppose=tuple(one for one in self.oppose if one.track in tracks),
            human_level=self.human_level,
        )


def sides(claim: Claim, known: Monograph) -> Sides:
    """The included findings on the claim's outcome, sorted by whether they go the way it says."""
    if claim.outcome is None or claim.direction is None:
        return Sides()
    witnesses = sorted(_witnesses(claim.outcome, known), key=lambda one: (one.study.id, one.finding.id))
    agree = tuple(one for one in witnesses if one.direction is claim.direction)
    oppose = tuple(one for one in witnesses if _opposes(one.direction, claim.direction))
    return Sides(agree=agree, oppose=oppose, human_level=_level(claim.outcome, known))


def _opposes(found: Direction, claimed: Direction) -> bool:
    return found is not Direction.MIXED and found is not claimed


def _witnesses(term: str, known: Monograph) -> Iterator[Witness]:
    for study in known.studies:
        track = track_of(study)
        if track is None or not counts_as_evidence(study):
            continue
        names = {one.id: one.name for one in study.outcomes if value_of(one.term) == term}
        for finding in study.findings:
            direction = value_of(finding.direction)
            if finding.outcome in names and direction is not None and is_evidence(finding.direction):
                yield Witness(
                    study=study,
                    finding=finding,
                    track=track,
                    direction=direction,
                    outcome=names[finding.outcome],
                )


def _level(term: str, known: Monograph) -> CertaintyLevel | None:
    """The best certainty among the human populations of an outcome; a pooled body counts like any other."""
    levels = [level for row in known.outcomes if row.term == term and (level := _row_level(row)) is not None]
    return max(levels, default=None)


def _row_level(row: OutcomeRow) -> CertaintyLevel | None:
    certainty = row.assessment.certainty
    return None if certainty is None else certainty.level
