"""One suite that every format's adapter passes: a normal, an empty and a broken response."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from probatum.domain.errors import SourceError
from probatum.domain.provenance import RecordId, Section
from probatum.domain.record import Quarantined, Record, Standing
from probatum.sources import Format, formats, parse, read_file, sniff

SAMPLES = Path(__file__).parent / "samples"
EXTENSIONS = {
    Format.MEDLINE_XML: "xml",
    Format.NBIB: "nbib",
    Format.RIS: "ris",
    Format.JSONL: "jsonl",
    Format.JATS: "nxml",
}
SECTIONS = {
    Section.BACKGROUND: "Nobody had weighed it (P < 0.05 was planned).",
    Section.METHODS: "Twenty rats drew lots.",
    Section.RESULTS: "Errors fell by H2O-free 30%.",
    Section.CONCLUSION: "It may help rats.",
}


@pytest.fixture(params=list(Format), ids=str)
def format(request: pytest.FixtureRequest) -> Format:
    chosen: Format = request.param
    return chosen


def sample(format: Format, kind: str) -> Path:
    return SAMPLES / f"{kind}.{EXTENSIONS[format]}"


def normal(format: Format) -> list[Record]:
    return [one for one in read_file(sample(format, "normal")) if isinstance(one, Record)]


def test_every_format_has_its_samples() -> None:
    assert set(EXTENSIONS) == set(Format)
    assert formats() == tuple(format.value for format in Format)


def test_content_tells_the_format_whatever_the_name(format: Format) -> None:
    assert sniff("download", sample(format, "normal").read_bytes()) is format


def test_normal_gives_every_record_and_nothing_broken(format: Format) -> None:
    read = list(read_file(sample(format, "normal")))
    assert [type(one) for one in read] == [Record, Record]
    assert [str(one.id) for one in read if isinstance(one, Record)] == ["pmid:90000001", "pmid:90000002"]


def test_the_title_keeps_the_text_inside_markup_and_entities(format: Format) -> None:
    assert normal(format)[0].title == "Intranasal heptapeptide at 50 μg/kg & memory in rats."


def test_labeled_sections_are_passages_of_their_own_exactly_as_given(format: Format) -> None:
    first = normal(format)[0]
    assert {section: first.section(section)[0].text for section in SECTIONS} == SECTIONS
    assert first.section(Section.ABSTRACT) == ()


def test_an_unlabeled_abstract_is_one_passage(format: Format) -> None:
    assert [passage.text for passage in normal(format)[1].section(Section.ABSTRACT)] == [
        "Ten volunteers took part."
    ]


def test_every_passage_belongs_to_its_record(format: Format) -> None:
    for record in normal(format):
        assert {passage.record for passage in record.passages} == {record.id}
        assert all(passage.text == passage.text.strip() for passage in record.passages)


def test_the_vernacular_title_follows_the_translated_one(format: Format) -> None:
    titles = [passage.text for passage in normal(format)[1].section(Section.TITLE)]
    assert titles == ["[A peptide in volunteers].", "Пептид у добровольцев."]


def test_identifiers_are_the_records_own_never_those_of_its_references(format: Format) -> None:
    ids = {str(one) for one in normal(format)[0].ids}
    assert {"pmid:90000001", "doi:10.5555/probatum.1"} <= ids
    assert ids <= {"pmid:90000001", "doi:10.5555/probatum.1", "pmcid:PMC9000001"}


def test_a_double_date_is_its_first_month_and_keeps_its_text(format: Format) -> None:
    published = normal(format)[0].published
    assert published is not None
    assert (published.year, published.month) == (1998, 12)
    later = normal(format)[1].published
    assert later is not None
    assert (later.year, later.month) == (2004, None)


def test_authors_are_named_as_medline_names_them(format: Format) -> None:
    names = [author.name for author in normal(format)[0].authors]
    assert names == ["Ivanova AB", "Doe J", "Example Study Group"]


def test_an_address_belongs_to_the_author_it_is_printed_beside(format: Format) -> None:
    if format is Format.RIS:
        pytest.skip("RIS has no addresses beside authors")
    first = normal(format)[0]
    assert [author.affiliations for author in first.authors] == [
        ("Institute of Examples, Moscow, Russia.",),
        (),
        (),
    ]
    assert "Institute of Examples, Moscow, Russia." in [p.text for p in first.section(Section.AFFILIATION)]


def test_journal_place_language_and_keywords(format: Format) -> None:
    first, second = normal(format)
    assert (first.journal, first.language, first.keywords) == ("J Inv Stud", "eng", ("heptapeptide",))
    assert second.language == "rus"
    if format is not Format.JSONL:
        assert first.locator in ("12(3):45-9", "12(3):45-49")


def test_funding_conflicts_and_registration_are_passages(format: Format) -> None:
    if format is Format.RIS:
        pytest.skip("RIS has no field for them")
    first = normal(format)[0]
    assert [p.text for p in first.section(Section.FUNDING)] == ["Example Fund"]
    assert [p.text for p in first.section(Section.CONFLICTS)] == ["The authors say they have none."]
    if format is not Format.JATS:
        assert first.registrations == (RecordId.parse("nct:NCT00000001"),)


def test_a_retraction_notice_changes_the_standing(format: Format) -> None:
    if format is Format.RIS:
        pytest.skip("RIS has no field for notices")
    first = normal(format)[0]
    assert first.standing is Standing.RETRACTED
    assert [(n.kind, str(n.target), n.text) for n in first.notices] == [
        ("RetractionIn", "pmid:90000009", "J Inv Stud. 2001;15:1")
    ]


def test_mesh_headings_are_descriptor_names(format: Format) -> None:
    if format in (Format.RIS, Format.JATS):
        pytest.skip("the format has no MeSH headings")
    assert normal(format)[0].mesh == ("Animals", "Memory")


def test_every_record_says_which_bytes_it_is_from(format: Format) -> None:
    path = sample(format, "normal")
    assert {record.retrieval.source for record in normal(format)} == {path.name}
    assert len({record.retrieval.sha256 for record in normal(format)}) == 1


def test_gzip_is_undone_and_gives_the_same_records(format: Format) -> None:
    data = sample(format, "normal").read_bytes()
    zipped = [one for one in parse(gzip.compress(data), "x.gz") if isinstance(one, Record)]
    assert [(r.id, r.passages, r.authors) for r in zipped] == [
        (r.id, r.passages, r.authors) for r in normal(format)
    ]


def test_an_empty_response_is_no_record_or_says_that_it_is_empty(format: Format) -> None:
    path = sample(format, "empty")
    if format in (Format.MEDLINE_XML, Format.JATS):  # a set of no records is a whole answer
        assert list(read_file(path)) == []
        return
    with pytest.raises(SourceError, match=rf"{path.name}: the file is empty"):
        list(read_file(path))


def test_a_broken_record_is_set_apart_and_the_others_go_in(format: Format) -> None:
    read = list(read_file(sample(format, "broken")))
    assert [type(one) for one in read] == [Record, Quarantined, Quarantined]
    second, third = (one for one in read if isinstance(one, Quarantined))
    assert (second.position, third.position) == (2, 3)
    assert second.remedy
    assert second.raw
    message = str(second.error)
    assert sample(format, "broken").name in message
    assert "record 2" in message


def test_a_file_that_breaks_off_says_where(format: Format) -> None:
    *_, last = read_file(sample(format, "broken"))
    assert isinstance(last, Quarantined)
    assert last.raw.startswith((b"<", b"PMID- 90000003", b"TY  -", b"{"))
    assert any(char.isdigit() for char in last.problem)


def test_the_same_bytes_give_the_same_records(format: Format) -> None:
    data = sample(format, "broken").read_bytes()
    assert list(parse(data, "x")) == list(parse(data, "x"))
