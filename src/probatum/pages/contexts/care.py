"""What the sections on doses and safety are given: regimen, one axis, harms by group, populations, sport."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from probatum.pages.contexts.parts import Chart, Fact, Statement, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class RegimenView:
    """How it was given in human studies."""

    facts: Annotated[tuple[Fact, ...], "one fact per field: what studies state, or that none does"]
    ranges: Annotated[Table | None, "amounts by route and population"]
    trial_doses: Annotated[
        Table | None, "doses of trials outside the study records, as cited sources state them"
    ]
    limits: Annotated[Statement, "that these are records, and recommend nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AxisView:
    """Doses of people and animals on one axis."""

    chart: Annotated[Chart | None, "the axis, with hollow marks where a human equivalent may stand"]
    notes: Annotated[tuple[Statement, ...], "how amounts were placed, and why a mark is absent"]
    strengths: Annotated[Table | None, "strength of every solution, and what a drop of it holds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmsView:
    """Harms with their denominators."""

    by_group: Annotated[Table | None, "events by group with risk difference and interval"]
    elsewhere: Annotated[Table | None, "harms that cited sources report"]
    elsewhere_intro: Annotated[Statement | None, "how many, how many with a denominator"]
    quality: Annotated[Table | None, "faults of products, apart from the molecule"]
    signals: Annotated[Table | None, "findings where a harm would show, with species"]
    signals_intro: Annotated[Statement | None, "in whom they were seen, and that they rate nothing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CareView:
    """Who is named in a caution, who was studied, what sport authorities say."""

    coverage: Annotated[Table | None, "population by population"]
    silent: Annotated[Statement | None, "populations no statement on file names"]
    never_studied: Annotated[Statement | None, "populations no human study states it included"]
    sport: Annotated[tuple[Statement, ...], "listing, and the clauses that may reach it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KineticsView:
    """Conflicts between sources, and a computed curve or why there is none."""

    conflicts: Annotated[tuple[Statement, ...], "values of one parameter that lie far apart"]
    curve: Annotated[Chart | None, "a calculation from cited human values, never a measurement"]
    note: Annotated[Statement | None, "what went into the calculation, or why there is none"]
