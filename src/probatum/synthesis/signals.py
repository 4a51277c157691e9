"""What studies showed where a harm would show: coagulation, liver values, evoked movement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from probatum.domain.evidence import counts_as_evidence
from probatum.domain.harms import SafetySignal
from probatum.domain.provenance import value_of
from probatum.domain.study import Outcome, Study
from probatum.vocabulary import outcomes, safety_outcomes


def safety_signals(studies: Sequence[Study], leads: Sequence[Study]) -> tuple[SafetySignal, ...]:
    """Each finding on a safety outcome, by outcome and study; leads are marked and counted nowhere."""
    found = [
        *(signal for study in studies if counts_as_evidence(study) for signal in _of(study, is_lead=False)),
        *(signal for study in leads for signal in _of(study, is_lead=True)),
    ]
    return tuple(sorted(set(found), key=lambda one: (one.name, one.is_lead, one.study, one.direction)))


def _of(study: Study, *, is_lead: bool) -> Iterator[SafetySignal]:
    named = {term.id: term.name for term in outcomes().all()}
    measured: dict[str, Outcome] = {outcome.id: outcome for outcome in study.outcomes}
    for finding in study.findings:
        outcome = measured.get(finding.outcome)
        term = value_of(outcome.term) if outcome else None
        if term is None or term not in safety_outcomes():
            continue
        direction = value_of(finding.direction)
        yield SafetySignal(
            term=term,
            name=named[term],
            study=study.id,
            direction=direction.value if direction else "direction not stated",
            species=value_of(study.species) or "species not stated",
            is_lead=is_lead,
            note=study.note if is_lead else None,
        )
