"""A human dose said to be the equivalent of an animal's, against the doses animals were given.

By body surface: animal dose per kg = human dose per kg x Km(human) / Km(animal); FDA guidance of 2005.
It is arithmetic for comparison, not a dose to take, and it is not validated for nasal or topical use.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from probatum.domain.claim import Claim, EvidenceFor
from probatum.domain.errors import UnitError
from probatum.domain.monograph import Monograph, StudiedDose
from probatum.domain.provenance import value_of
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.terms import Track
from probatum.text.quantities import find_quantities
from probatum.vocabulary.dose_tables import Surface, constant, surfaces

RULE = "human-equivalent dose: human dose per kg x Km(human) / Km(animal) is a dose animals were given"
CAVEAT = "arithmetic for comparison, not a dose to take; not validated for nasal or topical use"
_EQUIVALENT = re.compile(r"\b(?:equivalent|corresponds?|corresponding|equates?|scaled)\b", re.IGNORECASE)
_WEIGHT = re.compile(
    r"(\d+(?:\.\d+)?)[\s-]*(?:kg|kilograms?|kilos?)\b[\s-]*(?:human|person|adult|man|woman|individual)\b",
    re.IGNORECASE,
)
_TOLERANCE = Decimal("0.05")  # rounding of the printed dose, and 6.2 for 37/6


def scaled_from_animals(claim: Claim, known: Monograph) -> tuple[EvidenceFor, ...]:
    """The animal doses on file that scale to the human dose the claim states; empty where none does."""
    words = claim.place.quote
    weight = _WEIGHT.search(words)
    if weight is None or not _EQUIVALENT.search(words):
        return ()
    stated = next((one for one in map(_micrograms, _amounts(words[: weight.start()])) if one), None)
    if stated is None:
        return ()
    return tuple(_matching(stated, Decimal(weight[1]), known))


def _amounts(words: str) -> Iterator[Quantity]:
    found = (one.quantity for one in find_quantities(words) if one.is_amount)
    return (one for one in found if one is not None and not one.per_kg)


def _micrograms(dose: Quantity) -> Decimal | None:
    """One amount in micrograms; None for a range or another kind of unit."""
    try:
        mass = dose.to(Unit.UG)
    except UnitError:
        return None
    return mass.low if mass.low == mass.high else None


def _matching(stated: Decimal, weight: Decimal, known: Monograph) -> Iterator[EvidenceFor]:
    seen: set[tuple[str, Decimal]] = set()
    for one in known.doses:
        surface, given = _surface(one), _per_kg(one)
        if surface is None or given is None or (surface.species, given) in seen:
            continue
        per_kg = stated / weight * constant("human_equivalent", "human") / surface.km
        if abs(per_kg - given) <= _TOLERANCE * given:
            seen.add((surface.species, given))
            yield _evidence(one, surface, stated, weight, per_kg, given)


def _surface(one: StudiedDose) -> Surface | None:
    if one.track is not Track.ANIMAL or one.species is None:
        return None
    wanted = one.species.casefold()
    return next((row for row in surfaces() if wanted in {row.species.casefold(), *row.names}), None)


def _per_kg(one: StudiedDose) -> Decimal | None:
    amount = value_of(one.dose.amount)
    return _micrograms(amount) if amount is not None and amount.per_kg else None


def _evidence(
    one: StudiedDose, surface: Surface, stated: Decimal, weight: Decimal, per_kg: Decimal, given: Decimal
) -> EvidenceFor:
    km = f"{constant('human_equivalent', 'human').normalize():f}/{surface.km.normalize():f}"
    line = (
        f"{stated.normalize():f} µg ÷ {weight.normalize():f} kg × {km} = {per_kg:.1f} µg/kg; "
        f"{given.normalize():f} µg/kg was given to the {surface.species}; {CAVEAT}"
    )
    return EvidenceFor(text=line, study=one.study, source="computed from the text and a studied dose")
