"""Minimal pairs: a passage with one fault and the same passage repaired.

Rows `{id, text, faults: [{kind, quote, start, end}], clean, pair}`. A labelled fault is found when the
product reports a fault that shares at least one character with it. Its span is right when the shared
characters are at least 0.3 of the union, or when the shorter of the two lies wholly within the longer and
the longer is one clause (at most 160 characters). A clean passage is flagged when any fault is reported.
A pair is told apart when its faulty passage has a fault found and its repaired one is silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.metrics import rounded
from evaluation.registry import Scored
from evaluation.rows import Row, read_rows
from probatum import text_checks
from probatum.domain.text_check import TextCheck

UNION, CLAUSE = 0.3, 160


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Recall of labelled faults, right spans, clean passages flagged, pairs told apart."""
    rows = read_rows(labels, ("text", "faults", "clean"), limit)
    found = [text_checks.faults(row["text"]) for row in rows]
    gold = [(fault, checks) for row, checks in zip(rows, found, strict=True) for fault in row["faults"]]
    clean = [checks for row, checks in zip(rows, found, strict=True) if row["clean"]]
    apart, pairs = _pairs(rows, found)
    recalled = [any(_touch(fault, one) for one in checks) for fault, checks in gold]
    placed = [any(_is_right(fault, one) for one in checks) for fault, checks in gold]
    metrics: dict[str, Any] = {
        "recall": _share(recalled),
        "right_span": _share(placed),
        "clean_flagged": _share([bool(checks) for checks in clean]),
        "pairs_told_apart": _share(apart),
        "pairs": pairs,
        "faults": len(gold),
        "recall_by_kind": _by_kind(gold),
    }
    return Scored(len(rows), metrics, _notes(rows, found))


def _share(hits: Sequence[bool]) -> float:
    return rounded(sum(hits) / len(hits)) if hits else 0.0


def _touch(fault: Mapping[str, Any], one: TextCheck) -> bool:
    return bool(int(fault["start"]) < one.end and one.start < int(fault["end"]))


def _is_right(fault: Mapping[str, Any], one: TextCheck) -> bool:
    start, end = int(fault["start"]), int(fault["end"])
    shared = min(end, one.end) - max(start, one.start)
    if shared <= 0:
        return False
    lengths = (end - start, one.end - one.start)
    return shared / (sum(lengths) - shared) >= UNION or (shared == min(lengths) and max(lengths) <= CLAUSE)


def _pairs(rows: Sequence[Row], found: Sequence[tuple[TextCheck, ...]]) -> tuple[list[bool], int]:
    """For each pair with both sides present: is the fault found and the repaired passage silent?"""
    sides: dict[str, dict[bool, tuple[Row, tuple[TextCheck, ...]]]] = {}
    for row, checks in zip(rows, found, strict=True):
        if row.get("pair"):
            sides.setdefault(str(row["pair"]), {})[bool(row["clean"])] = (row, checks)
    whole = [both for _, both in sorted(sides.items()) if len(both) == 2]
    told = [
        not both[True][1] and any(_touch(f, one) for f in both[False][0]["faults"] for one in both[False][1])
        for both in whole
    ]
    return told, len(whole)


def _by_kind(gold: Sequence[tuple[Mapping[str, Any], tuple[TextCheck, ...]]]) -> dict[str, str]:
    total: Counter[str] = Counter(str(fault["kind"]) for fault, _ in gold)
    hit: Counter[str] = Counter(
        str(fault["kind"]) for fault, checks in gold if any(_touch(fault, one) for one in checks)
    )
    return {kind: f"{hit[kind]}/{total[kind]}" for kind in sorted(total)}


def _notes(rows: Sequence[Row], found: Sequence[tuple[TextCheck, ...]]) -> tuple[str, ...]:
    """The passages answered wrongly, one a line."""
    wrong = []
    for row, checks in zip(rows, found, strict=True):
        missed = [f["quote"] for f in row["faults"] if not any(_touch(f, one) for one in checks)]
        if missed or (row["clean"] and checks):
            flagged = [f"{one.kind}: {one.quote}" for one in checks]
            wrong.append(f"{row.get('id', '?')}: missed {missed}, flagged {flagged}")
    return tuple(wrong)
