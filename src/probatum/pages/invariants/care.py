"""Invariants about doses and care: nothing recommended, nothing permitted by silence, no groundless mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from probatum.domain.concentration import ConcentrationCurve, NoConcentrationCurve
from probatum.domain.evidence import active_arms, track_of
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import value_of
from probatum.domain.sport import Listing
from probatum.domain.terms import Track
from probatum.dosing.axis import is_dropwise
from probatum.dosing.equivalent_marks import SYSTEMIC
from probatum.pages.invariants.dom import Document, Node, statement_words
from probatum.pages.invariants.rule import Invariant, invariant

_RECOMMENDED = re.compile(r"(?<!not )\brecommended\b", re.IGNORECASE)
_PERMITTED = re.compile(r"\b(?:permitted|allowed|legal|arguable|clean)\b", re.IGNORECASE)
_DENIED = re.compile(r"\bnot\s+(?:mean\s+)?(?:permitted|allowed)\b", re.IGNORECASE)
_POINTS = re.compile(r"[+−]\d+\.\d points")
_COUNTED = re.compile(r"^\d+ of \d+$")


@invariant(
    "recommended-needs-evidence",
    "Nothing is called recommended for an unapproved class, nor where no human study stands behind it.",
)
def recommended_needs_evidence(monograph: Monograph, page: Document) -> Iterable[str]:
    """Cells of the dose section count too: the fault was a table that recommended a form nobody studied."""
    if not monograph.substance.is_unapproved_class and monograph.counts.human_studies:
        return
    section = page.by_id("doses")
    for node in section.walk() if section else ():
        is_shown = node.tag in ("td", "th", "summary") or "s" in node.classes or "n" in node.classes
        if is_shown and _RECOMMENDED.search(node.text()):
            yield f"{node.text()[:60]!r}"


@invariant(
    "not-named-is-not-permitted",
    "Where no sport authority names the substance, the page says that this permits nothing and names the "
    "clauses that may reach it.",
)
def not_named_is_not_permitted(monograph: Monograph, page: Document) -> Iterable[str]:
    """Neither "permitted" nor "arguable" stands as a sport status."""
    standing = monograph.sport
    words = {node.get("id"): statement_words(node) for node in page.having("id") if _is_sport(node)}
    for anchor, text in sorted(words.items()):
        if _PERMITTED.search(_DENIED.sub("", text)):
            yield f"#{anchor} reads as permission: {text[:60]!r}"
    if standing is None or standing.listing in (Listing.NAMED, Listing.MONITORED):
        return
    if not any("does not mean permitted" in text for text in words.values()):
        yield "silence of the list is not explained"
    for clause in standing.clauses:
        if not any(clause.value.covers in text for text in words.values()):
            yield f"clause {clause.value.id} is not named"


def _is_sport(node: Node) -> bool:
    return node.get("id").startswith(("sport-", "answer-sport-"))


@invariant(
    "populations-stand-once", "Every population stands in the table of cautions or in the list of silences."
)
def populations_stand_once(monograph: Monograph, page: Document) -> Iterable[str]:
    """A population nobody speaks of is never left out."""
    table, silent = page.by_id("populations-table"), page.by_id("care-silent")
    shown = {next(row.find(_is_cell)).text() for row in _rows(table)}
    listed = statement_words(silent) if silent else ""
    for one in monograph.safety.populations:
        if one.cautions and one.name not in shown:
            yield f"{one.name}: its cautions are not in the table"
        if not one.cautions and one.name not in listed:
            yield f"{one.name}: its silence is not said"


def _rows(table: Node | None) -> Iterator[Node]:
    if table is not None:
        yield from (node for node in table.walk() if node.tag == "tr" and any(node.find(_is_cell)))


def _is_cell(node: Node) -> bool:
    return node.tag == "td"


@invariant(
    "equivalents-only-where-fit",
    "A human-equivalent mark stands only beside systemic animal doses of what is no peptide.",
)
def equivalents_only_where_fit(monograph: Monograph, page: Document) -> Iterable[str]:
    """Checked against the records, mark by mark; one explanation stands with the marks."""
    marks = list(page.with_class("hed"))
    if marks and (monograph.substance.sequence or monograph.substance.is_unapproved_class):
        yield f"{len(marks)} marks beside a peptide or an unapproved class"
    fit = {
        "#study-" + study.id.partition(":")[2].replace(":", "-")
        for study in monograph.studies
        if track_of(study) is Track.ANIMAL
        and any(
            arm.dose and value_of(arm.dose.route) in SYSTEMIC
            for arm in active_arms(study, monograph.substance.id)
        )
    }
    for node in marks:
        link = next((above.get("href") for above in node.above() if above.tag == "a"), "")
        if link not in fit:
            yield f"a mark leads to {link or 'nothing'}, no systemic animal dose"
    if marks and page.by_id("dose-axis-equivalent") is None:
        yield "the marks are not explained"


@invariant("drops-have-strength", "Beside every dose in drops stands its strength, or that none is stated.")
def drops_have_strength(monograph: Monograph, page: Document) -> Iterable[str]:
    """Nasal and eye solutions stand there as well."""
    if monograph.axis is None:
        return
    shown = {
        study for row in _rows(page.by_id("strengths-table")) for study in row.get("data-studies").split()
    }
    wanted = {given.study for given in monograph.doses if is_dropwise(given.dose)}
    for study in sorted(wanted - shown):
        yield f"{study} gives drops or a solution, and no strength stands beside it"


@invariant(
    "concentration-is-a-calculation",
    "A concentration curve is labeled a calculation and rests on human values seen at their source; "
    "without them the reason stands there.",
)
def concentration_is_a_calculation(monograph: Monograph, page: Document) -> Iterable[str]:
    """Half-life, Tmax and bioavailability, each measured in people."""
    drawn, note = list(page.with_class("computed-curve")), page.by_id("concentration")
    words = statement_words(note) if note else ""
    found = monograph.concentration
    if drawn and not isinstance(found, ConcentrationCurve):
        yield "a curve is drawn without inputs"
    if isinstance(found, NoConcentrationCurve) and found.because not in words:
        yield "the reason for no curve is not given"
    if isinstance(found, ConcentrationCurve):
        if "calculation" not in words:
            yield "the curve is not called a calculation"
        for one in found.inputs:
            fact = monograph.kinetics[one.fact]
            if not (
                fact.value.is_measured and fact.curated.seen_in.is_evidence and "human" in fact.value.species
            ):
                yield f"{one.parameter} was not measured in people"


@invariant("differences-have-counts", "Every risk difference stands beside the counts of both groups.")
def differences_have_counts(_: Monograph, page: Document) -> Iterable[str]:
    """Two cells of the same row read "x of n"."""
    for name in ("harms-by-group", "harms-elsewhere", "product-quality"):
        for row in _rows(page.by_id(name)):
            cells = [cell.text() for cell in row.find(_is_cell)]
            counted = sum(_COUNTED.match(cell) is not None for cell in cells)
            if any(_POINTS.search(cell) for cell in cells) and counted != 2:
                yield f"{cells[0]!r} in #{name}"


@invariant("superseded-law-is-marked", "A superseded legal statement says so and does not lead the page.")
def superseded_law_is_marked(monograph: Monograph, page: Document) -> Iterable[str]:
    """It may stand among the further statements only."""
    for fact in monograph.substance.regulatory:
        if not fact.value.is_superseded:
            continue
        shown = [node for node in page.having("id") if _is_law(node) and fact.value.status in node.text()]
        for node in shown:
            if "superseded" not in node.text():
                yield f"#{node.get('id')} is not marked"
            if not any(above.tag == "details" for above in node.above()):
                yield f"#{node.get('id')} leads the page"


def _is_law(node: Node) -> bool:
    return re.fullmatch(r"legal-\d+", node.get("id")) is not None


@invariant(
    "kinetic-values-stand-side-by-side", "Every kinetic value on file stands in the table, none is chosen."
)
def kinetic_values_stand(monograph: Monograph, page: Document) -> Iterable[str]:
    """Measured and claimed, also where they disagree."""
    rows = [row.text() for row in _rows(page.by_id("kinetics-table"))]
    for fact in monograph.kinetics:
        if not any(fact.value.parameter in row and fact.value.value in row for row in rows):
            yield f"{fact.value.parameter} {fact.value.value} is missing"


ALL: tuple[Invariant, ...] = (
    recommended_needs_evidence,
    not_named_is_not_permitted,
    populations_stand_once,
    equivalents_only_where_fit,
    drops_have_strength,
    concentration_is_a_calculation,
    differences_have_counts,
    superseded_law_is_marked,
    kinetic_values_stand,
)
