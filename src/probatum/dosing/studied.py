"""Which doses of the substance were given, in which study, to whom."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.domain.evidence import active_arms, counts_as_evidence, track_of
from probatum.domain.monograph import StudiedDose
from probatum.domain.provenance import Missing, value_of
from probatum.domain.study import Dose, Study
from probatum.domain.substance import SubstanceId


def studied_doses(studies: Sequence[Study], substance: SubstanceId) -> tuple[StudiedDose, ...]:
    """Every dose given to an arm on the substance, by track, study and amount.

    A dose that belongs to another substance of the study is not among them; an arm whose dose says
    nothing (no amount, concentration, route, time or form) is left out.
    """
    found = [
        StudiedDose(study=study.id, track=track, species=value_of(study.species), dose=arm.dose)
        for study in studies
        if counts_as_evidence(study) and (track := track_of(study)) is not None
        for arm in active_arms(study, substance)
        if arm.dose is not None and says_something(arm.dose)
    ]
    return tuple(sorted(found, key=_order))


def says_something(dose: Dose) -> bool:
    """Is any part of the regimen known?"""
    parts = (
        dose.amount,
        dose.concentration,
        dose.times_per_day,
        dose.duration,
        dose.schedule,
        dose.route,
        dose.form,
    )
    return any(not isinstance(part, Missing) for part in parts)


def _order(given: StudiedDose) -> tuple[str, str, str]:
    amount = value_of(given.dose.amount)
    return (given.track, given.study, str(amount) if amount else "")
