"""Substances that a study gave only together: what the mixture did is credited to none of its parts."""

from __future__ import annotations

import re
from functools import lru_cache

from probatum.domain.provenance import Passage
from probatum.domain.record import Record
from probatum.domain.substance import SubstanceId
from probatum.extraction.named import substances_in
from probatum.extraction.quoting import prose
from probatum.text.slices import Slice
from probatum.text.words import Literals

_TOGETHER = re.compile(
    r"\b(?:a|the|fixed|this)\s+(?:\w+\s+)?combination\s+of\s+[^.;:]{3,80}?\s(?:with|and|plus)\s+[^.;:,]{3,60}",
    re.IGNORECASE,
)
# "alone or in a combination of both": the parts were tried apart as well.
_APART = re.compile(r"\b(?:alone|separately|individually|by\s+itself|monotherapy)\b", re.IGNORECASE)
_APART_NEEDS = Literals(("alone", "separately", "individually", "itself", "monotherapy"))


@lru_cache(maxsize=8)
def combined(record: Record) -> frozenset[SubstanceId]:
    """Substances given only as "a combination of A with B"; empty where parts were tried alone."""
    passages = prose(record)
    together = [passage for passage in passages if "combination" in passage.text.lower()]
    if not together or any(map(_is_apart, passages)):
        return frozenset()
    found: set[SubstanceId] = set()
    for passage in together:
        for match in _TOGETHER.finditer(passage.text):
            at = Slice(*match.span())
            found |= {m.substance for m in substances_in(passage.text) if at.start <= m.start < at.end}
    return frozenset(found)


def _is_apart(passage: Passage) -> bool:
    text = passage.text
    return _APART_NEEDS.are_in(text.lower()) and _APART.search(text) is not None
