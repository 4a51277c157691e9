"""Where the corpora and the artifacts are."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ARTIFACTS = ROOT / "src" / "probatum" / "models" / "artifacts"


def corpus(name: str) -> Path:
    """A corpus file in the folder of shared data beside the checkout (or PROBATUM_SHARED)."""
    shared = Path(os.environ.get("PROBATUM_SHARED", ROOT.parent / "shared"))
    return shared / "data" / "corpora" / name
