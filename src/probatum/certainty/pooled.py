"""GRADE for pooled effects of study-level tables: start, steps, finding and size, each by rule."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from probatum import vocabulary
from probatum.certainty.pooled_body import PooledBody, SourcedDifference, body_of
from probatum.certainty.pooled_domains import RANDOMIZED, judgements
from probatum.certainty.rules import BY, Rule, counted, rule
from probatum.domain.certainty import Assessment, Certainty, Judgement
from probatum.domain.dose_curve import CurveRefusal, DoseCurve
from probatum.domain.pooled_assessment import EffectSize, PooledAssessment
from probatum.domain.synthesis import PooledOutcome
from probatum.domain.terms import Better, EvidenceState, FindingState, OutcomeKind, Track

_NUMBER = re.compile(r"\d+(\.\d+)?")


def grade_pooled(
    outcome: PooledOutcome,
    *,
    curves: Sequence[DoseCurve | CurveRefusal] = (),
    kind: OutcomeKind | None = None,
    important: SourcedDifference | None = None,
    low_risk: Collection[str] = (),
) -> PooledAssessment:
    """Grade one pooled outcome.

    `curves` may show a dose-response gradient of the same outcome; `kind` and `important` default to what
    the vocabulary holds on the outcome; `low_risk` names rows that were judged at low risk of bias
    elsewhere. What was not pooled, and what is about cells, has no usable data for a rating.
    """
    body = body_of(
        outcome,
        kind=kind or kind_of(outcome.outcome),
        important=important or important_difference(outcome),
        low_risk=low_risk,
    )
    if body is None:
        return _without(outcome, outcome.because)
    if outcome.track is Track.CELL:
        return _without(outcome, "cell studies are listed, not graded: GRADE has no rules for them")
    certainty = certainty_of(body, _gradient(outcome, curves))
    by, sentence = finding_of(body, certainty.judgements)
    assert by.finding is not None  # every finding rule has one; tested
    return PooledAssessment(
        assessment=_assessment(
            outcome, EvidenceState.ASSESSED, _led(body), finding=by.finding, certainty=certainty
        ),
        size=body.size,
        thresholds=body.bounds.words if body.bounds else "no important difference is on file",
        finding_rule=by.id,
        finding_because=sentence,
    )


def _led(body: PooledBody) -> str:
    return f"{counted(body.effect.k, 'study', 'studies')} of one published table"


def _without(outcome: PooledOutcome, because: str) -> PooledAssessment:
    return PooledAssessment(
        assessment=_assessment(outcome, EvidenceState.NO_USABLE_DATA, because),
        size=EffectSize.UNKNOWN,
        thresholds="",
        finding_rule="",
        finding_because="",
    )


def _assessment(
    outcome: PooledOutcome,
    state: EvidenceState,
    because: str,
    *,
    finding: FindingState | None = None,
    certainty: Certainty | None = None,
) -> Assessment:
    return Assessment(
        term=term_of(outcome.outcome),
        population=outcome.condition,
        track=outcome.track,
        evidence_state=state,
        finding=finding,
        certainty=certainty,
        because=because,
    )


def term_of(outcome: str) -> str:
    """The vocabulary's term of an outcome as a table names it; its own name where there is none."""
    return vocabulary.outcomes().map_name(outcome) or outcome


def kind_of(outcome: str) -> OutcomeKind | None:
    """How near an outcome is to what people feel, where on file."""
    term = vocabulary.outcomes().map_name(outcome)
    return vocabulary.outcomes().get(term).kind if term else None


def important_difference(outcome: PooledOutcome) -> SourcedDifference | None:
    """The important difference of the one instrument an outcome names, for mean differences.

    Only one number in points counts: of a range, or of several numbers, nobody may choose.
    """
    named = {mention.instrument for mention in vocabulary.instruments().match(outcome.outcome)}
    if outcome.measure != "MD" or len(named) != 1:
        return None
    instrument = vocabulary.instruments().get(named.pop())
    known = instrument.important_differences
    if len(known) != 1 or known[0].value.unit != "points" or not _NUMBER.fullmatch(known[0].value.value):
        return None
    source = f"{instrument.name}, {known[0].citation}"
    return SourcedDifference(size=float(known[0].value.value), source=source)


def certainty_of(body: PooledBody, gradient: str = "") -> Certainty:
    """Start by design, then one judgement per domain."""
    designs = body.outcome.designs
    start = rule("start-pooled-randomized" if designs == RANDOMIZED else "start-pooled-non-randomized")
    assert start.level is not None  # every start rule has one; tested
    listed = ", ".join(design.value for design in designs) or "studies of unstated design"
    return Certainty(
        term=term_of(body.outcome.outcome),
        population=body.outcome.condition,
        track=body.outcome.track,
        start=start.level,
        start_because=start.says(k=body.effect.k, designs=listed),
        judgements=judgements(body, gradient),
        by=BY,
    )


def _gradient(outcome: PooledOutcome, curves: Sequence[DoseCurve | CurveRefusal]) -> str:
    """The dose-response gradient of this outcome in words; empty where there is none."""
    shown = [
        curve
        for curve in curves
        if isinstance(curve, DoseCurve)
        and (curve.outcome, curve.track) == (outcome.outcome, outcome.track)
        and curve.has_gradient
    ]
    return f"{shown[0].table}, {shown[0].k} studies, trend p = {shown[0].trend_p:.2g}" if shown else ""


def finding_of(body: PooledBody, steps: Sequence[Judgement]) -> tuple[Rule, str]:
    """The rule that says what was found, and its sentence."""
    effect, bounds = body.effect, body.bounds
    numbers = {
        "interval": body.ranged(effect.interval),
        "common": body.ranged(effect.common_interval),
        "percent": round(100 * body.leading_share),
        "bounds": bounds.words if bounds else "",
    }
    by = rule(_finding(body, steps))
    said = by.says(**numbers)
    if by.id == "finding-conflicting-sides" and not body.includes_null and _small_against_large(body):
        said = f"{said}; {rule('finding-conflicting-small').says(**numbers)}"
    return by, said


def _finding(body: PooledBody, steps: Sequence[Judgement]) -> str:
    bounds, interval, better = body.bounds, body.effect.interval, body.outcome.better
    if better is Better.NEITHER:
        return "finding-neither"
    if any(step.rule == "inconsistency-pooled-opposite" for step in steps):
        return "finding-conflicting-sides"
    if not body.includes_null and _small_against_large(body):
        return "finding-conflicting-small"
    if bounds and bounds.holds(interval) and (bounds.is_sourced or body.includes_null):
        return "finding-little"
    if body.includes_null:
        return "finding-unclear"
    is_good = (interval.low > 0) == (better is Better.HIGHER)
    return "finding-benefit" if is_good else "finding-harm"


def _small_against_large(body: PooledBody) -> bool:
    common, p = body.effect.common_interval, body.effect.small_study.p
    is_asymmetric = p is not None and p < rule("finding-conflicting-small").limits["p"]
    return is_asymmetric and common.low <= 0 <= common.high
