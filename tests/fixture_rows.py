"""The traps of the fixture file: 175 rows on test abstracts or on input in our own words."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from abstracts import abstract, told
from probatum import extraction
from probatum.domain.provenance import value_of
from probatum.domain.record import Record
from probatum.domain.study import Study

FILE = Path(__file__).parent / "data" / "fixtures.jsonl"


@cache
def rows() -> dict[str, dict[str, Any]]:
    """Every row by its id."""
    lines = FILE.read_text("utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def record_of(identity: str, which: int = 0) -> Record:
    """The test abstract a row names, or its input as a record."""
    row = rows()[identity]
    return abstract(row["abstract_ids"][which]) if row["abstract_ids"] else told(row["input"])


def study_of(identity: str, which: int = 0) -> Study:
    """What is read of it."""
    return extraction.read(record_of(identity, which))


def told_of(identity: str, which: int = 0) -> list[tuple[str, str | None, str | None]]:
    """Its findings: the outcome's name with region and time, the substance credited, the direction or None."""
    study = study_of(identity, which)
    names = {outcome.id: outcome.name for outcome in study.outcomes}
    substances = {arm.id: arm.substance for arm in study.arms}
    return [
        (
            names[f.outcome],
            substances.get(f.intervention) if f.intervention else None,
            None if value_of(f.direction) is None else str(value_of(f.direction)),
        )
        for f in study.findings
    ]
