"""GRADE for dose-response curves: associations by dose, each step by rule."""

from __future__ import annotations

from dataclasses import replace

from probatum.certainty.pooled import kind_of, term_of
from probatum.certainty.rules import BY, Rule, counted, rule
from probatum.domain.certainty import Assessment, Certainty, Judgement
from probatum.domain.dose_curve import CurvePoint, DoseCurve
from probatum.domain.provenance import value_of
from probatum.domain.terms import Better, EvidenceState, OutcomeKind, StudyDesign, Track


def grade_curve(curve: DoseCurve, *, is_sound: bool = False) -> Assessment:
    """The rating of one curve; a curve through cells has no usable data for a rating.

    `is_sound`: its studies were read elsewhere and found at low risk of bias; a table alone tells nothing.
    """
    if curve.track is Track.CELL:
        because = "cell studies are listed, not graded: GRADE has no rules for them"
        return _assessment(curve, None, None, because)
    down = (
        _judge(curve, rule("bias-pooled-low" if is_sound else "bias-pooled-not-assessable"), percent=100),
        _inconsistency(curve),
        _indirectness(curve),
        _imprecision(curve),
        _publication(curve),
    )
    start, sentence = _start(curve)
    may_rise = start.id == "start-curve-association" and not any(step.steps < 0 for step in down)
    assert start.level is not None  # every start rule has one; tested
    certainty = Certainty(
        term=term_of(curve.outcome),
        population="people" if curve.track is Track.HUMAN else "animals",
        track=curve.track,
        start=start.level,
        start_because=sentence,
        judgements=(*down, *(_gradient(curve) if may_rise else ())),
        by=BY,
    )
    by = rule(_finding(curve))
    return _assessment(curve, by, certainty, by.says())


def _assessment(curve: DoseCurve, by: Rule | None, certainty: Certainty | None, because: str) -> Assessment:
    return Assessment(
        term=term_of(curve.outcome),
        population="people" if curve.track is Track.HUMAN else "animals",
        track=curve.track,
        evidence_state=EvidenceState.ASSESSED if certainty else EvidenceState.NO_USABLE_DATA,
        finding=by.finding if by else None,
        certainty=certainty,
        because=because,
    )


def _judge(curve: DoseCurve, by: Rule, **numbers: object) -> Judgement:
    rows = tuple(dose.row for dose in curve.observed)
    return replace(by.judge((), (), **numbers), rows=rows)


def _start(curve: DoseCurve) -> tuple[Rule, str]:
    is_randomized = curve.designs == (StudyDesign.RCT,)
    by = rule("start-curve-randomized" if is_randomized else "start-curve-association")
    listed = ", ".join(design.value for design in curve.designs) or "studies of unstated design"
    return by, by.says(k=curve.k, designs=f"{counted(curve.k, 'study', 'studies')} ({listed})")


def _inconsistency(curve: DoseCurve) -> Judgement:
    from scipy.special import chdtrc

    if curve.q is None or not curve.q_df:
        return _judge(curve, rule("inconsistency-curve-untested"))
    p = float(chdtrc(curve.q_df, curve.q))
    spread = rule("inconsistency-curve-spread")
    by = spread if p < spread.limits["p"] else rule("inconsistency-curve-agree")
    return _judge(curve, by, q=f"{curve.q:.1f}", df=curve.q_df, p=_p(p))


def _indirectness(curve: DoseCurve) -> Judgement:
    if curve.track is Track.ANIMAL:
        return _judge(curve, rule("indirectness-animal"), k=curve.k)
    kind = kind_of(curve.outcome)
    if kind is None:
        return _judge(curve, rule("indirectness-pooled-unknown"))
    if kind is OutcomeKind.PATIENT_IMPORTANT:
        return _judge(curve, rule("indirectness-pooled-none"), k=curve.k)
    words = "a surrogate" if kind is OutcomeKind.SURROGATE else "mechanistic"
    return _judge(curve, rule("indirectness-pooled-surrogate"), k=curve.k, kind=words)


def _apart(curve: DoseCurve) -> tuple[CurvePoint, ...]:
    """The doses whose interval excludes no association."""
    return tuple(point for point in curve.points if point.low > 0 or point.high < 0)


def _imprecision(curve: DoseCurve) -> Judgement:
    apart = _apart(curve)
    if not apart:
        return _judge(curve, rule("imprecision-curve-null"))
    return _judge(
        curve,
        rule("imprecision-curve-none"),
        low=f"{apart[0].dose:.3g}",
        high=f"{apart[-1].dose:.3g}",
        unit=value_of(curve.unit) or "of a dose whose unit is not stated",
    )


def _publication(curve: DoseCurve) -> Judgement:
    few = rule("publication-pooled-few")
    if curve.k < few.limits["studies"]:
        return _judge(curve, few, k=curve.k)
    return _judge(curve, rule("publication-pooled-no-test"), why="no test is made for dose-response curves")


def _gradient(curve: DoseCurve) -> tuple[Judgement, ...]:
    by = rule("up-curve-gradient")
    if not curve.is_monotone or curve.trend_p >= by.limits["p"]:
        return ()
    way = "rises" if curve.points[-1].effect > curve.points[0].effect else "falls"
    return (_judge(curve, by, way=way, p=_p(curve.trend_p)),)


def _finding(curve: DoseCurve) -> str:
    apart = _apart(curve)
    if not apart or curve.better is Better.NEITHER:
        return "finding-curve-unclear"
    sides = {(point.effect > 0) == (curve.better is Better.HIGHER) for point in apart}
    if len(sides) == 2:
        return "finding-curve-both"
    return "finding-curve-better" if sides == {True} else "finding-curve-worse"


def _p(p: float) -> str:
    return "below 0.001" if p < 0.001 else f"{p:.3f}"
