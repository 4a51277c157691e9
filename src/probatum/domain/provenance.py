"""Where a value comes from.

Every value on a page is one of four things: `Extracted` (quoted from a record), `Derived`
(computed from other values), `Curated` (written down by a curator, with a citation), or
`Missing` (and why). There is no fifth, and no None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import Generic, Literal, TypeVar

from probatum.domain.errors import QuoteMismatch, SpanOutOfRange

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Scheme(StrEnum):
    """Who issued a record's identifier."""

    PMID = "pmid"
    PMCID = "pmcid"
    DOI = "doi"
    NCT = "nct"
    LOCAL = "local"


_PATTERN = {
    Scheme.PMID: re.compile(r"[1-9]\d{0,8}"),
    Scheme.PMCID: re.compile(r"PMC\d+"),
    Scheme.DOI: re.compile(r"10\.\d{4,9}/\S+"),
    Scheme.NCT: re.compile(r"NCT\d{8}"),
    Scheme.LOCAL: re.compile(r"[\w.:-]+"),
}


@dataclass(frozen=True, slots=True, order=True)
class RecordId:
    """An identifier that says who issued it.

    >>> str(RecordId.parse("pmid:16996037"))
    'pmid:16996037'
    """

    scheme: Scheme
    value: str

    def __post_init__(self) -> None:
        if not _PATTERN[self.scheme].fullmatch(self.value):
            raise ValueError(f"not a {self.scheme}: {self.value!r}")

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"

    @classmethod
    def parse(cls, curie: str) -> RecordId:
        """Read `scheme:value`; raise ValueError when it is neither."""
        scheme, _, value = curie.partition(":")
        return cls(Scheme(scheme), value)


class Section(StrEnum):
    """The part of a record a passage is."""

    TITLE = "title"
    ABSTRACT = "abstract"
    BACKGROUND = "background"
    METHODS = "methods"
    RESULTS = "results"
    CONCLUSION = "conclusion"
    AFFILIATION = "affiliation"
    FUNDING = "funding"
    CONFLICTS = "conflicts"
    REGISTRY = "registry"
    TABLE = "table"
    BODY = "body"


@lru_cache(maxsize=64)
def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a record's text, exactly as the source gave it. Never edited."""

    record: RecordId
    section: Section
    text: str

    @property
    def digest(self) -> str:
        """Eight hex digits that change when the text does."""
        return _digest(self.text)

    def span(self, start: int, end: int) -> Span:
        """Cut a span, half-open, in code points; raise SpanOutOfRange outside the text.

        >>> p = Passage(RecordId.parse("pmid:1"), Section.ABSTRACT, "110 patients were")
        >>> p.span(0, 3).quote
        '110'
        """
        if not 0 <= start < end <= len(self.text):
            raise SpanOutOfRange(
                "span outside the passage",
                source=str(self.record),
                field=self.section,
                value=f"[{start}, {end}) of {len(self.text)}",
            )
        quote = self.text[start:end]
        return Span(self.record, self.section, start, end, quote, self.digest)

    def check(self, span: Span) -> None:
        """Raise QuoteMismatch unless this passage still says what the span quotes."""
        if self.text[span.start : span.end] != span.quote:
            raise QuoteMismatch(
                "the passage no longer says this",
                source=str(span.record),
                field=span.section,
                value=span.quote,
            )


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters [start, end) of one passage, with the words themselves and the passage's digest."""

    record: RecordId
    section: Section
    start: int
    end: int
    quote: str
    digest: str


@dataclass(frozen=True, slots=True, order=True)
class Method:
    """What produced a value: an extractor, a rule or a formula, with its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """The publication a curated value was read from: the article, never a mirror."""

    id: RecordId | None
    title: str | None
    year: int | None
    authors: tuple[str, ...] = ()
    locator: str | None = None  # journal, volume, pages, table

    def __str__(self) -> str:
        lead = self.authors[0] if self.authors else (self.title or "untitled")
        et_al = " et al." if len(self.authors) > 1 else ""
        return f"{lead}{et_al} {self.year or 'n.d.'}"


class SeenIn(StrEnum):
    """Where the curator saw the value; only the first two may count as evidence."""

    PRIMARY_ABSTRACT = "primary_abstract"
    FULL_TEXT = "full_text"
    REGULATOR = "regulator"
    PUBLISHED_TABLE = "published_table"  # a meta-analysis's data set: pooled by name, no study of its own
    SECONDARY = "secondary"
    SEED = "seed"
    NONE = "none"

    @property
    def is_evidence(self) -> bool:
        """May this feed counts, directions, certainty, laboratories and verdicts?"""
        return self in (SeenIn.PRIMARY_ABSTRACT, SeenIn.FULL_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curation:
    """Who wrote a value down, when, where they saw it, and whether somebody reviewed it."""

    by: str
    on: date
    seen_in: SeenIn
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Extracted(Generic[T_co]):
    """A value read from text."""

    value: T_co
    spans: tuple[Span, ...]
    by: Method
    confidence: float | None = None
    kind: Literal["extracted"] = "extracted"

    def __post_init__(self) -> None:
        if not self.spans:
            raise ValueError("an extracted value quotes at least one span")


@dataclass(frozen=True, slots=True)
class Derived(Generic[T_co]):
    """A value computed from others; `inputs` names them, its spans are theirs."""

    value: T_co
    by: Method
    inputs: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    kind: Literal["derived"] = "derived"

    def __post_init__(self) -> None:
        if not self.inputs:
            raise ValueError("a derived value names its inputs")


@dataclass(frozen=True, slots=True)
class Curated(Generic[T_co]):
    """A value a curator wrote down, with where they read it."""

    value: T_co
    citation: Citation
    curated: Curation
    kind: Literal["curated"] = "curated"


class Absence(StrEnum):
    """Why a value is missing."""

    NOT_REPORTED = "not reported"
    NOT_APPLICABLE = "not applicable"
    NOT_ACCESSIBLE = "not accessible"
    NOT_VERIFIED = "not verified"
    UNCLEAR = "unclear"
    CONFLICTING = "conflicting"


@dataclass(frozen=True, slots=True)
class Missing:
    """No value, and why. Conflicting or unclear reports keep their spans."""

    why: Absence
    spans: tuple[Span, ...] = ()
    kind: Literal["missing"] = "missing"


Reported = Extracted[T] | Derived[T] | Curated[T] | Missing

NOT_REPORTED = Missing(Absence.NOT_REPORTED)
NOT_APPLICABLE = Missing(Absence.NOT_APPLICABLE)


def value_of(reported: Extracted[T] | Derived[T] | Curated[T] | Missing) -> T | None:
    """The value, or None where it is missing: for computing, never for showing."""
    return None if isinstance(reported, Missing) else reported.value


def is_evidence(reported: Extracted[T] | Derived[T] | Curated[T] | Missing) -> bool:
    """May this value feed a count or a verdict? Curated values only if seen in a primary source."""
    if isinstance(reported, Missing):
        return False
    return not isinstance(reported, Curated) or reported.curated.seen_in.is_evidence


def content_id(prefix: str, *parts: object) -> str:
    """An identifier made from content: equal content, equal identifier, on every machine.

    >>> content_id("study", "pmid:1") == content_id("study", "pmid:1")
    True
    """
    text = "\x1f".join(str(part) for part in parts)
    return f"{prefix}:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
