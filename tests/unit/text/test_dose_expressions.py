"""Dose expressions: 305 of our own, each with every reading it has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from probatum.text.dose_expressions import measures

GOLD = Path(__file__).parents[2] / "data" / "dose_expressions.jsonl"
ROWS = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_there_are_three_hundred() -> None:
    assert len({row["text"] for row in ROWS}) >= 300


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_expression(row: dict[str, list[str]]) -> None:
    assert [str(one) for one in measures(str(row["text"]))] == row["readings"]


@pytest.mark.parametrize("row", ROWS[:40], ids=[row["text"] for row in ROWS[:40]])
def test_places_are_exact(row: dict[str, str]) -> None:
    text = f"Note: {row['text']}."
    assert [str(one) for one in measures(text)] == row["readings"]
    assert all(one.of(text) in row["text"] for one in measures(text))


def test_a_rise_is_two_amounts() -> None:
    found = measures("raised from 5 mg to 10 mg per day")
    assert [one.first.high for one in found] == [5, 10]


def test_the_other_reading_of_a_point_before_three_digits_is_kept() -> None:
    (found,) = measures("1.000 IU per day")
    assert [str(one) for one in found.readings] == ["1 IU per day", "1000 IU per day"]
