"""Substances and outcomes a passage names, looked up once per passage and shared by the extractors."""

from __future__ import annotations

from functools import lru_cache

from probatum import vocabulary
from probatum.text.slices import Slice
from probatum.vocabulary import Mention, OutcomeMention


@lru_cache(maxsize=32)
def substances_in(text: str) -> tuple[Mention, ...]:
    """Every substance a passage names, in order."""
    return tuple(vocabulary.mentions(text))


@lru_cache(maxsize=32)
def outcomes_in(text: str) -> tuple[OutcomeMention, ...]:
    """Every outcome a passage names, in order."""
    return vocabulary.outcomes().match(text)


def within(found: tuple[Mention, ...], place: Slice) -> tuple[Mention, ...]:
    """The mentions that begin within a place."""
    return tuple(m for m in found if place.start <= m.start < place.end)
