"""Does a press release claim more than the abstract?"""

from __future__ import annotations

from pathlib import Path

from evaluation.metrics import accuracy, by_class, confusion, interval, macro_f1, rounded
from evaluation.registry import Scored
from evaluation.rows import Row, choice, read_rows
from probatum.claims import exaggeration

LABELS = ("downplays", "exaggerates", "same")
FIELDS = ("press_release_conclusion", "abstract_conclusion", "exaggeration_label")


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Accuracy and macro F1 over exaggerates, downplays, same."""
    pairs = [_pair(row) for row in read_rows(labels, FIELDS, limit)]
    gold, given = [g for g, _ in pairs], [a for _, a in pairs]
    metrics = {
        "accuracy": rounded(accuracy(gold, given)),
        "macro_f1": rounded(macro_f1(gold, given)),
        "macro_f1_interval": interval(pairs, lambda p: macro_f1([g for g, _ in p], [a for _, a in p])),
        "by_label": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
    }
    return Scored(len(pairs), metrics)


def _pair(row: Row) -> tuple[str, str]:
    given = exaggeration(row["press_release_conclusion"], row["abstract_conclusion"])
    return choice(row, "exaggeration_label", LABELS), str(given)
