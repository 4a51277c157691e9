"""Which columns a heading spans, where a converter dropped the spans.

Such a converter prints the cells of each heading row from the left, one per column; what follows is empty.
The headings over several columns are found again by counting: some neighbors of the upper row are split
into equally many columns each, the others keep one, and all columns must be used up. Where no count fits, or
several do and the columns' own numbers do not decide, the table is given up: a value under a wrong heading
is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from probatum.extraction.tables.cells import Kind, is_number, read_cell
from probatum.extraction.tables.grid import EMPTY, Cell, Grid
from probatum.extraction.tables.words import is_statistic, n_of, says, without_size

Row = tuple[Cell, ...]
_MOST_HEADING_ROWS = 4


def spread(grid: Grid) -> Grid | None:
    """The table with every heading over all its columns; None where that cannot be told."""
    width = grid.width
    rows = [row for row in (*grid.head, *grid.body) if any(cell.text for cell in row)]
    count = _heading_rows(rows)
    head, body = [_full(row, width) for row in rows[:count]], [_full(row, width) for row in rows[count:]]
    if not head or not body or width < 2:
        return None
    settled = [head[-1]]
    if len(head) == 1 and (alone := _alone(head[0], width, body)) is None:
        return None
    elif len(head) == 1 and alone is not None:
        settled = [alone]
    for above in reversed(head[:-1]):
        placed = _placed(above, settled[0], width, body)
        if placed is None:
            return None
        settled = [*placed, *settled[1:]]
    return replace(grid, head=tuple(settled), body=tuple(body))


def _full(row: Row, width: int) -> Row:
    return tuple(row) + (EMPTY,) * (width - len(row))


def _reach(row: Row) -> int:
    """How many columns a row fills: up to its last word."""
    return max((i + 1 for i, cell in enumerate(row) if cell.text), default=0)


def _heading_rows(rows: Sequence[Row]) -> int:
    count = 1
    while count < min(len(rows), _MOST_HEADING_ROWS) and _is_heading(rows[count]):
        count += 1
    return count


def _is_heading(row: Row) -> bool:
    filled = [cell.text for cell in row if cell.text]
    return len(filled) >= 2 and all(_is_name(text) for text in filled) and any(c.text for c in row[1:])


def _is_name(text: str) -> bool:
    """A heading: words, a group size, a unit or a time; not a number, a dash or a result."""
    if n_of(text) is not None or re.match(
        r"^\d+[\s-]*(?:%\s*C\.?I|(?:st|nd|rd|th)?[\s-]*(?:month|week|day|h|min|year))", text, re.I
    ):
        return True
    return any(c.isalpha() or c in "%±" for c in text) and not is_number(text) and not text[:1].isdigit()


def _alone(row: Row, width: int, body: Sequence[Row]) -> Row | None:
    """A single heading row: complete, or every group over a number and its percentage."""
    reach = _reach(row)
    if reach == width or not any(cell.text for one in body for cell in one[reach:]):
        return row
    if reach == width - 1 and not row[0].text and _labels(body, 1) and not _labels(body, width - 1):
        return (EMPTY, *row[:reach])  # one empty corner over two columns of labels
    if (reach - 1) * 2 == width - 1 and _alternate(body, width):
        return (row[0], *(cell for cell in row[1:reach] for _ in range(2)))
    return None


def _labels(body: Sequence[Row], column: int) -> bool:
    """Does a column hold words, or nothing?"""
    filled = [row[column].text for row in body if row[column].text]
    return bool(filled) and sum(not is_number(t) and read_cell(t) is None for t in filled) >= 0.8 * len(
        filled
    )


def _alternate(body: Sequence[Row], width: int) -> bool:
    shapes = [[_kind(row[i]) for row in body if row[i].text] for i in range(1, width)]
    first, second = shapes[0], shapes[1]
    return (
        all(k is Kind.PLAIN for column in shapes[::2] for k in column)
        and len(first) > 0
        and all(k is Kind.PERCENT for column in shapes[1::2] for k in column)
        and len(second) > 0
    )


def _kind(cell: Cell) -> Kind | None:
    read = read_cell(cell.text)
    return read.kind if read else None


def _placed(above: Row, below: Row, width: int, body: Sequence[Row]) -> tuple[Row, Row] | None:
    """The upper heading row over its columns, and the lower one moved to where it belongs."""
    if _is_second_line(above, below):
        return above, below
    if _reach(above) == width:
        return _under(above, below, width)
    if any(not cell.text for cell in above[1 : _reach(above)]):
        return None
    options = [one for one in _arrangements(above, below, width) if _fits(*one, body)]
    for group in (True, False):  # several headings split alike speak for themselves
        found = [one for one in options if (_split_headings(one[0]) > 1) is group]
        if len({tuple(c.text for c in (*up, *low)) for up, low in found}) == 1:
            return found[0]
        if found:
            return None
    return None


def _under(above: Row, below: Row, width: int) -> tuple[Row, Row] | None:
    """A lower row under a complete one: statistics that slid one column to the left are moved back."""
    lower = [cell for cell in below if cell.text]
    slid = above[0].text and below[0].text and len(lower) < width and all(is_statistic(c.text) for c in lower)
    if slid and below[: len(lower)] == tuple(lower):
        return above, _full((EMPTY, *lower), width)
    return above, below


def _is_second_line(above: Row, below: Row) -> bool:
    """ "Placebo" with "(N = 357)" below it: both rows fill the same columns."""
    if above[0].text and below[0].text and _reach(below) < len(below):
        return False
    return all(up.text or not low.text for up, low in zip(above[1:], below[1:], strict=True))


def _split_headings(upper: Row) -> int:
    seen = [cell.places for cell in upper if cell.text]
    return len({places for places in seen if seen.count(places) > 1})


def _arrangements(above: Row, below: Row, width: int) -> Iterator[tuple[Row, Row]]:
    """Every way to split `g` neighboring headings into `s` columns each that uses up the columns."""
    m = _reach(above)
    lower = [cell for cell in below if cell.text]
    for g in range(m, 0, -1):
        for s in range(2, width):
            for start in range(0 if above[0].text and not below[0].text else 1, m - g + 1):
                extra = width - (m - g + g * s)
                if not 0 <= extra <= 2:
                    continue
                upper = [above[i] for i in range(m) for _ in range(s if start <= i < start + g else 1)]
                upper.extend([EMPTY] * extra)
                for moved in _lower(below, lower, width, start, g * s, extra):
                    if _is_periodic(moved[start : start + g * s], g, s) and _extra_is_result(moved, extra):
                        yield tuple(upper), moved


def _lower(below: Row, lower: list[Cell], width: int, start: int, k: int, extra: int) -> Iterator[Row]:
    """The lower row where it stands, if it fills the split columns; or slid to the right, under them."""
    after = below[start + k : width - extra]
    outside = (*below[1:start], *after)
    if all(cell.text for cell in below[start : start + k]) and not any(cell.text for cell in outside):
        yield below
    if below[0].text and len(lower) in (k, k + extra) and all(c.text for c in below[: len(lower)]):
        tail = lower[k:] or [EMPTY] * extra
        middle = [EMPTY] * (width - start - k - extra)
        yield (*[EMPTY] * start, *lower[:k], *middle, *tail)


def _is_periodic(cells: Sequence[Cell], g: int, s: int) -> bool:
    """Under several split headings the same names come round again."""
    names = [re.sub(r"\W+", " ", without_size(cell.text)).strip().lower().rstrip("s") for cell in cells]
    first = names[:s]
    wrong = sum(names[i] != first[i % s] for i in range(len(names)))
    return g == 1 or wrong <= (g - 1) * (s // 3)


def _extra_is_result(row: Row, extra: int) -> bool:
    tail = row[len(row) - extra :] if extra else ()
    return all(
        cell.text and (says(cell.text).p or says(cell.text).effect or len(cell.text) < 3) for cell in tail
    )


def _fits(upper: Row, lower: Row, body: Sequence[Row]) -> bool:
    """Do the columns print what the headings announce: means under means, p values under p?"""
    names_means = any(says(c.text).mean for c in lower)
    split = [cell.text for cell in upper if cell.text]
    if any(split.count(text) > 1 and says(text).p for text in split):
        return False
    sized = [up.text for up, low in zip(upper, lower, strict=True) if n_of(low.text) is not None]
    if any(sized.count(text) > 1 and n_of(text) is not None for text in sized):
        return False  # a group with a size of its own is not made of sized groups
    for index, (above, cell) in enumerate(zip(upper, lower, strict=True)):
        texts = [row[index].text for row in body if row[index].text]
        kinds = [k for row in body if row[index].text and (k := _kind(row[index])) is not None]
        if not _suits(f"{above.text} {cell.text}".strip(), cell.text or above.text, texts, kinds):
            return False
        if not cell.text and names_means and kinds.count(Kind.PLUS_MINUS) > len(kinds) / 2:
            return False
    return True


def _suits(label: str, inner: str, texts: Sequence[str], kinds: Sequence[Kind]) -> bool:
    if not texts:
        return True
    if says(inner).p and not says(inner).mean:
        return sum(_may_be_p(text) for text in texts) >= len(texts) / 2
    if "±" in label and not says(inner).p and says(label).mean and kinds:
        return kinds.count(Kind.PLUS_MINUS) >= len(kinds) / 2
    return True


def _may_be_p(text: str) -> bool:
    """A p value, "NS", a star, or nothing of note."""
    return (
        re.match(
            r"^\W*(?:[<>=≤≥p]\s*)*(?:0?[.,·]\d+|0|1(?:[.,]0+)?|n\.?s\.?|[^\w]*)\W*[a-z]?\W*$",
            text,
            re.IGNORECASE,
        )
        is not None
    )
