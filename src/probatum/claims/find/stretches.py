"""The stretches of an article that may hold a claim, each with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from probatum.claims.find import verbs
from probatum.claims.find.clauses import clauses
from probatum.claims.find.columns import columns
from probatum.claims.find.phrases import word_set
from probatum.domain.article import Article, Block, BlockKind
from probatum.text.sentences import sentences
from probatum.text.slices import Slice
from probatum.vocabulary import mentions

_HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)
_ITEMS = (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
_LONGEST_SENTENCE = 1200  # characters; what is longer is no sentence and is read in lines
_LINE = re.compile(r"[^\n]+")
_FIELD = re.compile(r"^[\w ()/%-]{2,40}:\s+\S")
# "**Kidneys.** It can raise …": a heading set into the line.
_RUN_IN = re.compile(r"(?:^|(?<=\s))\*\*(?P<head>[^*\n]{2,70})(?:(?<=[.:?!])\*\*|\*\*[.:?!])\s+(?=\S)")
_NUMBERED = re.compile(r"^\s*(?:\d{1,2}[.)]|[-*•–+])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One clause: its place in the article, its sentence, and the words that lead into it."""

    place: Slice
    words: str
    sentence: str
    block: Block
    lead: str = ""  # the sentence that announces a list, or the heading over an item without one
    before: str = ""  # what stands before: earlier in the same sentence, and the sentence before it
    column: str = ""  # the head of the column a cell stands in
    opening: str = ""  # the part of its own sentence that stands before the clause

    @property
    def heading(self) -> str:
        """The innermost heading it stands under."""
        return self.block.headings[-1] if self.block.headings else ""

    @property
    def is_item(self) -> bool:
        """Is it a list item or a table cell, which may leave out its subject?"""
        return self.block.kind in _ITEMS


def stretches(article: Article) -> Iterator[Stretch]:
    """Every clause of the prose in the order of the text; what is said twice is given once."""
    seen: set[str] = set()
    for stretch in _all(article):
        said = re.sub(r"\W+", " ", stretch.words).strip()
        if said and said not in seen:
            seen.add(said)
            yield stretch


def _all(article: Article) -> Iterator[Stretch]:
    lead = ""
    row = Slice(0, 0)
    heads = columns(article)
    for block in article.prose():
        words = article.text[block.start : block.end]
        if block.kind in _HEADINGS:
            lead = ""
            if block.kind is BlockKind.HEADING and _states(words):
                yield from _of_block(block, words, "")
            continue
        is_item = block.kind in _ITEMS
        announced = _announced(article, block, row, lead)
        yield from _of_block(block, words, announced, heads.get(block.start, ""))
        row = _row(article, block, row)
        if not is_item:
            lead = _last_sentence(words) if words.rstrip().endswith(":") else ""


def _announced(article: Article, block: Block, row: Slice, lead: str) -> str:
    """What leads into an item: the cells before it in its row, the sentence with a colon, the heading."""
    if block.kind is BlockKind.TABLE_CELL:
        return row.of(article.text) if _on_one_line(article, row, block) else ""
    return (lead or _over(block)) if block.kind is BlockKind.LIST_ITEM else ""


def _row(article: Article, block: Block, row: Slice) -> Slice:
    """The cells so far of the row a cell stands in."""
    if block.kind is not BlockKind.TABLE_CELL:
        return Slice(block.end, block.end)
    return Slice(row.start, block.end) if _on_one_line(article, row, block) else Slice(block.start, block.end)


def _on_one_line(article: Article, row: Slice, block: Block) -> bool:
    return row.end > row.start and "\n" not in article.text[row.end : block.start]


def _over(block: Block) -> str:
    return block.headings[-1] if block.headings else ""


def _states(heading: str) -> bool:
    """Does a heading assert: a verb in it or figures, and no question?"""
    words = heading.strip()
    if words.endswith(("?", ":")) or re.match(
        r"(?:how|what|why|where|who|when|which)\b", words, re.IGNORECASE
    ):
        return False
    is_field = _FIELD.match(words) and not mentions(words.split(":")[0])
    if is_field or verbs.auxiliary().search(words):
        return True
    return len(re.findall(r"\b\d+\s+[a-z]", words)) > 1 or _has_subject_and_verb(words)


def _has_subject_and_verb(heading: str) -> bool:
    """A substance, then a verb that is no noun of headings ("Semax improves memory")."""
    named = next(iter(mentions(heading)), None)
    verb = verbs.present().search(heading, named.end) if named else None
    return verb is not None and verb[0].lower() not in word_set("heading_nouns")


def _of_block(block: Block, words: str, lead: str, column: str = "") -> Iterator[Stretch]:
    before = ""
    for sentence in _sentences(words):
        text = sentence.of(words)
        for clause in clauses(text):
            opening = text[: clause.start]
            yield Stretch(
                place=clause.shift(block.start + sentence.start),
                words=clause.of(text),
                sentence=text,
                block=block,
                lead=lead,
                column=column,
                before=before,
                opening=opening,
            )
        before = text


def _sentences(words: str) -> Iterator[Slice]:
    """The sentences of a block between its run-in headings; fields and items by line, walls in pieces."""
    for part in _between_headings(words):
        for sentence in sentences(part.of(words)):
            text, start = sentence.of(part.of(words)), part.start + sentence.start
            for place in _lines(text) if _is_in_lines(text) else (Slice(0, len(text)),):
                for piece in _pieces(text, place):
                    if piece.of(text).strip():
                        yield _without_bullet(text, piece).shift(start)


def _between_headings(words: str) -> Iterator[Slice]:
    """The parts of a block between its run-in headings, and those headings that say something."""
    start = 0
    for run_in in _RUN_IN.finditer(words):
        yield Slice(start, run_in.start())
        head = Slice(*run_in.span("head"))
        if verbs.finite().search(head.of(words)) and "?" not in run_in[0]:
            yield head
        start = run_in.end()
    yield Slice(start, len(words))


def _is_in_lines(text: str) -> bool:
    lines = [place.of(text) for place in _lines(text)]
    is_wall = len(text) > _LONGEST_SENTENCE
    return len(lines) > 1 and (is_wall or any(_FIELD.match(one) or _NUMBERED.match(one) for one in lines))


def _lines(text: str) -> tuple[Slice, ...]:
    return tuple(Slice(*line.span()) for line in _LINE.finditer(text))


def _pieces(text: str, place: Slice) -> Iterator[Slice]:
    """A stretch too long to be a sentence, cut at blanks; nothing is left out."""
    start = place.start
    while place.end - start > _LONGEST_SENTENCE:
        blank = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        end = blank if blank > start else start + _LONGEST_SENTENCE
        yield Slice(start, end)
        start = end
    yield Slice(start, place.end)


def _without_bullet(text: str, place: Slice) -> Slice:
    bullet = _NUMBERED.match(place.of(text))
    return (
        Slice(place.start + bullet.end(), place.end)
        if bullet and bullet.end() < len(place.of(text))
        else place
    )


def _last_sentence(words: str) -> str:
    found = sentences(words)
    return found[-1].of(words) if found else ""
