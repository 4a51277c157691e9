"""Markdown tables: cells with exact places, headings over the columns they belong to."""

from __future__ import annotations

import pytest

from probatum.extraction.tables.grid import Grid, read_grid
from probatum.extraction.tables.markdown import clean, markdown_tables

SIMPLE = """Some text. ::::table-wrap
::: caption
Outcomes at week 12
:::

  Outcome             **Drug** (*n* = 24)   Placebo (*n* = 25)   *P*
  ------------------- --------------------- -------------------- -------
  Pain, mean ± SD     3.1 ± 1.2             4.9 ± 1.4^[a](#)^    <0.001
  Nausea, *n* (%)     6 (25)                4 (16)               0.43

SD, standard deviation.:::: More text follows.
"""

WRAPPED = """::::table-wrap
::: caption
Two lines
of caption
:::

  ---------------------------------------
  Outcome            Drug        Placebo
                     *n* = 10    *n* = 11
  ------------------ ----------- ---------
  Time to first      12 (3)      14 (4)
  meal, h

  Pain               3 (1)       4 (1)
  ---------------------------------------

:::: end
"""

PIPES = """
| Outcome | Drug | Placebo |
|---------|:----:|--------:|
| Pain    | 3 (1) | 4 (1) |
"""


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (*grid.head, *grid.body)]


@pytest.mark.parametrize("text", [SIMPLE, WRAPPED, PIPES])
def test_every_cell_quotes_its_place(text: str) -> None:
    (grid,) = markdown_tables(text)
    for row in (*grid.head, *grid.body):
        for cell in row:
            assert cell.text == clean(" ".join(place.of(text) for place in cell.places))


def test_a_simple_table() -> None:
    (grid,) = markdown_tables(SIMPLE)
    assert grid.caption == "Outcomes at week 12"
    assert texts(grid) == [
        ["Outcome", "Drug (n = 24)", "Placebo (n = 25)", "P"],
        ["Pain, mean ± SD", "3.1 ± 1.2", "4.9 ± 1.4", "<0.001"],
        ["Nausea, n (%)", "6 (25)", "4 (16)", "0.43"],
    ]
    assert grid.notes == "SD, standard deviation."


def test_a_wrapped_table_joins_lines() -> None:
    (grid,) = markdown_tables(WRAPPED)
    assert grid.caption == "Two lines of caption"
    assert texts(grid) == [
        ["Outcome", "Drug n = 10", "Placebo n = 11"],
        ["Time to first meal, h", "12 (3)", "14 (4)"],
        ["Pain", "3 (1)", "4 (1)"],
    ]


def test_a_pipe_table() -> None:
    (grid,) = markdown_tables(PIPES)
    assert texts(grid) == [["Outcome", "Drug", "Placebo"], ["Pain", "3 (1)", "4 (1)"]]


def heads(upper: str, lower: str, *rows: str) -> list[tuple[str, ...]] | None:
    """The headings of each column, of a table given row by row with bars."""
    cut = [[cell.strip() for cell in line.split("|")] for line in (upper, lower, *rows)]
    widths = [max(len(row[i]) for row in cut) + 1 for i in range(len(cut[0]))]
    lines = ["  " + " ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) for row in cut]
    rule = "  " + " ".join("-" * w for w in widths)
    found = markdown_tables("\n".join((lines[0], rule, *lines[1:], "")))
    if not found:
        return None
    return [tuple(cell.text for cell in found[0].column(i)) for i in range(found[0].width)]


def test_two_groups_over_two_times() -> None:
    assert heads(
        "     | Drug   | Placebo |        |       ",
        "     | Before | After   | Before | After ",
        "Pain | 5 ± 1  | 3 ± 1   | 5 ± 1  | 4 ± 1 ",
    ) == [(), ("Drug", "Before"), ("Drug", "After"), ("Placebo", "Before"), ("Placebo", "After")]


def test_a_lower_row_that_slid_to_the_left_is_moved_back() -> None:
    """The first heading stood beside both rows, so the converter began the second one under it."""
    assert heads(
        "Outcome        | Placebo (N = 121) | Drug, mg/day |           ",
        "120 (N = 122)  | 240 (N = 123)     |              |           ",
        "Nausea, n (%)  | 12 (9.9)          | 15 (12.3)    | 20 (16.3) ",
    ) == [
        ("Outcome",),
        ("Placebo (N = 121)",),
        ("Drug, mg/day", "120 (N = 122)"),
        ("Drug, mg/day", "240 (N = 123)"),
    ]


def test_groups_of_mean_sd_and_p() -> None:
    assert heads(
        "Item  | Drug  | Placebo |       |       |    ",
        "Mean  | SD    | Mean    | SD    | p     |    ",
        "Pain  | 3.1   | 1.2     | 4.9   | 1.4   | .01",
    ) == [("Item",), ("Drug", "Mean"), ("Drug", "SD"), ("Placebo", "Mean"), ("Placebo", "SD"), ("p",)]


def test_a_table_that_fits_nothing_is_given_up() -> None:
    """Two headings over five columns: a value under a wrong heading is worse than none."""
    assert (
        heads(
            "Item | Drug  | Placebo |       |       |     ",
            "     | alpha | beta    | gamma | delta | eta ",
            "Pain | 3     | 4       | 5     | 6     | 7   ",
        )
        is None
    )


def test_a_single_row_of_headings_that_is_too_short_is_given_up() -> None:
    assert (
        markdown_tables("  Item   Drug   \n  ------ ------ ------ -----\n  Pain   3      4      5\n\n") == ()
    )


@pytest.mark.parametrize(
    "text", ["", "no table", "---- ----", "::::table-wrap", "| a |\n|---|", "  a b\n  - -\n"]
)
def test_no_table_is_no_error(text: str) -> None:
    assert markdown_tables(text) == ()


def test_a_passage_keeps_places() -> None:
    text = "Table 1 Pain\n\nOutcome\tDrug (n = 4)\tPlacebo\n\nPain\t3 ± 1\t5 ± 2\n\nSD after ±"
    grid = read_grid(text)
    assert grid is not None
    assert grid.notes == "SD after ±"
    for row in (*grid.head, *grid.body):
        for cell in row:
            assert [place.of(text) for place in cell.places] == ([cell.text] if cell.text else [])


@pytest.mark.parametrize("text", ["", "Table 1. A caption alone.", "a\n\nb\n\nc"])
def test_a_passage_without_rows_is_no_grid(text: str) -> None:
    assert read_grid(text) is None
