"""A pooled effect as the rules look at it: its thresholds, its sides, how its numbers print."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import exp, inf, isfinite, log

from probatum.certainty.rules import Fallback, fallbacks
from probatum.domain.pooled_assessment import EffectSize
from probatum.domain.synthesis import Interval, PooledEffect, PooledOutcome, PooledStudy
from probatum.domain.terms import OutcomeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedDifference:
    """An important difference on file, on the scale of the measure (a ratio as a ratio), and who found it."""

    size: float
    source: str

    def __post_init__(self) -> None:
        if not (isfinite(self.size) and self.size > 0):
            raise ValueError(f"not an important difference: {self.size}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Important harm and benefit on the scale of analysis, either side of 0."""

    low: float
    high: float
    is_sourced: bool
    words: str

    def holds(self, interval: Interval) -> bool:
        """Does an interval stay inside on both sides?"""
        return self.low <= interval.low and interval.high <= self.high

    def crossed(self, interval: Interval) -> tuple[float, ...]:
        """The bounds that an interval crosses."""
        return tuple(bound for bound in (self.low, self.high) if crosses(interval, bound))


def crosses(interval: Interval, threshold: float) -> bool:
    """Does a threshold lie strictly inside an interval?"""
    return interval.low < threshold < interval.high


@dataclass(frozen=True, kw_only=True)
class PooledBody:
    """One pooled effect with what its rules need; `low_risk` names rows judged at low risk of bias."""

    outcome: PooledOutcome
    effect: PooledEffect
    kind: OutcomeKind | None
    important: SourcedDifference | None = None
    low_risk: frozenset[str] = frozenset()

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The study-level rows behind it."""
        return tuple(study.row for study in self.effect.studies)

    @cached_property
    def bounds(self) -> Bounds | None:
        """The important difference: sourced, else the fallback of the measure; None where there is none."""
        if self.important is not None:
            return _sourced(self.effect, self.important)
        fallback = fallbacks().get(self.effect.measure)
        return None if fallback is None else _fallback(self.effect, fallback)

    @cached_property
    def thresholds(self) -> tuple[float, ...]:
        """What the certainty is about: set by where the estimate lies (Core GRADE 2, BMJ 2025;389:e081904).

        With a sourced difference: the bound that the estimate is beyond, else both bounds. With a fallback
        or none: no effect, unless the interval includes it and stays inside the fallback (then both bounds).
        """
        bounds, effect = self.bounds, self.effect
        if bounds is None:
            return (0.0,)
        if bounds.is_sourced:
            beyond = [b for b in (bounds.low, bounds.high) if abs(b) <= abs(effect.estimate)]
            return tuple(b for b in beyond if b * effect.estimate > 0) or (bounds.low, bounds.high)
        is_little = self.includes_null and bounds.holds(effect.interval)
        return (bounds.low, bounds.high) if is_little else (0.0,)

    @cached_property
    def includes_null(self) -> bool:
        """Does the interval include no effect?"""
        return self.effect.interval.low <= 0 <= self.effect.interval.high

    @cached_property
    def leading_share(self) -> float:
        """The share of the weight between, or on one side of, the thresholds that holds most of it."""
        shares: dict[int, float] = {}
        for study in self.effect.studies:
            place = sum(study.estimate > threshold for threshold in self.thresholds)
            shares[place] = shares.get(place, 0.0) + study.weight
        return max(shares.values()) / sum(shares.values())

    @cached_property
    def overlap(self) -> float:
        """The share of pairs of studies, by product of weights, whose intervals overlap; 1 for one study."""
        pairs = [(_overlap(a, b), a.weight * b.weight) for a, b in combinations(self.effect.studies, 2)]
        whole = sum(weight for _, weight in pairs)
        return sum(weight for overlaps, weight in pairs if overlaps) / whole if whole else 1.0

    @cached_property
    def low_risk_share(self) -> float:
        """The share of the weight judged at low risk of bias."""
        weights = [(study.row in self.low_risk, study.weight) for study in self.effect.studies]
        return sum(weight for is_low, weight in weights if is_low) / sum(weight for _, weight in weights)

    @cached_property
    def size(self) -> EffectSize:
        """How large the estimate is beside the important difference and the measure's band of large."""
        bounds, large = self.bounds, fallbacks().get(self.effect.measure)
        estimate = self.effect.estimate
        if bounds is None:
            return EffectSize.UNKNOWN
        if bounds.low < estimate < bounds.high:
            return EffectSize.SMALL
        if large and not _scaled(self.effect, large.large_low) < estimate < _scaled(
            self.effect, large.large_high
        ):
            return EffectSize.LARGE
        return EffectSize.IMPORTANT

    @property
    def threshold_words(self) -> str:
        """The thresholds as printed."""
        if self.thresholds == (0.0,):
            return "no effect"
        return " and ".join(self.shown(threshold) for threshold in self.thresholds)

    def shown(self, value: float) -> str:
        """A number on the scale of analysis, as printed."""
        return f"{exp(value) if self.effect.is_log else value:.2f}"

    def ranged(self, interval: Interval) -> str:
        """An interval as printed."""
        return f"{self.shown(interval.low)} to {self.shown(interval.high)}"

    @property
    def ratio_of_risks(self) -> float | None:
        """The effect as a ratio of risks; None for odds ratios whose baseline risk is not known."""
        effect = self.effect
        if not effect.is_log:
            return None
        ratio, risk = exp(effect.estimate), effect.baseline_risk
        if effect.measure != "OR":
            return ratio
        return None if risk is None else ratio / (1 - risk + risk * ratio)


def body_of(
    outcome: PooledOutcome,
    *,
    kind: OutcomeKind | None,
    important: SourcedDifference | None = None,
    low_risk: Collection[str] = (),
) -> PooledBody | None:
    """The body of a pooled outcome; None where nothing was pooled."""
    if not isinstance(outcome.effect, PooledEffect):
        return None
    return PooledBody(
        outcome=outcome, effect=outcome.effect, kind=kind, important=important, low_risk=frozenset(low_risk)
    )


def _overlap(a: PooledStudy, b: PooledStudy) -> bool:
    return a.interval.low <= b.interval.high and b.interval.low <= a.interval.high


def _scaled(effect: PooledEffect, value: float) -> float:
    return log(value) if effect.is_log else value


def _sourced(effect: PooledEffect, important: SourcedDifference) -> Bounds:
    size = abs(_scaled(effect, important.size))
    words = f"an important difference of {important.size:g}: {important.source}"
    return Bounds(low=-size, high=size, is_sourced=True, words=words)


def _fallback(effect: PooledEffect, fallback: Fallback) -> Bounds:
    low, high, words = fallback.low, fallback.high, fallback.words
    risk = effect.baseline_risk
    if effect.measure == "OR" and risk is not None and risk > 0 and high * risk < 1:
        low, high = _as_odds(low, risk), _as_odds(high, risk)
        words = f"{words}; as odds ratios {low:.2f} and {high:.2f} at a baseline risk of {risk:.0%}"
    return Bounds(low=_scaled(effect, low), high=_scaled(effect, high), is_sourced=False, words=words)


def _as_odds(ratio: float, risk: float) -> float:
    """A ratio of risks as an odds ratio at a baseline risk (Cochrane Handbook 15.4.4)."""
    with_it = ratio * risk
    return with_it / (1 - with_it) * (1 - risk) / risk if with_it < 1 else inf
