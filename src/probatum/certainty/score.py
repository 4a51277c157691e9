"""A score from 0 to 100 for one named outcome, from its pooled body; every input is printed.

The formula stands in `rules.toml`. Replication is no step of the certainty: it enters here, once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from probatum.certainty.importance import comparator_of, in_order, is_against_nothing
from probatum.certainty.pooled import important_difference, kind_of
from probatum.certainty.pooled_body import PooledBody, body_of
from probatum.certainty.refusal import Fired, fire
from probatum.certainty.rules import BY, rule, score_rule
from probatum.domain.certainty import Certainty, Score
from probatum.domain.synthesis import PooledOutcome, PooledStudy
from probatum.domain.terms import Better, CertaintyLevel

_FEWEST = 3  # studies of a predictive distribution


def score(pooled: Sequence[PooledOutcome]) -> Score | Fired | None:
    """The score of the first outcome in the declared order, why it has none, or None where none is pooled."""
    ordered = in_order(pooled)
    if not ordered:
        return None
    named = next((one for one in ordered if is_against_nothing(one.comparison)), None)
    if named is None:
        others = sorted({comparator_of(one.comparison) for one in ordered})
        return fire("refuse-active-comparator", (), comparators=", ".join(others))
    return _of(named)


def outcome_words(outcome: PooledOutcome) -> str:
    """The named outcome as printed: what, in whom, compared with what."""
    routes = "".join(f", {route.value}" for route in outcome.routes)
    return f"{outcome.outcome}, {outcome.condition}{routes} ({outcome.comparison})"


def points(level: CertaintyLevel, probability: float, groups: float) -> int:
    """The formula: ceiling x probability x (1 - 1 / (2 groups)).

    Raises ValueError for a level without a ceiling, a number that is no probability, or less than one group.

    >>> points(CertaintyLevel.HIGH, 1.0, 4.0)
    88
    """
    if level not in score_rule().ceiling:
        raise ValueError(f"no score at {level.words} certainty")
    if not 0 <= probability <= 1 or groups < 1:
        raise ValueError(f"not a probability and a number of groups: {probability}, {groups}")
    return round(score_rule().ceiling[level] * probability * (1 - 0.5 / groups))


def _of(outcome: PooledOutcome) -> Score | Fired:
    body = body_of(outcome, kind=kind_of(outcome.outcome), important=important_difference(outcome))
    rated = outcome.assessed.assessment.certainty if outcome.assessed else None
    assert body is not None  # ordered outcomes are pooled
    assert rated is not None  # and rated
    if rated.level not in score_rule().ceiling:
        return _too_uncertain(outcome, body, rated)
    if body.effect.prediction is None:
        return fire("refuse-no-prediction", (), outcome=outcome_words(outcome), k=body.effect.k)
    if body.bounds is None:
        return fire(
            "refuse-no-important-difference",
            (),
            outcome=outcome_words(outcome),
            measure=body.effect.measure,
        )
    return _scored(outcome, body, rated.level)


def _too_uncertain(outcome: PooledOutcome, body: PooledBody, rated: Certainty) -> Fired:
    lowered = [step for step in rated.judgements if step.steps < 0]
    lifts = [change for step in lowered if (change := rule(step.rule).change) is not None]
    return fire(
        "refuse-named-outcome",
        (),
        outcome=outcome_words(outcome),
        level=rated.level.words,
        k=body.effect.k,
        steps="; ".join(f"{step.domain.value} {step.steps:+d}".replace("-", "−") for step in lowered),
        lifts="; ".join(_filled(change, body) for change in lifts),
    )


def _filled(change: str, body: PooledBody) -> str:
    from probatum.certainty.pooled_domains import information_size

    return change.format(size=f"{information_size(body) or 0:,}")


def _scored(outcome: PooledOutcome, body: PooledBody, level: CertaintyLevel) -> Score:
    probability, groups = important_benefit(body), laboratory_groups(body.effect.studies)
    ceiling = score_rule().ceiling[level]
    bound = _benefit_bound(body)
    unknown = _unknown_words(body.effect.studies)
    return Score(
        outcome=outcome_words(outcome),
        points=points(level, probability, groups),
        because=(
            score_rule().condition,
            f"ceiling {ceiling}: certainty is {level.words} ({body.effect.k} studies pooled)",
            f"probability {probability:.2f} that a new study's effect lies beyond "
            f"{body.effect.measure} {body.shown(bound)}, from its predictive distribution "
            f"({_prediction_words(body)}); {body.bounds.words if body.bounds else ''}",
            f"replication {1 - 0.5 / groups:.2f}: effective number of laboratory groups {groups:.2f}"
            f"{unknown}",
            f"named before its result was seen: the first of {_CLASSES}, against no treatment",
            f"the search is that of the cited review ({outcome.source}); nothing later has been searched",
        ),
        by=BY,
        table=outcome.table,
        rows=body.rows,
    )


_CLASSES = "the declared order of importance, then of people"


def _prediction_words(body: PooledBody) -> str:
    prediction = body.effect.prediction
    assert prediction is not None  # asked before
    return f"95 % from {body.ranged(prediction)}, t with {body.effect.k - 2} degrees of freedom"


def _benefit_bound(body: PooledBody) -> float:
    assert body.bounds is not None  # asked before
    return body.bounds.high if body.outcome.better is Better.HIGHER else body.bounds.low


def important_benefit(body: PooledBody) -> float:
    """Probability that a new study's true effect exceeds the important difference, toward the better.

    The predictive distribution behind the printed interval: t with k - 2 degrees of freedom, scale
    sqrt(tau2 + se2) (Riley, Higgins and Deeks 2011, BMJ 342:d549). Raises ValueError without a
    prediction interval or an important difference.
    """
    from scipy.special import stdtr, stdtrit

    effect = body.effect
    if effect.prediction is None or effect.k < _FEWEST or body.bounds is None:
        raise ValueError("no predictive distribution, or no important difference")
    df = effect.k - 2
    half = (effect.prediction.high - effect.prediction.low) / 2
    scale = half / float(stdtrit(df, 0.5 + effect.prediction.level / 2))
    toward = 1.0 if body.outcome.better is Better.HIGHER else -1.0
    beyond = toward * (effect.estimate - _benefit_bound(body))
    if scale <= 0:
        return 1.0 if beyond > 0 else 0.0
    return float(stdtr(df, beyond / scale))


def laboratory_groups(studies: Sequence[PooledStudy]) -> float:
    """The effective number of laboratory groups, 1 / sum of squared shares of the weight (Simpson 1949).

    Studies whose laboratory the table does not state count together as one group, never as many.
    """
    held: dict[str | None, float] = defaultdict(float)
    for study in studies:
        held[study.laboratory] += study.weight
    whole = sum(held.values())
    return max(1.0, 1 / sum((weight / whole) ** 2 for weight in held.values())) if whole else 1.0


def _unknown_words(studies: Sequence[PooledStudy]) -> str:
    unknown = sum(study.laboratory is None for study in studies)
    if not unknown:
        return ""
    return f"; the table does not state the laboratory of {unknown} of {len(studies)} studies, counted as one"
