"""PDF to an article: the text pypdf finds, page by page, within limits."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import replace

from probatum.domain.article import Article
from probatum.domain.errors import SourceError
from probatum.sources.articles import limits, markdown

_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_WRAPPED = re.compile(r"(?<=[\w,;)])[ \t]*\n(?=[a-z(\d])")


def read(data: bytes, name: str) -> Article:
    """The article in a PDF; raises SourceError for one that is broken or locked.

    A stream that grows beyond the limit when decompressed ends the reading; what was read is kept.
    """
    import pypdf
    from pypdf import filters

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    filters.ZLIB_MAX_OUTPUT_LENGTH = limits.MOST_STREAM
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        count = len(reader.pages)
    except Exception as broken:  # pypdf raises many kinds for a broken file
        raise SourceError(
            "is no readable PDF", source=name, value=type(broken).__name__, remedy="save it as text"
        ) from broken
    pages, notes = _pages(reader, count)
    article = markdown.read(_joined(pages))
    title = str(reader.metadata.title) if reader.metadata and reader.metadata.title else article.title
    return replace(article, title=title, notes=(*article.notes, *notes))


def _pages(reader: object, count: int) -> tuple[list[str], tuple[str, ...]]:
    pages: list[str] = []
    notes: list[str] = []
    length = 0
    for number in range(min(count, limits.MOST_PAGES)):
        try:
            words = reader.pages[number].extract_text()  # type: ignore[attr-defined]
        except Exception as broken:
            notes.append(f"page {number + 1} could not be read ({type(broken).__name__})")
            continue
        pages.append(words)
        length += len(words)
        if length > limits.MOST_CHARACTERS:
            notes.append(f"reading ended at page {number + 1} of {count}: too much text")
            break
    if count > limits.MOST_PAGES:
        notes.append(f"only the first {limits.MOST_PAGES} of {count} pages were read")
    return pages, tuple(notes)


def _joined(pages: list[str]) -> str:
    """Lines that a page wrapped are joined, so that a sentence stands in one piece."""
    text = "\n".join(pages).replace("\r\n", "\n")
    return _WRAPPED.sub(" ", _HYPHENATED.sub("", text))
