"""Sentences that tell how a trial was done, against the CONSORT items of the corpus CONSORT-TM.

A sentence counts for an item when a cue measured against that item (`item` in the cue table) fires in it.
The cues were tuned on the first 25 articles of the training file; the articles after them are held out.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from evaluation.metrics import Counts, sets
from evaluation.registry import Scored
from evaluation.rows import Layout, Row, read_rows
from probatum.bias.signals import cues, signals_of

_TUNED = 25  # articles, in the order of the file
_FIELDS = ("PMCID", "CONSORT_Item", "text")


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Precision, recall and F1 by CONSORT item over sentences, and over the articles held out from tuning."""
    rows = read_rows(labels, _FIELDS, limit)
    tuned = set(list(dict.fromkeys(row["PMCID"] for row in rows))[:_TUNED])
    held_out = [row for row in rows if row["PMCID"] not in tuned]
    return Scored(len(rows), {**_metrics(rows), "held_out": _metrics(held_out) if held_out else None})


def _order(item: str) -> tuple[int, str]:
    return int("".join(filter(str.isdigit, item))), item


def _counts(rows: Sequence[Row], items: Mapping[str, str], item: str) -> Counts:
    gold = [i for i, row in enumerate(rows) if item in _labels(row)]
    given = [i for i, row in enumerate(rows) if item in _found(row["text"], items)]
    return sets(gold, given)


def _labels(row: Row) -> list[str]:
    """The row's items; written as a list in a string."""
    try:
        return [str(one) for one in ast.literal_eval(str(row["CONSORT_Item"]))]
    except (ValueError, SyntaxError, TypeError) as error:
        raise Layout(f"CONSORT_Item: not a list: {row['CONSORT_Item']!r}") from error


def _found(sentence: str, items: Mapping[str, str]) -> Iterable[str]:
    return {items[signal] for signal in signals_of(sentence) if signal in items}


def _metrics(rows: Sequence[Row]) -> dict[str, object]:
    items = {cue.signal: cue.item for cue in cues() if cue.item}
    by_item = {item: _counts(rows, items, item) for item in sorted(set(items.values()), key=_order)}
    labeled = [counts for counts in by_item.values() if counts.right + counts.missed]
    return {
        "micro": sum(by_item.values(), start=Counts()).as_dict(),
        "macro_f1": round(sum(one.f1 for one in labeled) / max(1, len(labeled)), 4),
        "items": {item: counts.as_dict() for item, counts in by_item.items()},
    }
