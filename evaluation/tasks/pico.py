"""PICO tokens: which tokens of an abstract name participants, interventions, outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.ebm_nlp import KINDS, sentences_of, tags_of
from evaluation.metrics import by_class, confusion, interval, macro_f1, rounded
from evaluation.registry import Scored
from evaluation.rows import Row, read_rows
from probatum.extraction.pico import tags


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Macro F1 over P, I and O, counted over all tokens of the file."""
    rows = read_rows(labels, ("tokens", "tags", "sent_starts"), limit)
    documents = [_pairs(row) for row in rows]
    pairs = [pair for document in documents for pair in document]
    gold, given = [g for g, _ in pairs], [a for _, a in pairs]
    metrics = {
        "macro_f1": rounded(macro_f1(gold, given, KINDS)),
        "macro_f1_interval": interval(documents, _macro, rounds=100),
        "by_kind": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
        "abstracts": len(documents),
    }
    return Scored(len(pairs), metrics)


def _pairs(row: Row) -> list[tuple[str, str]]:
    gold = [tag for sentence in tags_of(row) for tag in sentence]
    given = [tag for sentence in tags(sentences_of(row)) for tag in sentence]
    return list(zip(gold, given, strict=True))


def _macro(documents: Sequence[list[tuple[str, str]]]) -> float:
    pairs = [pair for document in documents for pair in document]
    return macro_f1([g for g, _ in pairs], [a for _, a in pairs], KINDS)
