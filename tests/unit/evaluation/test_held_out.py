"""The held-out articles and passages: labels stand where they say, and the scores reached do not fall."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.tasks import article, passages

HELD_OUT = Path(__file__).parents[2] / "data" / "held_out"


def _rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (HELD_OUT / name).read_text(encoding="utf-8").splitlines()]


def test_every_label_quotes_its_article() -> None:
    texts = {path.stem: path.read_text(encoding="utf-8") for path in (HELD_OUT / "articles").iterdir()}
    for row in _rows("claims.jsonl"):
        text = texts[str(row["article"])]
        assert text[int(str(row["start"])) : int(str(row["end"]))] == row["quote"], row["id"]


@pytest.mark.parametrize("name", ["passages.jsonl", "passages_second.jsonl"])
def test_every_fault_quotes_its_passage(name: str) -> None:
    for row in _rows(name):
        faults = row["faults"]
        assert isinstance(faults, list)
        assert bool(faults) != row["clean"]
        for fault in faults:
            assert str(row["text"])[fault["start"] : fault["end"]] == fault["quote"], row["id"]


@pytest.mark.parametrize(("name", "least"), [("passages.jsonl", 0.93), ("passages_second.jsonl", 0.9)])
def test_pairs_are_told_apart(name: str, least: float) -> None:
    metrics = passages.evaluate(HELD_OUT / name, None, None).metrics
    assert metrics["pairs_told_apart"] >= least
    assert metrics["clean_flagged"] == 0


def test_the_careful_sheet_raises_no_alarm() -> None:
    metrics = article.evaluate(HELD_OUT / "claims.jsonl", HELD_OUT / "articles", None).metrics
    careful = metrics["careful"]
    assert isinstance(careful, dict)
    assert careful["false_alarms_per_1000_words"] == 0
    assert metrics["flag_precision"] >= 0.8
