"""What the templates of an article's report get: typed, ready to be shown, no other fact."""

from __future__ import annotations

from dataclasses import dataclass

from probatum.domain.claim import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of the article's text that the same claims cover; `to` is the card it leads to."""

    text: str
    claims: tuple[str, ...] = ()  # anchors of all cards whose words it is part of
    to: str | None = None  # the closest of them
    starts: tuple[str, ...] = ()  # cards whose words begin here
    rating: Rating | None = None
    label: str = ""  # for a screen reader: the rating in words


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """One block of the article with its pieces; `tag` is the element it is shown in."""

    tag: str
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """Where a record can be read."""

    words: str
    href: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One finding or fact on a card."""

    side: str  # for, against
    text: str
    is_cited: bool  # the words are a source's
    quote: str | None
    source: str | None
    links: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing a check compared."""

    name: str
    words: str
    is_quoted: bool  # the article's own words; else a constant


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check as a reader can redo it."""

    rule: str
    result: str
    because: str
    inputs: tuple[Input, ...]
    arithmetic: tuple[str, ...]
    card: str | None = None  # the anchor of the card it decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim with its verdict."""

    anchor: str
    number: int
    quote: str
    rating: Rating
    flagged: bool
    type: str
    manner: str
    substance: str | None
    because: str
    mismatches: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    checks: tuple[Check, ...]
    rule: str
    back: str | None  # the anchor of its words in the text; None where no text is shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One part of the summary bar: how many of the claims have a rating."""

    rating: Rating
    count: int
    percent: float  # of all claims, for the width of the bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """Two places that cannot both be true."""

    a: str
    b: str
    other: str | None
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A named point with its reason and, where there is one, its source or its words."""

    name: str
    because: str
    quote: str | None = None
    source: str | None = None
    links: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """A report on one article; `blocks` is empty in the version to share."""

    title: str
    url: SourceLink | None
    sha256: str
    language: str
    is_shared: bool
    disclaimer: str
    summary: str
    flagged: int
    standouts: tuple[Card, ...]  # the few a reader should see first
    shares: tuple[Share, ...]
    notes: tuple[str, ...]
    substances: tuple[str, ...]
    blocks: tuple[TextBlock, ...]
    cards: tuple[Card, ...]
    conflicts: tuple[Opposed, ...]
    arithmetic: tuple[Check, ...]
    commercial: tuple[Line, ...]
    missing: tuple[Line, ...]
    unknown_references: tuple[Line, ...]
    versions: tuple[tuple[str, str], ...]
