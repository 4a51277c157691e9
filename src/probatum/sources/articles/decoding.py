"""Bytes to text: the mark, the declared charset, UTF-8, then what the bytes look like."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*\"?([\w.:-]{2,40})", re.IGNORECASE)


def decode(data: bytes, media_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a file, line ends as given, and notes on what had to be guessed or replaced."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict_or_replaced(data, encoding)
    for encoding in _declared(data, media_type):
        text = _strictly(data, encoding)
        if text is not None:
            return text, ()
    text = _strictly(data, "utf-8")
    if text is not None:
        return text, ()
    return _guessed(data)


def _declared(data: bytes, media_type: str | None) -> list[str]:
    header = _HEADER.search(media_type or "")
    meta = _META.search(data[:4096])
    names = [header[1] if header else "", meta[1].decode("ascii") if meta else ""]
    return [name for name in names if name and _is_known(name)]


def _is_known(encoding: str) -> bool:
    try:
        return codecs.lookup(encoding)._is_text_encoding
    except LookupError:
        return False


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, ValueError):
        return None


def _strict_or_replaced(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = _strictly(data, encoding)
    if text is not None:
        return text, ()
    return data.decode(encoding, "replace"), (f"bytes that are no {encoding} were replaced",)


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(encoding, "replace")
    return text, (f"the encoding is not declared; read as {encoding}",)
