"""Whether two places of a text speak of one substance."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from probatum.text.slices import Slice
from probatum.vocabulary import mentions


@lru_cache(maxsize=16)
def _named(text: str) -> tuple[tuple[int, str], ...]:
    """Every substance named, with its place."""
    return tuple((one.start, one.substance) for one in mentions(text) if one.substance)


@lru_cache(maxsize=16)
def _main(text: str) -> frozenset[str]:
    """What the text names most often, where it names it more than once."""
    counts = Counter(name for _, name in _named(text)).most_common(1)
    return frozenset(name for name, count in counts if count > 1)


def _subjects(text: str, place: Slice) -> frozenset[str]:
    """What a sentence names; else what was named last before it, and what the text is mostly about."""
    own = frozenset(name for at, name in _named(text) if place.start <= at < place.end)
    if own:
        return own
    before = [name for at, name in _named(text) if at < place.start]
    return frozenset(before[-1:]) | _main(text)


def are_about_one(text: str, one: Slice, other: Slice) -> bool:
    """May two sentences speak of one substance? Yes unless each names, or points at, another one.

    >>> text = "Zinc may help. It is taken with food. Iron is taken without food."
    >>> are_about_one(text, Slice(15, 37), Slice(38, 65))
    False
    """
    first, second = _subjects(text, one), _subjects(text, other)
    return not first or not second or bool(first & second)
