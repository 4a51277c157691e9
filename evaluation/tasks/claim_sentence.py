"""Claim sentences of abstracts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.metrics import Counts, interval, sets
from evaluation.registry import Scored
from evaluation.rows import Layout, Row, read_rows
from probatum.claims import claim_sentences


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """F1 of the sentences labeled as claims."""
    counts = [_counts(row) for row in read_rows(labels, ("sentences", "labels"), limit)]
    total = _sum(counts)
    metrics = {**total.as_dict(), "f1_interval": interval(counts, lambda drawn: _sum(drawn).f1)}
    return Scored(len(counts), metrics)


def _counts(row: Row) -> Counts:
    if len(row["labels"]) != len(row["sentences"]):
        raise Layout(f"labels: {len(row['labels'])} labels for {len(row['sentences'])} sentences")
    gold = [i for i, label in enumerate(row["labels"]) if str(label) == "1"]
    given = [found.index for found in claim_sentences(row["sentences"], row.get("title") or "")]
    return sets(gold, given)


def _sum(counts: Sequence[Counts]) -> Counts:
    return sum(counts, start=Counts())
