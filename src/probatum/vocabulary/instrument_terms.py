"""Instruments: scales and tests, their range, and the smallest difference people notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from probatum.domain.errors import RuleError
from probatum.domain.provenance import Absence, Citation, Curated, Curation, Missing, RecordId, SeenIn
from probatum.domain.terms import Better
from probatum.vocabulary.citations import citation, compiled, curation
from probatum.vocabulary.files import Entry, each
from probatum.vocabulary.finder import Finder, Spelling
from probatum.vocabulary.outcome_terms import outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantDifference:
    """A minimal important difference: how large, in whom, found how; `value` as printed, maybe a range."""

    value: str
    unit: str
    direction: str | None
    population: str | None
    method: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A scale or test; `outcomes` are curated outcome ids, the first is what its total score measures."""

    id: str
    name: str
    abbreviation: str | None
    outcomes: tuple[str, ...]
    better: Better
    range: Curated[str] | Missing
    important_differences: tuple[Curated[ImportantDifference], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentMention:
    """One instrument named at [start, end) of a text."""

    instrument: str
    start: int
    end: int


def _range(entry: Entry) -> Curated[str] | Missing:
    text = entry.maybe("range")
    if text is None:
        return Missing(Absence.NOT_VERIFIED)
    by, on = compiled()
    record = entry.maybe("range_record")
    return Curated(
        text,
        Citation(
            id=RecordId.parse(record) if record else None, title=f"range of {entry.text('name')}", year=None
        ),
        Curation(by=by, on=on, seen_in=entry.word("range_seen_in", SeenIn)),
    )


def _difference(entry: Entry, name: str) -> Curated[ImportantDifference]:
    difference = ImportantDifference(
        value=entry.text("value"),
        unit=entry.text("unit"),
        direction=entry.maybe("direction"),
        population=entry.maybe("population"),
        method=entry.maybe("method"),
    )
    found = Curated(difference, citation(entry, f"important difference of {name}"), curation(entry))
    entry.done()
    return found


def _instrument(entry: Entry) -> Instrument:
    name = entry.text("name")
    for identifier in entry.texts("outcomes"):
        if not outcomes().has(identifier):
            raise entry.wrong("outcomes", identifier, "use an id of outcomes.toml")
    instrument = Instrument(
        id=entry.text("id"),
        name=name,
        abbreviation=entry.maybe("abbreviation"),
        outcomes=entry.texts("outcomes"),
        better=entry.word("better", Better),
        range=_range(entry),
        important_differences=tuple(_difference(group, name) for group in entry.tables("mid")),
    )
    entry.done()
    return instrument


class Instruments:
    """Every instrument, by id and in texts."""

    def __init__(self, instruments: Sequence[Instrument]) -> None:
        """Compile names and abbreviations; abbreviations must agree in case."""
        self._by_id = {instrument.id: instrument for instrument in instruments}
        names = [Spelling(i.id, i.name) for i in instruments]
        short = [Spelling(i.id, i.abbreviation, as_printed=True) for i in instruments if i.abbreviation]
        self._finder = Finder([*names, *short])

    def get(self, identifier: str) -> Instrument:
        """The instrument with this id; raises RuleError."""
        if identifier not in self._by_id:
            raise RuleError("unknown instrument", source="instruments.toml", field="id", value=identifier)
        return self._by_id[identifier]

    def all(self) -> tuple[Instrument, ...]:
        """Every instrument, in file order."""
        return tuple(self._by_id.values())

    def match(self, text: str) -> tuple[InstrumentMention, ...]:
        """Instruments a text names, longest first; abbreviations as printed."""
        return tuple(
            InstrumentMention(instrument=found.term, start=found.start, end=found.end)
            for found in self._finder.find(text)
        )


@cache
def instruments() -> Instruments:
    """The instruments that ship with Probatum."""
    return Instruments([_instrument(entry) for entry in each("instruments.toml", "instrument")])
