"""Strength of claims: the wording of a sentence, beside its neighbors where the file tells its text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.metrics import accuracy, by_class, confusion, interval, macro_f1, rounded
from evaluation.registry import Scored
from evaluation.rows import Row, choice, read_rows
from probatum.claims import Strength, claim_strength, claim_strengths

LEVELS = ("0", "1", "2", "3")


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Macro F1 over the four levels."""
    rows = read_rows(labels, ("sentence", "label"), limit)
    gold = [choice(row, "label", LEVELS) for row in rows]
    given = [str(strength.level.value) for strength in _strengths(rows)]
    pairs = list(zip(gold, given, strict=True))
    metrics = {
        "macro_f1": rounded(macro_f1(gold, given)),
        "macro_f1_interval": interval(pairs, lambda p: macro_f1([g for g, _ in p], [a for _, a in p])),
        "accuracy": rounded(accuracy(gold, given)),
        "by_level": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
    }
    return Scored(len(pairs), metrics)


def _strengths(rows: Sequence[Row]) -> list[Strength]:
    """Sentences of one press release together, in its order; those of no known text alone."""
    found: dict[int, Strength] = {}
    for text in releases(rows):
        sentences = [rows[i]["sentence"] for i in text]
        told = claim_strengths(sentences) if len(text) > 1 else (claim_strength(sentences[0]),)
        found.update(zip(text, told, strict=True))
    return [found[i] for i in range(len(rows))]


def releases(rows: Sequence[Row]) -> list[list[int]]:
    """The places of the rows of each press release, in its order; a row without `sentId` stands alone.

    A `sentId` is "release-…-place-kind": 0-title, 1-sentence, 2-sentence.
    """
    texts: dict[str, list[tuple[int, int]]] = {}
    for i, row in enumerate(rows):
        parts = str(row.get("sentId", i)).split("-")
        place = int(parts[-2]) if len(parts) > 1 and parts[-2].isdigit() else 0
        texts.setdefault(parts[0] if len(parts) > 1 else f"row {i}", []).append((place, i))
    return [[i for _, i in sorted(text)] for text in texts.values()]
