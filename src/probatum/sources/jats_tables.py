"""JATS tables as text: blocks of lines separated by an empty line, cells by tabs.

The caption, the heading rows, the other rows, the notes: one block each, in this order. A cell that spans
several columns or rows of a heading stands in each of them, so that every line has the same columns and
every column can be read from top to bottom. A raised figure behind a figure is set off by "^": a note's mark
must not become a digit of the number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy

from lxml import etree

Element = etree._Element
Words = Callable[[Element], str]

_BLANK = re.compile(r"\s+")
_WIDEST = 200  # columns; a span beyond is a slip of the file


def read_tables(wrap: Element, words: Words) -> Iterator[str]:
    """One text for each table of a `table-wrap`; its caption and notes alone where it is an image."""
    caption = " ".join(filter(None, (words(one) for one in _children(wrap, "label", "caption"))))
    notes = "\n".join(filter(None, (_BLANK.sub(" ", words(one)) for one in _notes(wrap))))
    tables = [one for one in wrap.iter("table") if next(one.iter("tr"), None) is not None]
    for head, body in [_rows(table, words) for table in tables] or [([], [])]:
        blocks = (_BLANK.sub(" ", caption), _lines(head), _lines(body), notes)
        if text := "\n\n".join(filter(None, blocks)):
            yield text


def _children(wrap: Element, *tags: str) -> Iterator[Element]:
    yield from (child for child in wrap if child.tag in tags)


def _notes(wrap: Element) -> Iterator[Element]:
    for foot in wrap.findall("table-wrap-foot"):
        yield from foot.iter("p")


def _lines(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows if any(row))


def _rows(table: Element, words: Words) -> tuple[list[list[str]], list[list[str]]]:
    """Heading rows and other rows, every span filled in."""
    rows = [(row, row.getparent()) for row in table.iter("tr")]
    heads = [parent is not None and parent.tag == "thead" for _, parent in rows]
    if not any(heads):
        heads = _leading([all(cell.tag == "th" for cell in _cells(row)) for row, _ in rows])
    if not any(heads) or all(heads):
        heads = [index == 0 for index in range(len(rows))]
    filled = _filled([row for row, _ in rows], heads, words)
    return (
        [row for row, is_head in zip(filled, heads, strict=True) if is_head],
        [row for row, is_head in zip(filled, heads, strict=True) if not is_head],
    )


def _leading(flags: list[bool]) -> list[bool]:
    stop = flags.index(False) if False in flags else len(flags)
    return [index < stop for index in range(len(flags))]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _filled(rows: list[Element], heads: list[bool], words: Words) -> list[list[str]]:
    """Every row with all its columns; a cell across the whole table stands once."""
    below: dict[tuple[int, int], str] = {}  # cells that reach down from above
    found: list[dict[int, str]] = []
    for number, row in enumerate(rows):
        here: dict[int, str] = {}
        column = 0
        cells = _cells(row)
        for cell in cells:
            while (number, column) in below:
                here[column] = below[number, column]
                column += 1
            text = _BLANK.sub(" ", words(_set_off(cell))).strip()
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for step in range(wide):
                here[column + step] = text if step == 0 or (heads[number] and len(cells) > 1) else ""
                for down in range(1, high):
                    below[number + down, column + step] = here[column + step]
            column += wide
        while (number, column) in below:
            here[column] = below[number, column]
            column += 1
        found.append(here)
    width = max((max(row, default=-1) + 1 for row in found), default=0)
    return [[row.get(column, "") for column in range(width)] for row in found]


def _set_off(cell: Element) -> Element:
    """Put "^" between a figure and the raised figure behind it."""
    raised = [one for one in cell.iter("sup", "xref") if _is_figure(one)]
    if not raised:
        return cell
    cell = deepcopy(cell)
    for one in cell.iter("sup", "xref"):
        before = one.getprevious()
        holder = one.getparent()
        text = (before.tail if before is not None else holder.text if holder is not None else "") or ""
        if text[-1:].isdigit() and _is_figure(one):
            if before is not None:
                before.tail = text + "^"
            elif holder is not None:
                holder.text = text + "^"
    return cell


def _is_figure(element: Element) -> bool:
    return str(element.xpath("string()")).strip()[:1].isdigit()


def _span(cell: Element, name: str) -> int:
    printed = cell.get(name, "1").strip()
    return min(_WIDEST, max(1, int(printed))) if printed.isascii() and printed.isdigit() else 1
