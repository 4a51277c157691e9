"""The visible text of a page in reading order, with the place each character came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from probatum.domain.article import BlockKind, Link, Place
from probatum.sources.articles import limits
from probatum.sources.articles.elements import (
    APART,
    APART_ROLES,
    BLOCKS,
    HEADS,
    IMPLIED_ENDS,
    KINDS,
    LONGEST_CELL,
    SKIPPED,
    VOID,
)

_PARAGRAPH = frozenset({"p"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One block of visible text."""

    kind: BlockKind
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class PageText:
    """What a reader of the page could see."""

    text: str
    stretches: tuple[Stretch, ...]
    links: tuple[Link, ...]
    offsets: tuple[tuple[int, int], ...]  # (place in the text, place in the page), where a run begins
    title: str | None
    language: str | None
    canonical: str | None
    notes: tuple[str, ...]

    @classmethod
    def of(cls, markup: str) -> PageText:
        """Read a page, however broken its markup is."""
        readable = without_open_ends(markup)
        reader = _Reader(readable)
        reader.feed(readable)
        reader.close()
        return reader.result()


@dataclass(slots=True)
class _Open:
    tag: str
    is_skipped: bool
    is_apart: bool


@dataclass(slots=True)
class _Anchor:
    href: str
    start: int
    rel: tuple[str, ...]
    alt: str = ""


@dataclass(slots=True)
class _Written:
    """The text so far, and the block that is being written."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    block_start: int = 0
    pending_space: bool = False

    def add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)


class _Reader(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__(convert_charrefs=False)
        self._markup = markup
        self._lines = [0, *(found.end() for found in re.finditer("\n", markup))]
        self._open: list[_Open] = []
        self._written = _Written()
        self._stretches: list[Stretch] = []
        self._links: list[Link] = []
        self._offsets: list[tuple[int, int]] = []
        self._anchor: _Anchor | None = None
        self._title: list[str] = []
        self._in_title = False
        self._language: str | None = None
        self._canonical: str | None = None
        self._too_deep = False
        self._has_title = False
        self._row_goes_on = False  # was the block closed last a cell of a row that is still open?

    # The parser's events

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._note_head(tag, given)
        if tag in BLOCKS:
            self._close_block()
            self._end_implied(IMPLIED_ENDS.get(tag, _PARAGRAPH))
            self._set_in_row(tag)
        if tag == "img" and self._anchor is not None:
            self._anchor.alt = self._anchor.alt or given.get("alt", "")
        if tag == "a":
            self._end_anchor()
            if given.get("href", "").strip():
                self._anchor = _anchor(given, self._written.length)
        if tag in VOID:
            return
        if len(self._open) >= limits.MOST_NESTING:
            self._too_deep = True
            return
        self._open.append(_Open(tag, self._is_skipped() or tag in SKIPPED, self._is_apart_now(tag, given)))

    def _set_in_row(self, tag: str) -> None:
        """The cells of a row stand on one line, with tabs between them."""
        if tag in ("td", "th") and self._row_goes_on:
            self._written.parts[-1] = "\t"
        if tag not in ("p", "div", "span", "br"):
            self._row_goes_on = False

    def _end_implied(self, ended: frozenset[str]) -> None:
        """End what a block's start tag ends by itself; other kinds of block stay open."""
        while True:
            place = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i].tag in BLOCKS), -1)
            if place < 0 or self._open[place].tag not in ended:
                return
            del self._open[place:]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        if tag == "a":
            self._end_anchor()
        if tag in BLOCKS:
            self._close_block()
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                break

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self._title.append(data)
        if not self._is_skipped():
            self._write(data, self._position())

    def handle_entityref(self, name: str) -> None:
        end = self._position() + 1 + len(name)
        is_ended = self._markup[end : end + 1] == ";"
        self._character(f"&{name};" if is_ended else f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._character(f"&#{name};")

    def unknown_decl(self, data: str) -> None:
        return

    def result(self) -> PageText:
        """What was read, after the last block is closed."""
        self._end_anchor()
        self._close_block()
        title = " ".join("".join(self._title).split()) or None
        notes = ("the page nests too deeply; its structure was flattened",) if self._too_deep else ()
        return PageText(
            text="".join(self._written.parts),
            stretches=tuple(self._stretches),
            links=tuple(self._links),
            offsets=tuple(self._offsets),
            title=title,
            language=self._language,
            canonical=self._canonical,
            notes=notes,
        )

    # Writing

    def _character(self, reference: str) -> None:
        character = unescape(reference)
        if self._in_title:
            self._title.append(character)
        if not self._is_skipped():
            self._write(character, self._position())

    def _write(self, data: str, position: int) -> None:
        """Add text, white space collapsed as a browser does, and note where each word began."""
        written = self._written
        for found in re.finditer(r"[^\s\u200b\ufeff]+|[\s\u200b\ufeff]+", data):
            if found[0][0].isspace() or found[0][0] in "\u200b\ufeff":
                written.pending_space = (
                    written.length > written.block_start and found[0].strip("\u200b\ufeff") != ""
                )
                continue
            if written.pending_space and written.length > written.block_start:
                written.add(" ")
            written.pending_space = False
            self._offsets.append((written.length, position + found.start()))
            written.add(found[0])

    def _close_block(self) -> None:
        written = self._written
        if written.length > written.block_start:
            kind, level = self._kind()
            if kind is BlockKind.PARAGRAPH and written.length - written.block_start <= LONGEST_CELL:
                kind = BlockKind.TABLE_CELL if self._is_in_cell() else kind
            self._stretches.append(Stretch(kind, written.block_start, written.length, level))
            written.add("\n")
            self._row_goes_on = kind is BlockKind.TABLE_CELL
        written.block_start = written.length
        written.pending_space = False

    def _is_in_cell(self) -> bool:
        return any(one.tag in ("td", "th") for one in self._open)

    def _kind(self) -> tuple[BlockKind, int]:
        tags = [one.tag for one in self._open]
        if any(one.is_apart for one in self._open):
            return BlockKind.BOILERPLATE, 0
        if "blockquote" in tags:
            return BlockKind.QUOTATION, 0
        for tag in reversed(tags):
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                return self._heading(int(tag[1]))
            if tag in HEADS:
                return BlockKind.HEADING, HEADS[tag]
            if tag in KINDS:
                return KINDS[tag], 0
        return BlockKind.PARAGRAPH, 0

    def _heading(self, level: int) -> tuple[BlockKind, int]:
        """The first h1 is the title."""
        if level > 1 or self._has_title:
            return BlockKind.HEADING, level
        self._has_title = True
        return BlockKind.TITLE, 1

    def _end_anchor(self) -> None:
        anchor, self._anchor = self._anchor, None
        if anchor is None or self._is_skipped():
            return
        if self._written.length <= anchor.start:
            self._wordless(anchor)
            return
        words = (
            "".join(self._written.parts)[anchor.start :]
            if self._written.length < 4096
            else self._tail(anchor)
        )
        lead = len(words) - len(words.lstrip())
        start, end = anchor.start + lead, anchor.start + len(words.rstrip())
        if start < end:
            self._links.append(Link(place=Place(start, end, words.strip()), href=anchor.href, rel=anchor.rel))

    def _tail(self, anchor: _Anchor) -> str:
        needed, parts = self._written.length - anchor.start, []
        for part in reversed(self._written.parts):
            parts.append(part)
            needed -= len(part)
            if needed <= 0:
                break
        return "".join(reversed(parts))[-(self._written.length - anchor.start) :]

    def _wordless(self, anchor: _Anchor) -> None:
        """A link around a picture: its description, or its address, as a block of its own."""
        words = " ".join(anchor.alt.split()) or anchor.href[:200]
        self._close_block()
        start = self._written.length
        self._offsets.append((start, self._position()))
        self._written.add(words)
        place = Place(start, start + len(words), words)
        self._links.append(Link(place=place, href=anchor.href, rel=anchor.rel))
        self._stretches.append(Stretch(BlockKind.BOILERPLATE, start, start + len(words)))
        self._written.add("\n")
        self._written.block_start = self._written.length

    # Where we are

    def _position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _is_skipped(self) -> bool:
        return bool(self._open) and self._open[-1].is_skipped

    def _is_apart_now(self, tag: str, given: dict[str, str]) -> bool:
        if self._open and self._open[-1].is_apart:
            return True
        is_page_header = tag == "header" and not any(one.tag in ("article", "main") for one in self._open)
        is_hidden = "hidden" in given or bool(_HIDDEN.search(given.get("style", "")))
        return tag in APART or given.get("role", "") in APART_ROLES or is_page_header or is_hidden

    def _note_head(self, tag: str, given: dict[str, str]) -> None:
        if tag == "html" and given.get("lang", "").strip():
            self._language = given["lang"].strip()[:2].lower()
        if tag == "title" and not self._title and not any(one.tag == "svg" for one in self._open):
            self._in_title = True
        if tag == "link" and given.get("rel", "").lower() == "canonical":
            self._canonical = given.get("href") or None


def without_open_ends(markup: str) -> str:
    """The same page, as long, without what starts and never ends: the parser would look for each end anew.

    A comment without its end and a tag after the last `>` become spaces; a marked section becomes the bogus
    comment that browsers read it as.
    """
    end = markup.rfind("-->") + 1
    rest = markup[end:].replace("<!--", "    ").replace("<![", "<!x")
    whole = markup[:end].replace("<![", "<!x") + rest
    last = whole.rfind(">") + 1
    return whole[:last] + whole[last:].replace("<", " ")


def _anchor(given: dict[str, str], start: int) -> _Anchor:
    return _Anchor(given["href"].strip(), start, tuple(sorted(set(given.get("rel", "").lower().split()))))
