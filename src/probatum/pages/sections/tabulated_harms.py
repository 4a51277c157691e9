"""What published tables and reviews say of harm: beside what was read study by study, never mixed with it."""

from __future__ import annotations

from probatum.domain.effects_table import PublishedSynthesis
from probatum.domain.synthesis import PooledEffect, PooledOutcome
from probatum.pages.contexts import Basis, Statement
from probatum.pages.index import Index
from probatum.pages.links import full_citation, link_of
from probatum.pages.sections.lead_pool import is_worse, pooled_harms, published_harms
from probatum.pages.sections.pooled_rating import sides, verdict
from probatum.pages.sentences import count, lower_first, say


def build(index: Index) -> tuple[Statement, ...]:
    """One sentence per pooled outcome of harm, then one per estimate that a review printed."""
    monograph = index.monograph
    pools = tuple(_pooled(index, one, f"safety-pool-{i}") for i, one in enumerate(pooled_harms(monograph), 1))
    printed = tuple(
        _printed(one, f"safety-published-{i}") for i, one in enumerate(published_harms(monograph), 1)
    )
    return (*pools, *printed)


def _pooled(index: Index, outcome: PooledOutcome, anchor: str) -> Statement:
    rated = verdict(index, outcome, anchor)
    if rated is not None:
        return rated
    effect = outcome.effect
    assert isinstance(effect, PooledEffect)  # only pooled outcomes are asked
    who, versus = sides(outcome, index.monograph.substance.name)
    return say(
        "safety.pooled_unrated",
        anchor,
        basis=Basis.COMPUTED,
        of=f"{count(effect.k, 'study', 'studies')} tabulated in {outcome.source}",
        who=who,
        versus=versus,
        outcome=lower_first(outcome.outcome),
    )


def _printed(one: PublishedSynthesis, anchor: str) -> Statement:
    has_interval = None not in (one.estimate, one.ci_low, one.ci_high)
    if not has_interval:
        key = "safety.published_bare"
    else:
        key = "safety.published_worse" if is_worse(one) else "safety.published"
    numbers = {"interval": f"{one.ci_low} to {one.ci_high}"} if has_interval else {}
    return say(
        key,
        anchor,
        basis=Basis.CITED,
        of=_size(one),
        source=full_citation(one.review),
        href=link_of(one.review.id),
        extra={
            "outcome": one.outcome,
            "measure": one.measure,
            "estimate": one.effect_text or "" if one.estimate is None else str(one.estimate),
            "size": _size(one),
            **numbers,
        },
    )


def _size(one: PublishedSynthesis) -> str:
    k = "an unstated number of studies" if one.k is None else count(one.k, "study", "studies")
    return k if one.n_participants is None else f"{k}, {one.n_participants:,} people"
