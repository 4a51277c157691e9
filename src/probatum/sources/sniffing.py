"""Which format a document is in: by its content, then by its name."""

from __future__ import annotations

import re
from enum import StrEnum

from probatum.domain.errors import SourceError


class Format(StrEnum):
    """The formats that can be read."""

    MEDLINE_XML = "MEDLINE XML"
    NBIB = "nbib"
    RIS = "RIS"
    JSONL = "JSONL"
    JATS = "JATS XML"


_BY_CONTENT: tuple[tuple[Format, re.Pattern[bytes]], ...] = (
    (Format.MEDLINE_XML, re.compile(rb"<(Pubmed(Article|BookArticle)(Set)?|MedlineCitation(Set)?)[\s>]")),
    (Format.JATS, re.compile(rb"<!DOCTYPE\s+(article|pmc-articleset)\b|<(article|pmc-articleset)[\s>]")),
    (Format.NBIB, re.compile(rb"^(PMID|OWN |STAT)- ", re.MULTILINE)),
    (Format.RIS, re.compile(rb"^TY  ?- ", re.MULTILINE)),
    (Format.JSONL, re.compile(rb"\A\{[ \t]*\"")),
)
_BY_NAME = {
    ".nbib": Format.NBIB,
    ".medline": Format.NBIB,
    ".ris": Format.RIS,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".nxml": Format.JATS,
}


def formats() -> tuple[str, ...]:
    """The names of the formats that can be read; each also compressed with gzip."""
    return tuple(format.value for format in Format)


def sniff(name: str, head: bytes) -> Format:
    """The format of a document, from its first (unpacked) bytes, then from its name.

    Raises SourceError, naming the accepted formats, where neither tells.
    """
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    for format, mark in _BY_CONTENT:
        if mark.search(start):
            return format
    suffix = _suffix(name)
    is_other = start.startswith(b"<") or b"\0" in start[:512] or not start
    if suffix in _BY_NAME and not (is_other and suffix != ".nxml"):
        return _BY_NAME[suffix]
    raise SourceError(
        "not a format that can be read",
        source=name,
        value=start[:40].decode("utf-8", "replace") or None,
        remedy=f"give {', '.join(formats())}, plain or gzipped",
    )


def _suffix(name: str) -> str:
    bare = name.lower().removesuffix(".gz")
    dot = bare.rfind(".")
    return bare[dot:] if dot >= 0 else ""
