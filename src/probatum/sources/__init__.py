"""Sources: bytes -> records. Fetch, parse and interpret are separate.

>>> data = b'{"id": "a1", "title": "Semax in rats", "abstract": "Ten rats were used.", "year": 2006}'
>>> [str(record.id) for record in parse(data, "mine.jsonl")]
['local:a1']

`read_file` fetches (the only I/O), an adapter per format parses the source's own words into
`Fields`, and `interpret` turns those into a `Record`. A broken record becomes a `Quarantined` in
its place; only a file of which nothing can be read raises.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from probatum.domain.errors import MalformedRecord, SourceError
from probatum.domain.record import Quarantined, Record, Retrieval
from probatum.sources.fields import Broken, Fields
from probatum.sources.interpret import interpret
from probatum.sources.jats import read_jats
from probatum.sources.jsonl import read_jsonl
from probatum.sources.medline_xml import read_medline_xml
from probatum.sources.nbib import read_nbib
from probatum.sources.ris import read_ris
from probatum.sources.sniffing import Format, formats, sniff
from probatum.sources.unpack import unpack

__all__ = ["Format", "Quarantined", "formats", "parse", "read_bytes", "read_file", "sniff"]

Adapter = Callable[[bytes], Iterator[Fields | Broken]]

ADAPTERS: dict[Format, Adapter] = {
    Format.MEDLINE_XML: read_medline_xml,
    Format.NBIB: read_nbib,
    Format.RIS: read_ris,
    Format.JSONL: read_jsonl,
    Format.JATS: read_jats,
}
_HEAD = 8192


def parse(data: bytes, name: str) -> Iterator[Record | Quarantined]:
    """Every record in the bytes of a file, in its order, broken ones as `Quarantined`.

    The format is recognized by content, then by `name`; gzip is undone. Raises SourceError at once,
    naming the file, where it is empty or in no known format. A file that breaks off gives everything
    before the break and one `Quarantined` that says where it broke.
    """
    unpacked = unpack(data, name)
    adapter = ADAPTERS[sniff(name, unpacked.data[:_HEAD])]
    retrieval = Retrieval(name, sha256(data).hexdigest())
    return _records(adapter(unpacked.data), retrieval, unpacked.broken)


def _records(
    read: Iterator[Fields | Broken], retrieval: Retrieval, broken: str | None
) -> Iterator[Record | Quarantined]:
    position = 0
    for position, one in enumerate(read, start=1):
        yield _record(one, retrieval, position)
    if broken:
        end = Broken(problem=f"compressed data: {broken}", remedy="get the file again")
        yield _record(end, retrieval, position + 1)


def _record(read: Fields | Broken, retrieval: Retrieval, position: int) -> Record | Quarantined:
    if isinstance(read, Broken):
        return _quarantined(read, retrieval, position)
    if b"\0" in read.raw:
        nul = Broken(problem="a NUL byte is in the record", raw=read.raw, remedy="get the file again")
        return _quarantined(nul, retrieval, position)
    try:
        return interpret(read, retrieval)
    except MalformedRecord as error:
        broken = Broken(
            problem=error.problem,
            raw=read.raw,
            identifier=next((f"{scheme}:{value}" for scheme, value in read.ids), None),
            field=error.field,
            value=None if error.value is None else str(error.value),
            remedy=error.remedy,
        )
        return _quarantined(broken, retrieval, position)


def _quarantined(broken: Broken, retrieval: Retrieval, position: int) -> Quarantined:
    return Quarantined(
        source=retrieval.source,
        position=position,
        identifier=broken.identifier,
        problem=broken.problem,
        field=broken.field,
        value=broken.value,
        remedy=broken.remedy,
        raw=broken.raw,
    )


def read_file(path: Path) -> Iterator[Record | Quarantined]:
    """`parse` a file; raises SourceError where it cannot be opened. The only I/O of this room."""
    return parse(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, for a library to keep; raises SourceError, naming it, where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"cannot read the file: {error.strerror or error}", source=str(path), remedy="check the path"
        ) from error
