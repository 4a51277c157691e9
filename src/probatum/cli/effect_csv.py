"""A user's CSV of effects or of what effects are made from, checked cell by cell."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite, nan
from pathlib import Path

from probatum.domain.errors import ProbatumError

MISSING = frozenset({"", "na", "nan", ".", "-", "null", "none"})
LABELS = {
    "study": ("study", "slab", "author"),
    "laboratory": ("laboratory", "lab"),
    "subgroup": ("subgroup",),
    "pool": ("pool",),
}


@dataclass(frozen=True, slots=True)
class EffectFile:
    """The columns of a CSV file by lower-case name, as text, with the line each row stands on."""

    name: str
    columns: Mapping[str, Sequence[str]]
    lines: Sequence[int]

    def __len__(self) -> int:
        return len(self.lines)

    def numbers(self, column: str) -> list[float]:
        """A column as numbers, NaN where it is empty or NA; ProbatumError for any other text."""
        return [self._number(column, i, text) for i, text in enumerate(self.columns[column])]

    def labels(self, kind: str) -> Sequence[str] | None:
        """The labels of studies, laboratories, subgroups or pools, where the file has them."""
        known = next((name for name in LABELS[kind] if name in self.columns), None)
        return self.columns[known] if known else None

    def _number(self, column: str, row: int, text: str) -> float:
        if text.strip().casefold() in MISSING:
            return nan
        try:
            value = float(text)
        except ValueError:
            value = nan
        if not isfinite(value):
            raise ProbatumError(
                "not a number",
                source=f"{self.name} line {self.lines[row]}",
                field=column,
                value=text,
                remedy="write 1234.5, or leave the cell empty where the value is missing",
            )
        return value


def read_effects(path: Path) -> EffectFile:
    """Read a CSV file with a header line; commas, semicolons or tabs. ProbatumError where it is none."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as broken:
        raise ProbatumError("not UTF-8 text", source=path.name, remedy="save it as CSV UTF-8") from broken
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(text.splitlines(), delimiter=delimiter)
    names = [name.strip().casefold() for name in next(reader, [])]
    if not any(names):
        raise ProbatumError("an empty file", source=path.name, remedy="a header line and one row a study")
    _once(names, path.name)
    rows, lines = [], []
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            raise ProbatumError(
                "a row of another length",
                source=f"{path.name} line {reader.line_num}",
                value=f"{len(cells)} cells",
                remedy=f"the header has {len(names)}; put text with {delimiter!r} in quotes",
            )
        rows.append(cells)
        lines.append(reader.line_num)
    columns = {name: [cells[i] for cells in rows] for i, name in enumerate(names)}
    return EffectFile(path.name, columns, lines)


def _once(names: Sequence[str], source: str) -> None:
    for name in names:
        if name and names.count(name) > 1:
            raise ProbatumError("a column stands twice", source=source, field=name, remedy="keep one of them")
