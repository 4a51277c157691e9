"""A value carries its source in its type."""

from __future__ import annotations

import pytest

from probatum.domain.errors import ProbatumError, QuoteMismatch, SpanOutOfRange
from probatum.domain.provenance import (
    Absence,
    Citation,
    Derived,
    Extracted,
    Method,
    Missing,
    Passage,
    RecordId,
    Section,
    SeenIn,
    content_id,
    is_evidence,
    value_of,
)

RECORD = RecordId.parse("pmid:16996037")
PASSAGE = Passage(RECORD, Section.ABSTRACT, "110 больных were enrolled")
READER = Method("reader", "1")


def test_a_span_quotes_code_points_not_bytes():
    assert PASSAGE.span(4, 11).quote == "больных"


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, 0), (3, 2), (0, 99)])
def test_a_span_outside_the_passage_cannot_exist(start, end):
    with pytest.raises(SpanOutOfRange, match="pmid:16996037"):
        PASSAGE.span(start, end)


def test_a_passage_that_changed_no_longer_confirms_its_span():
    span = PASSAGE.span(0, 3)
    PASSAGE.check(span)
    with pytest.raises(QuoteMismatch, match="110"):
        Passage(RECORD, Section.ABSTRACT, "120 patients").check(span)


def test_an_extracted_value_quotes_something():
    with pytest.raises(ValueError, match="quotes at least one span"):
        Extracted(110, (), READER)


def test_a_derived_value_names_its_inputs():
    with pytest.raises(ValueError, match="names its inputs"):
        Derived(110, READER, ())


@pytest.mark.parametrize("bad", ["pmid:0", "pmid:x", "doi:11.1/x", "nct:NCT1", "isbn:1", "16996037"])
def test_identifiers_are_validated(bad):
    with pytest.raises(ValueError):
        RecordId.parse(bad)


def test_only_primary_sources_are_evidence():
    assert {seen for seen in SeenIn if seen.is_evidence} == {SeenIn.PRIMARY_ABSTRACT, SeenIn.FULL_TEXT}
    assert not is_evidence(Missing(Absence.NOT_REPORTED))
    assert is_evidence(Extracted(1, (PASSAGE.span(0, 1),), READER))


def test_missing_has_no_value():
    assert value_of(Missing(Absence.UNCLEAR)) is None


def test_content_ids_follow_content():
    assert content_id("study", "a", "b") == content_id("study", "a", "b")
    assert content_id("study", "a", "b") != content_id("study", "ab", "")


def test_a_citation_reads_as_people_cite():
    assert (
        str(Citation(id=None, title="T", year=2006, authors=("Dolotov OV", "Engele J")))
        == "Dolotov OV et al. 2006"
    )
    assert str(Citation(id=None, title="T", year=None)) == "T n.d."


def test_errors_name_source_field_value_and_remedy():
    error = ProbatumError("not a year", source="a.ris", field="PY", value="soon", remedy="write four digits")
    assert str(error) == "a.ris: PY: not a year: soon (write four digits)"
