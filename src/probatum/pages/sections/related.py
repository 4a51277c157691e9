"""Section 14: related substances, each with its relation."""

from __future__ import annotations

from probatum.pages.contexts import Basis, RelatedCard
from probatum.pages.index import Index
from probatum.pages.sentences import say, slug


def build(index: Index) -> tuple[RelatedCard, ...]:
    """Cards in the order of the monograph."""
    return tuple(
        RelatedCard(
            anchor=f"related-{slug(item.substance)}",
            name=item.name,
            relation=say(
                "related.relation",
                f"related-{slug(item.substance)}-relation",
                relation=item.relation.rstrip(". "),
                basis=Basis.CITED,
                source="curated relation",
            ),
        )
        for item in index.monograph.related
    )
