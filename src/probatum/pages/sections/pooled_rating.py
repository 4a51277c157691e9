"""The rating of one pooled effect: fixed sentence, steps, settings and what would change it."""

from __future__ import annotations

from probatum.domain.pooled_assessment import EffectSize, PooledAssessment
from probatum.domain.synthesis import PooledEffect, PooledOutcome
from probatum.domain.terms import Better, CertaintyLevel, FindingState, Track
from probatum.pages.charts.robustness import robustness_chart
from probatum.pages.contexts import Basis, PooledRating, Statement
from probatum.pages.index import TRACK_WORDS, Index
from probatum.pages.sections.grade_table import grade_table
from probatum.pages.sentences import count, join, lower_first, say

FEWEST_FOR_A_STRIP = 4  # studies: page.md, robustness strip
_VERSUS = " vs "
_LOST = "lost"


def rating_of(index: Index, outcome: PooledOutcome, anchor: str) -> PooledRating | None:
    """The rating, where the outcome was pooled and assessed."""
    rated, effect = outcome.assessed, outcome.effect
    certainty = rated.assessment.certainty if rated else None
    if rated is None or certainty is None or not isinstance(effect, PooledEffect):
        return None
    of = f"{count(effect.k, 'study', 'studies')} tabulated in {outcome.source}"
    has_strip = effect.k >= FEWEST_FOR_A_STRIP
    return PooledRating(
        level=int(certainty.level),
        verdict=_verdict(index, outcome, effect, rated, certainty.level, anchor=f"{anchor}-verdict"),
        reasons=_reasons(rated, anchor, of),
        grade=grade_table(index, certainty, f"{anchor}-grade", outcome.outcome),
        robustness=say(
            "pooled.robust",
            f"{anchor}-robust",
            basis=Basis.COMPUTED,
            of=of,
            below=rated.at_or_below(CertaintyLevel.LOW),
            rated=rated.rated,
            level=certainty.level.words,
        ),
        strip=robustness_chart(rated.robustness, f"{anchor}-strip", outcome.outcome) if has_strip else None,
        would_change=_would_change(rated, anchor),
    )


def verdict_key(finding: FindingState, better: Better, level: CertaintyLevel, size: EffectSize) -> str:
    """The template of a rated pool; very low certainty says the same whatever was found.

    >>> verdict_key(FindingState.BENEFIT, Better.LOWER, CertaintyLevel.MODERATE, EffectSize.SMALL)
    'pooled.rated_moderate_reduce_small'
    """
    if finding is FindingState.CONFLICTING:
        is_very_low = level is CertaintyLevel.VERY_LOW
        return "pooled.rated_conflicting" + ("_very_low" if is_very_low else "")
    if level is CertaintyLevel.VERY_LOW:
        return "pooled.rated_very_low"
    if finding is FindingState.UNCLEAR:
        return "pooled.rated_unclear"
    name = f"pooled.rated_{level.name.lower()}"
    if finding is FindingState.LITTLE_OR_NO_DIFFERENCE:
        return f"{name}_little"
    is_up = (finding is FindingState.BENEFIT) == (better is Better.HIGHER)
    shown = EffectSize.IMPORTANT if size is EffectSize.UNKNOWN else size
    return f"{name}_{'increase' if is_up else 'reduce'}_{shown.value}"


def verdict(
    index: Index, outcome: PooledOutcome, anchor: str, *, with_condition: bool = False
) -> Statement | None:
    """The fixed sentence of a rated pool, `with_condition` in whom; None where it has no rating."""
    rated, effect = outcome.assessed, outcome.effect
    if rated is None or rated.level is None or not isinstance(effect, PooledEffect):
        return None
    condition = f"{_in_whom(outcome)}; " if with_condition else ""
    return _verdict(index, outcome, effect, rated, rated.level, anchor=anchor, condition=condition)


def _in_whom(outcome: PooledOutcome) -> str:
    """The people of a pool and how it was given: evidence on one route never reads as evidence on another."""
    routes = join(route.value for route in outcome.routes)
    return f"{outcome.condition}, {routes}" if routes else outcome.condition


def _verdict(
    index: Index,
    outcome: PooledOutcome,
    effect: PooledEffect,
    rated: PooledAssessment,
    level: CertaintyLevel,
    *,
    anchor: str,
    condition: str = "",
) -> Statement:
    finding = rated.assessment.finding
    assert finding is not None  # whatever has a certainty has a finding
    who, versus = sides(outcome, index.monograph.substance.name)
    key = verdict_key(finding, outcome.better, level, rated.size)
    is_harm = finding is FindingState.HARM and level is not CertaintyLevel.VERY_LOW
    return say(
        key,
        anchor,
        basis=Basis.COMPUTED,
        of=f"{count(effect.k, 'study', 'studies')} tabulated in {outcome.source}",
        extra={
            "who": who,
            "outcome": lower_first(_noun(outcome.outcome)),
            "side": ", the unfavorable direction" if is_harm else "",
            "versus": versus,
            "basis_words": condition + _size_words(effect, outcome.track),
        },
    )


def sides(outcome: PooledOutcome, substance: str) -> tuple[str, str]:
    """Who was compared with whom, from the table's words for its comparison."""
    who, found, versus = outcome.comparison.partition(_VERSUS)
    if not found:
        return substance, lower_first(outcome.comparison.removeprefix("against "))
    return who, lower_first(versus)


def _noun(outcome: str) -> str:
    """An outcome's name as a noun: tables also print what happened to people."""
    return f"loss{outcome[len(_LOST) :]}" if outcome.casefold().startswith(f"{_LOST} ") else outcome


def _size_words(effect: PooledEffect, track: Track) -> str:
    k = count(effect.k, "study", "studies")
    who = TRACK_WORDS[track]
    return f"{k}, number of {who} not stated" if effect.n is None else f"{k}, {effect.n:,} {who}"


def _reasons(rated: PooledAssessment, anchor: str, of: str) -> tuple[Statement, ...]:
    finding = rated.assessment.finding
    assert finding is not None  # whatever has a certainty has a finding
    return (
        say(
            "pooled.found",
            f"{anchor}-found",
            basis=Basis.COMPUTED,
            of=of,
            finding=finding.value.replace("-", " "),
            because=rated.finding_because,
        ),
        say(
            "pooled.thresholds",
            f"{anchor}-thresholds",
            basis=Basis.METHOD,
            of=of,
            thresholds=rated.thresholds,
        ),
    )


def _would_change(rated: PooledAssessment, anchor: str) -> tuple[Statement, ...]:
    of = "an illustration, not a forecast"
    if not rated.flips:
        from probatum.sensitivity.flips import SIZES  # pages without pools need no numpy

        return (say("pooled.no_flip", f"{anchor}-flip", basis=Basis.COMPUTED, of=of, people=SIZES[-1]),)
    return tuple(
        say(
            "pooled.flip",
            f"{anchor}-flip-{number}",
            basis=Basis.COMPUTED,
            of=of,
            edit=f"{flip.edit[:1].upper()}{flip.edit[1:]}",
            level=flip.level.words,
            finding=flip.finding.value.replace("-", " "),
            because=flip.because,
        )
        for number, flip in enumerate(rated.flips, 1)
    )
