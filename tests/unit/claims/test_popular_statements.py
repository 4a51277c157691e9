"""The popular statements read, name known substances and expect verdicts that exist."""

import json
from pathlib import Path
from typing import Any

import pytest

from probatum.domain.claim import Rating
from probatum.vocabulary import substances

_FILE = Path(__file__).parents[2] / "data" / "popular_statements.jsonl"
_ROWS = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]


def test_there_are_enough_of_both_kinds() -> None:
    right = sum(row["expected"][0] == Rating.SUPPORTED for row in _ROWS)
    assert len(_ROWS) >= 260
    assert 0.45 <= right / len(_ROWS) <= 0.6


def test_ids_and_texts_are_told_once() -> None:
    assert len({row["id"] for row in _ROWS}) == len({row["text"] for row in _ROWS}) == len(_ROWS)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row["id"])
def test_a_row_reads(row: dict[str, Any]) -> None:
    assert set(row) == {"id", "substance", "text", "expected", "why"}
    assert substances().has(str(row["substance"]))
    assert row["expected"]
    assert {str(one) for one in row["expected"]} <= set(Rating)
    assert str(row["text"]).endswith(".")
    assert row["why"]
