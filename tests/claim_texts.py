"""Claims of short texts, for tests."""

from __future__ import annotations

from probatum.claims import find_claims
from probatum.domain.claim import Claim
from probatum.sources.articles import parse_article


def claims_of(text: str, name: str = "article.md") -> tuple[Claim, ...]:
    """The claims of a text given as a file of this name."""
    return find_claims(parse_article(text.encode(), name=name))


def claim_of(sentence: str, *, title: str = "All about Semax") -> Claim:
    """The one claim of a sentence under a title."""
    found = claims_of(f"# {title}\n\n{sentence}\n")
    assert len(found) == 1, [claim.place.quote for claim in found]
    return found[0]
