"""Curated facts as evidence: which of them may carry a verdict, and how one is cited."""

from __future__ import annotations

from typing import TypeVar

from probatum.domain.claim import EvidenceFor
from probatum.domain.provenance import Curated, Derived, SeenIn

T = TypeVar("T")


def carries(fact: Curated[T] | Derived[T]) -> bool:
    """May a verdict stand on it? Seen in a primary source or at the regulator's; never inferred."""
    if isinstance(fact, Derived):
        return False
    return fact.curated.seen_in.is_evidence or fact.curated.seen_in is SeenIn.REGULATOR


def evidence(fact: Curated[T], text: str, *, opposes: bool = False) -> EvidenceFor:
    """The fact in one sentence of ours, with the citation it was read from."""
    ids = (fact.citation.id,) if fact.citation.id else ()
    return EvidenceFor(text=text, records=ids, source=str(fact.citation), opposes=opposes)
