"""Studied doses of people and animals on one axis, each place with how it was reached."""

from __future__ import annotations

from dataclasses import dataclass

from probatum.domain.provenance import Derived, Missing, Reported
from probatum.domain.quantity import Quantity
from probatum.domain.study import StudyId
from probatum.domain.terms import Route, Track


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedDose:
    """One studied dose on the axis of micrograms per kilogram."""

    study: StudyId
    track: Track
    species: str | None
    route: Route | None
    as_stated: Reported[Quantity]
    place: Reported[Quantity]  # µg/kg; missing where the stated amount cannot be placed
    how: str  # as stated; over 60 kg; through the molar mass; from drops and strength
    per_day: bool
    equivalent: Derived[Quantity] | Missing  # human-equivalent µg/kg of an animal dose
    why_no_equivalent: str | None = None
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DropStrength:
    """How much one drop of a studied solution holds, and the stated dose in drops where there is one."""

    study: StudyId
    concentration: Reported[Quantity]
    drops: Reported[Quantity]
    per_drop: Derived[Quantity] | Missing  # µg
    amount: Derived[Quantity] | Missing  # µg per intake


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseAxis:
    """All placed doses, people first; `body_mass` turns whole amounts into amounts per kilogram."""

    placed: tuple[PlacedDose, ...]
    strengths: tuple[DropStrength, ...]
    body_mass: Quantity
