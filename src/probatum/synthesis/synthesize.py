"""What the studies say together: one result per outcome, population and side of the species wall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from probatum.domain.evidence import counts_as_evidence, enrolled, is_about, total, track_of
from probatum.domain.provenance import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    Derived,
    Method,
    Missing,
    Reported,
    is_evidence,
    value_of,
)
from probatum.domain.study import Finding, Outcome, Study
from probatum.domain.substance import SubstanceId
from probatum.domain.synthesis import OutcomeResult, StudyDirection
from probatum.domain.terms import Better, OutcomeKind, Track
from probatum.synthesis.directions import direction_of, summarize
from probatum.synthesis.population import population_of
from probatum.synthesis.replication import replication

T = TypeVar("T")
PARTICIPANTS = Method("sum of participants, suspected overlaps once", "1")


class OutcomeTerm(Protocol):
    """What synthesis needs to know of a curated outcome."""

    @property
    def name(self) -> str:
        """The name a page prints."""


@dataclass(slots=True)
class Measured:
    """One study's measurements of one term."""

    study: Study
    outcomes: list[Outcome] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


Key = tuple[Track, str, str]


def synthesize(
    studies: Sequence[Study],
    outcomes: Mapping[str, OutcomeTerm],
    *,
    substance: SubstanceId | None = None,
) -> tuple[OutcomeResult, ...]:
    """Group what was measured by track, curated outcome and population, and count directions.

    A study votes once per outcome. Only values seen in a primary source vote, and only findings about
    the substance. Outcomes without a curated term stay visible on their study. Ordered by track,
    term and population.
    """
    groups: dict[Key, list[Measured]] = {}
    for study in sorted(studies, key=lambda one: one.id):
        track = track_of(study)
        if track is None or not counts_as_evidence(study):
            continue
        population = population_of(study, track)
        for term, measured in by_term(study, substance).items():
            groups.setdefault((track, term, population), []).append(measured)
    order = list(Track)
    keys = sorted(groups, key=lambda key: (order.index(key[0]), key[1], key[2]))
    return tuple(_result(key, groups[key], outcomes) for key in keys)


def by_term(
    study: Study, substance: SubstanceId | None = None, *, any_form: bool = False
) -> dict[str, Measured]:
    """What a study measured, by curated outcome; terms it measured without a finding are there too.

    Findings about another substance are left out, unless any form will do.
    """
    arms = {arm.id: arm for arm in study.arms}
    grouped: dict[str, Measured] = {}
    terms: dict[str, str] = {}
    for outcome in study.outcomes:
        if (term := value_of(outcome.term)) and is_evidence(outcome.term):
            terms[outcome.id] = term
            grouped.setdefault(term, Measured(study)).outcomes.append(outcome)
    for finding in study.findings:
        arm = arms.get(finding.intervention) if finding.intervention else None
        is_meant = arm is None or any_form or is_about(arm.substance, substance, study)
        if finding.outcome in terms and is_meant:
            grouped[terms[finding.outcome]].findings.append(finding)
    return dict(sorted(grouped.items()))


def _result(key: Key, measured: list[Measured], outcomes: Mapping[str, OutcomeTerm]) -> OutcomeResult:
    track, term, population = key
    studies = tuple(one.study for one in measured)
    own = [outcome for one in measured for outcome in one.outcomes]
    people = total(studies, enrolled)
    return OutcomeResult(
        term=term,
        name=outcomes[term].name if term in outcomes else own[0].name,
        kind=_usual((outcome.kind for outcome in own), OutcomeKind.MECHANISTIC),
        better=_usual((outcome.better for outcome in own), Better.NEITHER),
        track=track,
        population=population,
        studies=tuple(study.id for study in studies),
        n=_participants(track, people.certain, people.stated_in),
        n_stated_in=len(people.stated_in),
        directions=summarize(tuple(_votes(measured))),
        replication=replication(studies),
    )


def _votes(measured: Iterable[Measured]) -> Iterable[StudyDirection]:
    for one in measured:
        direction = direction_of(one.findings)
        if direction is not None:
            yield StudyDirection(
                study=one.study.id,
                direction=direction,
                findings=tuple(sorted(finding.id for finding in one.findings)),
            )


def _participants(track: Track, n: int | None, stated_in: Sequence[str]) -> Derived[int] | Missing:
    if track is Track.CELL:
        return NOT_APPLICABLE
    if n is None:
        return NOT_REPORTED
    return Derived(n, PARTICIPANTS, tuple(f"study.{study}.n" for study in stated_in))


def _usual(reported: Iterable[Reported[T]], otherwise: T) -> T:
    """The value most outcomes state; ties go to the first in alphabetical order."""
    counts = Counter(v for one in reported if (v := value_of(one)) is not None)
    return min(counts, key=lambda value: (-counts[value], str(value))) if counts else otherwise
