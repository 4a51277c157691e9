"""Invariants about studies and records: cards, badges, exclusions, unknowns, relations, sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from probatum.domain.monograph import Monograph
from probatum.pages.invariants.dom import Document, Node
from probatum.pages.invariants.rule import Invariant, invariant

_KINDS = frozenset({"extracted", "curated", "derived", "missing"})


@invariant("every-study-has-a-card", "Every study has one card, with what does not follow from it.")
def every_study_has_a_card(monograph: Monograph, page: Document) -> Iterable[str]:
    """And no card is of a study the monograph does not hold."""
    cards = Counter(node.get("data-studies") for node in page.with_class("card"))
    expected = Counter(str(study.id) for study in (*monograph.studies, *monograph.leads))
    for study in sorted(set(cards) | set(expected)):
        if cards[study] != expected[study]:
            yield f"{study}: {cards[study]} cards"
    for card in page.with_class("card"):
        if "does not follow" not in card.text():
            yield f"{card.get('data-studies')} does not say what does not follow"


@invariant("species-on-every-id", "Every study id on the page carries a species badge and leads to its card.")
def species_on_every_id(_: Monograph, page: Document) -> Iterable[str]:
    """A study of rats is never cited as if of people."""
    for node in page.having("data-ref"):
        badge = next(node.with_class("sp"), None)
        if badge is None or not badge.text():
            yield f"{node.get('data-ref')} has no badge"
        card = page.by_id(node.get("href").removeprefix("#"))
        if card is None or card.get("data-studies") != node.get("data-ref"):
            yield f"{node.get('data-ref')} does not lead to its card"


@invariant("cited-studies-exist", "Every study a statement names is in the monograph.")
def cited_studies_exist(monograph: Monograph, page: Document) -> Iterable[str]:
    """No statement rests on a study a reader can not open."""
    known = {str(study.id) for study in (*monograph.studies, *monograph.leads)}
    for node in page.having("data-studies"):
        unknown = set(node.get("data-studies").split()) - known
        if unknown:
            yield f"#{node.get('id')} names {', '.join(sorted(unknown))}"
    named = {
        study
        for row in monograph.outcomes
        for v in (row.human, row.animal, row.cell)
        if v
        for study in v.result.studies
    }
    for study in sorted(named - {study.id for study in monograph.studies}):
        yield f"{study} has results but is no study here"


@invariant(
    "leads-count-nowhere",
    "A lead feeds no count, no result and no laboratory, and is marked wherever it is cited.",
)
def leads_count_nowhere(monograph: Monograph, page: Document) -> Iterable[str]:
    """It may stand on one side of a disagreement, as a lead."""
    leads = {str(study.id) for study in monograph.leads} - {str(study.id) for study in monograph.studies}
    counted = {s for entry in monograph.counts.basis for s in entry.studies}
    counted |= {s for cluster in monograph.replication.clusters for s in cluster.studies}
    for study in sorted(leads & counted):
        yield f"{study} is counted"
    for node in page.having("data-ref"):
        if node.get("data-ref") in leads and "lead" not in node.text().split():
            yield f"{node.get('data-ref')} is not marked where it is cited"


@invariant("exclusions-have-reasons", "Every record left out is listed with its reason.")
def exclusions_have_reasons(monograph: Monograph, page: Document) -> Iterable[str]:
    """None is dropped."""
    for position, entry in enumerate(monograph.flow.exclusions, 1):
        node = page.by_id(f"excluded-{position}")
        row = next((n for n in node.above() if n.tag == "tr"), None) if node else None
        if row is None or entry.record.value not in row.text() or entry.reason.value not in row.text():
            yield f"{entry.record} is not listed with its reason"
    if len(monograph.flow.exclusions) != monograph.flow.excluded:
        yield f"{monograph.flow.excluded} excluded, {len(monograph.flow.exclusions)} with a reason"


@invariant("unknowns-are-listed", "Every known unknown is on the page, none of them as evidence.")
def unknowns_are_listed(monograph: Monograph, page: Document) -> Iterable[str]:
    """References others cite and we lack are known gaps."""
    for position, item in enumerate(monograph.known_unknowns, 1):
        node = page.by_id(f"unknown-{position}")
        if node is None or " ".join(item.text.split()) not in node.text():
            yield f"{item.text[:60]!r}"


@invariant("related-state-the-relation", "Every related card states how it is related.")
def related_state_the_relation(monograph: Monograph, page: Document) -> Iterable[str]:
    """A name alone is an advertisement."""
    cards = list(page.having("data-related"))
    if len(cards) != len(monograph.related):
        yield f"{len(monograph.related)} related, {len(cards)} cards"
    for item in monograph.related:
        if not item.relation.strip():
            yield f"{item.name} has no relation"


@invariant(
    "fields-have-sources",
    "Every field of a study shows its kind, and its quotation or citation within two clicks.",
)
def fields_have_sources(_: Monograph, page: Document) -> Iterable[str]:
    """Extracted quotes; curated and derived name where from."""
    for table in page.with_class("leaves"):
        if sum(node.tag == "details" for node in table.above()) > 1:
            yield f"{table.text()[:30]!r} takes more than two clicks"
        for row in table.find(lambda n: n.tag == "tr" and "data-denominator" in n.attributes):
            yield from _leaf_faults(row)


def _leaf_faults(row: Node) -> Iterable[str]:
    name = next(row.find(lambda n: n.tag == "th")).text()
    kind = next((node.text() for node in row.with_class("kind")), "")
    if kind not in _KINDS:
        yield f"{name!r} has no kind"
    elif kind == "extracted" and not any(row.find(lambda n: n.tag == "q" and bool(n.text()))):
        yield f"{name!r} is extracted but quotes nothing"
    elif kind in ("curated", "derived") and not any(node.text() for node in row.with_class("of")):
        yield f"{name!r} is {kind} but names no source"


@invariant("checking-is-counted", "The page says how many values were never checked against a full text.")
def checking_is_counted(monograph: Monograph, page: Document) -> Iterable[str]:
    """Extracted, curated and derived add up to the values shown; what is missing is no value."""
    checked = monograph.verification
    if not checked.values:
        return
    node = page.by_id("verification-unchecked")
    if node is None or f"{checked.never_checked_against_full_text:,}" not in node.text():
        yield "the number is missing"
    if checked.extracted + checked.curated + checked.derived != checked.values:
        yield f"{checked.values} values, but the kinds add up to another number"


ALL: tuple[Invariant, ...] = (
    every_study_has_a_card,
    species_on_every_id,
    cited_studies_exist,
    leads_count_nowhere,
    exclusions_have_reasons,
    unknowns_are_listed,
    related_state_the_relation,
    fields_have_sources,
    checking_is_counted,
)
