"""Doses people were given in studies on file: trial doses as cited, and doses of curated effects."""

from __future__ import annotations

from collections.abc import Iterator

from probatum import starter
from probatum.claims.judge import facts
from probatum.claims.judge.curated import cited, evidence_of
from probatum.domain.claim import EvidenceFor
from probatum.domain.curated_effect import CuratedEffect
from probatum.domain.evidence import comparable
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Curated
from probatum.domain.quantity import Quantity
from probatum.domain.regimen import TrialDose
from probatum.domain.terms import Track
from probatum.text.quantities import find_quantities

_MOST = 3  # sources that a verdict names


def studied(dose: Quantity, known: Monograph) -> tuple[EvidenceFor, ...]:
    """Doses people were given, as primary sources state them, that the claimed one meets.

    An amount is compared with amounts of its own kind; whether a source means an intake or a day stands in
    its words, which the evidence carries.
    """
    claimed = comparable(dose)
    met = {
        source: evidence
        for source, given, evidence in (*_of_trials(known), *_of_effects(known))
        if _kind(given) == _kind(claimed) and given.low <= claimed.high and claimed.low <= given.high
    }
    return tuple(met.values())[:_MOST]


def _of_trials(known: Monograph) -> Iterator[tuple[str, Quantity, EvidenceFor]]:
    for one in known.trial_doses:
        given = _range_of(one.value)
        if given is not None and facts.carries(one):
            yield str(one.citation), given, _trial_evidence(one)


def _trial_evidence(one: Curated[TrialDose]) -> EvidenceFor:
    return facts.evidence(one, f"{one.value.low}–{one.value.high} {one.value.unit} ({one.value.outcome})")


def _of_effects(known: Monograph) -> Iterator[tuple[str, Quantity, EvidenceFor]]:
    for one in starter.effects_about(known.substance.id):
        if one.is_primary and one.track is Track.HUMAN and one.dose:
            for given in _amounts(one.dose):
                yield one.source, given, _effect_evidence(one)


def _effect_evidence(one: CuratedEffect) -> EvidenceFor:
    told = evidence_of(one)
    return EvidenceFor(
        text=f"{cited(one)}: {one.dose}", study=told.study, records=told.records, source=told.source
    )


def _amounts(dose: str) -> Iterator[Quantity]:
    for found in find_quantities(dose):
        if found.quantity is not None and found.quantity.dimension.split(" per ")[0] != "time":
            yield comparable(found.quantity)


def _kind(amount: Quantity) -> tuple[str, bool]:
    return amount.dimension.split(" per ")[0], "per body mass" in amount.dimension


def _range_of(dose: TrialDose) -> Quantity | None:
    if dose.low is None or dose.high is None or "/kg" in dose.unit:
        return None
    found = find_quantities(f"{dose.low}-{dose.high} {dose.unit.split('/')[0].split(' per ')[0]}")
    return comparable(found[0].quantity) if found and found[0].quantity is not None else None
