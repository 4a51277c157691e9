"""Where pooled tables lead the page: the outcome named first by importance, and what tables say of harm."""

from __future__ import annotations

from probatum.certainty.importance import in_order, is_against_nothing, is_harm
from probatum.certainty.pooled import term_of
from probatum.domain.effects_table import PublishedSynthesis, SynthesisKind
from probatum.domain.monograph import Monograph
from probatum.domain.synthesis import PooledEffect, PooledOutcome
from probatum.domain.terms import CertaintyLevel


def lead_pool(monograph: Monograph) -> PooledOutcome | None:
    """What a bottom line is about: the most important pool, against no treatment where there is one.

    The same order as the score's, which no result decides.
    """
    ordered = in_order(monograph.pooled)
    return next((one for one in ordered if is_against_nothing(one.comparison)), next(iter(ordered), None))


def level_of(outcome: PooledOutcome) -> CertaintyLevel:
    """The rating of a lead."""
    level = outcome.assessed.level if outcome.assessed else None
    assert level is not None  # only rated outcomes lead
    return level


def leading(monograph: Monograph, best: int) -> PooledOutcome | None:
    """The lead, where no study-by-study rating of what matters to patients (`best`, 0: none) is higher."""
    lead = lead_pool(monograph)
    return lead if lead is not None and level_of(lead) >= best else None


def pooled_harms(monograph: Monograph) -> tuple[PooledOutcome, ...]:
    """Pooled outcomes of harm, in the page's order."""
    return tuple(
        one
        for one in monograph.pooled
        if isinstance(one.effect, PooledEffect) and is_harm(term_of(one.outcome))
    )


def published_harms(monograph: Monograph) -> tuple[PublishedSynthesis, ...]:
    """Published estimates over several trials of an outcome of harm, or of death, not of a subgroup."""
    return tuple(
        one
        for one in monograph.published_syntheses
        if one.kind is SynthesisKind.POOLED
        and one.dose_subgroup is None
        and one.subgroup is None
        and _tells_of_harm(one.outcome)
    )


_DEATHS = ("all_cause_mortality", "cv_mortality", "stroke_death")


def _tells_of_harm(outcome: str) -> bool:
    term = term_of(outcome)
    return is_harm(term) or term in _DEATHS


def is_worse(one: PublishedSynthesis) -> bool:
    """Does the printed interval of a ratio of harm lie wholly above 1?"""
    is_ratio = one.measure.split()[0].upper() in ("RR", "OR", "HR", "IRR")
    return is_ratio and one.ci_low is not None and one.ci_low > 1
