"""Builds bibliographic records for tests: say only what the test is about."""

from __future__ import annotations

from hashlib import sha256

from probatum.domain.dates import PartialDate
from probatum.domain.provenance import Passage, RecordId, Section
from probatum.domain.record import Author, Notice, Record, Retrieval, Standing


def record(
    identity: str,
    title: str = "",
    abstract: str = "",
    *,
    also: tuple[str, ...] = (),
    authors: str = "",
    year: int | None = 2020,
    journal: str | None = None,
    language: str = "und",
    types: tuple[str, ...] = (),
    keywords: tuple[str, ...] = (),
    notices: tuple[tuple[str, str], ...] = (),
    standing: Standing = Standing.CURRENT,
    sections: dict[Section, str] | None = None,
) -> Record:
    """A record as a file gave it; `authors` are separated by commas."""
    own = RecordId.parse(identity)
    texts = {Section.TITLE: title, Section.ABSTRACT: abstract, **(sections or {})}
    return Record(
        id=own,
        also=tuple(RecordId.parse(one) for one in also),
        passages=tuple(Passage(own, section, text) for section, text in texts.items() if text),
        authors=tuple(Author(name.strip()) for name in authors.split(",") if name.strip()),
        published=None if year is None else PartialDate(year),
        journal=journal,
        language=language,
        publication_types=types,
        keywords=keywords,
        notices=tuple(Notice(kind, RecordId.parse(target)) for kind, target in notices),
        standing=standing,
        retrieval=Retrieval(
            "test", sha256(f"{identity}{title}{abstract}".encode("utf-8", "surrogatepass")).hexdigest()
        ),
    )
