"""A first look at a record, by rules alone: what, in whom, how, and how many.

For bulk use: a quarter of the work of `read` or less. Each value is read by the same rules as there, but
design and counts without their trained models: both are less often right (docs/evaluation.md scores `read`).
"""

from __future__ import annotations

from dataclasses import dataclass

from probatum.domain.provenance import NOT_APPLICABLE, Reported, value_of
from probatum.domain.record import Record
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import StudyDesign
from probatum.extraction.design_rules import design_by_rules
from probatum.extraction.named import substances_of
from probatum.extraction.participants import total_by_rules
from probatum.extraction.species import read_species


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What a first look tells of one record."""

    substances: tuple[SubstanceId, ...]
    design: Reported[StudyDesign]
    species: Reported[str]
    n: Reported[int]


def screen(record: Record) -> Screened:
    """Look at one record: substances, design, species and number of participants, by rules alone."""
    design = design_by_rules(record)
    return Screened(
        substances=substances_of(record),
        design=design,
        species=read_species(record),
        n=NOT_APPLICABLE if value_of(design) is StudyDesign.IN_VITRO else total_by_rules(record),
    )
