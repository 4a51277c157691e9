"""A listed reference leads to a work by identifier, or by title and year; else it is not found."""

from __future__ import annotations

import pytest

from probatum.claims.judge.citations import missing_parts
from probatum.claims.references import known_works, resolve
from probatum.domain.article import Place, Reference
from probatum.domain.provenance import RecordId
from probatum.starter import effects_about

TITLE = "Semax, an ACTH(4-10) analogue with nootropic properties, activates dopaminergic and serotoninergic"
PLACE = Place(0, len(TITLE), TITLE)


def reference(**given: object) -> Reference:
    return Reference(place=PLACE, label="1", **given)


@pytest.mark.parametrize(
    ("given", "is_found"),
    [
        ({"ids": (RecordId.parse("doi:10.1007/s11064-005-8826-8"),)}, True),
        ({"title": f"{TITLE} brain systems in rodents", "year": 2005}, True),
        ({"title": f"{TITLE} brain systems in rodents", "year": 1999}, False),
        ({"title": "A short note", "year": 2005}, False),
        ({"ids": (RecordId.parse("pmid:1"),)}, False),
        ({}, False),
    ],
)
def test_a_reference_is_resolved_by_what_it_prints(given, is_found):
    assert (resolve(reference(**given), known_works()).found is not None) == is_found


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"ids": (RecordId.parse("pmid:1"),)}, False),
        ({"authors": ("Doe",), "year": 2001}, False),
        ({"year": 2001}, False),
        ({}, True),
    ],
)
def test_what_a_reader_needs_to_find_a_work(given, missing):
    assert bool(missing_parts(reference(**given))) == missing


def test_a_work_that_a_finding_was_read_from_is_known() -> None:
    """By its title and year, as by its identifier."""
    effects = effects_about("melatonin")
    cited = [one.citation for one in effects if one.citation.id is not None]
    read = next(one for one in cited if len((one.title or "").split()) > 6)
    works = known_works(cited=[read])
    listed = reference(title=read.title, year=read.year)
    assert resolve(listed, known_works()).found is None
    assert resolve(listed, works).found == read.id
