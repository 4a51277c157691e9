"""Where a human-equivalent mark may stand beside an animal dose, and the sentence where it may not.

Scaling by body surface holds for systemic doses by mouth or injection of small molecules; not for local
action (nasal, topical, into the brain), and for peptides only where a source is cited (FDA, Guidance for
Industry, July 2005, section V.B-C). Arithmetic for comparison, never a dose to take.
"""

from __future__ import annotations

from probatum.domain.errors import ProbatumError
from probatum.domain.monograph import StudiedDose
from probatum.domain.provenance import NOT_APPLICABLE, Derived, Method, Missing, Reported, value_of
from probatum.domain.quantity import Quantity
from probatum.domain.substance import Substance
from probatum.domain.terms import Route, Track
from probatum.dosing.human_equivalent import human_equivalent

BY_SURFACE = Method("human-equivalent dose by body surface, Km(animal) over Km(human)", "1")

SYSTEMIC = frozenset(
    {
        Route.ORAL,
        Route.INTRAGASTRIC,
        Route.SUBCUTANEOUS,
        Route.INTRAMUSCULAR,
        Route.INTRAVENOUS,
        Route.INTRAPERITONEAL,
    }
)


def why_unfit(given: StudiedDose, substance: Substance) -> str | None:
    """Why no human-equivalent mark may stand beside this animal dose; None where it may."""
    route = value_of(given.dose.route)
    if substance.sequence is not None or substance.is_unapproved_class:
        return "a peptide: scaling by body surface needs a cited source, none is on file"
    if given.dose.flags:
        return f"the printed dose is flagged: {', '.join(given.dose.flags)}"
    if route is None:
        return "the route is not stated"
    if route not in SYSTEMIC:
        return f"the {route.value} route: scaling by body surface is for systemic doses by mouth or injection"
    return None


def equivalent_mark(
    given: StudiedDose, substance: Substance, place: Reported[Quantity], anchor: str
) -> tuple[Derived[Quantity] | Missing, str | None]:
    """The human-equivalent dose of a placed animal dose in µg/kg, or missing with the reason."""
    if given.track is not Track.ANIMAL:
        return NOT_APPLICABLE, None
    if isinstance(place, Missing):
        return NOT_APPLICABLE, "the dose has no place on the axis"
    unfit = why_unfit(given, substance)
    if unfit is not None:
        return NOT_APPLICABLE, unfit
    return _scaled(given, place, anchor)


def _scaled(
    given: StudiedDose, place: Reported[Quantity], anchor: str
) -> tuple[Derived[Quantity] | Missing, str | None]:
    """Km(animal) over Km(human); of several species in one study none is chosen."""
    if isinstance(place, Missing) or given.species is None:
        return NOT_APPLICABLE, "the species is not stated"
    try:
        found = human_equivalent(place.value, given.species)
    except ProbatumError:
        return NOT_APPLICABLE, f"no body-surface factor is on file for {given.species}"
    inputs = (anchor, f"Km {found.km_animal} over {found.km_human} ({found.source})")
    return Derived(found.per_kg, BY_SURFACE, inputs), None
