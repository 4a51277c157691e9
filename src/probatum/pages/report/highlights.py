"""The article's text cut into pieces at the ends of claims, so that overlapping claims need no nesting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from probatum.domain.article import Article, Block, BlockKind
from probatum.domain.claim import Verdict
from probatum.pages.report.contexts import Piece, TextBlock
from probatum.pages.report.words import shown

_WORDS = re.compile(r"[^\W_]")
_NUMBER = re.compile(r"(?:^|[\r\n])[ \t]*(\(?\[?\d{1,3}[.)\]]+[ \t]*)$")  # of a list's item, before its words
_TAGS = {
    BlockKind.TITLE: "h3",
    BlockKind.HEADING: "h4",
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "p",
    BlockKind.TABLE_CELL: "p",
    BlockKind.CAPTION: "p",
    BlockKind.QUOTATION: "blockquote",
    BlockKind.REFERENCE: "p",
    BlockKind.BOILERPLATE: "p",
}
# Where no title stands above them, headings take its level: no level is skipped.
_UNTITLED = {**_TAGS, BlockKind.HEADING: "h3"}

Anchored = tuple[str, Verdict]  # the anchor of its card, and the verdict


def text_blocks(article: Article, verdicts: Sequence[Anchored]) -> Iterator[TextBlock]:
    """Every stretch of the article in order; boilerplate is shown only where a claim stands in it."""
    begun: set[str] = set()
    blocks = list(_stretches(article))
    tags = _TAGS if any(block.kind is BlockKind.TITLE for block in blocks) else _UNTITLED
    for block, inside in zip(blocks, _by_block(blocks, verdicts), strict=True):
        if block.kind is BlockKind.BOILERPLATE and not inside:
            continue
        pieces = tuple(_pieces(article.text, block, inside, begun))
        if any(piece.text.strip() for piece in pieces):
            yield TextBlock(tag=tags[block.kind], kind=block.kind.value.replace(" ", "-"), pieces=pieces)


def _by_block(blocks: Sequence[Block], verdicts: Sequence[Anchored]) -> list[list[Anchored]]:
    """The verdicts whose words touch each block, in the order given."""
    inside: list[list[Anchored]] = [[] for _ in blocks]
    ends = [block.end for block in blocks]
    for anchored in verdicts:
        place = anchored[1].claim.place
        number = bisect_right(ends, place.start)
        while number < len(blocks) and blocks[number].start < place.end:
            inside[number].append(anchored)
            number += 1
    return inside


def _stretches(article: Article) -> Iterator[Block]:
    """The blocks with their numbers, and as paragraphs what lies between them and has words."""
    reached = 0
    for block in article.blocks:
        between = article.text[reached : block.start]
        number = _NUMBER.search(between)
        start = reached + number.start(1) if number else block.start
        if _WORDS.search(article.text, reached, start):
            yield Block(kind=BlockKind.PARAGRAPH, start=reached, end=start)
        yield replace(block, start=start)
        reached = max(reached, block.end)
    if _WORDS.search(article.text, reached):
        yield Block(kind=BlockKind.PARAGRAPH, start=reached, end=len(article.text))


def _pieces(text: str, block: Block, inside: Sequence[Anchored], begun: set[str]) -> Iterator[Piece]:
    ends = {block.start, block.end}
    for _, one in inside:
        ends |= {max(one.claim.place.start, block.start), min(one.claim.place.end, block.end)}
    for start, end in pairwise(sorted(ends)):
        covering = [
            (anchor, one)
            for anchor, one in inside
            if one.claim.place.start < end and start < one.claim.place.end
        ]
        starts = tuple(anchor for anchor, _ in covering if anchor not in begun)
        begun.update(anchor for anchor, _ in covering)
        yield _piece(shown(text[start:end]), covering, starts)


def _piece(words: str, covering: Sequence[Anchored], starts: tuple[str, ...]) -> Piece:
    """A piece leads to the shortest of the claims it is part of."""
    if not covering:
        return Piece(text=words)
    to, closest = min(covering, key=lambda one: len(one[1].claim.place.quote))
    return Piece(
        text=words,
        claims=tuple(anchor for anchor, _ in covering),
        to=to,
        starts=starts,
        rating=closest.rating,
        label=closest.rating.words,
    )
