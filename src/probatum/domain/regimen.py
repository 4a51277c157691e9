"""How a substance was given in human studies: every field with the studies behind it, or missing.

No field can hold a recommendation: this is what was done, never what to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.provenance import NOT_REPORTED, Missing, Reported
from probatum.domain.quantity import Quantity
from probatum.domain.study import StudyId
from probatum.domain.terms import Route


class AmountBasis(StrEnum):
    """What one amount counts."""

    INTAKE = "per intake"
    DAY = "per day"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedWord:
    """One word for one field of the regimen (a form, a route, a time of day), and who states it."""

    value: Reported[str]
    studies: tuple[StudyId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudiedRange:
    """Least to greatest amount of one route and population, over the studies that state one."""

    route: Route | None  # None: the studies do not state it
    population: str | None  # None: the studies do not state it
    basis: AmountBasis
    amount: Reported[Quantity]
    studies: tuple[StudyId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDuration:
    """One length of treatment, and who states it."""

    value: Reported[Quantity]
    studies: tuple[StudyId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialDose:
    """A dose that one trial gave, as a cited source states it; no study record behind it."""

    outcome: str
    low: str | None
    high: str | None
    unit: str
    route: str
    duration: str | None
    population: str | None
    n: int | None
    design: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regimen:
    """The regimen of one substance in people. Fields are tuples of what studies state, or missing."""

    human_studies: int
    forms: tuple[StatedWord, ...] | Missing = NOT_REPORTED
    routes: tuple[StatedWord, ...] | Missing = NOT_REPORTED
    amounts: tuple[StudiedRange, ...] | Missing = NOT_REPORTED
    frequency: tuple[StatedWord, ...] | Missing = NOT_REPORTED
    shortest: StatedDuration | Missing = NOT_REPORTED
    longest: StatedDuration | Missing = NOT_REPORTED
    most_common: StatedDuration | Missing = NOT_REPORTED
    timing: tuple[StatedWord, ...] | Missing = NOT_REPORTED
    food: tuple[StatedWord, ...] | Missing = NOT_REPORTED  # not applicable unless given by mouth
    course: tuple[StatedWord, ...] | Missing = NOT_REPORTED
