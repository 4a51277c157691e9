"""Record -> Study: every extractor asked once, every leaf `Reported`."""

from __future__ import annotations

from probatum.domain.provenance import NOT_REPORTED, Citation, content_id, value_of
from probatum.domain.record import Record
from probatum.domain.study import Study, StudyId
from probatum.domain.terms import SYNTHESIS_DESIGNS
from probatum.extraction import design, funding, laboratory, participants, species
from probatum.extraction.arms import read_arms
from probatum.extraction.direction import read_findings
from probatum.extraction.dose import read_doses
from probatum.extraction.harms import read_harms
from probatum.extraction.intake import with_intake
from probatum.extraction.named import substances_in, substances_of
from probatum.extraction.outcomes import read_outcomes
from probatum.extraction.tables.findings import read_table_findings


def read(record: Record) -> Study:
    """Read one record into a study; what the text does not say is Missing, with a reason.

    The same record gives the same study, on every machine. Nothing here raises on odd text.
    """
    people = participants.read_participants(record)
    laboratories = laboratory.read_laboratories(record)
    is_synthesis = value_of(design.read_design(record)) in SYNTHESIS_DESIGNS
    arms = with_intake(record, read_arms(record, read_doses(record, substances_in), people))
    outcomes = read_outcomes(record)
    in_tables = read_table_findings(record, arms)
    harms, harms_collected = read_harms(record)
    return Study(
        id=study_id(record),
        records=tuple(sorted(set(record.ids))),
        citation=citation_of(record),
        authors=tuple(author.name for author in record.authors),
        substances=substances_of(record),
        design=design.read_design(record),
        also_design=design.also_designs(record),
        intervention_kind=design.read_intervention_kind(record),
        randomized=design.read_randomized(record),
        blinded=design.read_blinded(record),
        crossover=design.read_crossover(record),
        placebo_controlled=design.read_placebo_controlled(record),
        species=species.read_species(record),
        strain=species.read_strain(record),
        sex=NOT_REPORTED if is_synthesis else species.read_sex(record),
        cell_line=species.read_cell_line(record),
        population=people.population,
        condition=people.condition,
        n=people.total,
        n_analyzed=people.analyzed,
        n_dropped=people.dropped,
        laboratory=laboratory.read_laboratory(laboratories),
        laboratories=laboratories,
        funder=funding.read_funder(record),
        conflicts=funding.read_conflicts(record),
        registration=funding.read_registration(record),
        language=record.language,
        arms=arms,
        outcomes=(*outcomes, *in_tables.outcomes),
        findings=(*read_findings(record, arms, outcomes), *in_tables.findings),
        harms=harms,
        harms_collected=harms_collected,
        standing=record.standing,
    )


def study_id(record: Record) -> StudyId:
    """The study's identifier: made from its records' identifiers."""
    return StudyId(content_id("study", *sorted(str(one) for one in set(record.ids))))


def citation_of(record: Record) -> Citation:
    """The publication, as the record names it."""
    locator = " ".join(part for part in (record.journal, record.locator) if part)
    return Citation(
        id=record.id,
        title=record.title or None,
        year=record.published.year if record.published else None,
        authors=tuple(author.name for author in record.authors),
        locator=locator or None,
    )
