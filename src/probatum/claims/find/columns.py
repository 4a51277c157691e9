"""Under which head each cell of a table stands."""

from __future__ import annotations

from collections.abc import Iterator

from probatum.domain.article import Article, Block, BlockKind

_LEAST_ROWS = 2


def columns(article: Article) -> dict[int, str]:
    """The head of each cell's column, by where the cell starts; the head's own cells have none.

    The first row is the head. Where it has one cell less than a row, the cell over the names was empty.
    """
    found: dict[int, str] = {}
    for head, *rows in _tables(article):
        for row in rows:
            shift = len(row) - len(head)
            if shift not in (0, 1):
                continue
            for number, cell in enumerate(row):
                if number >= shift:
                    over = head[number - shift]
                    found[cell.start] = article.text[over.start : over.end]
    return found


def _tables(article: Article) -> Iterator[list[list[Block]]]:
    rows: list[list[Block]] = []
    for block in article.prose():
        if block.kind is not BlockKind.TABLE_CELL:
            yield from _whole(rows)
            rows = []
        elif rows and "\n" not in article.text[rows[-1][-1].end : block.start]:
            rows[-1].append(block)
        else:
            rows.append([block])
    yield from _whole(rows)


def _whole(rows: list[list[Block]]) -> Iterator[list[list[Block]]]:
    """A table has a head and a row at least, and cells beside each other."""
    if len(rows) >= _LEAST_ROWS and len(rows[0]) > 1:
        yield rows
