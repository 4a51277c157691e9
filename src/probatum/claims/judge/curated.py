"""Curated effects as evidence: which of them speak to a claim, and how firmly.

Rules, each once:
- a verdict stands on primary rows only; the others are leads, named and never counted;
- what a study on file found is told by its own findings;
- a subgroup is silent beside the whole it was taken from;
- in people, "no difference" speaks only when its interval leaves out an appreciable effect (GRADE
  guidelines 6, J Clin Epidemiol 2011;64:1283: a ratio within 0.75 to 1.25; a standardized difference
  within 0.2): a wide interval, or a small trial without one, shows nothing either way (Altman and Bland,
  BMJ 1995;311:485). What was measured on a mechanism is a finding either way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from probatum import starter
from probatum.domain.claim import EvidenceFor
from probatum.domain.curated_effect import CuratedEffect, EffectKind
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Missing
from probatum.domain.synthesis import PooledEffect, PooledOutcome
from probatum.domain.terms import CertaintyLevel, Direction, OutcomeKind, Track
from probatum.starter.effect_directions import null_of
from probatum.vocabulary import outcomes

_RATIO_MARGIN = (Decimal("0.75"), Decimal("1.25"))
_STANDARDIZED = re.compile(r"\b(?:SMD|d|g)\b")
_STANDARDIZED_MARGIN = Decimal("0.2")
_CONTROLS = ("vs placebo", "vs control", "vs no treatment")
_MOST_LEADS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CuratedWitness:
    """One curated effect that speaks: whom it comes from, which way it went, how firm it is."""

    source: str
    track: Track
    direction: Direction
    evidence: EvidenceFor
    is_pooled: bool  # an estimate over several studies
    is_established: bool  # a synthesis of several studies, or a mechanism measured in people
    is_observational: bool = False  # nobody was allotted to it


def speaking(term: str, known: Monograph, *, is_denied: bool = False) -> Iterator[CuratedWitness]:
    """The curated effects of a substance on one outcome that may carry a verdict, and what is pooled here.

    `is_denied`: the claim tells that nothing was found; then every result without a difference bears it out.
    """
    own = [one for one in starter.effects_about(known.substance.id) if one.term == term and one.is_primary]
    on_file = {study.id for study in known.studies}
    for one in _wholes(one for one in own if one.study not in on_file):
        if one.track is not None and one.direction is not None and (is_denied or _says_something(one)):
            yield CuratedWitness(
                source=one.source,
                track=one.track,
                direction=one.direction,
                evidence=evidence_of(one),
                is_pooled=_is_pooled(one),
                is_established=_is_established(one),
                is_observational=one.kind is EffectKind.OBSERVATIONAL,
            )
    yield from pooled_here(term, known)


def pooled_here(term: str, known: Monograph) -> Iterator[CuratedWitness]:
    """What the tabulated trials of a substance give when pooled here, against placebo or no treatment."""
    for one in known.pooled:
        effect = one.effect
        is_controlled = one.comparison.casefold().endswith(_CONTROLS)
        if isinstance(effect, Missing) or not is_controlled or outcomes().map_name(one.outcome) != term:
            continue
        low, high = effect.interval.low, effect.interval.high
        if low <= 0 <= high:
            continue  # nothing shown either way
        direction = Direction.INCREASE if low > 0 else Direction.DECREASE
        level = one.assessed.level if one.assessed else None
        yield CuratedWitness(
            source=one.table,
            track=one.track,
            direction=direction,
            evidence=_pooled_evidence(one, effect, direction),
            is_pooled=True,
            is_established=level is not None and level > CertaintyLevel.VERY_LOW,
        )


def _pooled_evidence(one: PooledOutcome, effect: PooledEffect, direction: Direction) -> EvidenceFor:
    rated = one.assessed.level.words if one.assessed and one.assessed.level else "not rated"
    people = f", {effect.n} people" if effect.n else ""
    return EvidenceFor(
        text=(
            f"{one.source}, pooled here: {one.outcome} in {one.condition}, {one.comparison}, "
            f"{direction.value} ({effect.k} studies{people}; certainty {rated})"
        ),
        records=(one.source.id,) if one.source.id else (),
        source=str(one.source),
    )


def leads(terms: Iterable[str], known: Monograph) -> str:
    """The effects on file that may not carry a verdict, in a few words; empty where there are none."""
    return _named(one for one in _on(terms, known) if not one.is_primary)


def undecided(terms: Iterable[str], known: Monograph) -> str:
    """Primary effects that measured it and show nothing clear, in a few words; empty where there are none."""
    return _named(one for one in _on(terms, known) if one.is_primary and one.direction is not None)


def is_undecided_together(terms: Iterable[str], known: Monograph) -> bool:
    """Did several studies put together measure exactly this, and show nothing clear?"""
    own = (one for one in _on(terms, known) if one.is_primary and one.track is Track.HUMAN)
    return any(one.direction is Direction.NO_DIFFERENCE and _is_pooled(one) for one in own)


def _on(terms: Iterable[str], known: Monograph) -> tuple[CuratedEffect, ...]:
    asked = frozenset(terms)
    return tuple(one for one in starter.effects_about(known.substance.id) if one.term in asked)


def _named(effects: Iterable[CuratedEffect]) -> str:
    names = dict.fromkeys(f"{one.outcome} ({cited(one)})" for one in effects)
    return "; ".join(list(names)[:_MOST_LEADS])


def effects_on_file(known: Monograph) -> int:
    """How many curated effects of a substance may carry a verdict."""
    return sum(one.is_primary for one in starter.effects_about(known.substance.id))


def sources_in_people(known: Monograph) -> int:
    """How many studies and published estimates of people are on file: study records and curated sources."""
    own = {
        one.source for one in starter.effects_about(known.substance.id) if one.is_primary and _is_human(one)
    }
    return known.counts.human_studies + len(own - {str(study.id) for study in known.studies})


def told_sources(count: int) -> str:
    """A number of sources in words."""
    return {0: "no source", 1: "one source"}.get(count, f"{count} sources")


def _is_human(one: CuratedEffect) -> bool:
    return one.track is Track.HUMAN


def _wholes(effects: Iterable[CuratedEffect]) -> tuple[CuratedEffect, ...]:
    """Without the parts whose whole is there too."""
    found = tuple(effects)
    whole = {one.source for one in found if not one.is_part}
    return tuple(one for one in found if not one.is_part or one.source not in whole)


def _says_something(one: CuratedEffect) -> bool:
    if one.direction is not Direction.NO_DIFFERENCE or one.track is not Track.HUMAN:
        return True
    return _is_mechanistic(one) or is_narrow(one)


def is_narrow(one: CuratedEffect) -> bool:
    """Does the interval of a synthesis leave out an appreciable effect either way?"""
    if one.is_precise:
        return True
    if one.kind is EffectKind.TRIAL or one.ci_low is None or one.ci_high is None or one.measure is None:
        return False
    if null_of(one.measure) == 1:
        return _RATIO_MARGIN[0] <= one.ci_low and one.ci_high <= _RATIO_MARGIN[1]
    widest = max(abs(one.ci_low), abs(one.ci_high))
    return _STANDARDIZED.search(one.measure) is not None and widest <= _STANDARDIZED_MARGIN


def _is_established(one: CuratedEffect) -> bool:
    """Enough for a plain statement: several studies together, unless their review rates them very low."""
    if one.level is not None:
        return one.level > CertaintyLevel.VERY_LOW
    return _is_pooled(one) or (one.track is Track.HUMAN and _is_mechanistic(one))


def _is_pooled(one: CuratedEffect) -> bool:
    """Over several studies; a synthesis that does not print how many counts as one."""
    return one.kind is EffectKind.PUBLISHED_SYNTHESIS if one.k is None else one.k > 1


def _is_mechanistic(one: CuratedEffect) -> bool:
    return one.term is not None and outcomes().get(one.term).kind is OutcomeKind.MECHANISTIC


def evidence_of(one: CuratedEffect) -> EvidenceFor:
    """The effect in one sentence of ours, with its citation."""
    size = f", {one.effect_text}" if one.effect_text else ""
    counted = "".join(f", {value} {word}" for value, word in ((one.k, "studies"), (one.n, "people")) if value)
    where = f"{one.species or 'species not stated'}{counted if one.track is Track.HUMAN else ''}"
    direction = one.direction.value if one.direction else "direction not stated"
    return EvidenceFor(
        text=f"{cited(one)}: {one.outcome}, {direction}{size} ({where}; {one.kind.value})",
        study=one.study,
        records=(one.citation.id,) if one.citation.id else (),
        source=cited(one),
    )


def cited(one: CuratedEffect) -> str:
    """The reference as far as it was verified: authors and year, else identifier, else where it stands."""
    if one.citation.authors or one.citation.title:
        return str(one.citation)
    return str(one.citation.id or one.citation.locator or "source not named")
