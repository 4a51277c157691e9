"""Direction of effect of (intervention, comparator, outcome): from the gold span, and from the whole text.

The label is what most valid annotations say; prompts without one, or tied, are dropped and counted. The gold
span is the text of the valid annotations with that label, in the order of the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.metrics import accuracy, by_class, confusion, interval, macro_f1, rounded
from evaluation.registry import Scored
from evaluation.rows import Row, read_rows
from probatum.domain.provenance import value_of
from probatum.domain.terms import Direction
from probatum.extraction.direction import direction_in, direction_of

LABELS = {"-1": Direction.DECREASE, "0": Direction.NO_DIFFERENCE, "1": Direction.INCREASE}
ABSTAINED = "none"
FIELDS = ("pmcid", "intervention", "comparator", "outcome", "annotations")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question with its answer and the words that give it."""

    intervention: str
    comparator: str
    outcome: str
    gold: str
    evidence: str
    article: str | None


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Macro F1 and accuracy over three directions; an abstention counts as wrong."""
    rows = read_rows(labels, FIELDS, limit)
    articles = (
        {} if texts is None else {str(a["pmcid"]): a["text"] for a in read_rows(texts, ("pmcid", "text"))}
    )
    prompts = [prompt for row in rows if (prompt := prompt_of(row, articles))]
    metrics: dict[str, Any] = {"span": _scored(prompts, [_from_span(prompt) for prompt in prompts])}
    open_prompts = [prompt for prompt in prompts if prompt.article is not None]
    if open_prompts:
        metrics["open"] = _scored(open_prompts, [_from_article(prompt) for prompt in open_prompts])
    notes = [f"{len(rows) - len(prompts)} of {len(rows)} prompts dropped: no valid label, or tied"]
    return Scored(len(prompts), metrics, tuple(notes))


def prompt_of(row: Row, articles: dict[str, str]) -> Prompt | None:
    """The prompt with its majority label; None without a valid label or with a tie."""
    valid = [
        a for a in row["annotations"] if str(a["valid_label"]) == "True" and str(a["label_code"]) in LABELS
    ]
    votes = Counter(str(a["label_code"]) for a in valid).most_common()
    if not votes or (len(votes) > 1 and votes[0][1] == votes[1][1]):
        return None
    agreeing = sorted(
        (a for a in valid if str(a["label_code"]) == votes[0][0]), key=lambda a: int(a["start"])
    )
    article = articles.get(str(row["pmcid"]))
    evidence = [_words(a, article) for a in agreeing]
    return Prompt(
        intervention=row["intervention"],
        comparator=row["comparator"],
        outcome=row["outcome"],
        gold=str(LABELS[votes[0][0]]),
        evidence="\n".join(dict.fromkeys(evidence)),
        article=article,
    )


def _words(annotation: Row, article: str | None) -> str:
    """The annotated words, from the article where it is at hand."""
    start, end = int(annotation["start"]), int(annotation["end"])
    if article is not None and 0 <= start < end <= len(article):
        return article[start:end]
    return str(annotation["evidence"])


def _from_span(prompt: Prompt) -> str:
    found = direction_of(prompt.evidence, prompt.intervention, prompt.comparator, prompt.outcome)
    return str(found) if found in LABELS.values() else ABSTAINED


def _from_article(prompt: Prompt) -> str:
    found = value_of(direction_in(prompt.article or "", prompt.intervention, prompt.comparator, prompt.outcome))
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
