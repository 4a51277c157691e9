"""Curated study facts that ship with the program: facts with their citation, no sentence.

A hand-collected starter set, not a search. Each row of `data/studies/<substance>.jsonl` is one
article: what it is about, what was given to whom, and which way the outcomes went, as one automated
reading wrote it down. Every leaf is `Curated` with the article it was seen in, or `Missing`.

A row: `id, about[], seen_in, cite{title, authors[], year, journal, locator, pmid, doi, pmcid}, design,
also[], randomized, blinded, crossover, placebo_controlled, species, strain, sex, cell_line,
population, condition, n,
arms[{key, substance, n, dose{amount, concentration, times_per_day, duration, schedule, route, form,
flags[]}}], comparators[{kind, label, n}], outcomes[{name, instrument, measure, at, direction, printed,
p, arm}], harms, funder, conflicts, affiliations[], unverified[], note`. An absent key means "not
stated"; a field named in `unverified` is `Missing(not verified)`. Amounts read `50 µg/kg/day`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from probatum.domain.provenance import RecordId
from probatum.domain.record import Record
from probatum.domain.study import Study
from probatum.domain.substance import SubstanceId
from probatum.starter import files
from probatum.starter.effects import effects_about
from probatum.starter.files import Line
from probatum.starter.overlaps import reasons as overlap_reasons
from probatum.starter.overlaps import suspected
from probatum.starter.printed_ratings import printed_ratings, summary_of_findings
from probatum.starter.studies import curation, record_of, study_of
from probatum.starter.tables import published_syntheses, study_level, study_level_substances

__all__ = [
    "Starter",
    "effects_about",
    "load",
    "overlap_reasons",
    "printed_ratings",
    "published_syntheses",
    "study_level",
    "study_level_substances",
    "summary_of_findings",
]


@dataclass(frozen=True)
class Starter:
    """The shipped facts, or those collected for one substance. Studies and records are in one order."""

    lines: tuple[Line, ...]

    @property
    def compiled(self) -> date:
        """The day the facts were written down."""
        return files.compiled()[1]

    @property
    def digest(self) -> str:
        """Twelve hex digits that change when any shipped fact does."""
        return files.digest()

    @cached_property
    def studies(self) -> tuple[Study, ...]:
        """One study per row, including rows that may not count as evidence: their leaves say so."""
        return tuple(_study(line) for line in self.lines)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """One bibliographic record per row: its reference, never its text."""
        return tuple(record_of(line) for line in self.lines)

    @cached_property
    def by_record(self) -> Mapping[RecordId, Study]:
        """Every identifier of every row's article, with the row's study."""
        return {identity: study for study in self.studies for identity in study.records}

    def about(self, substance: SubstanceId | str) -> Starter:
        """What was collected for a substance, and every row about it collected for another.

        Rows about a related form (N-acetyl Semax in the Semax collection) come along: screening
        excludes them with the reason, so that a reader sees that they were found.
        """
        return _about(str(substance))


@cache
def load() -> Starter:
    """All shipped facts. Rows are read at once; studies are built when first asked for."""
    return Starter(tuple(line for _, line in files.study_lines()))


@cache
def _about(substance: str) -> Starter:
    return Starter(
        tuple(
            line
            for collected_for, line in files.study_lines()
            if collected_for == substance or substance in line.values["about"]
        )
    )


@cache
def _study(line: Line) -> Study:
    return study_of(line, curation(line, *files.compiled()), suspected())
