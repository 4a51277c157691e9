"""What a source gave us."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from probatum.domain.dates import PartialDate
from probatum.domain.errors import MalformedRecord
from probatum.domain.provenance import Passage, RecordId, Section


class Standing(StrEnum):
    """Whether the publication still stands."""

    CURRENT = "current"
    CORRECTED = "corrected"
    CONCERN = "expression of concern"
    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class Author:
    """A name as printed, and the affiliations printed beside it."""

    name: str
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """A link printed in the record: a retraction, correction, concern, update or twin."""

    kind: str  # MEDLINE's RefType, verbatim: RetractionIn, ErratumIn, ExpressionOfConcernIn, …
    target: RecordId | None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Retrieval:
    """When, from where, and the hash of the bytes; `at` is the file's own date when it has one."""

    source: str
    sha256: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One bibliographic or registry record. A report, not a study."""

    id: RecordId
    also: tuple[RecordId, ...] = ()
    passages: tuple[Passage, ...]
    authors: tuple[Author, ...] = ()
    published: PartialDate | None
    journal: str | None = None
    locator: str | None = None  # volume, issue, pages
    language: str = "und"
    publication_types: tuple[str, ...] = ()  # MEDLINE's, verbatim
    mesh: tuple[str, ...] = ()  # MeSH descriptor names
    keywords: tuple[str, ...] = ()
    grants: tuple[str, ...] = ()
    registrations: tuple[RecordId, ...] = ()
    notices: tuple[Notice, ...] = ()
    standing: Standing = Standing.CURRENT
    retrieval: Retrieval

    def __hash__(self) -> int:
        """Equal records have equal identifiers; hashing every field would cost more than reading them."""
        return hash(self.id.value)

    @property
    def title(self) -> str:
        """The title, or an empty string."""
        return next((p.text for p in self.passages if p.section is Section.TITLE), "")

    @property
    def ids(self) -> tuple[RecordId, ...]:
        """Every identifier this record goes by, its own first."""
        return (self.id, *self.also)

    def section(self, *sections: Section) -> tuple[Passage, ...]:
        """The passages of these sections, in the order of the record."""
        return tuple(p for p in self.passages if p.section in sections)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """A piece of a source that is not a usable record: kept as it came, set apart, and named."""

    source: str  # the file or query it came from
    position: int  # its place among the source's records, from 1
    identifier: str | None  # what it calls itself, where that can be read
    problem: str
    field: str | None = None
    value: str | None = None
    remedy: str | None = None
    raw: bytes = b""

    @property
    def error(self) -> MalformedRecord:
        """The same as an error, naming source, record, field, value and remedy."""
        name = f" ({self.identifier})" if self.identifier else ""
        return MalformedRecord(
            self.problem,
            source=f"{self.source}, record {self.position}{name}",
            field=self.field,
            value=self.value,
            remedy=self.remedy,
        )
