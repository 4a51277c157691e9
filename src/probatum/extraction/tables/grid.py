"""A table as rows and columns of cells, each with its place in the text it was read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from probatum.text.slices import Slice


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its words without markup, and where they stand (several places where lines were wrapped)."""

    text: str
    places: tuple[Slice, ...] = ()


EMPTY = Cell("")


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: heading rows and body rows of equal width; `at` is the whole in its text."""

    at: Slice
    caption: str
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    notes: str = ""

    @property
    def width(self) -> int:
        """Number of columns."""
        return max((len(row) for row in (*self.head, *self.body)), default=0)

    def column(self, index: int) -> tuple[Cell, ...]:
        """The headings of a column from top to bottom, each once."""
        found = [row[index] for row in self.head if index < len(row) and row[index].text]
        return tuple(cell for n, cell in enumerate(found) if n == 0 or cell.text != found[n - 1].text)


@lru_cache(maxsize=64)
def read_grid(text: str) -> Grid | None:
    """The table of a TABLE passage (blocks: caption, headings, rows, notes); None where it holds no rows.

    >>> grid = read_grid("Table 1\\n\\nOutcome\\tDrug (n = 4)\\tPlacebo (n = 5)\\n\\nPain\\t3 ± 1\\t5 ± 2")
    >>> [cell.text for cell in grid.body[0]], grid.body[0][1].places
    (['Pain', '3 ± 1', '5 ± 2'], (Slice(start=49, end=54),))
    """
    before, blocks, after = _blocks(text)
    rows = [[_row(text, line) for line in _lines(text, block)] for block in blocks]
    if not rows or not any(len(row) > 1 for block in rows for row in block):
        return None
    head = rows[0] if len(rows) > 1 else rows[0][:1]
    body = [row for block in rows[1:] for row in block] if len(rows) > 1 else rows[0][1:]
    width = max(len(row) for row in (*head, *body))
    return Grid(
        Slice(0, len(text)),
        " ".join(before.split()),
        tuple(_padded(row, width) for row in head),
        tuple(_padded(row, width) for row in body),
        after.strip(),
    )


def _blocks(text: str) -> tuple[str, list[Slice], str]:
    """The caption, the blocks with tabs, and the notes."""
    blocks: list[Slice] = []
    start = 0
    for match in re.finditer(r"\n\n|\Z", text):
        if match.start() > start:
            blocks.append(Slice(start, match.start()))
        start = match.end()
    tabbed = [b for b in blocks if "\t" in b.of(text)]
    if not tabbed:
        return text, [], ""
    return text[: tabbed[0].start], tabbed, text[tabbed[-1].end :]


def _lines(text: str, block: Slice) -> list[Slice]:
    found = []
    start = block.start
    for line in block.of(text).split("\n"):
        found.append(Slice(start, start + len(line)))
        start += len(line) + 1
    return found


def _row(text: str, line: Slice) -> list[Cell]:
    cells = []
    start = line.start
    for part in line.of(text).split("\t"):
        bare = part.strip()
        at = start + part.find(bare) if bare else start
        cells.append(Cell(bare, (Slice(at, at + len(bare)),)) if bare else EMPTY)
        start += len(part) + 1
    return cells


def _padded(row: list[Cell], width: int) -> tuple[Cell, ...]:
    return tuple(row) + (EMPTY,) * (width - len(row))
