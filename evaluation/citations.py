"""Citing statements with the sentences of the work they cite (layout of Citation Integrity)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evaluation.rows import Layout, Row, read_rows

FIELDS = ("claim", "evidence", "cited_doc_ids")
# Annotators: ACCURATE, NOT_ACCURATE, IRRELEVANT; in the files SUPPORT, REFUTE, and no evidence at all.
LABELS = {"SUPPORT": "support", "REFUTE": "refute", "NEI": "nei"}


@dataclass(frozen=True, slots=True)
class Instance:
    """A citing statement, the sentences found for it in the cited work, and the annotators' verdict."""

    work: int
    statement: str
    sentences: tuple[str, ...]
    gold: str


def read_instances(labels: Path, texts: Path | None, limit: int | None = None) -> list[Instance]:
    """Every instance; Layout where a cited work is not among the texts or a label is unknown."""
    works = {row["doc_id"]: tuple(row["abstract"]) for row in read_rows(texts, ("doc_id", "abstract"))}
    return [_instance(row, works) for row in read_rows(labels, FIELDS, limit)]


def _instance(row: Row, works: dict[int, tuple[str, ...]]) -> Instance:
    if absent := [work for work in row["cited_doc_ids"] if work not in works]:
        raise Layout(f"cited_doc_ids: {absent[0]} is not among the texts")
    sentences = tuple(sentence for work in row["cited_doc_ids"] for sentence in works[work])
    return Instance(
        row["cited_doc_ids"][0], row["claim"], sentences, LABELS[_label(row["evidence"].values())]
    )


def _label(evidence: Iterable[list[Row]]) -> str:
    found = sorted({one["label"] for pieces in evidence for one in pieces})
    if len(found) > 1 or not set(found) <= set(LABELS):
        raise Layout(f"evidence: {', '.join(found)} is not one of {', '.join(LABELS)}")
    return found[0] if found else "NEI"
