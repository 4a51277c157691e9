"""An article to be checked: its text as given, what each stretch of it is, and where it links.

An article is what somebody sells or tells; it is no record and never evidence. All places are
half-open, in code points of `Article.text`; for plain text and Markdown that is the file as given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.errors import SpanOutOfRange
from probatum.domain.provenance import RecordId


class BlockKind(StrEnum):
    """What a stretch of an article is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    TABLE_CELL = "table cell"
    CAPTION = "caption"
    QUOTATION = "quotation"  # somebody else's words: a forum post, a review, a blockquote
    REFERENCE = "reference"
    BOILERPLATE = "boilerplate"  # menus, footers, shop widgets: searched for commercial signals only


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Characters [start, end) of an article, with the words themselves."""

    start: int
    end: int
    quote: str

    def overlaps(self, other: Place) -> bool:
        """Do the two share a character?"""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, list item, cell or piece of boilerplate, in the order of the text."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0  # of a heading: 1-6
    headings: tuple[str, ...] = ()  # the headings it stands under, outermost first


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link of the article: the words that carry it and where it leads."""

    place: Place
    href: str
    rel: tuple[str, ...] = ()  # HTML's own words for the link: sponsored, nofollow, ugc


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work the article cites, as far as its own words tell; `found` is the record we know, if any."""

    place: Place
    label: str | None  # the number or key it is cited by
    authors: tuple[str, ...] = ()
    title: str | None = None
    year: int | None = None
    ids: tuple[RecordId, ...] = ()
    found: RecordId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as given: text, blocks, links and references, with what had to be noted on the way in."""

    text: str
    sha256: str  # of the bytes as given
    title: str | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1 as declared or recognized; None: not recognized
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    references: tuple[Reference, ...] = ()
    # Where runs of the text began in the file as given: (place in text, place in file); empty: the same.
    source_offsets: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()  # cut at a limit, broken encoding mended, another language, ...

    def place(self, start: int, end: int) -> Place:
        """Cut a place, half-open, in code points; raise SpanOutOfRange outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise SpanOutOfRange(
                "place outside the article",
                source=self.url or self.title or self.sha256[:12],
                field="text",
                value=f"[{start}, {end}) of {len(self.text)}",
            )
        return Place(start, end, self.text[start:end])

    def prose(self) -> Iterator[Block]:
        """The blocks that may hold claims: everything but boilerplate and references."""
        apart = (BlockKind.BOILERPLATE, BlockKind.REFERENCE)
        return (block for block in self.blocks if block.kind not in apart)
