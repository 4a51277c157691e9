"""Bytes to text: the mark, UTF-8 where it fits, the declared charset, then what the bytes look like."""

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
# Encodings of names and of program text, slow on long input or no encoding of pages at all.
_NO_CHARSETS = frozenset(
    {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined", "oem", "mbcs"}
)
# Pages that declare these are written in Windows-1252 (WHATWG Encoding Standard, names and labels).
_WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
_SAMPLE = 4096
_MOST_BROKEN = 3  # UTF-8 with a broken character for every three good ones is still UTF-8


def decode(data: bytes, media_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of a file, line ends as given, and notes on what had to be guessed or replaced."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict_or_replaced(data, encoding)
    encoding = wide_encoding(data) or ""
    if encoding:
        return _strict_or_replaced(data, encoding)
    declared = _declared(data, media_type)
    is_unmistakable = not data.isascii()  # bytes that happen to be UTF-8 with letters beyond ASCII are UTF-8
    for name in ("utf-8", *declared) if is_unmistakable else (*declared, "utf-8"):
        text = _strictly(data, name)
        if text is not None:
            return text, ()
    return _broken_utf8(data) or _guessed(data)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    if pairs < 2 or b"\0" not in sample:
        return None
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    if odd >= 0.6 * pairs and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even >= 0.6 * pairs and odd == 0 else None


def _declared(data: bytes, media_type: str | None) -> list[str]:
    header = _HEADER.search(media_type or "")
    meta = _META.search(data[:_SAMPLE])
    names = [header[1] if header else "", meta[1].decode("ascii", "replace") if meta else ""]
    return [known for name in names if name and (known := _known(name))]


def _known(encoding: str) -> str | None:
    """Python's name of a page encoding; None for one that is none."""
    try:
        found = codecs.lookup(encoding)
    except (LookupError, ValueError):
        return None
    if not found._is_text_encoding or found.name.replace("_", "-") in _NO_CHARSETS:
        return None
    return "cp1252" if found.name in _WESTERN else found.name


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


def _broken_utf8(data: bytes) -> tuple[str, tuple[str, ...]] | None:
    """UTF-8 with some broken bytes, as pages glued together from several sources have."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    good = sum(character > "\x7f" for character in text) - broken
    if good < _MOST_BROKEN * broken:
        return None
    return text, (f"read as utf-8; {broken} broken characters were replaced",)


def _guessed(data: bytes) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    encoding = best.encoding if best is not None else "cp1252"
    text = data.decode(encoding, "replace")
    return text, (f"the encoding is not declared; read as {encoding}",)
