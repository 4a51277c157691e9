"""Harms with their denominators: counts by group, the difference, how they were looked for."""

from __future__ import annotations

from dataclasses import dataclass

from probatum.domain.provenance import Derived, Missing
from probatum.domain.study import StudyId
from probatum.domain.synthesis import Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCount:
    """Events among people of one group."""

    events: int
    people: int

    def __post_init__(self) -> None:
        if not 0 <= self.events <= self.people or self.people < 1:
            raise ValueError(f"not a count of people with an event: {self.events} of {self.people}")

    def __str__(self) -> str:
        return f"{self.events} of {self.people}"


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmDifference:
    """One event in two groups of one study: counts, risk difference and its interval."""

    study: StudyId
    event: str
    treated: EventCount
    control: EventCount | None  # None: no comparison group
    difference: Derived[float] | Missing
    interval: Interval | None
    collected: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedElsewhere:
    """A harm as a cited source reports it: its own words for the groups, counts where it prints them."""

    event: str
    product: str
    treated: str | None
    control: str | None
    treated_count: EventCount | None
    control_count: EventCount | None
    effect: str | None
    study: str
    is_same_people: bool = False  # both groups are the same people (crossover): no difference of two groups
    is_product_quality: bool = False  # about what is sold, not about the molecule


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceElsewhere:
    """The risk difference computed from the counts that a cited source prints for both groups."""

    fact: int  # position in Safety.elsewhere
    difference: Derived[float]
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationCoverage:
    """One population: the cautions on file that name it, and the human studies that included it."""

    population: str
    name: str
    cautions: tuple[int, ...]  # positions in Safety.cautions
    studies: tuple[StudyId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetySignal:
    """Studies that measured something a harm would show in: which way it went, in whom."""

    term: str
    name: str
    study: StudyId
    direction: str
    species: str
    is_lead: bool = False  # a review or another text: shown, counted nowhere
    note: str | None = None
