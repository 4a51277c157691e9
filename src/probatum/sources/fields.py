"""What an adapter reads from one record of a source: the source's own words, not yet understood."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Contributor:
    """One author as printed; `name` as MEDLINE prints it ("Dolotov OV")."""

    name: str
    affiliations: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Part:
    """A stretch of text with the label and the category the source gave it, if any."""

    text: str
    label: str = ""
    category: str = ""


@dataclass(slots=True, kw_only=True)
class Link:
    """A link to another publication: kind as the source names it, PMID or DOI, printed reference."""

    kind: str
    pmid: str = ""
    doi: str = ""
    text: str = ""


@dataclass(slots=True, kw_only=True)
class Fields:
    """One record, field by field, as its source has it; `raw` are its bytes.

    `ids` holds (scheme, value) pairs as printed, in the order in which they are to be trusted;
    `title` may be empty where only a vernacular title exists; `unreadable` lists (field, value)
    pairs of optional fields that the adapter could not use.
    """

    raw: bytes
    ids: list[tuple[str, str]]
    title: str = ""
    vernacular_title: str = ""
    abstract: list[Part] = field(default_factory=list)
    other_abstracts: list[Part] = field(default_factory=list)
    body: list[Part] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)
    authors: list[Contributor] = field(default_factory=list)
    affiliations: list[str] = field(default_factory=list)  # printed, but beside no author
    dates: list[str] = field(default_factory=list)  # as printed; the first that can be read is used
    journal: str = ""
    locator: str = ""
    languages: list[str] = field(default_factory=list)
    publication_types: list[str] = field(default_factory=list)
    mesh: list[str] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    grants: list[str] = field(default_factory=list)
    funding: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    registrations: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Broken:
    """A piece of a source that no record can be read from, and what would help."""

    problem: str
    raw: bytes = b""
    identifier: str | None = None
    field: str | None = None
    value: str | None = None
    remedy: str | None = None
