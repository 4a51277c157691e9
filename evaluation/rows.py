"""Reading label files, and saying in one line what is wrong with one."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

Row = dict[str, Any]


class Layout(Exception):
    """The file cannot be used: missing, unreadable, or not in the layout of the task."""


def read_rows(path: Path | None, fields: Iterable[str], limit: int | None = None) -> list[Row]:
    """The rows of a JSON Lines file (plain or gzip) that carry all these fields; Layout otherwise."""
    if path is None:
        raise Layout("this task needs --texts FILE")
    rows = []
    for number, line in enumerate(_lines(path), start=1):
        if limit is not None and len(rows) >= limit:
            break
        if line.strip():
            rows.append(_row(line, f"{path.name} line {number}", fields))
    if not rows:
        raise Layout(f"{path.name}: no rows (give a JSON Lines file)")
    return rows


def _lines(path: Path) -> Iterable[str]:
    try:
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            data = gzip.decompress(data)
        return data.decode("utf-8").split("\n")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise Layout(f"{path}: cannot be read ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


def _row(line: str, where: str, fields: Iterable[str]) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise Layout(f"{where}: not JSON ({error})") from error
    if not isinstance(row, dict):
        raise Layout(f"{where}: not an object")
    if absent := [name for name in fields if name not in row]:
        raise Layout(f"{where}: lacks the field {', '.join(absent)} (it has {', '.join(row) or 'none'})")
    return row


def choice(row: Row, field: str, allowed: Iterable[str]) -> str:
    """A field that must hold one of these words; Layout otherwise."""
    value, known = str(row[field]), list(allowed)
    if value not in known:
        raise Layout(f"{field}: {value!r} is none of {', '.join(known)}")
    return value


def fold(identifier: object, folds: int = 10) -> int:
    """The fold an identifier falls into, by hash: the same on every machine, whatever else is in the file."""
    return int(sha256(str(identifier).encode("utf-8")).hexdigest()[:8], 16) % folds
