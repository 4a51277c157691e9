"""The stretches of an article that may hold a claim, each with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from probatum.claims.find.clauses import clauses
from probatum.domain.article import Article, Block, BlockKind
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

_ANNOUNCES = ":"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One clause: its place in the article, its sentence, and the words that lead into it."""

    place: Slice
    words: str
    sentence: str
    block: Block
    lead: str = ""  # the sentence that announces a list, the row's head, or the sentence before
    before: str = ""  # the sentence before in the same block

    @property
    def heading(self) -> str:
        """The innermost heading it stands under."""
        return self.block.headings[-1] if self.block.headings else ""


def stretches(article: Article) -> Iterator[Stretch]:
    """Every clause of the prose in the order of the text."""
    lead = ""
    for block in article.prose():
        words = article.text[block.start : block.end]
        if block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            lead = ""
            continue
        is_item = block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_CELL)
        yield from _of_block(block, words, lead if is_item else "")
        if not is_item:
            lead = _last_sentence(words) if words.rstrip().endswith(_ANNOUNCES) else ""


def _of_block(block: Block, words: str, lead: str) -> Iterator[Stretch]:
    before = ""
    for sentence in sentences(words):
        text = sentence.of(words)
        for clause in clauses(text):
            place = clause.shift(block.start + sentence.start)
            yield Stretch(
                place=place,
                words=clause.of(text),
                sentence=text,
                block=block,
                lead=lead,
                before=before,
            )
        before = text


def _last_sentence(words: str) -> str:
    found = sentences(words)
    return found[-1].of(words) if found else ""
