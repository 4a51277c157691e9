"""One sample under two names: "these neurons" of what the next sentence calls glial cultures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from probatum.claims.consistency.results import result_of
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

RULE = "one sample is of one kind"


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two kinds of sample; `own` are the words by which a neighbor names the first kind as this sample."""

    kind: str
    other: str
    own: str
    reach: int = 1  # sentences before and after


_CULTURED = r"(?:these|those|the|cultured|primary|cortical|hippocampal)\s+neurons?|neuronal\s+cultures?"
_GLIA = r"(?:glial|glia|astrocytes?|astroglia\w*|microglia\w*)(?: (?:primary )?(?:cells?|cultures?))?"
_PAIRS = (
    _Pair(r"neurons?", _GLIA, _CULTURED, reach=3),  # "neurons grow" is said of all, and names no sample
    _Pair(r"rats?", r"(?:mice|mouse)", r"rats?"),
    _Pair(r"women", r"(?:men|males?)", r"women"),
    _Pair(r"healthy (?:volunteers|adults|people)", r"patients", r"healthy (?:volunteers|adults|people)"),
    _Pair(r"humans?|people|volunteers", r"(?:rats?|mice|cell cultures?)", r"humans?|people|volunteers"),
)


def check_samples(text: str) -> Iterator[TextCheck]:
    """A sample pointed at ("these neurons") while the sentences beside it name only another kind."""
    places = sentences(text)
    for position, place in enumerate(places):
        for pair in _PAIRS:
            found = re.compile(rf"\b(?:these|those)\s+(?:{pair.kind})\b", re.IGNORECASE).search(
                text, place.start, place.end
            )
            near = found and _named_beside(text, places, position, pair)
            if found and near:
                yield result_of(
                    text,
                    FaultKind.SAMPLE,
                    RULE,
                    Slice(*found.span()),
                    [("beside", near)],
                    f"{found[0]} are {near.of(text)} in the sentence beside it",
                )


def _named_beside(text: str, places: tuple[Slice, ...], position: int, pair: _Pair) -> Slice | None:
    """The other kind in a sentence beside, where no neighbor names the first."""
    beside = [
        *places[max(0, position - pair.reach) : position],
        *places[position + 1 : position + 1 + pair.reach],
    ]
    if any(re.search(rf"\b(?:{pair.own})\b", place.of(text), re.IGNORECASE) for place in beside):
        return None
    for place in beside:
        found = re.compile(rf"\b{pair.other}\b", re.IGNORECASE).search(text, place.start, place.end)
        if found:
            return Slice(*found.span())
    return None
