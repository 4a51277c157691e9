"""Label rows as records, the way `probatum read` would meet them."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.domain.provenance import Passage, RecordId, Scheme, Section
from probatum.domain.record import Record, Retrieval


def record(identifier: object, title: str, abstract: str) -> Record:
    """A record of a title and an unlabeled abstract; nothing else is known of it."""
    own = RecordId(Scheme.LOCAL, f"row-{identifier}")
    parts: Sequence[tuple[Section, str]] = ((Section.TITLE, title), (Section.ABSTRACT, abstract))
    passages = tuple(Passage(own, section, text) for section, text in parts if text.strip())
    return Record(id=own, passages=passages, published=None, retrieval=Retrieval("evaluation", "0" * 64))
