"""Cut a document into its records without understanding it: a break costs one record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """The bytes of one record; `problem` says where it breaks off, if it does."""

    raw: bytes
    problem: str | None = None


def cut(data: bytes, records: tuple[str, ...], sets: tuple[str, ...]) -> Iterator[Piece]:
    """Every element named in `records`, and one broken piece where a set lacks its end tag."""
    first = re.compile(rf"<({'|'.join(records)})(?=[\s>])".encode())
    position = 0
    while (start := first.search(data, position)) is not None:
        end_tag = b"</" + start[1] + b">"
        end = data.find(end_tag, start.end())
        following = _next_start(data, start, end if end >= 0 else len(data))
        if end < 0 or following >= 0:
            position = following if following >= 0 else len(data)
            yield _cut_off(data[start.start() : position], is_last=following < 0)
        else:
            position = end + len(end_tag)
            yield Piece(data[start.start() : position])
    if position < len(data) and _lacks_end(data, position, sets):
        problem = f"the file ends at byte {len(data)} without its end tag; records may be missing"
        yield Piece(data[position:], problem)


def _next_start(data: bytes, start: re.Match[bytes], end: int) -> int:
    """Where a record of the same kind begins before `end`, or -1."""
    found = (data.find(b"<" + start[1] + after, start.end(), end) for after in (b">", b" "))
    return min((at for at in found if at >= 0), default=-1)


def _cut_off(raw: bytes, *, is_last: bool) -> Piece:
    where = "the file ends inside this record" if is_last else "the next record begins inside this one"
    return Piece(raw, f"{where}, {len(raw)} bytes after its start")


def _lacks_end(data: bytes, position: int, sets: tuple[str, ...]) -> bool:
    opened = re.search(rf"<({'|'.join(sets)})(?=[\s>])[^>]*(?<!/)>".encode(), data)
    return opened is not None and data.find(b"</" + opened[1], position) < 0


def cut_lines(data: bytes, start: re.Pattern[bytes]) -> Iterator[bytes]:
    """The records of a tagged text, each from a line that matches `start` to the next such line.

    What stands before the first one, if anything, comes as a piece of its own.
    """
    starts = [match.start() for match in start.finditer(data)]
    for begin, end in zip([0, *starts], [*starts, len(data)], strict=True):
        if raw := data[begin:end].strip():
            yield raw
