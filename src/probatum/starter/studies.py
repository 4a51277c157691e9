"""One shipped row -> one bibliographic record and one study, every leaf curated or missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from probatum import vocabulary
from probatum.domain.dates import PartialDate
from probatum.domain.provenance import (
    Citation,
    Curation,
    Passage,
    RecordId,
    Reported,
    Scheme,
    Section,
    SeenIn,
    content_id,
)
from probatum.domain.record import Author, Record, Retrieval
from probatum.domain.study import Harm, Laboratory, Study, StudyId
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import StudyDesign
from probatum.starter.arms import comparator_arms, intervention_arms
from probatum.starter.files import Line
from probatum.starter.findings import findings_of, outcomes_of
from probatum.starter.leaves import Leaves

SOURCE = "starter set"
_SCHEMES = (Scheme.PMID, Scheme.DOI, Scheme.PMCID)


def record_ids(line: Line) -> tuple[RecordId, ...]:
    """The identifiers of a row's article, PMID first; a local one where it has none."""
    cite = line.values.get("cite", {})
    try:
        ids = tuple(RecordId(scheme, cite[scheme]) for scheme in _SCHEMES if cite.get(scheme))
    except ValueError as broken:
        raise line.wrong("cite", broken, "give the bare PMID, DOI or PMCID") from broken
    return ids or (RecordId(Scheme.LOCAL, line.values["id"].replace("_", "-")),)


def study_id(line: Line) -> StudyId:
    """The study's identifier, made from its article's."""
    return StudyId(content_id("study", record_ids(line)[0]))


def citation_of(line: Line) -> Citation:
    """The article, as far as its reference was verified."""
    cite = line.values.get("cite", {})
    locator = " ".join(part for part in (cite.get("journal"), cite.get("locator")) if part)
    return Citation(
        id=record_ids(line)[0],
        title=cite.get("title"),
        year=cite.get("year"),
        authors=tuple(cite.get("authors", ())),
        locator=locator or None,
    )


def record_of(line: Line) -> Record:
    """The bibliographic record of a row: reference only, no abstract.

    The rows do not say which author sits where, so authors carry no affiliation here; the study's
    laboratories do.
    """
    cite, ids = line.values.get("cite", {}), record_ids(line)
    title = cite.get("title")
    return Record(
        id=ids[0],
        also=ids[1:],
        passages=(Passage(ids[0], Section.TITLE, title),) if title else (),
        authors=tuple(Author(name) for name in cite.get("authors", ())),
        published=PartialDate(cite["year"]) if "year" in cite else None,
        journal=cite.get("journal"),
        locator=cite.get("locator"),
        retrieval=Retrieval(SOURCE, line.sha256),
    )


def study_of(line: Line, by: Curation, overlaps: Mapping[str, tuple[StudyId, ...]]) -> Study:
    """The study of a row; RuleError names line and field when a value is not what it should be."""
    leaves = Leaves(line, citation_of(line), by, frozenset(line.values.get("unverified", ())))
    row, identity = line.values, study_id(line)
    given, compared = intervention_arms(identity, leaves), comparator_arms(identity, leaves)
    return Study(
        id=identity,
        records=record_ids(line),
        citation=leaves.citation,
        authors=leaves.citation.authors,
        substances=tuple(SubstanceId(one) for one in row["about"]),
        design=leaves.word("design", StudyDesign, row["design"]),
        also_design=tuple(leaves.read("also", StudyDesign, one) for one in row.get("also", ())),
        randomized=leaves.field("randomized"),
        blinded=leaves.field("blinded"),
        crossover=leaves.field("crossover"),
        placebo_controlled=leaves.field("placebo_controlled"),
        species=leaves.field("species"),
        strain=leaves.field("strain"),
        sex=leaves.field("sex"),
        cell_line=leaves.field("cell_line"),
        population=leaves.field("population"),
        condition=leaves.field("condition"),
        n=leaves.of("n_total", row.get("n")),
        laboratory=leaves.of("affiliations", next(iter(row.get("affiliations", ())), None)),
        laboratories=tuple(_laboratory(one, leaves) for one in row.get("affiliations", ())),
        funder=leaves.field("funder"),
        conflicts=leaves.field("conflicts"),
        arms=(*given.values(), *compared),
        outcomes=outcomes_of(identity, leaves),
        findings=findings_of(identity, given, compared, leaves),
        harms=(Harm(event=leaves.of("harms", row["harms"])),) if "harms" in row else (),
        overlaps=overlaps.get(row["id"], ()),
        note=row.get("note"),
    )


def _laboratory(affiliation: str, leaves: Leaves) -> Reported[Laboratory]:
    return leaves.of("affiliations", vocabulary.laboratories().identify(affiliation))


def curation(line: Line, by: str, on: date) -> Curation:
    """Who wrote a row down, when, and where they saw it."""
    try:
        return Curation(by=by, on=on, seen_in=SeenIn(line.values["seen_in"]))
    except ValueError as broken:
        raise line.wrong("seen_in", line.values.get("seen_in"), f"one of: {', '.join(SeenIn)}") from broken
