"""Which module scores which task. A new task: one module under `tasks/`, one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from evaluation.rows import Layout

TASKS = {
    "article": "article",
    "citation": "citation",
    "bias-signals": "bias_signals",
    "claim-sentence": "claim_sentence",
    "claim-strength": "claim_strength",
    "design": "design",
    "direction": "direction",
    "dose": "dose",
    "effects": "effects",
    "evidence-level": "evidence_level",
    "exaggeration": "exaggeration",
    "participants": "participants",
    "passages": "passages",
    "pico": "pico",
    "pooling": "pooling",
    "roles": "roles",
}


@dataclass(frozen=True, slots=True)
class Scored:
    """What a task measured: the number of items, the metrics, and lines to print before the result."""

    n: int
    metrics: dict[str, Any]
    notes: tuple[str, ...] = field(default=())


Evaluate = Callable[[Path, Path | None, int | None], Scored]


def task(name: str) -> Evaluate:
    """The function that scores this task: `evaluate(labels, texts, limit)`."""
    if name not in TASKS:
        raise Layout(f"unknown task {name!r}; known: {', '.join(TASKS)}")
    return import_module(f"evaluation.tasks.{TASKS[name]}").evaluate  # type: ignore[no-any-return]
