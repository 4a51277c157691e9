"""Reading the shipped files: one JSON object a line, one CSV row a line; a wrong line names itself."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from probatum.domain.errors import RuleError

DATA = files("probatum.starter") / "data"


@dataclass(frozen=True, slots=True, eq=False)  # a line is itself: identity makes it a cache key
class Line:
    """One line of a shipped file, with its place for messages and its hash for provenance."""

    where: str  # "studies/semax.jsonl:12"
    values: Mapping[str, Any]
    sha256: str

    def wrong(self, field: str, value: object, remedy: str) -> RuleError:
        """The error for one field of this line."""
        return RuleError("starter fact is wrong", source=self.where, field=field, value=value, remedy=remedy)


@cache
def study_lines() -> tuple[tuple[str, Line], ...]:
    """Every study row with the substance it was collected for, by file and line."""
    folder = DATA / "studies"
    return tuple(
        (path.name.removesuffix(".jsonl"), line)
        for path in sorted(folder.iterdir(), key=lambda entry: entry.name)
        if path.name.endswith(".jsonl")
        for line in json_lines(path, f"studies/{path.name}")
    )


def json_lines(path: Traversable, name: str) -> tuple[Line, ...]:
    """The JSON objects of one file."""
    text = path.read_text("utf-8")
    return tuple(
        _line(raw, f"{name}:{number}") for number, raw in enumerate(text.splitlines(), 1) if raw.strip()
    )


def _line(raw: str, where: str) -> Line:
    try:
        values = json.loads(raw)
    except json.JSONDecodeError as broken:
        raise RuleError("not JSON", source=where, value=raw, remedy=str(broken)) from broken
    if not isinstance(values, dict):
        raise RuleError("not an object", source=where, value=raw, remedy="give one JSON object a line")
    return Line(where, values, sha256(raw.encode()).hexdigest())


def csv_rows(path: Traversable, name: str) -> tuple[Line, ...]:
    """The rows of one CSV file; empty cells are left out."""
    text = path.read_text("utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(
        Line(f"{name}:{number}", {k: v for k, v in row.items() if v}, sha256(repr(row).encode()).hexdigest())
        for number, row in enumerate(rows, 2)
    )


@cache
def compiled() -> tuple[str, date]:
    """Who wrote the facts down, and when."""
    values = tomllib.loads((DATA / "compiled.toml").read_text("utf-8"))
    if not isinstance(values.get("on"), date):
        raise RuleError(
            "no date", source="compiled.toml", field="on", value=values.get("on"), remedy="give a date"
        )
    return str(values["by"]), values["on"]


@cache
def digest() -> str:
    """Twelve hex digits that change when any shipped fact does."""
    whole = sha256()
    for path in every_file(DATA):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()[:12]


def every_file(folder: Traversable) -> list[Traversable]:
    """All files below a folder, by name: the same order on every machine."""
    found: list[Traversable] = []
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        found += every_file(entry) if entry.is_dir() else [entry]
    return found
