"""The prompts of Evidence Inference: a question, its majority label and the words that answer it.

The label is what most valid annotations say; prompts without one, or tied, are dropped. The gold span is the
text of the valid annotations with that label, in the order of the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from evaluation.rows import Row
from probatum.domain.terms import Direction

LABELS = {"-1": Direction.DECREASE, "0": Direction.NO_DIFFERENCE, "1": Direction.INCREASE}
FIELDS = ("pmcid", "intervention", "comparator", "outcome", "annotations")


@dataclass(frozen=True, slots=True)
class Prompt:
    """One question with its answer and the words that give it."""

    pmcid: str
    intervention: str
    comparator: str
    outcome: str
    gold: str
    evidence: str
    article: str | None
    split: str = ""


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
        pmcid=str(row["pmcid"]),
        intervention=row["intervention"],
        comparator=row["comparator"],
        outcome=row["outcome"],
        gold=str(LABELS[votes[0][0]]),
        evidence="\n".join(dict.fromkeys(evidence)),
        article=article,
        split=str(row.get("split", "")),
    )


def _words(annotation: Row, article: str | None) -> str:
    """The annotated words, from the article where it is at hand."""
    start, end = int(annotation["start"]), int(annotation["end"])
    if article is not None and 0 <= start < end <= len(article):
        return article[start:end]
    return str(annotation["evidence"])
