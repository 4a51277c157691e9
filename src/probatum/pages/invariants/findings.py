"""Invariants about findings read from abstracts: all shown, on their side of the wall, in no count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from probatum.domain.monograph import Monograph
from probatum.domain.study import StudyId
from probatum.pages.invariants.dom import Document, Node
from probatum.pages.invariants.rule import Invariant, invariant


def _rows(page: Document) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = {}
    for node in page.having("data-finding"):
        found.setdefault(node.get("data-finding"), []).append(node)
    return found


@invariant(
    "findings-are-shown", "Every finding on file has one row, with its estimate as printed and its source."
)
def findings_are_shown(monograph: Monograph, page: Document) -> Iterable[str]:
    """No difference has its row as an increase has; no row is of a finding that is not on file."""
    rows = _rows(page)
    on_file = {effect.id: effect for effect in monograph.cited_effects}
    for name in sorted(set(rows) | set(on_file)):
        k = len(rows.get(name, ()))
        if k != (name in on_file):
            yield f"{name}: {k} rows"
            continue
        words = rows[name][0].text()
        direction = on_file[name].direction
        for part in (on_file[name].effect_text, direction and direction.value.replace("-", " ")):
            if part and " ".join(part.split()) not in words:
                yield f"{name} does not say {part!r}"


@invariant(
    "findings-keep-the-wall", "A finding stands on its own side of the wall, and a lead among the leads."
)
def findings_keep_the_wall(monograph: Monograph, page: Document) -> Iterable[str]:
    """Animals and cells never stand among people, nor what nobody saw at its source among the findings."""
    rows = _rows(page)
    for effect in monograph.cited_effects:
        for node in rows.get(effect.id, ()):
            above = list(node.above())
            side = next((n.get("data-track") for n in above if n.get("data-track")), "")
            if side != (effect.track.value if effect.track else "none"):
                yield f"{effect.id} stands among {side or 'no side'}"
            if any(n.get("id") == "findings-leads" for n in above) == effect.is_primary:
                yield f"{effect.id} is {'no' if effect.is_primary else 'a'} lead and stands elsewhere"


@invariant(
    "findings-lend-no-certainty", "Beside a finding stands the certainty its own authors printed, or none."
)
def findings_lend_no_certainty(monograph: Monograph, page: Document) -> Iterable[str]:
    """A level of this page's own rating is a row of dots: none stands in the section."""
    rows = _rows(page)
    for effect in monograph.cited_effects:
        expected = f"certainty its authors printed: {effect.level.words}" if effect.level else ""
        for node in rows.get(effect.id, ()):
            shown = " ".join(n.text() for n in node.with_class("level"))
            if shown != expected:
                yield f"{effect.id} shows {shown!r}"
    section = page.by_id("findings")
    if section is not None and any(section.with_class("dots")):
        yield "a rating of this page stands among the findings"


@invariant(
    "findings-enter-no-count", "A finding read from an abstract enters no count, no rating and no score."
)
def findings_enter_no_count(monograph: Monograph, page: Document) -> Iterable[str]:
    """What is counted or rated rests on study records alone, and no counted fact is a finding's."""
    read = {study.id for study in monograph.studies}
    for where, study in _counted(monograph):
        if study not in read:
            yield f"{where} counts {study}, which is no study record of this page"
    sources = {
        node.get("data-source") for row in _rows(page).values() for n in row for node in n.with_class("s")
    }
    for node in page.having("data-field"):
        if node.get("data-source") in sources or any(n.get("id") == "findings" for n in node.above()):
            yield f"{node.get('data-field')} rests on a finding: {node.text()[:60]!r}"
    if monograph.cited_effects and page.by_id("findings-counted-nowhere") is None:
        yield "the page does not say so"


def _counted(monograph: Monograph) -> Iterator[tuple[str, StudyId]]:
    """Every study that a count or a rating names."""
    for basis in monograph.counts.basis:
        yield from ((basis.field, study) for study in basis.studies)
    for row in monograph.outcomes:
        views = (view for view in (row.human, row.animal, row.cell) if view)
        yield from ((row.term, study) for view in views for study in view.result.studies)


ALL: tuple[Invariant, ...] = (
    findings_are_shown,
    findings_keep_the_wall,
    findings_lend_no_certainty,
    findings_enter_no_count,
)
