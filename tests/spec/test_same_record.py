"""When two records are one, and which of the two is believed for what."""

from __future__ import annotations

from dataclasses import replace

from probatum.domain.dates import PartialDate
from probatum.domain.provenance import Section
from probatum.domain.record import Record, Retrieval, Standing
from probatum.library.versions import completed, folded, is_clash, is_same, record_hash
from records import record


def elsewhere(one: Record) -> Record:
    return replace(one, retrieval=Retrieval("another file", "f" * 64))


def test_one_shared_identifier_makes_two_records_one() -> None:
    assert is_same(record("doi:10.5555/a", "A"), record("pmid:1", "B", also=("doi:10.5555/a",)))


def test_dois_are_compared_without_regard_to_case() -> None:
    assert folded(record("doi:10.5555/ABC", "A").ids) == folded(record("doi:10.5555/abc", "A").ids)


def test_different_pmids_are_different_records_even_under_one_doi() -> None:
    one, two = (record(f"pmid:{n}", "A", also=("doi:10.5555/a",)) for n in (1, 2))
    assert not is_same(one, two)


def test_one_local_id_in_two_files_is_one_record_only_under_one_title() -> None:
    one = record("local:1", "Rats in a maze")
    assert is_clash(elsewhere(record("local:1", "People at work")), one)
    assert not is_clash(elsewhere(record("local:1", "Rats in a maze.")), one)
    assert not is_clash(record("local:1", "Rats in a maze, corrected"), one)


def test_the_hash_tells_what_a_record_says_not_where_it_came_from() -> None:
    one = record("pmid:1", "A", "Ten rats.")
    assert record_hash(one) == record_hash(elsewhere(one))
    assert record_hash(one) != record_hash(record("pmid:1", "A", "Eleven rats."))


def test_the_newer_record_is_believed_and_the_older_fills_its_gaps() -> None:
    old = record("pmid:1", "A", "Ten rats.", authors="Doe J", year=2004)
    new = replace(record("pmid:1", "A, corrected", authors="", year=None), authors=())
    whole = completed(new, old)
    assert whole.title == "A, corrected"
    assert [passage.text for passage in whole.section(Section.ABSTRACT)] == ["Ten rats."]
    assert whole.published == PartialDate(2004)
    assert whole.authors == old.authors


def test_an_abstract_is_replaced_whole_never_mixed_with_an_older_one() -> None:
    old = record("pmid:1", "A", sections={Section.METHODS: "Ten rats.", Section.RESULTS: "Faster."})
    new = record("pmid:1", "A", "Eleven rats were faster.")
    assert [passage.text for passage in completed(new, old).passages] == ["A", "Eleven rats were faster."]


def test_a_retraction_is_not_undone_by_a_copy_that_does_not_mention_it() -> None:
    old = record("pmid:1", "A", standing=Standing.RETRACTED, notices=(("RetractionIn", "pmid:2"),))
    whole = completed(record("pmid:1", "A"), old)
    assert whole.standing is Standing.RETRACTED
    assert whole.notices == old.notices


def test_the_pmid_becomes_the_id_and_every_passage_goes_by_it() -> None:
    old = record("doi:10.5555/a", "A", "Ten rats.")
    whole = completed(record("pmid:1", "A", also=("doi:10.5555/a",)), old)
    assert [str(one) for one in whole.ids] == ["pmid:1", "doi:10.5555/a"]
    assert {str(passage.record) for passage in whole.passages} == {"pmid:1"}
