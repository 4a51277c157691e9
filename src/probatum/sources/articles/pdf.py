"""PDF to an article: the text pypdf finds, page by page, within limits."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from probatum.domain.article import Article
from probatum.domain.errors import SourceError
from probatum.sources.articles import limits, markdown

if TYPE_CHECKING:
    import pypdf

_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_WRAPPED = re.compile(r"(?<=[\w,;)])[ \t]*\n(?=[a-z(\d])")


def read(data: bytes, name: str) -> Article:
    """The article in a PDF; raises SourceError for one that is broken or locked.

    A stream that grows beyond the limit when decompressed ends the reading; what was read is kept.
    """
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    with pypdf.apply_configuration(_bounded()):
        reader, count = _opened(data, name)
        pages, notes = _pages(reader, count)
        title = _title(reader)
    article = markdown.read(_joined(pages))
    return replace(article, title=title or article.title, notes=(*article.notes, *notes))


def _opened(data: bytes, name: str) -> tuple[pypdf.PdfReader, int]:
    """The file and how many pages it has; a lock without a password is opened."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        is_locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if is_locked else len(reader.pages)
    except Exception as broken:  # pypdf raises many kinds for a broken file
        raise SourceError(
            "is no readable PDF", source=name, value=type(broken).__name__, remedy="save it as text"
        ) from broken
    if is_locked:
        raise SourceError("is locked by a password", source=name, remedy="save it without one, or as text")
    return reader, count


def _bounded() -> pypdf.Configuration:
    """Streams that grow beyond the limit when decompressed end the reading of their page."""
    import pypdf

    most = limits.MOST_STREAM
    return pypdf.Configuration(
        maximum_declared_stream_length=most,
        array_based_stream_maximum_output_length=most,
        lzw_maximum_output_length=most,
        run_length_maximum_output_length=most,
        zlib_maximum_output_length=most,
        brotli_maximum_output_length=most,
    )


def _title(reader: pypdf.PdfReader) -> str | None:
    try:
        title = str((reader.metadata and reader.metadata.title) or "")
    except Exception:  # metadata of a broken file; the text was read
        return None
    return " ".join(title.split()) or None


def _pages(reader: pypdf.PdfReader, count: int) -> tuple[list[str], tuple[str, ...]]:
    pages: list[str] = []
    notes: list[str] = []
    length = work = 0
    for number in range(min(count, limits.MOST_PAGES)):
        try:
            page = reader.pages[number]
            work += _drawn(page)
            words = page.extract_text() if work <= limits.MOST_DRAWN else ""
        except Exception as broken:
            notes.append(f"page {number + 1} could not be read ({type(broken).__name__})")
            continue
        pages.append(words)
        length += len(words)
        if length > limits.MOST_CHARACTERS or work > limits.MOST_DRAWN:
            notes.append(f"reading ended at page {number + 1} of {count}: too much to read")
            break
    if count > limits.MOST_PAGES:
        notes.append(f"only the first {limits.MOST_PAGES} of {count} pages were read")
    return pages, tuple(notes)


def _drawn(page: pypdf.PageObject) -> int:
    """How many bytes draw a page: the work that reading it takes."""
    contents = page.get_contents()
    return len(contents.get_data()) if contents is not None else 0


def _joined(pages: list[str]) -> str:
    """Lines that a page wrapped are joined, so that a sentence stands in one piece."""
    text = "\n".join(pages).replace("\r\n", "\n")
    return _WRAPPED.sub(" ", _HYPHENATED.sub("", text))
