"""Invariants about interactions: all shown, inference marked and never grave, species beside every row."""

from __future__ import annotations

from collections.abc import Iterable

from probatum.domain.interaction import Severity
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Derived
from probatum.pages.invariants.dom import Document, Node
from probatum.pages.invariants.rule import Invariant, invariant


def _rows(page: Document) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in page.having("data-interaction"):
        found.setdefault(node.get("data-interaction"), []).append(node)
    return found


@invariant("interactions-are-shown", "Every interaction on file has its row, null results too.")
def interactions_are_shown(monograph: Monograph, page: Document) -> Iterable[str]:
    """And no row is of an interaction the monograph does not hold."""
    rows = _rows(page)
    expected: dict[str, int] = {}
    for known in monograph.interactions:
        expected[known.value.id] = expected.get(known.value.id, 0) + 1
    for name in sorted(set(rows) | set(expected)):
        if len(rows.get(name, ())) != expected.get(name, 0):
            yield f"{name}: {len(rows.get(name, ()))} rows of {expected.get(name, 0)}"


@invariant("inferred-is-marked", "An inferred interaction carries its chip and is never more than moderate.")
def inferred_is_marked(monograph: Monograph, page: Document) -> Iterable[str]:
    """A documented one carries no such chip."""
    inferred = {known.value.id for known in monograph.interactions if isinstance(known, Derived)}
    for name, nodes in _rows(page).items():
        for node in nodes:
            is_chipped = any(chip.text() == "inferred" for chip in node.with_class("sp"))
            if is_chipped != (name in inferred) or ("inferred" in node.classes) != (name in inferred):
                yield f"{name} is {'not ' if name in inferred else ''}marked as inferred"
    for known in monograph.interactions:
        if isinstance(known, Derived) and known.value.severity.rank > Severity.MODERATE.rank:
            yield f"{known.value.id} is inferred and {known.value.severity}"


@invariant("interactions-name-the-species", "Beside every interaction stands in whom it was seen.")
def interactions_name_the_species(monograph: Monograph, page: Document) -> Iterable[str]:
    """Animals never pass for people."""
    rows = _rows(page)
    for known in monograph.interactions:
        value = known.value
        for node in rows.get(value.id, ()):
            words = node.text()
            if value.basis.value not in words or (value.species or "") not in words:
                yield f"{value.id} does not say that it was seen in {value.species or value.basis}"


@invariant("not-found-is-not-harmless", "The page says what it means that a partner is not listed.")
def not_found_is_not_harmless(_: Monograph, page: Document) -> Iterable[str]:
    """Silence never reads as a finding."""
    node = page.by_id("interactions-unlisted")
    if node is None or "does not mean free of harm" not in node.text():
        yield "no such sentence"


ALL: tuple[Invariant, ...] = (
    interactions_are_shown,
    inferred_is_marked,
    interactions_name_the_species,
    not_found_is_not_harmless,
)
