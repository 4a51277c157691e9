"""HTML to an article: all visible text in order, each stretch with what it is and where it stood.

The page is only read: no script runs, no address is opened. Which part is the main text is
trafilatura's judgment (Barbaresi 2021, ACL demo); the rest is kept as boilerplate, so that a shop's
widgets and links are still seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from probatum.domain.article import Article, Block, BlockKind
from probatum.sources.articles.headings import Headings
from probatum.sources.articles.html_text import PageText, Stretch
from probatum.sources.articles.main_text import main_words

_LEAST_MAIN_CHARACTERS = 200  # less is no finding of a main text
_PROSE = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_CELL,
    BlockKind.CAPTION,
    BlockKind.QUOTATION,
)


def read(markup: str) -> Article:
    """The article in an HTML page; `source_offsets` lead back to the characters of the page."""
    page = PageText.of(markup)
    main = main_words(markup)
    stretches = list(page.stretches)
    if len(main) >= _LEAST_MAIN_CHARACTERS:
        stretches = [_outside_main(one, page.text, main) for one in stretches]
    stretches = list(_headings_of_boilerplate(stretches[::-1]))[::-1]
    title = page.title or next(
        (page.text[s.start : s.end] for s in stretches if s.kind is BlockKind.TITLE), None
    )
    return Article(
        text=page.text,
        sha256="",
        title=title,
        url=page.canonical,
        language=page.language,
        blocks=tuple(_blocks(stretches, page.text)),
        links=page.links,
        notes=page.notes,
        source_offsets=page.offsets,
    )


def _outside_main(stretch: Stretch, text: str, main: str) -> Stretch:
    if stretch.kind not in _PROSE:
        return stretch
    words = "".join(text[stretch.start : stretch.end].split())
    return stretch if words and words in main else replace(stretch, kind=BlockKind.BOILERPLATE)


def _headings_of_boilerplate(stretches: list[Stretch]) -> Iterator[Stretch]:
    """A heading with nothing but boilerplate under it is boilerplate; given and yielded from the end."""
    under: BlockKind | None = None
    for stretch in stretches:
        if stretch.kind is BlockKind.HEADING:
            is_apart = under is BlockKind.BOILERPLATE
            yield replace(stretch, kind=BlockKind.BOILERPLATE) if is_apart else stretch
        else:
            under = stretch.kind
            yield stretch


def _blocks(stretches: list[Stretch], text: str) -> Iterator[Block]:
    headings = Headings()
    for one in stretches:
        yield headings.block(one.kind, one.start, one.end, text=text, level=one.level)
