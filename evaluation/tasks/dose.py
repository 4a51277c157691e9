"""Dose values, frequencies, durations and arm sizes in tokenized trial abstracts: exact spans.

The text is put together again before it is read, and places are carried back. There is no unit entity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from evaluation.metrics import Counts, interval, rounded, sets
from evaluation.records import record
from evaluation.registry import Scored
from evaluation.rows import Row, read_rows
from probatum.extraction.counts import Part, counts
from probatum.extraction.regimen import dose_values, durations, frequencies
from probatum.text.tokenized import detokenize

Places = Sequence[tuple[int, int]]
ARM_SIZE = "NumberPatientsArm"


def arm_sizes(text: str) -> list[tuple[int, int]]:
    """The numbers that count the participants of one arm."""
    arms = (Part.ARM, Part.INTERVENTION, Part.COMPARATOR)
    return [(one.place.start, one.place.end) for one in counts(record("trial", "", text)) if one.part in arms]


READERS: Mapping[str, Callable[[str], Places]] = {
    "DoseValue": dose_values,
    "Frequency": frequencies,
    "Duration": durations,
    ARM_SIZE: arm_sizes,
}


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Scores by label; `f1` is the micro F1 of dose value, frequency and duration."""
    documents = [_counts(row) for row in read_rows(labels, ("text", "entities"), limit)]
    metrics = {
        "f1": rounded(_micro(documents)),
        "f1_interval": interval(documents, _micro),
        **{name: _sum(documents, name).as_dict() for name in READERS},
    }
    return Scored(len(documents), metrics)


def _counts(row: Row) -> dict[str, Counts]:
    text, back = detokenize(row["text"])
    found = {name: [(back[a], back[b - 1] + 1) for a, b in read(text)] for name, read in READERS.items()}
    gold = {name: [(e["start"], e["end"]) for e in row["entities"] if e["label"] == name] for name in READERS}
    return {name: sets(gold[name], found[name]) for name in READERS}


def _sum(documents: Sequence[dict[str, Counts]], name: str) -> Counts:
    return sum((one[name] for one in documents), start=Counts())


def _micro(documents: Sequence[dict[str, Counts]]) -> float:
    return sum((_sum(documents, name) for name in READERS if name != ARM_SIZE), start=Counts()).f1
