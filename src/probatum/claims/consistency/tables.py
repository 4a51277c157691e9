"""The rows of a table against their own totals: parts of a day add up, pieces times doses make a day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import CheckResult, FaultKind, TextCheck
from probatum.text.slices import Slice

SUM_RULE = "the parts of a row add up to its total"
PRODUCT_RULE = "pieces times doses make the day, at one amount a piece in every row"
_LINE = re.compile(r"[^\n]+")
_CELL = re.compile(r"[^|\t]+")
_RULE = re.compile(r"[\s|:+-]*")
_AMOUNT = re.compile(
    r"\s*\**(?P<n>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>mcg|µg|μg|ug|mg|g|ml|iu)\**\s*", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\s*\**(?P<n>\d+(?:\.\d+)?)\s?(?:x|×|times?|sprays?|drops?|capsules?|tablets?|scoops?)?\**\s*", re.I
)
_NOTHING = re.compile(r"\s*(?:[-–—]+|0|none|nil|n/a)?\s*", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:total|sum|per day|a day|daily|each day)\b", re.IGNORECASE)
_PART_OF_DAY = re.compile(
    r"\b(?:morning|a\.?m\.?|noon|midday|lunch|afternoon|p\.?m\.?|evening|night|bed(?:time)?|breakfast|dinner"
    r"|(?:pre|post)-?workout|(?:first|second|third|1st|2nd|3rd) dose|dose \d)\b",
    re.IGNORECASE,
)
_FACTOR = re.compile(
    r"\b(?:sprays?|drops?|capsules?|tablets?|pills?|softgels?|scoops?|doses?|times|injections?)\b", re.I
)
_SCALE = {"mcg": "1", "µg": "1", "μg": "1", "ug": "1", "mg": "1000", "g": "1000000"}
_LEAST_CELLS = 3
_LEAST_PARTS = 2
_LEAST_ROWS = 3  # of which all but one must agree on the amount a piece


@dataclass(frozen=True, slots=True)
class _Table:
    head: tuple[Slice, ...]
    rows: tuple[tuple[Slice, ...], ...]


@dataclass(frozen=True, slots=True)
class _Product:
    """One row: what its factors make, its total, and the places of both."""

    factor: Decimal
    total: Decimal
    unit: str
    factors: tuple[Slice, ...]
    at: Slice


def check_tables(text: str) -> Iterator[TextCheck]:
    """Every row whose head says which cells are parts, or factors, and which is their total."""
    for table in _tables(text):
        total = _only_total(text, table.head)
        if total is not None:
            yield from _sums(text, table, total)
            yield from _products(text, table, total)


def _tables(text: str) -> Iterator[_Table]:
    """Neighboring lines with the same number of cells, three at least; the first line is the head."""
    lines: list[tuple[Slice, ...]] = []
    for line in (*_LINE.finditer(text), None):
        cells = _cells(text, line) if line else ()
        if line and _RULE.fullmatch(line[0]) and lines:
            continue
        if lines and len(cells) != len(lines[0]):
            if len(lines) > 1:
                yield _Table(lines[0], tuple(lines[1:]))
            lines = []
        if len(cells) >= _LEAST_CELLS:
            lines.append(cells)


def _cells(text: str, line: re.Match[str]) -> tuple[Slice, ...]:
    if "|" not in line[0] and "\t" not in line[0]:
        return ()
    inner = line[0].strip().strip("|")
    start = line.start() + line[0].index(inner) if inner else line.start()
    return tuple(Slice(*cell.span()) for cell in _CELL.finditer(text, start, start + len(inner)))


def _only_total(text: str, head: Sequence[Slice]) -> int | None:
    """The one column whose head says it holds the day's total: no part of a day, no count of pieces."""
    found = [
        i
        for i, cell in enumerate(head)
        if _TOTAL.search(cell.of(text))
        and not _PART_OF_DAY.search(cell.of(text))
        and not _FACTOR.search(cell.of(text))
    ]
    return found[0] if len(found) == 1 else None


def _sums(text: str, table: _Table, total: int) -> Iterator[TextCheck]:
    parts = [i for i, cell in enumerate(table.head) if _PART_OF_DAY.search(cell.of(text))]
    if len(parts) < _LEAST_PARTS:
        return
    for row in table.rows:
        amounts = [_amount(row[i].of(text), or_nothing=True) for i in parts]
        stated = _amount(row[total].of(text))
        units = {one[1] for one in (*amounts, stated) if one and one[1]}
        if stated is None or None in amounts or len(units) != 1:
            continue
        numbers = [one[0] for one in amounts if one]
        how = " + ".join(_shown(number) for number in numbers)
        parts_of = [row[i] for i in parts]
        yield _result(text, SUM_RULE, row[total], parts_of, how, sum(numbers, Decimal(0)), stated)


def _products(text: str, table: _Table, total: int) -> Iterator[TextCheck]:
    """The amount a piece most rows share holds for every row."""
    factors = [i for i, cell in enumerate(table.head) if i != total and _FACTOR.search(cell.of(text))]
    rows = [one for row in table.rows if (one := _product(text, row, factors, total))] if factors else []
    if len(rows) < _LEAST_ROWS:
        return
    (piece, agreeing), *_ = Counter(one.total / one.factor for one in rows).most_common(1)
    if agreeing < len(rows) - 1:
        return
    for one in rows:
        how = f"{_shown(one.factor)} x {_shown(piece)}"
        stated = (one.total, one.unit)
        yield _result(text, PRODUCT_RULE, one.at, one.factors, how, one.factor * piece, stated)


def _product(text: str, row: Sequence[Slice], factors: Sequence[int], total: int) -> _Product | None:
    counts = [_NUMBER.fullmatch(row[i].of(text)) for i in factors]
    stated = _amount(row[total].of(text))
    if stated is None or not all(counts):
        return None
    factor = Decimal(1)
    for count in counts:
        factor *= Decimal(count["n"]) if count else 1
    return _Product(factor, *stated, tuple(row[i] for i in factors), row[total]) if factor else None


def _amount(cell: str, *, or_nothing: bool = False) -> tuple[Decimal, str] | None:
    """The amount of a cell, a mass in micrograms, with its unit."""
    if or_nothing and _NOTHING.fullmatch(cell):
        return Decimal(0), ""
    found = _AMOUNT.fullmatch(cell)
    if found is None:
        return None
    unit = found["unit"].lower()
    number = Decimal(found["n"].replace(",", ""))
    return (number * Decimal(_SCALE[unit]), "mcg") if unit in _SCALE else (number, unit)


def _shown(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _result(
    text: str,
    rule: str,
    at: Slice,
    parts: Sequence[Slice],
    how: str,
    computed: Decimal,
    stated: tuple[Decimal, str],
) -> TextCheck:
    fits = computed == stated[0]
    return result_of(
        text,
        FaultKind.TOTAL_AND_PARTS if rule is SUM_RULE else FaultKind.ARITHMETIC,
        rule,
        at,
        [("part", place) for place in parts],
        "the row makes its total" if fits else "the row makes another total",
        f"{how} = {_shown(computed)}; stated {_shown(stated[0])} {stated[1]}",
        result=CheckResult.CONSISTENT if fits else CheckResult.IMPOSSIBLE,
    )
