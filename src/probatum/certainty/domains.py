"""GRADE's five reasons to rate down, for bodies that have directions and no single estimate.

Each function looks at one domain and returns one judgement, a considered zero included, by the rule
of `rules.toml` that fired. No rule rates up: the three reasons for that need an estimate, a fitted
dose-response slope or a person.
"""

from __future__ import annotations

from probatum.certainty.bodies import Body, BodyKind
from probatum.certainty.rules import rule
from probatum.domain.certainty import Judgement
from probatum.domain.terms import Direction, OutcomeKind, RiskOfBias, Track


def judgements(body: Body) -> tuple[Judgement, ...]:
    """One judgement per domain, in GRADE's order."""
    return (
        risk_of_bias(body),
        inconsistency(body),
        indirectness(body),
        imprecision(body),
        publication_bias(body),
    )


def risk_of_bias(body: Body) -> Judgement:
    """How far flaws in the studies, or silence about them, may explain what they found."""
    if body.kind is BodyKind.SINGLE_ARM:
        return rule("bias-single-arm").judge(body.ids, k=body.k)
    critical = body.at_risk(RiskOfBias.CRITICAL)
    if len(critical) == body.k:
        return rule("bias-critical").judge(critical, critical=body.k, k=body.k)
    several = rule("bias-high-in-several-domains")
    flawed = tuple(study for study in body.ids if body.flaws[study] >= several.limits["domains"])
    if len(flawed) == body.k:
        return several.judge(flawed, k=body.k, domains=int(several.limits["domains"]))
    unknown = body.at_risk(RiskOfBias.NOT_ASSESSABLE)
    silent = rule("bias-not-assessable")
    if body.share(unknown) > silent.limits["share"]:
        percent = round(100 * body.share(unknown))
        return silent.judge(unknown, not_assessable=len(unknown), k=body.k, percent=percent)
    return _flaws(body)


def _flaws(body: Body) -> Judgement:
    low = body.at_risk(RiskOfBias.LOW)
    flawed = tuple(study for study in body.ids if study not in low)
    high, share = rule("bias-high"), body.share(flawed)
    if share > high.limits["share"] and not _low_risk_agrees(body):
        return high.judge(flawed, flawed=len(flawed), k=body.k, percent=round(100 * share))
    return rule("bias-low").judge(low, low=len(low), k=body.k)


def _low_risk_agrees(body: Body) -> bool:
    """Do the studies at low risk of bias, taken alone, show the direction most studies show?"""
    low = set(body.at_risk(RiskOfBias.LOW))
    directions = [vote.direction for vote in body.votes if vote.study in low]
    leading = leading_direction(body)
    return bool(directions) and leading is not None and all(d is leading for d in directions)


def leading_direction(body: Body) -> Direction | None:
    """The direction of most studies; None when two lead."""
    counts = sorted(((body.count(d), d) for d in Direction), reverse=True)
    return None if counts[0][0] == counts[1][0] else counts[0][1]


def inconsistency(body: Body) -> Judgement:
    """Do the studies point the same way?"""
    numbers = {direction.value.replace("-", "_"): body.count(direction) for direction in Direction}
    up, down = numbers["increase"], numbers["decrease"]
    if body.k == 1:
        return rule("inconsistency-one-study").judge(body.ids, body.findings)
    opposite = rule("inconsistency-opposite")
    if min(up, down) and not opposite.is_reached(max(up, down), up + down):
        return opposite.judge(body.ids, body.findings, increase=up, decrease=down)
    leading, scattered = max(numbers.values()), rule("inconsistency-scattered")
    if not scattered.is_reached(leading, body.k):
        return scattered.judge(body.ids, body.findings, k=body.k, **numbers)
    return rule("inconsistency-none").judge(body.ids, body.findings, leading=leading, k=body.k)


def indirectness(body: Body) -> Judgement:
    """Is this the question people ask?"""
    if body.result.track is Track.ANIMAL:
        return rule("indirectness-animal").judge(body.ids, k=body.k)
    name = {
        OutcomeKind.SURROGATE: "indirectness-surrogate",
        OutcomeKind.MECHANISTIC: "indirectness-mechanistic",
        OutcomeKind.PATIENT_IMPORTANT: "indirectness-none",
    }[body.result.kind]
    return rule(name).judge(body.ids, k=body.k)


def information_size() -> int:
    """Participants below which a body without an estimate is imprecise."""
    return int(rule("imprecision-small").limits["participants"])


def imprecision(body: Body) -> Judgement:
    """Were enough participants studied?"""
    chosen = rule(_size_rule(body.n))
    return chosen.judge(body.ids, n=body.n, k=body.k, stated=body.stated, size=information_size())


def _size_rule(n: int | None) -> str:
    if n is None:
        return "imprecision-not-stated"
    names = ("imprecision-very-small", "imprecision-small")
    return next((name for name in names if n < rule(name).limits["participants"]), "imprecision-none")


def publication_bias(body: Body) -> Judgement:
    """Never tested on few studies or on directions; what looks suspicious is only flagged."""
    few = rule("publication-not-tested")
    chosen = few if body.k < few.limits["studies"] else rule("publication-no-estimates")
    return chosen.judge(body.ids, k=body.k, flags=_flags(body))


def _flags(body: Body) -> str:
    leading = leading_direction(body)
    is_unanimous = leading in (Direction.INCREASE, Direction.DECREASE) and body.count(leading) == body.k > 1
    is_small = body.n is not None and body.n < rule("imprecision-very-small").limits["participants"]
    flags = [
        text for holds, text in ((is_small, "all small"), (is_unanimous, "all in one direction")) if holds
    ]
    return f"; flag: {' and '.join(flags)}" if flags else ""
