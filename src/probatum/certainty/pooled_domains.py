"""GRADE's five reasons to rate down and two to rate up, for bodies that have a pooled effect.

Each function looks at one domain and returns one judgement, a considered zero included, by the rule of
`rules_pooled.toml` that fired, with the numbers that fired it.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil, exp
from statistics import NormalDist

from probatum.certainty.pooled_body import PooledBody, crosses
from probatum.certainty.rules import Rule, rule
from probatum.domain.certainty import Judgement
from probatum.domain.terms import OutcomeKind, StudyDesign, Track

_ALPHA, _POWER = 0.05, 0.80  # of the one trial that the optimal information size stands for
_CONTINUOUS = frozenset({"MD", "SMD", "ROM"})
RANDOMIZED = (StudyDesign.RCT,)


def judgements(body: PooledBody, gradient: str = "") -> tuple[Judgement, ...]:
    """One judgement per reason to rate down, then the reasons to rate up where they may apply."""
    down = (
        risk_of_bias(body),
        inconsistency(body),
        indirectness(body),
        imprecision(body),
        publication_bias(body),
    )
    is_rated_down = any(judgement.steps < 0 for judgement in down)
    may_rise = body.outcome.designs != RANDOMIZED and not is_rated_down
    return (*down, *(upgrades(body, gradient) if may_rise else ()))


def _judge(body: PooledBody, by: Rule, **numbers: object) -> Judgement:
    return replace(by.judge((), (), **numbers), rows=body.rows)


def risk_of_bias(body: PooledBody) -> Judgement:
    """A table says nothing about conduct; only what was judged elsewhere counts as low."""
    unknown, share = rule("bias-pooled-not-assessable"), 1 - body.low_risk_share
    if share > unknown.limits["share"]:
        return _judge(body, unknown, percent=_percent(share))
    return _judge(body, rule("bias-pooled-low"), percent=_percent(1 - share))


def inconsistency(body: PooledBody) -> Judgement:
    """Do the studies lie on one side of the threshold, and would a new one?"""
    effect = body.effect
    i2 = effect.i2
    numbers: dict[str, object] = {
        "percent": _percent(body.leading_share),
        "threshold": body.threshold_words,
        "overlap": _percent(body.overlap),
        "i2": "not estimated" if i2 is None else f"{i2:.0f}",
        "i2_words": "is not estimated from two studies" if i2 is None else f"is {i2:.0f} %",
        "prediction": body.ranged(effect.prediction) if effect.prediction else "",
    }
    found = next((one for one in map(rule, _INCONSISTENT) if _is_inconsistent(body, one)), None)
    return _judge(body, found or rule("inconsistency-pooled-none"), **numbers)


_INCONSISTENT = (
    "inconsistency-pooled-opposite",
    "inconsistency-pooled-large",
    "inconsistency-pooled-sides",
    "inconsistency-pooled-apart",
    "inconsistency-pooled-prediction",
)


def _is_inconsistent(body: PooledBody, by: Rule) -> bool:
    limits, effect = by.limits, body.effect
    if "overlap" in limits:
        return body.overlap < limits["overlap"]
    if effect.i2 is None or effect.i2 <= limits["i2"]:
        return False
    if by.id == "inconsistency-pooled-prediction":
        prediction = effect.prediction
        is_wide = prediction is not None and any(crosses(prediction, t) for t in body.thresholds)
        return is_wide and effect.k >= limits["studies"]
    is_one_sided = by.is_reached(body.leading_share, 1.0)
    return is_one_sided if by.id == "inconsistency-pooled-large" else not is_one_sided


def indirectness(body: PooledBody) -> Judgement:
    """Is this the question people ask? Only what is on file counts."""
    k = body.effect.k
    if body.outcome.track is Track.ANIMAL:
        return _judge(body, rule("indirectness-animal"), k=k)
    if body.kind is None:
        return _judge(body, rule("indirectness-pooled-unknown"))
    if body.kind is OutcomeKind.PATIENT_IMPORTANT:
        return _judge(body, rule("indirectness-pooled-none"), k=k)
    words = "a surrogate" if body.kind is OutcomeKind.SURROGATE else "mechanistic"
    return _judge(body, rule("indirectness-pooled-surrogate"), k=k, kind=words)


def imprecision(body: PooledBody) -> Judgement:
    """Where does the interval lie, and were there enough people? The graver of the two counts."""
    names = [name for name in (_crossing(body), _information(body)) if name]
    worst = min((rule(name) for name in names), key=lambda one: one.steps)
    bounds = body.bounds
    crossed = bounds.crossed(body.effect.interval) if bounds else ()
    span = rule("imprecision-pooled-span").limits
    return _judge(
        body,
        worst,
        interval=body.ranged(body.effect.interval),
        bounds=bounds.words if bounds else "",
        crossed=" and ".join(
            (*(["no effect"] if body.includes_null else []), *(body.shown(bound) for bound in crossed))
        ),
        threshold=body.threshold_words,
        n="an unstated number of" if body.effect.n is None else f"{body.effect.n:,}",
        size=f"{information_size(body) or 0:,}",
        factor=f"{span['ratio_or' if body.effect.measure == 'OR' else 'ratio']:g}",
    )


def _crossing(body: PooledBody) -> str:
    bounds, interval = body.bounds, body.effect.interval
    if bounds is None:
        return "imprecision-pooled-null" if body.includes_null else "imprecision-pooled-none"
    if bounds.holds(interval) and (bounds.is_sourced or body.includes_null):
        return "imprecision-pooled-inside"
    crossed = bounds.crossed(interval)
    if len(crossed) == 2:
        multiple = rule("imprecision-pooled-uninformative").limits["multiple"]
        is_vast = interval.low < multiple * bounds.low and interval.high > multiple * bounds.high
        return "imprecision-pooled-uninformative" if is_vast else "imprecision-pooled-both"
    is_crossed = bool(crossed) and (bounds.is_sourced or body.includes_null)
    return "imprecision-pooled-one" if is_crossed else "imprecision-pooled-none"


def _information(body: PooledBody) -> str | None:
    """The optimal information size, asked where an effect is large or nothing else tells of size."""
    n, size = body.effect.n, information_size(body)
    far = rule("imprecision-pooled-size-far")
    if _is_large(body, far):
        if size is None or n is None:
            return "imprecision-pooled-span" if _spans(body) else None
        if n < far.limits["share"] * size:
            return far.id
        return "imprecision-pooled-size" if n < size else None
    is_small = body.effect.measure in _CONTINUOUS and (n is None or n < far.limits["participants"])
    return "imprecision-pooled-size" if is_small and body.important is None else None


def _is_large(body: PooledBody, by: Rule) -> bool:
    if body.effect.measure == "SMD":
        return abs(body.effect.estimate) > by.limits["smd_asked"]
    ratio = body.ratio_of_risks
    return ratio is not None and min(ratio, 1 / ratio) < 1 - by.limits["reduction_asked"]


def _spans(body: PooledBody) -> bool:
    limits, interval = rule("imprecision-pooled-span").limits, body.effect.interval
    apart = exp(interval.high - interval.low) if body.effect.is_log else 0.0
    return apart > limits["ratio_or" if body.effect.measure == "OR" else "ratio"]


def information_size(body: PooledBody) -> int | None:
    """People of one trial with enough power to see the relative risk reduction of the rule.

    Two proportions, normal approximation (Fleiss, Levin and Paik 2003, section 4.2, without continuity
    correction); 400 for continuous outcomes; None where the baseline risk is not known.
    """
    limits = rule("imprecision-pooled-size-far").limits
    if body.effect.measure in _CONTINUOUS:
        return int(limits["participants"])
    risk = body.effect.baseline_risk
    if risk is None or not 0 < risk < 1:
        return None
    other = risk * (1 - limits["risk_reduction"])
    z = NormalDist().inv_cdf(1 - _ALPHA / 2) + NormalDist().inv_cdf(_POWER)
    return 2 * ceil(z**2 * (risk * (1 - risk) + other * (1 - other)) / (risk - other) ** 2)


def publication_bias(body: PooledBody) -> Judgement:
    """Do small studies show larger effects, and does the estimate move when they are balanced?"""
    effect, found = body.effect, body.effect.small_study
    few = rule("publication-pooled-few")
    if effect.k < few.limits["studies"]:
        return _judge(body, few, k=effect.k)
    if found.p is None:
        return _judge(body, rule("publication-pooled-no-test"), why=found.because)
    asymmetric = rule("publication-pooled-asymmetric")
    if found.p >= asymmetric.limits["p"]:
        name = "publication-pooled-symmetric"
    else:
        name = asymmetric.id if moved(body) >= asymmetric.limits["moved"] else "publication-pooled-steady"
    return _judge(
        body,
        rule(name),
        test=str(found.test).capitalize(),
        p="below 0.001" if found.p < 0.001 else f"{found.p:.3f}",
        missing=found.missing,
        estimate=body.shown(effect.estimate),
        filled=body.shown(effect.estimate if found.filled is None else found.filled),
    )


def moved(body: PooledBody) -> float:
    """The share of the effect that trim and fill takes away; negative where it adds."""
    filled, estimate = body.effect.small_study.filled, body.effect.estimate
    return 0.0 if filled is None or estimate == 0 else 1 - filled / estimate


def upgrades(body: PooledBody, gradient: str) -> tuple[Judgement, ...]:
    """Reasons to rate up a non-randomized body that was not rated down."""
    found = []
    ratio = body.ratio_of_risks
    for name in ("up-very-large", "up-large"):
        by = rule(name)
        if ratio is not None and not by.limits["low"] <= ratio <= by.limits["high"]:
            estimate = body.shown(body.effect.estimate)
            found.append(_judge(body, by, measure=body.effect.measure, estimate=estimate))
            break
    if gradient:
        found.append(_judge(body, rule("up-gradient"), curve=gradient))
    return tuple(found)


def _percent(share: float) -> int:
    return round(100 * share)
