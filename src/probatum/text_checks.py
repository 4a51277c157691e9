"""Hall: every check that needs the text alone, doses and statements together."""

from __future__ import annotations

from collections.abc import Iterable

from probatum.claims.consistency import check_statements
from probatum.domain.text_check import TextCheck
from probatum.dosing.constraints import check_doses


def check_text(text: str) -> tuple[TextCheck, ...]:
    """Hold a text's quantities and statements against one another.

    Returns what agrees and what does not, one result an expression, in the order of the text; spans are
    half-open code points of `text`. Nothing but the text, and constants named in the arithmetic, is used.
    """
    return without_repetition((*check_doses(text), *check_statements(text)))


def faults(text: str) -> tuple[TextCheck, ...]:
    """The results that no reading of the text bears out."""
    return tuple(one for one in check_text(text) if one.is_fault)


def without_repetition(found: Iterable[TextCheck]) -> tuple[TextCheck, ...]:
    """One result an expression: faults before agreement, the first given, in the order of the text."""
    kept: list[TextCheck] = []
    for one in sorted(found, key=lambda one: not one.is_fault):
        if not any(one.start < other.end and other.start < one.end for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: (one.start, one.end, one.kind)))
