"""The findings that speak to a question: for it and against it, people, animals and cells apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from probatum.claims.judge.curated import speaking
from probatum.claims.judge.questions import Question
from probatum.domain.claim import EvidenceFor
from probatum.domain.evidence import counts_as_evidence, track_of
from probatum.domain.monograph import Monograph, OutcomeRow
from probatum.domain.provenance import Extracted, is_evidence, value_of
from probatum.domain.study import Finding, Study
from probatum.domain.terms import CertaintyLevel, Comparator, Direction, StudyDesign, Track

_MOST_EVIDENCE = 6
_OBSERVATIONAL = (
    StudyDesign.COHORT,
    StudyDesign.CASE_CONTROL,
    StudyDesign.CROSS_SECTIONAL,
    StudyDesign.CASE_REPORT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """One finding of one study, or one published estimate, on the outcome of a claim."""

    source: str  # id of the study or of the published estimate: whom it comes from
    track: Track
    direction: Direction
    evidence: EvidenceFor
    is_near: bool = False  # on an outcome beside the one asked about
    is_established: bool = False  # a published synthesis of several studies, or a mechanism seen in people
    is_observational: bool = False  # of people whom nobody allotted to it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who agrees with a claim and who does not."""

    agree: tuple[Witness, ...] = ()
    oppose: tuple[Witness, ...] = ()
    human_level: CertaintyLevel | None = None  # of the graded human body on this outcome

    @property
    def is_established(self) -> bool:
        """Does one that agrees rest on several studies together?"""
        return any(one.is_established and not one.is_near for one in self.agree)

    @property
    def established(self) -> Sides | None:
        """The syntheses of several studies alone; None where none of them measured what was asked."""
        agree = tuple(one for one in self.agree if one.is_established and not one.is_near)
        oppose = tuple(one for one in self.oppose if one.is_established and not one.is_near)
        return replace(self, agree=agree, oppose=oppose) if agree else None

    @property
    def is_silent(self) -> bool:
        """Did nobody measure it?"""
        return not self.agree and not self.oppose

    def on(self, *tracks: Track) -> Sides:
        """The same, of some tracks only."""
        return replace(
            self,
            agree=tuple(one for one in self.agree if one.track in tracks),
            oppose=tuple(one for one in self.oppose if one.track in tracks),
        )

    @property
    def evidence(self) -> tuple[EvidenceFor, ...]:
        """The first few of both sides, as a verdict names them."""
        agree = [one.evidence for one in self.agree[:_MOST_EVIDENCE]]
        oppose = [replace(one.evidence, opposes=True) for one in self.oppose[:_MOST_EVIDENCE]]
        return (*agree, *oppose)


def sides(question: Question, known: Monograph) -> Sides:
    """The included findings on the question's outcomes, sorted by whether they go the way it says."""
    asked = dict((*question.near, *question.direct))
    near = {term for term, _ in question.near} - {term for term, _ in question.direct}
    pairs = [
        (term, replace(one, is_near=term in near))
        for term in question.terms
        for one in _witnesses(term, known, asked[term])
    ]
    pairs.sort(key=lambda pair: _rank(pair[1]))
    return Sides(
        agree=tuple(one for term, one in pairs if one.direction is asked[term]),
        oppose=tuple(one for term, one in pairs if _opposes(one.direction, asked[term])),
        human_level=max(
            (level for term, _ in question.direct if (level := _level(term, known))), default=None
        ),
    )


def _rank(one: Witness) -> tuple[bool, bool, str, str]:
    """What was asked before what stands beside it, several studies together before one."""
    return (one.is_near, not one.is_established, one.source, one.evidence.text)


def _opposes(found: Direction, claimed: Direction) -> bool:
    return found is not Direction.MIXED and found is not claimed


def _witnesses(term: str, known: Monograph, claimed: Direction) -> Iterator[Witness]:
    for study in known.studies:
        track = track_of(study)
        if track is None or not counts_as_evidence(study):
            continue
        names = {one.id: one.name for one in study.outcomes if value_of(one.term) == term}
        for finding in study.findings:
            direction = value_of(finding.direction)
            if _is_as_good_as_another(study, finding):
                continue
            if finding.outcome in names and direction is not None and is_evidence(finding.direction):
                evidence = _evidence(study, finding, names[finding.outcome], track)
                yield Witness(
                    source=study.id,
                    track=track,
                    direction=direction,
                    evidence=evidence,
                    is_observational=value_of(study.design) in _OBSERVATIONAL,
                )

    for one in speaking(term, known, is_denied=claimed is Direction.NO_DIFFERENCE):
        yield Witness(
            source=one.source,
            track=one.track,
            direction=one.direction,
            evidence=one.evidence,
            is_established=one.is_established,
            is_observational=one.is_observational,
        )


def _is_as_good_as_another(study: Study, finding: Finding) -> bool:
    """No difference from an active comparator: that is neither an effect nor the lack of one."""
    compared = next((one.comparator for one in study.arms if one.id == finding.comparator), None)
    is_active = compared is not None and value_of(compared) in (Comparator.ACTIVE, Comparator.OTHER_DOSE)
    return is_active and value_of(finding.direction) is Direction.NO_DIFFERENCE


def _evidence(study: Study, finding: Finding, outcome: str, track: Track) -> EvidenceFor:
    """The finding as evidence, with its quote where it was read from text."""
    species = value_of(study.species) or track.value
    quote, direction = finding.direction, value_of(finding.direction)
    return EvidenceFor(
        text=f"{study.citation}: {outcome}, {direction.value if direction else 'not stated'} ({species})",
        study=study.id,
        records=study.records,
        quote=quote.spans[0].quote if isinstance(quote, Extracted) else None,
        source=str(study.citation),
    )


def _level(term: str, known: Monograph) -> CertaintyLevel | None:
    """The best certainty among the human populations of an outcome; a pooled body counts like any other."""
    levels = [level for row in known.outcomes if row.term == term and (level := _row_level(row)) is not None]
    return max(levels, default=None)


def _row_level(row: OutcomeRow) -> CertaintyLevel | None:
    certainty = row.assessment.certainty
    return None if certainty is None else certainty.level
