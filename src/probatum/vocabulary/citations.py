"""Who wrote a curated fact down, when, and where they saw it."""

from __future__ import annotations

from datetime import date
from functools import cache

from probatum.domain.provenance import Citation, Curation, RecordId, SeenIn
from probatum.vocabulary.files import Entry, read


@cache
def compiled() -> tuple[str, date]:
    """The curator of every fact in this package, and the day of compilation."""
    entry = read("compiled.toml")
    return entry.text("by"), entry.day("on")


def curation(entry: Entry) -> Curation:
    """The curation of one fact; `seen_in` must be stated."""
    by, on = compiled()
    return Curation(by=by, on=on, seen_in=entry.word("seen_in", SeenIn))


def citation(entry: Entry, about: str, year: int | None = None) -> Citation:
    """The citation of one fact: a record id where there is one, else what kind of source it was.

    `record` is a CURIE, `url` a page that may be linked, `source` the kind of source in words.
    """
    record = entry.maybe("record")
    try:
        identifier = RecordId.parse(record) if record else None
    except ValueError as error:
        raise entry.wrong(
            "record", record, "write pmid:123, doi:10.1/x, pmcid:PMC1 or nct:NCT01234567"
        ) from error
    return Citation(
        id=identifier,
        title=f"{about} ({entry.text('source')})",
        year=year,
        locator=entry.maybe("url"),
    )
