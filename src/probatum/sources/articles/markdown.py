"""Plain text and Markdown: what each line is, places counted in the file as given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from probatum.domain.article import Article, Block, BlockKind, Link, Place
from probatum.sources.articles.headings import Headings
from probatum.sources.articles.places import Places

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_HASHES = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-{3,})\s*")
_BULLET = re.compile(r"\s*(?:[-*+•●▪◦‣·–]|\(?\d{1,3}[.)]|[✓✔✗✘])\s+(?=\S)")
_QUOTED = re.compile(r"\s{0,3}>\s?")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_TABLE_ROW = re.compile(r"\s*\|.*\|\s*")
_TABLE_RULE = re.compile(r"\|?(?: *:?-{2,}:? *\|)* *:?-{2,}:? *\|?")
_CELL = re.compile(r"[^|]+")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,300})\]\(\s*<?([^)\s>]{1,2000})>?(?:\s+\"[^\"\n]*\")?\s*\)")
_BARE = re.compile(r"\bhttps?://[^\s<>\"')\]]{3,2000}")
_ENDS_A_SENTENCE = re.compile(r"[.!?:;,…][\"'”’)\]]*\s*$")
_SPOKEN = re.compile(r"[\"“«].*[\"”»]\.?", re.DOTALL)
_MOST_HEADING_WORDS = 12
_MOST_ANNOUNCING_WORDS = 6
_MOST_BULLETED_WORDS = 4
_LEAST_PARAGRAPH_WORDS = 12


def read(text: str) -> Article:
    """An article of plain text or Markdown; its text is the text given, character by character."""
    blocks = tuple(_blocks(text))
    title = next((text[b.start : b.end] for b in blocks if b.kind is BlockKind.TITLE), None)
    return Article(text=text, sha256="", title=title, blocks=blocks, links=tuple(_links(text)))


def _blocks(text: str) -> Iterator[Block]:
    headings = Headings()
    lines = list(_LINE.finditer(text))
    fenced = False
    for number, line in enumerate(lines):
        if _FENCE.match(line[0]):
            fenced = not fenced
            continue
        if not line[0].strip() or _is_rule(line[0]):
            continue
        around = _Around(
            _next_words(lines, number, step=-1), _next_words(lines, number, step=1), is_first=number == 0
        )
        for kind, start, end, level in _line(line, around, fenced=fenced):
            if text[start:end].strip():  # a lone ">" quotes nothing
                yield headings.block(kind, *_trimmed(text, start, end), text=text, level=level)


@dataclass(frozen=True, slots=True)
class _Around:
    """The lines before and after a line, blank ones left out."""

    before: str
    after: str
    is_first: bool


def _next_words(lines: list[re.Match[str]], number: int, *, step: int) -> str:
    number += step
    while 0 <= number < len(lines):
        if lines[number][0].strip():
            return lines[number][0]
        number += step
    return ""


def _is_rule(line: str) -> bool:
    bare = line.strip()
    return bool(_UNDERLINE.fullmatch(bare) or _TABLE_RULE.fullmatch(bare))


def _line(line: re.Match[str], around: _Around, *, fenced: bool) -> Iterator[tuple[BlockKind, int, int, int]]:
    start, end, words = line.start(), line.end(), line[0]
    if fenced:
        yield BlockKind.QUOTATION, start, end, 0
    elif hashes := _HASHES.match(words):
        kind = BlockKind.TITLE if around.is_first else BlockKind.HEADING
        yield kind, start + hashes.end(), end, len(hashes[1])
    elif _TABLE_ROW.fullmatch(words):
        for cell in _CELL.finditer(words):
            if cell[0].strip():
                yield BlockKind.TABLE_CELL, start + cell.start(), start + cell.end(), 0
    elif quoted := _QUOTED.match(words):
        yield BlockKind.QUOTATION, start + quoted.end(), end, 0
    elif bullet := _BULLET.match(words):
        is_heading = _is_bulleted_heading(words[bullet.end() :], around)
        kind = BlockKind.HEADING if is_heading else BlockKind.LIST_ITEM
        yield kind, start + bullet.end(), end, 3 if is_heading else 0
    elif _SPOKEN.fullmatch(words.strip()):
        yield BlockKind.QUOTATION, start, end, 0
    elif _looks_like_heading(words):
        yield (BlockKind.TITLE, start, end, 1) if around.is_first else (BlockKind.HEADING, start, end, 2)
    elif _UNDERLINE.fullmatch(around.after) and len(words.split()) <= _MOST_HEADING_WORDS:
        yield BlockKind.HEADING, start, end, 2
    else:
        yield BlockKind.PARAGRAPH, start, end, 0


def _is_bulleted_heading(words: str, around: _Around) -> bool:
    """A lone bullet of a few words above a paragraph heads it; one among bullets is an item."""
    if len(words.split()) > _MOST_BULLETED_WORDS or not _looks_like_heading(words):
        return False
    alone = not _BULLET.match(around.before) and not _BULLET.match(around.after)
    return alone and len(around.after.split()) >= _LEAST_PARAGRAPH_WORDS


def _looks_like_heading(line: str) -> bool:
    """A short line that ends no sentence and starts like a title, or asks what its section answers."""
    words = line.split()
    if not words or len(words) > _MOST_HEADING_WORDS or not words[0][:1].isupper():
        return False
    if words[-1].endswith("?"):
        return True
    if words[-1].endswith(":"):
        return len(words) <= _MOST_ANNOUNCING_WORDS
    is_field = ":" in line and len(words) <= _MOST_ANNOUNCING_WORDS  # "Cycling: not required" says something
    return not is_field and not _ENDS_A_SENTENCE.search(line)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _links(text: str) -> Iterator[Link]:
    within: list[tuple[int, int]] = []
    for found in _LINK.finditer(text):
        within.append(found.span())
        yield Link(place=Place(*found.span(1), found[1]), href=found[2])
    taken = Places(within)
    for found in _BARE.finditer(text):
        if not taken.hold(found.start()):
            yield Link(place=Place(*found.span(), found[0]), href=found[0])
