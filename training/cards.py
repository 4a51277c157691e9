"""The model card beside each artifact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from probatum.models.linear import LinearModel
from training.files import ARTIFACTS, corpus


@dataclass(frozen=True)
class Data:
    """One file a model was fitted on: its name under the corpora, its licence terms, what was used of it."""

    file: str
    terms: str
    used: str


@dataclass(frozen=True)
class Card:
    """What a reader must know before trusting a model."""

    name: str
    does: str
    data: Sequence[Data]
    method: str
    scores: Sequence[str]
    threshold: str
    not_for: str
    command: str = ""
    size: str = ""


def write_card(card: Card, model: LinearModel | None = None) -> None:
    """Write `artifacts/<name>.md`, with the hash of each data file and of the artifact."""
    artifact = ARTIFACTS / f"{card.name}.npz"
    lines = [f"# Model card: {card.name}", "", card.does, "", "## Data", ""]
    for data in card.data:
        digest = sha256(corpus(data.file).read_bytes()).hexdigest()
        lines += [f"- `{data.file}` ({data.terms}); {data.used}; sha256 `{digest}`"]
    lines += [
        "",
        "## Method",
        "",
        card.method,
        card.size or _size(model),
        f"Artifact: {artifact.stat().st_size / 1e6:.2f} MB, "
        f"sha256 `{sha256(artifact.read_bytes()).hexdigest()}`.",
        f"Command: `python -m training.{card.command or card.name}`. Nothing is random: the optimizer "
        f"starts at "
        "zero, folds come from hashes of identifiers; there is no seed to set.",
        "",
        "## Scores",
        "",
        *[f"- {score}" for score in card.scores],
        "",
        "## Threshold",
        "",
        card.threshold,
        "",
        "## Must not be used for",
        "",
        card.not_for,
        "",
    ]
    (ARTIFACTS / f"{card.name}.md").write_text("\n".join(lines), encoding="utf-8")


def _size(model: LinearModel | None) -> str:
    if model is None:
        return ""
    classes = f"{len(model.classes)} classes ({', '.join(model.classes)})"
    return f"{len(model.vocabulary):,} features, {classes}."
