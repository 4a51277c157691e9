"""Strength of claims: the wording of one sentence."""

from __future__ import annotations

from pathlib import Path

from evaluation.metrics import accuracy, by_class, confusion, interval, macro_f1, rounded
from evaluation.registry import Scored
from evaluation.rows import choice, read_rows
from probatum.claims import claim_strength

LEVELS = ("0", "1", "2", "3")


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Macro F1 over the four levels."""
    rows = read_rows(labels, ("sentence", "label"), limit)
    pairs = [(choice(row, "label", LEVELS), str(claim_strength(row["sentence"]).level.value)) for row in rows]
    gold, given = [g for g, _ in pairs], [a for _, a in pairs]
    metrics = {
        "macro_f1": rounded(macro_f1(gold, given)),
        "macro_f1_interval": interval(pairs, lambda p: macro_f1([g for g, _ in p], [a for _, a in p])),
        "accuracy": rounded(accuracy(gold, given)),
        "by_level": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
    }
    return Scored(len(pairs), metrics)
