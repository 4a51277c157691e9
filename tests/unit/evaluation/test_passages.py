"""The passages task: our minimal pairs at 100 %, and a score that follows the product's function."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.tasks import passages
from probatum import text_checks

PAIRS = Path(__file__).parents[2] / "data" / "passages.jsonl"


def test_our_pairs_are_told_apart() -> None:
    scored = passages.evaluate(PAIRS, None, None)
    assert scored.notes == ()
    assert scored.metrics["pairs"] >= 13 * 4
    assert len(scored.metrics["recall_by_kind"]) >= 13
    assert (
        scored.metrics["recall"] == scored.metrics["right_span"] == scored.metrics["pairs_told_apart"] == 1.0
    )
    assert scored.metrics["clean_flagged"] == 0.0


def test_without_the_product_the_score_falls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_checks, "faults", lambda text: ())
    scored = passages.evaluate(PAIRS, None, 20)
    assert scored.metrics["recall"] == 0.0


def test_spans_quote_the_text() -> None:
    text = "Take one 500 mg capsule three times a day, a daily total of 2,500 mg."
    (fault,) = text_checks.faults(text)
    assert text[fault.start : fault.end] == fault.quote
    assert all(text[one.start : one.end] == one.quote for one in fault.inputs if one.start >= 0)
