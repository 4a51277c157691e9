"""A table whose head says what its columns are is held to its own totals.

Parts of a day (morning, evening, first dose) add up to the column headed as the day's total; pieces times
doses make the total at one amount a piece, the one that all rows but one at most agree on. A table that
says less is left alone.
"""

from __future__ import annotations

import pytest

from probatum.claims.consistency.tables import check_tables
from probatum.domain.text_check import CheckResult

SUMS = """| Powder | Morning | Evening | Per day |
|---|---|---|---|
| Taurine | 500 mg | 1 g | 1,500 mg |
| Inositol | 250 mg | - | {} |
"""
PRODUCTS = """Plan\tCapsules per dose\tDoses per day\tDaily total
Low\t1\t2\t300 mg
Middle\t2\t2\t600 mg
High\t2\t3\t{}
"""
SAYS_LESS = [
    # head, rows; why nothing follows
    ("Week | Dose | Daily total", ["1 | 5 mg | 10 mg", "2 | 10 mg | 30 mg"]),  # no parts of a day
    ("Trial | Morning | n", ["A | 5 mg | 40"]),  # no total
    ("Form | Sprays | Daily", ["weak | 2 | 100 mcg", "strong | 2 | 300 mcg"]),  # two strengths
    ("Form | Drops | Daily", ["a | 2 | 100 mcg", "b | 2 | 300 mcg", "c | 3 | 900 mcg"]),  # three strengths
    ("Herb | Morning | Evening | Per day", ["X | 1-2 g | 1 g | 2-3 g"]),  # ranges
]


def faults(text: str) -> list[str]:
    return [one.quote for one in check_tables(text) if one.result is CheckResult.IMPOSSIBLE]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (SUMS, "250 mg", "500 mg"),
        (SUMS, "0.25 g", "0.5 g"),
        (PRODUCTS, "900 mg", "750 mg"),
        (PRODUCTS, "0.9 g", "9 g"),
    ],
)
def test_a_total_is_what_its_row_makes(text: str, right: str, wrong: str) -> None:
    assert faults(text.format(right)) == []
    assert faults(text.format(wrong)) == [wrong]


@pytest.mark.parametrize(("head", "rows"), SAYS_LESS)
def test_a_table_that_says_less_is_left_alone(head: str, rows: list[str]) -> None:
    assert faults("\n".join([head, *rows])) == []


def test_what_is_no_table_says_nothing() -> None:
    assert faults("") == []
    assert faults("morning | evening\n") == []
