"""Reading the pinned reference numbers, and comparing with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

DATA = Path(__file__).parent / "data"


def pinned(name: str) -> dict[str, Any]:
    """One file of pinned numbers."""
    return json.loads((DATA / name).read_text("utf-8"))


def numbers(values: Any) -> np.ndarray:
    """A column as the reference prints it: null is NaN, infinities are words."""
    column = values if isinstance(values, list) else [values]
    return np.array([np.nan if x is None else float(x) for x in column])


def off(ours: float, reference: float, scale: float | None = None) -> float:
    """The relative difference."""
    return abs(ours - reference) / (scale if scale else max(abs(reference), 1e-300))
