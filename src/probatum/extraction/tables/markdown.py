"""Tables in Markdown: pandoc's simple and multi-line tables, and pipe tables, with exact places.

https://pandoc.org/MANUAL.html#tables. A converter that knows no spans prints the cells of a heading row one
after another from the left; `spread` puts them above the columns they belong to, or says that it cannot.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from probatum.extraction.tables.grid import EMPTY, Cell, Grid
from probatum.extraction.tables.spans import spread
from probatum.text.slices import Slice

MOST_HEADING_LINES = 12
_RULE = re.compile(r"^ *-{2,}(?: +-{2,})+ *$")
_LINE = re.compile(r"^ *-{5,} *$")
_PIPE_RULE = re.compile(r"^ *\|?(?: *:?-{2,}:? *\|)+ *:?-*:? *$")
_WRAP = re.compile(r":{3,} *table-wrap")
_WRAP_END = re.compile(r":{4,}")
_CAPTION = re.compile(r":::+ *caption\s(?P<words>.*?)\n:::+", re.DOTALL)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)(?:\{[^}]*\})?|\[([^\]]*)\]\{[^}]*\}")
_NOTE_MARK = re.compile(r"\^[^^\s]{1,12}\^")
_MARKS = re.compile(r"\*{1,3}|~|\\(?=\W)")


def clean(raw: str) -> str:
    """The words of a piece of Markdown: emphasis, links and note marks dropped, white space folded.

    >>> clean("**Placebo (*n* = 23)**^[a](#)^  50--60")
    'Placebo (n = 23) 50–60'
    """
    text = _LINK.sub(lambda m: m[1] or m[2] or "", raw)
    text = _NOTE_MARK.sub("", text)
    text = _MARKS.sub("", text).replace("---", "—").replace("--", "–")
    return " ".join(text.split())


@lru_cache(maxsize=8)
def markdown_tables(text: str) -> tuple[Grid, ...]:
    """Every table of a Markdown text, in order."""
    found: list[Grid] = []
    for wrap in _wraps(text):
        found.extend(_in_wrap(text, wrap))
    return tuple(found)


def _wraps(text: str) -> list[Slice]:
    """The stretches fenced as tables; the whole text where nothing is."""
    starts = [m.start() for m in _WRAP.finditer(text)]
    if not starts:
        return [Slice(0, len(text))]
    ends = [*starts[1:], len(text)]
    return [_closed(text, Slice(start, end)) for start, end in zip(starts, ends, strict=True)]


def _closed(text: str, wrap: Slice) -> Slice:
    end = _WRAP_END.search(text, wrap.start + 4, wrap.end)
    while end and _WRAP.match(text, end.start()):
        end = _WRAP_END.search(text, end.end(), wrap.end)
    return Slice(wrap.start, end.start()) if end else wrap


def _in_wrap(text: str, wrap: Slice) -> list[Grid]:
    named = _CAPTION.search(text, wrap.start, wrap.end)
    caption = clean(named["words"]) if named else ""
    lines = _lines(text, wrap)
    grids, position = [], 0
    while position < len(lines):
        read = _table(text, lines, position)
        if read is None:
            position += 1
            continue
        head, body, position = read
        notes = clean(text[lines[position].start if position < len(lines) else wrap.end : wrap.end])
        grid = spread(Grid(wrap, caption, tuple(head), tuple(body), notes))
        if grid is not None:
            grids.append(grid)
    return grids


def _lines(text: str, wrap: Slice) -> list[Slice]:
    found, start = [], wrap.start
    for line in wrap.of(text).split("\n"):
        found.append(Slice(start, start + len(line)))
        start += len(line) + 1
    return found


Row = tuple[Cell, ...]


def _table(text: str, lines: Sequence[Slice], at: int) -> tuple[list[Row], list[Row], int] | None:
    """The table whose rule of dashes stands in this line: headings, rows, and the line behind it."""
    line = lines[at].of(text)
    if "|" in line and "--" in line and at and _PIPE_RULE.match(line):
        return _pipe(text, lines, at)
    if not _RULE.match(line):
        return None
    cuts = [m.start() for m in re.finditer("-+", line)]
    top = at
    while (
        at - top < MOST_HEADING_LINES
        and top > 0
        and lines[top - 1].of(text).strip()
        and not _LINE.match(lines[top - 1].of(text))
    ):
        top -= 1
    is_wrapped = top > 0 and _LINE.match(lines[top - 1].of(text)) is not None
    above = [lines[top:at]] if is_wrapped else [lines[i : i + 1] for i in range(top, at)]
    head = [_joined(text, row, cuts) for row in above if row]
    return (_multiline if is_wrapped else _simple)(text, lines, at, cuts, head)


def _simple(
    text: str, lines: Sequence[Slice], at: int, cuts: list[int], head: list[Row]
) -> tuple[list[Row], list[Row], int]:
    body: list[Row] = []
    position = at + 1
    while position < len(lines) and lines[position].of(text):  # a line of blanks is an empty row
        if _RULE.match(lines[position].of(text)):
            return head, body, position + 1
        body.append(_joined(text, lines[position : position + 1], cuts))
        position += 1
        if lines[position - 1].of(text).rstrip().endswith("::::"):
            break
    return head, body, position


def _multiline(
    text: str, lines: Sequence[Slice], at: int, cuts: list[int], head: list[Row]
) -> tuple[list[Row], list[Row], int]:
    body: list[Row] = []
    position = first = at + 1
    while position < len(lines):
        line = lines[position].of(text)
        is_end = _LINE.match(line) is not None or _RULE.match(line) is not None
        if is_end or not line.strip():
            if position > first:
                body.append(_joined(text, lines[first:position], cuts))
            first = position + 1
        position += 1
        if is_end:
            break
    return head, body, position


def _joined(text: str, lines: Sequence[Slice], cuts: list[int]) -> Row:
    """One row of one or several lines, cut at the columns."""
    parts: list[list[Slice]] = [[] for _ in cuts]
    for line in lines:
        for index, (start, end) in enumerate(_bounds(line.of(text), cuts, len(lines) == 1)):
            piece = line.of(text)[start:end]
            bare = piece.strip()
            if bare:
                begin = line.start + start + piece.find(bare)
                parts[index].append(Slice(begin, begin + len(bare)))
    return tuple(
        Cell(clean(" ".join(place.of(text) for place in places)), tuple(places)) if places else EMPTY
        for places in parts
    )


_PIECE = re.compile(r"\S(?:\s{0,2}\S)*")


def _bounds(line: str, cuts: list[int], is_alone: bool) -> list[tuple[int, int]]:
    """Where the columns of a line begin and end: at wide gaps if these are as many, else at the rule's."""
    pieces = [m.span() for m in _PIECE.finditer(line)] if is_alone else []
    if len(pieces) == len(cuts):
        return pieces
    bounds = [_edge(line, cut) for cut in cuts[1:]]
    return list(zip([0, *bounds], [*bounds, len(line)], strict=True))


def _edge(line: str, cut: int) -> int:
    """The nearest gap, where letters of double width moved a column by a few places."""
    if cut >= len(line) or line[cut - 1 : cut] in ("", " "):
        return min(cut, len(line))
    for step in range(1, 6):
        if line[cut - 1 - step : cut - step] == " ":
            return cut - step
        if line[cut - 1 + step : cut + step] == " ":
            return cut + step
    return cut


def _pipe(text: str, lines: Sequence[Slice], at: int) -> tuple[list[Row], list[Row], int]:
    body: list[Row] = []
    position = at + 1
    while position < len(lines) and "|" in lines[position].of(text):
        body.append(_piped(text, lines[position]))
        position += 1
    return [_piped(text, lines[at - 1])], body, position


def _piped(text: str, line: Slice) -> Row:
    inner = line.of(text).strip().strip("|")
    start = line.start + line.of(text).find(inner)
    cells: list[Cell] = []
    for part in inner.split("|"):
        bare = part.strip()
        begin = start + part.find(bare)
        cells.append(Cell(clean(bare), (Slice(begin, begin + len(bare)),)) if bare else EMPTY)
        start += len(part) + 1
    return tuple(cells)
