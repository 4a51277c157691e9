"""What is added is found again, changed records keep their past, and nothing is counted twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from probatum.domain.dates import PartialDate
from probatum.domain.errors import LibraryError
from probatum.domain.provenance import Citation, Extracted, Method, Passage, RecordId, Section
from probatum.domain.record import Notice, Quarantined, Record, Retrieval, Standing
from probatum.domain.study import Study, StudyId
from probatum.domain.terms import StudyDesign
from probatum.library import AddReport, Library, record_hash


def record(
    *ids: str,
    title: str = "A study",
    abstract: str = "Ten rats.",
    published: PartialDate | None = None,
    source: str = "a.xml",
) -> Record:
    first, *others = (RecordId.parse(one) for one in ids)
    passages = ((Section.TITLE, title), (Section.ABSTRACT, abstract))
    return Record(
        id=first,
        also=tuple(others),
        passages=tuple(Passage(first, section, text) for section, text in passages if text),
        published=published,
        retrieval=Retrieval(source, "0" * 64),
    )


def add(library: Library, *items: Record | Quarantined, name: str = "a.xml") -> AddReport:
    return library.add(repr(items).encode(), name, items)


def counts(report: AddReport) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.duplicate, len(report.quarantined)


def ids(records: Sequence[Record]) -> list[str]:
    return [str(one.id) for one in records]


def test_what_is_added_is_found_again_after_reopening(location: str) -> None:
    one, two = record("pmid:2", title="Семакс у крыс"), record("pmid:10", "doi:10.5555/A")
    with Library.open(location) as library:
        assert counts(add(library, one, two)) == (2, 0, 0, 0)
    with Library.open(location) as library:
        assert list(library.records()) == [two, one]  # in the order of ids, as text
        assert library.record("pmid:2") == one
        assert library.record("doi:10.5555/a") == two
        assert library.record("pmid:3") is None
        assert len(library) == 2


def test_the_bytes_are_kept_by_their_hash(library: Library) -> None:
    data = b"<xml>\x00\xff</xml>"
    report = library.add(data, "a.xml", [])
    assert library.raw(report.sha256) == data
    assert library.raw("0" * 64) is None
    assert library.add(data, "b.xml", []).sha256 == report.sha256


def test_the_same_record_again_is_a_duplicate(library: Library) -> None:
    add(library, record("pmid:1"))
    elsewhere = replace(record("pmid:1"), retrieval=Retrieval("other.xml", "1" * 64))
    assert counts(add(library, record("pmid:1"), elsewhere)) == (0, 0, 2, 0)


def test_the_same_record_twice_in_one_file_is_a_duplicate(library: Library) -> None:
    assert counts(add(library, record("pmid:1"), record("pmid:1"))) == (1, 0, 1, 0)


def test_a_changed_record_takes_the_place_of_the_stored_one_whose_text_is_kept(library: Library) -> None:
    old = record("pmid:1", abstract="Ten rats.")
    new = replace(record("pmid:1", abstract="Twelve rats."), standing=Standing.CORRECTED)
    add(library, old)
    assert counts(add(library, new)) == (0, 1, 0, 0)
    assert library.record("pmid:1") == new
    assert library.earlier("pmid:1") == (old,)
    assert len(library) == 1
    assert ids(library.records_about(["twelve rats"])) == ["pmid:1"]
    assert library.records_about(["ten rats"]) == ()


def test_records_that_share_any_identifier_are_one(library: Library) -> None:
    add(library, record("doi:10.5555/AbC"))
    report = add(library, record("pmid:1", "doi:10.5555/abc"))
    assert counts(report) == (0, 1, 0, 0)
    assert ids(list(library.records())) == ["pmid:1"]
    stored = library.record("doi:10.5555/abc")
    assert stored is not None
    assert {str(passage.record) for passage in stored.passages} == {"pmid:1"}


def test_two_records_that_a_third_shows_to_be_one_are_joined(library: Library) -> None:
    add(library, record("pmid:1"), record("pmcid:PMC2"))
    assert len(library) == 2
    assert counts(add(library, record("pmid:1", "pmcid:PMC2"))) == (0, 1, 0, 0)
    assert ids(list(library.records())) == ["pmid:1"]
    assert len(library.earlier("pmcid:PMC2")) == 2
    assert ids(library.records_about(["rats"])) == ["pmid:1"]


def test_two_pmids_are_two_records_even_under_one_doi(library: Library) -> None:
    """MEDLINE holds translations and meeting abstracts that share a DOI."""
    assert counts(add(library, record("pmid:1", "doi:10.5555/a"), record("pmid:2", "doi:10.5555/a"))) == (
        2,
        0,
        0,
        0,
    )


def test_a_poorer_copy_takes_nothing_away(library: Library) -> None:
    rich = replace(
        record("pmid:1", "doi:10.5555/a", published=PartialDate(2004, text="2004")),
        mesh=("Rats",),
        standing=Standing.RETRACTED,
        notices=(Notice("RetractionIn", RecordId.parse("pmid:9")),),
    )
    add(library, rich)
    assert counts(add(library, record("pmid:1"))) == (0, 0, 1, 0)
    assert library.record("pmid:1") == rich


def test_one_local_id_for_two_things_is_set_apart_by_name(library: Library) -> None:
    add(library, record("local:1", title="Rats", source="a.jsonl"))
    report = add(library, record("local:1", title="People", source="b.jsonl"), name="b.jsonl")
    assert counts(report) == (0, 0, 0, 1)
    message = str(report.quarantined[0].error)
    assert "a.jsonl has another record under this id" in message
    assert "b.jsonl, record 1 (local:1)" in message
    corrected = record("local:1", title="Rats, corrected", source="a.jsonl")
    assert counts(add(library, corrected)) == (0, 1, 0, 0)


def test_what_is_set_apart_is_kept_with_its_reason(library: Library) -> None:
    broken = Quarantined(
        source="a.xml",
        position=2,
        identifier="pmid:7",
        problem="cut off",
        remedy="get it again",
        raw=b"\x00<",
    )
    assert counts(add(library, record("pmid:1"), broken, record("pmid:2"))) == (2, 0, 0, 1)
    assert library.quarantined() == (broken,)
    add(library, record("pmid:1"), broken, record("pmid:2"))
    assert library.quarantined() == (broken,)


def test_progress_hears_only_what_is_stored(location: str) -> None:
    heard: list[tuple[int, int]] = []
    with Library.open(location) as library, Library.open(location) as watcher:
        many = [record(f"pmid:{number}") for number in range(1, 701)]
        library.add(b"x", "a.xml", many, progress=lambda done: heard.append((done, len(watcher))))
    assert [done for done, _ in heard] == [250, 500, 700]
    assert all(done == stored for done, stored in heard)


NAMES = {
    "pmid:1": "Effects of [Pro8,10,Gly9]ACTH-(4-10) on memory",
    "pmid:2": "Влияние семакса на память",
    "pmid:3": "L-theanine in tea",
    "pmid:4": "GABAergic neurons",
    "pmid:5": "N-Acetyl Semax amide",
    "pmid:6": "茶氨酸对睡眠的影响",
    "pmid:7": "Pro⁸-analogues",
}


FOUND: dict[str, list[str]] = {
    "[Pro8,10,Gly9]ACTH-(4-10)": ["pmid:1"],
    "[pro8, 10, gly9] acth(4–10)": ["pmid:1"],
    "Семакс": ["pmid:2"],
    "СЕМАКС": ["pmid:2"],
    "l theanine": ["pmid:3"],
    "theanine": ["pmid:3"],
    "GABA": ["pmid:4"],
    "semax": ["pmid:5"],
    "ax": [],
    "茶氨酸": ["pmid:6"],
    "睡眠": ["pmid:6"],
    "Pro8": ["pmid:1", "pmid:7"],
    "noopept": [],
    "%": [],
    "": [],
    '"': [],
}


def test_names_are_found_in_any_script_and_with_any_marks(library: Library) -> None:
    add(library, *(record(one, title=title, abstract="") for one, title in NAMES.items()))
    assert {name: ids(library.records_about([name])) for name in FOUND} == FOUND


def test_several_names_find_each_record_once_in_the_order_of_ids(library: Library) -> None:
    add(library, *(record(one, title=title) for one, title in reversed(NAMES.items())))
    assert ids(library.records_about(["semax", "theanine", "L-theanine"])) == ["pmid:3", "pmid:5"]


def test_many_names_are_one_search(library: Library) -> None:
    add(library, record("pmid:1", title="name 420 here"))
    assert ids(library.records_about([f"name {number}" for number in range(500)])) == ["pmid:1"]


def test_keywords_and_mesh_are_searched_too(library: Library) -> None:
    add(
        library,
        replace(record("pmid:1"), keywords=("noopept",)),
        replace(record("pmid:2"), mesh=("Theanine",)),
    )
    assert ids(library.records_about(["Noopept"])) == ["pmid:1"]
    assert ids(library.records_about(["theanine"])) == ["pmid:2"]


def test_as_of_leaves_out_only_what_was_surely_published_later(library: Library) -> None:
    add(
        library,
        record("pmid:1", published=PartialDate(2003, 5, 2)),
        record("pmid:2", published=PartialDate(2003)),
        record("pmid:3", published=PartialDate(2004)),
        record("pmid:4"),
    )
    assert ids(library.records_about(["rats"], as_of=date(2003, 5, 1))) == ["pmid:2", "pmid:4"]
    assert len(library.records_about(["rats"])) == 4


def test_newest_date_is_the_last_possible_day(library: Library) -> None:
    assert library.newest_date() is None
    add(library, record("pmid:1", published=PartialDate(2003, 5)), record("pmid:2"))
    assert library.newest_date() == date(2003, 5, 31)


def test_studies_come_back_with_what_they_were_read_from(library: Library) -> None:
    source = record("pmid:1")
    span = source.passages[1].span(0, 3)
    study = Study(
        id=StudyId("study:1"),
        records=(source.id,),
        citation=Citation(id=source.id, title="A study", year=2003),
        design=Extracted(StudyDesign.ANIMAL, (span,), Method("design", "1")),
    )
    library.keep_study(study, record_hash=record_hash(source), extractor="1")
    library.keep_study(study, record_hash=record_hash(source), extractor="2")
    (kept,) = library.studies()
    assert (kept.study, kept.record_hash, kept.extractor) == (study, record_hash(source), "2")


def test_adding_in_another_order_stores_the_same_records(
    location: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    many = [record(f"pmid:{number}", title=f"Study {number}") for number in range(1, 20)]
    other = tmp_path_factory.mktemp("other") / "library.db"
    with Library.open(location) as one, Library.open(other) as two:
        add(one, *many)
        add(two, *reversed(many))
        assert list(one.records()) == list(two.records())


def test_a_closed_library_says_where_it_was(location: str) -> None:
    with Library.open(location) as library:
        assert library.location
        assert "None" not in library.location


def test_an_unknown_database_is_refused() -> None:
    with pytest.raises(LibraryError, match="not a database that can be used"):
        Library.open("mysql://somewhere/else")
