"""Every number of a table with all that is said of it: section, row label, headings, kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.provenance import Passage
from probatum.extraction.tables.cells import Printed, is_number, read_cell
from probatum.extraction.tables.grid import Cell, Grid
from probatum.extraction.tables.words import Says, says, without_size
from probatum.text.slices import Slice


class Part(StrEnum):
    """Which part of a result a column of its own holds."""

    WHOLE = "whole"
    SPREAD = "spread"
    COUNT = "count"
    PERCENT = "percent"
    OTHER = "other"  # p values, differences between groups, intervals


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a table; `labels` are section, row labels and headings, outermost first."""

    passage: Passage
    grid: Grid
    row: int
    column: int
    cell: Cell
    printed: Printed
    rows: tuple[str, ...]  # section headings and row labels
    columns: tuple[str, ...]
    part: Part
    corner: str = ""  # the heading of the row labels

    @property
    def labels(self) -> tuple[str, ...]:
        """Everything that names this number, except the caption."""
        return (*self.rows, *self.columns)


def entries(passage: Passage, grid: Grid) -> Iterator[Entry]:
    """Every cell with numbers, row by row."""
    first = label_columns(grid)
    corner = " ".join(cell.text for cell in grid.column(0))
    section: tuple[str, ...] = ()
    carried = [""] * first
    for index, row in enumerate(grid.body):
        labels = [cell.text for cell in row[:first]]
        if _is_section(row, first):
            section = (next(cell.text for cell in row if cell.text),)
            carried = [""] * first
            continue
        if first > 1 and not labels[0] and any(labels[1:]):
            labels[0] = carried[0]
        carried = labels if any(labels) else carried
        named = tuple(dict.fromkeys(text for text in (*section, *labels) if text))
        for column in range(first, len(row)):
            printed = read_cell(row[column].text)
            heads = _heads(grid, column, first)
            if printed is None:
                for own_heads, cell, value in _two_in_one(passage, row[column], heads):
                    yield Entry(
                        passage, grid, index, column, cell, value, named, own_heads, Part.WHOLE, corner
                    )
            else:
                yield Entry(
                    passage, grid, index, column, row[column], printed, named, heads, part_of(heads), corner
                )


def _heads(grid: Grid, column: int, first: int) -> tuple[str, ...]:
    """The headings of a column; a bare "SD" or "%" belongs to what the column on its left is about."""
    heads = tuple(cell.text for cell in grid.column(column))
    if len(heads) == 1 and column > first and part_of(heads) in (Part.SPREAD, Part.PERCENT):
        before = tuple(cell.text for cell in grid.column(column - 1))
        if len(before) == 1 and part_of(before) in (Part.WHOLE, Part.COUNT):
            return (*before, *heads)
    return heads


_TWO = re.compile(r"^(?P<a>[^()]+?)\s*\((?P<b>[^()]*(?:±|\+/-)[^()]*)\)\s*$")
_TWO_NAMES = re.compile(r"^(?:(?P<lead>.*)[;:,])?\s*(?P<a>[^;:,()]+?)\s*\((?P<b>[^()]+)\)\s*$")


def _two_in_one(
    passage: Passage, cell: Cell, heads: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], Cell, Printed]]:
    """ "3.0 ± 1.5 (4.3 ± 2.0)" under "Drug (placebo)": two groups in one cell."""
    numbers, names = _TWO.match(cell.text), _TWO_NAMES.match(heads[-1] if heads else "")
    if numbers is None or names is None or len(cell.places) != 1:
        return
    lead = (names["lead"].strip(),) if names["lead"] else ()
    for part in ("a", "b"):
        printed = read_cell(numbers[part])
        at = cell.places[0].of(passage.text).find(numbers[part].strip())
        if printed is not None and at >= 0:
            place = Slice(at, at + len(numbers[part].strip())).shift(cell.places[0].start)
            yield (*heads[:-1], *lead, names[part].strip()), Cell(numbers[part].strip(), (place,)), printed


def label_columns(grid: Grid) -> int:
    """How many leading columns hold labels: the first, and more while they hold words."""
    count = 1
    while count < grid.width - 1:
        filled = [row[count].text for row in grid.body if row[count].text]
        words = [text for text in filled if not is_number(text) and read_cell(text) is None and len(text) > 1]
        heading = " ".join(cell.text for cell in grid.column(count))
        if not filled or len(words) < 0.8 * len(filled) or says(heading).p:
            break
        count += 1
    return count


def _is_section(row: tuple[Cell, ...], first: int) -> bool:
    """A line with one text only (in the first column, or set in the middle), and no number in it."""
    filled = [cell.text for cell in row if cell.text]
    if len(set(filled)) != 1:
        return False
    return read_cell(filled[0]) is None and (bool(row[0].text) or not any(c.text for c in row[:first]))


def part_of(heads: tuple[str, ...]) -> Part:
    """What the innermost heading makes of a column: "SD" beside "Mean", "n" beside "%"."""
    inner = heads[-1] if heads else ""
    said = says(inner)
    if said.p or (said.effect and not said.mean):
        return Part.OTHER
    bare = without_size(inner).strip(" ()[]%,.;:").lower()
    if bare in (
        "sd",
        "sds",
        "se",
        "sem",
        "s.d",
        "s.e",
        "s.d.",
        "s.e.",
        "standard deviation",
        "std. deviation",
        "std dev",
        "± sd",
        "±sd",
        "± se",
        "±sem",
        "± sem",
    ):
        return Part.SPREAD
    if inner.strip(" ()").lower() in ("%", "percent", "percentage"):
        return Part.PERCENT
    if bare in (
        "n",
        "no",
        "number",
        "n.",
        "no.",
        "number of patients",
        "patients",
        "n of patients",
        "sample size",
        "subjects",
        "number of subjects",
    ):
        return Part.COUNT
    if said.interval and not said.mean and not said.median:
        return Part.OTHER
    return Part.WHOLE


def describe(entry: Entry) -> tuple[Says, Says]:
    """What the labels say of the number, and what caption and notes say."""
    near = says(" ; ".join(entry.labels))
    far = says(f"{entry.grid.caption} ; {entry.grid.notes}")
    return near, far
