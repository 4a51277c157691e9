"""Which kind of file it is, and the article it holds."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256

from probatum.domain.article import Article, Block
from probatum.domain.errors import SourceError
from probatum.sources.articles import html, limits, markdown, pdf
from probatum.sources.articles.decoding import decode, wide_encoding
from probatum.sources.articles.languages import language_of, note_on
from probatum.sources.articles.references import with_references

_MARKUP = re.compile(
    r"[\ufeff\s]*<(?:!doctype\s+html|!--|\?xml|(?:html|head|body|article|main|section|header|div|span|p|h[1-6]|"
    r"ul|ol|table|meta|title|link|style|script)[\s>/])",
    re.IGNORECASE,
)


def parse_article(
    data: bytes, *, name: str = "article", url: str | None = None, media_type: str | None = None
) -> Article:
    """The article in the bytes of a text, Markdown, HTML or PDF file.

    `name` stands in errors; `media_type` is what a server declared and only breaks ties. Raises
    SourceError for a file that holds no text or is too large.
    """
    if len(data) > limits.MOST_BYTES:
        raise SourceError(
            "too large for an article",
            source=name,
            value=f"{len(data)} bytes",
            remedy=f"at most {limits.MOST_BYTES} bytes; save the part that is to be checked",
        )
    article = _parsed(data, name, media_type)
    if not article.text.strip():
        raise SourceError(
            "holds no text",
            source=name,
            value="; ".join(article.notes) or None,
            remedy="a scanned page needs its text recognized first",
        )
    article = _cut(article)
    article = replace(article, sha256=sha256(data).hexdigest(), url=url or article.url)
    language = article.language or language_of(article)
    return with_references(replace(article, language=language, notes=(*article.notes, *note_on(language))))


def _parsed(data: bytes, name: str, media_type: str | None) -> Article:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return pdf.read(data, name)
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")) or wide_encoding(data)
    if b"\0" in data[:4096] and not is_wide:
        raise SourceError(
            "is a binary file, no article", source=name, remedy="give text, Markdown, HTML or PDF"
        )
    text, notes = decode(data, media_type)
    article = html.read(text) if _is_html(text, media_type) else markdown.read(text)
    return replace(article, notes=(*notes, *article.notes))


def _is_html(text: str, media_type: str | None) -> bool:
    return bool(_MARKUP.match(text[:4096])) or ("html" in (media_type or "") and "<" in text[:4096])


def _cut(article: Article) -> Article:
    most = limits.MOST_CHARACTERS
    if len(article.text) <= most:
        return article
    kept = tuple(_within(block, most) for block in article.blocks if block.start < most)
    links = tuple(link for link in article.links if link.place.end <= most)
    note = f"only the first {most} of {len(article.text)} characters were read"
    return replace(article, text=article.text[:most], blocks=kept, links=links, notes=(*article.notes, note))


def _within(block: Block, most: int) -> Block:
    return block if block.end <= most else replace(block, end=most)
