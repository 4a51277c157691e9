"""Direction of effect of (intervention, comparator, outcome): from the gold span, and from the whole text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evaluation.metrics import accuracy, by_class, confusion, interval, macro_f1, rounded
from evaluation.prompts import FIELDS, LABELS, Prompt, prompt_of
from evaluation.registry import Scored
from evaluation.rows import read_rows
from probatum.domain.provenance import value_of
from probatum.extraction.direction import direction_of
from probatum.extraction.direction_search import direction_in

ABSTAINED = "none"


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Macro F1 and accuracy over three directions; an abstention counts as wrong."""
    rows = read_rows(labels, FIELDS, limit)
    articles = (
        {} if texts is None else {str(a["pmcid"]): a["text"] for a in read_rows(texts, ("pmcid", "text"))}
    )
    prompts = [prompt for row in rows if (prompt := prompt_of(row, articles))]
    metrics: dict[str, Any] = {"span": _scored(prompts, [_from_span(prompt) for prompt in prompts])}
    if texts is not None:
        told = [prompt for prompt in prompts if prompt.article is not None]
        metrics["open"] = {"n": len(told), **_scored(told, [_from_article(prompt) for prompt in told])}
    notes = [f"{len(rows) - len(prompts)} of {len(rows)} prompts dropped: no valid label, or tied"]
    return Scored(len(prompts), metrics, tuple(notes))


def _from_span(prompt: Prompt) -> str:
    found = direction_of(prompt.evidence, prompt.intervention, prompt.comparator, prompt.outcome)
    return str(found) if found in LABELS.values() else ABSTAINED


def _from_article(prompt: Prompt) -> str:
    found = value_of(
        direction_in(prompt.article or "", prompt.intervention, prompt.comparator, prompt.outcome)
    )
    return str(found) if found in LABELS.values() else ABSTAINED


def _scored(prompts: Sequence[Prompt], given: Sequence[str]) -> dict[str, Any]:
    pairs = list(zip([prompt.gold for prompt in prompts], given, strict=True))
    gold = [g for g, _ in pairs]
    return {
        "macro_f1": rounded(macro_f1(gold, given, map(str, LABELS.values()))),
        "macro_f1_interval": interval(pairs, _macro),
        "accuracy": rounded(accuracy(gold, given)),
        "abstained": sum(answer == ABSTAINED for answer in given),
        "by_direction": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
    }


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    return macro_f1([g for g, _ in pairs], [a for _, a in pairs], map(str, LABELS.values()))
