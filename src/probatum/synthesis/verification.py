"""How many shown values were checked, and against what."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from probatum.domain.monograph import Verification
from probatum.domain.provenance import Curated, Derived, Extracted, Missing, SeenIn
from probatum.domain.study import Study


def verification(studies: Iterable[Study]) -> Verification:
    """Count the leaves of the studies by kind; a value from an abstract was never checked in a full text."""
    leaves = [leaf for study in studies for leaf in leaves_of(study)]
    kinds = Counter(leaf.kind for leaf in leaves)
    return Verification(
        values=len(leaves) - kinds["missing"],
        extracted=kinds["extracted"],
        curated=kinds["curated"],
        derived=kinds["derived"],
        missing=kinds["missing"],
        never_checked_against_full_text=sum(
            not _full_text(leaf) for leaf in leaves if leaf.kind != "missing"
        ),
    )


def leaves_of(value: Any) -> Iterator[Any]:
    """Every reported leaf of a domain object, in the order of its fields."""
    if isinstance(value, Extracted | Derived | Curated | Missing):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from leaves_of(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from leaves_of(getattr(value, field.name))


def _full_text(leaf: Any) -> bool:
    if isinstance(leaf, Curated):
        return leaf.curated.seen_in is SeenIn.FULL_TEXT
    sections = {span.section.value for span in leaf.spans}
    return bool(sections & {"body", "table"})
