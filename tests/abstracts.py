"""The test abstracts that may be carried: studies retold in our own words, and invented ones, with gold."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from probatum.domain.provenance import Passage, RecordId, Scheme, Section
from probatum.domain.record import Record, Retrieval

FILE = Path(__file__).parent / "data" / "test_abstracts.jsonl"


@cache
def rows() -> dict[str, dict[str, Any]]:
    """Every row by its id."""
    lines = FILE.read_text("utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


@cache
def abstract(identity: str) -> Record:
    """One test abstract as a record."""
    row = rows()[identity]
    return told(row["abstract"], title=row["title"], identity=identity)


def told(text: str, *, title: str = "", identity: str = "told") -> Record:
    """A record that says only this."""
    own = RecordId(Scheme.LOCAL, identity)
    passages = [Passage(own, Section.TITLE, title)] if title else []
    if text:
        passages.append(Passage(own, Section.ABSTRACT, text))
    return Record(id=own, passages=tuple(passages), published=None, retrieval=Retrieval("test", "0" * 64))
