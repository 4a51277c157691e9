"""GRADE certainty for each outcome, in its own track, with every reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from probatum.certainty.bodies import Body, BodyKind, bodies
from probatum.certainty.domains import judgements
from probatum.certainty.findings import finding_of
from probatum.certainty.rules import BY, Rule, counted, rule
from probatum.domain.certainty import Assessment, Certainty
from probatum.domain.evidence import is_randomized
from probatum.domain.provenance import value_of
from probatum.domain.risk_of_bias import BiasAssessment
from probatum.domain.study import Study, StudyId
from probatum.domain.synthesis import OutcomeResult
from probatum.domain.terms import EvidenceState, RiskOfBias, Track

_ORDER = {kind: place for place, kind in enumerate(BodyKind)}


def grade(
    results: Sequence[OutcomeResult],
    studies: Sequence[Study],
    *,
    risk_of_bias: Mapping[StudyId, RiskOfBias] | None = None,
    assessed: Sequence[BiasAssessment] = (),
) -> tuple[Assessment, ...]:
    """Grade every result, in the order given; then say which outcomes nobody measured in people.

    Animal results are graded in their own track (Hooijmans 2018, PLoS One 13:e0187271) and leave people
    untested; cell results are listed, not graded. `assessed` is what the tools
    judged; `risk_of_bias` holds judgements made elsewhere and goes before it. A study without either
    cannot be assessed.
    """
    judged = {one.study: one.for_grade for one in assessed} | dict(risk_of_bias or {})
    flaws = {one.study: len(one.flawed_domains) for one in assessed if one.study not in (risk_of_bias or {})}
    own = tuple(_assess(result, studies, judged, flaws) for result in results)
    return (*own, *_untested(results))


def _assess(
    result: OutcomeResult,
    studies: Sequence[Study],
    judged: Mapping[StudyId, RiskOfBias],
    flaws: Mapping[StudyId, int],
) -> Assessment:
    if result.track is Track.CELL:
        return _without(result, "cell studies are listed, not graded: GRADE has no rules for them")
    found = bodies(result, studies, judged, flaws)
    if not found:
        k = len(result.studies)
        return _without(result, f"measured in {k} of {k} studies located, but none states a direction")
    graded = [(certainty_of(body), body) for body in found]
    certainty, lead = max(graded, key=lambda pair: (pair[0].level, -_ORDER[pair[1].kind]))
    return Assessment(
        term=result.term,
        population=result.population,
        track=result.track,
        evidence_state=EvidenceState.ASSESSED,
        finding=finding_of(lead),
        certainty=certainty,
        because=_because(lead, [pair for pair in graded if pair[1] is not lead]),
    )


def _without(result: OutcomeResult, because: str) -> Assessment:
    return Assessment(
        term=result.term,
        population=result.population,
        track=result.track,
        evidence_state=EvidenceState.NO_USABLE_DATA,
        finding=None,
        certainty=None,
        because=because,
    )


def certainty_of(body: Body) -> Certainty:
    """Start by design, then one judgement per domain."""
    start, sentence = start_of(body)
    assert start.level is not None  # every start rule has one; tested
    return Certainty(
        term=body.result.term,
        population=body.result.population,
        track=body.result.track,
        start=start.level,
        start_because=sentence,
        judgements=judgements(body),
        by=BY,
    )


def start_of(body: Body) -> tuple[Rule, str]:
    """The rule by which a body starts, and its sentence."""
    not_stated = sum(value_of(study.randomized) is None for study in body.studies)
    if all(is_randomized(study) for study in body.studies):
        name = "start-randomized"
    elif body.kind is BodyKind.SINGLE_ARM:
        name = "start-single-arm"
    else:
        name = "start-allocation-not-stated" if not_stated else "start-non-randomized"
    numbers = {"k": body.k, "not_stated": not_stated, "not_randomized": body.k - not_stated}
    return rule(name), rule(name).says(**numbers)


def _because(lead: Body, others: Sequence[tuple[Certainty, Body]]) -> str:
    led = f"{counted(lead.k, 'study', 'studies')} {lead.kind.value}"
    if not others:
        return led
    apart = "; ".join(f"{body.k} {body.kind.value}: {certainty.level.words}" for certainty, body in others)
    return f"{led}; graded apart and not blended: {apart}"


def _untested(results: Sequence[OutcomeResult]) -> tuple[Assessment, ...]:
    """Outcomes measured in animals or cells and in no human study."""
    tested = {result.term for result in results if result.track is Track.HUMAN}
    elsewhere: dict[str, list[OutcomeResult]] = {}
    for result in results:
        if result.term not in tested:
            elsewhere.setdefault(result.term, []).append(result)
    return tuple(_nobody(term, elsewhere[term]) for term in sorted(elsewhere))


def _nobody(term: str, measured: Sequence[OutcomeResult]) -> Assessment:
    where = " and ".join(
        counted(len(result.studies), f"{result.track.value} study", f"{result.track.value} studies")
        for result in measured
    )
    return Assessment(
        term=term,
        population="people",
        track=Track.HUMAN,
        evidence_state=EvidenceState.UNTESTED,
        finding=None,
        certainty=None,
        because=f"no human study located measured it; measured in {where}, which never answer for people",
    )
