"""Bytes as they lie on disk -> the bytes of the document: gzip and encodings undone."""

from __future__ import annotations

import codecs
import re
import zlib
from dataclasses import dataclass

from probatum.domain.errors import SourceError

GZIP_MAGIC = b"\x1f\x8b"
_STEP = 1 << 20
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding=[\"']([A-Za-z0-9._-]+)[\"']")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The document, and where its compression broke off, if it did."""

    data: bytes
    broken: str | None = None


def unpack(data: bytes, name: str) -> Unpacked:
    """Undo gzip, keeping everything before a break; raise SourceError where nothing can be read."""
    if not data.strip():
        raise SourceError("the file is empty", source=name, remedy="is it the right file?")
    if not data.startswith(GZIP_MAGIC):
        return Unpacked(_as_utf8(data, name))
    plain, broken = _gunzip(data)
    if not plain.strip():
        raise SourceError(
            "nothing could be unpacked" if broken else "the compressed file is empty",
            source=name,
            value=broken,
            remedy="download it again",
        )
    return Unpacked(_as_utf8(plain, name), broken)


def _gunzip(data: bytes) -> tuple[bytes, str | None]:
    """Every member of a gzip file, up to the first break."""
    from isal import igzip_lib, isal_zlib

    parts: list[bytes] = []
    rest = data
    while rest.startswith(GZIP_MAGIC):
        member = isal_zlib.decompressobj(wbits=31)
        for start in range(0, len(rest), _STEP):
            try:
                parts.append(member.decompress(rest[start : start + _STEP]))
            except (zlib.error, igzip_lib.IsalError) as error:  # type: ignore[misc]  # its stub is wrong
                return b"".join(parts), f"damaged after {sum(map(len, parts))} unpacked bytes: {error}"
            if member.eof:
                break
        if not member.eof:
            return b"".join(parts), f"the file ends after {sum(map(len, parts))} unpacked bytes"
        rest = (member.unused_data + rest[start + _STEP :]).lstrip(b"\0")
    if rest:
        return b"".join(parts), f"{len(rest)} bytes that are not gzip follow the compressed data"
    return b"".join(parts), None


def _as_utf8(data: bytes, name: str) -> bytes:
    """Re-encode documents that declare another encoding; undeclared ones are left as they are."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            rest = data[len(mark) :]
            return rest if encoding == "utf-8" else _transcode(rest, encoding, name)
    declared = _DECLARED.match(data[:400])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        return _transcode(data, declared[1].decode("ascii"), name)
    return data


def _transcode(data: bytes, encoding: str, name: str) -> bytes:
    try:
        return data.decode(encoding).encode("utf-8")
    except (LookupError, UnicodeError) as error:
        raise SourceError(
            f"the file says it is {encoding}, but cannot be read as such",
            source=name,
            value=error,
            remedy="save it as UTF-8",
        ) from error
