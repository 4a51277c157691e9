"""Numbers of participants in trial abstracts: total and by group, exact spans, and the total's value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.metrics import Counts, interval, rounded, sets
from evaluation.records import record
from evaluation.registry import Scored
from evaluation.rows import Row, read_rows
from probatum.domain.provenance import value_of
from probatum.extraction import read
from probatum.extraction.counts import Part, counts
from probatum.text import numbers

PARTS = {
    Part.TOTAL: "total-participants",
    Part.INTERVENTION: "intervention-participants",
    Part.COMPARATOR: "control-participants",
}


@dataclass(frozen=True, slots=True)
class Document:
    """What one abstract scored: counts by entity, and whether its one total was read with the right value."""

    by_entity: dict[str, Counts]
    total_right: bool | None  # None: gold has no total, or several


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Exact-span scores by entity, their micro F1, and the accuracy of the total's value."""
    documents = [_document(row) for row in read_rows(labels, ("text", "entities"), limit)]
    single = [one.total_right for one in documents if one.total_right is not None]
    metrics = {
        "f1": rounded(_micro(documents)),
        "f1_interval": interval(documents, _micro),
        **{name: _sum(documents, name).as_dict() for name in PARTS.values()},
        "total_value_accuracy": rounded(sum(single) / len(single)) if single else 0.0,
        "total_value_documents": len(single),
    }
    return Scored(len(documents), metrics)


def _document(row: Row) -> Document:
    text = row["text"]
    given = record(row.get("pmid"), "", text)
    found = [(PARTS[c.part], c.place.start, c.place.end) for c in counts(given) if c.part in PARTS]
    gold = [_trimmed(entity, text) for entity in row["entities"] if entity["label"] in PARTS.values()]
    by_entity = {
        name: sets([one for one in gold if one[0] == name], [one for one in found if one[0] == name])
        for name in PARTS.values()
    }
    totals = [text[start:end] for name, start, end in gold if name == PARTS[Part.TOTAL]]
    if len(totals) != 1:
        return Document(by_entity, None)
    return Document(by_entity, value_of(read(given).n) == _value(totals[0]))


def _trimmed(entity: Row, text: str) -> tuple[str, int, int]:
    """The entity without white space around it."""
    quote = text[entity["start"] : entity["end"]]
    start = entity["start"] + len(quote) - len(quote.lstrip())
    return entity["label"], start, start + len(quote.strip())


def _value(words: str) -> int | None:
    found = numbers(words)
    return int(found[0].value) if found else None


def _sum(documents: Sequence[Document], name: str) -> Counts:
    return sum((one.by_entity[name] for one in documents), start=Counts())


def _micro(documents: Sequence[Document]) -> float:
    return sum((_sum(documents, name) for name in PARTS.values()), start=Counts()).f1
