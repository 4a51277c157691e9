"""One invariant: an id, a sentence, a check that lists what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from probatum.domain.monograph import Monograph
from probatum.pages.invariants.dom import Document

Check = Callable[[Monograph, Document], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Invariant:
    """Something that must be true of every page; `faults` yields one line per fault."""

    id: str
    sentence: str
    faults: Check


def invariant(identifier: str, sentence: str) -> Callable[[Check], Invariant]:
    """Make a check into an invariant."""
    return lambda check: Invariant(identifier, sentence, check)
