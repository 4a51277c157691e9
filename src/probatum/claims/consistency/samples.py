"""One sample under two names: "these neurons" of what the next sentence calls glial cultures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "one sample is of one kind"
_KINDS = (
    (r"neurons?", r"(?:glial|glia|astrocytes?|astroglia\w*)(?: (?:cells?|cultures?))?"),
    (r"rats?", r"(?:mice|mouse)"),
    (r"women", r"(?:men|males?)"),
    (r"healthy (?:volunteers|adults|people)", r"patients"),
    (r"humans?|people|volunteers", r"(?:rats?|mice|cell cultures?)"),
)
_NEIGHBORS = 1  # sentences before and after


def check_samples(text: str) -> Iterator[TextCheck]:
    """A sample pointed at ("these neurons") while the sentences beside it name only another kind."""
    places = sentences(text)
    for position, place in enumerate(places):
        for kind, other in _KINDS:
            found = re.compile(rf"\b(?:these|those)\s+(?:{kind})\b", re.IGNORECASE).search(
                text, place.start, place.end
            )
            near = found and _named_beside(text, places, position, kind, other)
            if found and near:
                yield result_of(
                    text,
                    FaultKind.SAMPLE,
                    RULE,
                    Slice(*found.span()),
                    [("beside", near)],
                    f"{found[0]} are {near.of(text)} in the sentence beside it",
                )


def _named_beside(text: str, places: tuple[Slice, ...], position: int, kind: str, other: str) -> Slice | None:
    """The other kind in a sentence beside, where neither neighbor names the first."""
    beside = [
        *places[max(0, position - _NEIGHBORS) : position],
        *places[position + 1 : position + 1 + _NEIGHBORS],
    ]
    if any(re.search(rf"\b(?:{kind})\b", place.of(text), re.IGNORECASE) for place in beside):
        return None
    for place in beside:
        found = re.compile(rf"\b{other}\b", re.IGNORECASE).search(text, place.start, place.end)
        if found:
            return Slice(*found.span())
    return None
