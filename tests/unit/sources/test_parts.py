"""Dates, labels, identifiers and plain text, one by one."""

from __future__ import annotations

import pytest

from probatum.domain.provenance import Section
from probatum.sources.dates import read_date
from probatum.sources.identifiers import in_order, read_id, trials_in
from probatum.sources.languages import language_code
from probatum.sources.plain import plain, spell_out_entities
from probatum.sources.sections import section_of, split_labeled


@pytest.mark.parametrize(
    ("printed", "year", "month", "day"),
    [
        ("2018 May 17", 2018, 5, 17),
        ("2018 05 17", 2018, 5, 17),
        ("2018-05-17", 2018, 5, 17),
        ("2018/05/17/", 2018, 5, 17),
        ("20180517", None, None, None),
        ("1996 Jan-Feb", 1996, 1, None),
        ("2019 Jan - Feb", 2019, 1, None),
        ("1998 Dec-1999 Jan", 1998, 12, None),
        ("2004 Summer", 2004, None, None),
        ("2000", 2000, None, None),
        ("1975-1976", 1975, None, None),
        ("1998 Dec 14-21", 1998, 12, 14),
        ("2011 Feb 30", 2011, 2, None),
        ("2011 13", 2011, None, None),
        ("Spring 2002", 2002, None, None),
        ("soon", None, None, None),
        ("", None, None, None),
    ],
)
def test_dates_as_printed(printed: str, year: int | None, month: int | None, day: int | None) -> None:
    read = read_date(printed)
    if year is None:
        assert read is None
        return
    assert read is not None
    assert (read.year, read.month, read.day, read.text) == (year, month, day, printed)


@pytest.mark.parametrize(
    ("scheme", "printed", "expected"),
    [
        ("pmid", " 16996037 ", "pmid:16996037"),
        ("pmid", "PMID: 16996037", "pmid:16996037"),
        ("pmid", "0", None),
        ("pmid", "12a", None),
        ("doi", "https://doi.org/10.5555/a(b)c", "doi:10.5555/a(b)c"),
        ("doi", "doi: 10.5555/abc.", "doi:10.5555/abc"),
        ("doi", "", None),
        ("doi", "10.1/", None),
        ("pmcid", "101395", "pmcid:PMC101395"),
        ("pmcid", "PMC101395.2", "pmcid:PMC101395"),
        ("nct", "nct00000001", "nct:NCT00000001"),
        ("local", "dolotov2006_brainres", "local:dolotov2006_brainres"),
    ],
)
def test_identifiers_lose_their_decoration(scheme: str, printed: str, expected: str | None) -> None:
    read = read_id(scheme, printed)
    assert (None if read is None else str(read)) == expected


def test_local_ids_that_look_alike_stay_apart() -> None:
    spaced, dashed = read_id("local", "row 1"), read_id("local", "row-1")
    assert spaced is not None
    assert spaced != dashed


def test_a_pmid_comes_first_then_doi_pmcid_and_trial() -> None:
    given = [("nct", "NCT00000001"), ("pmcid", "PMC1"), ("doi", "10.5555/a"), ("pmid", "7"), ("pmid", "7")]
    read = [one for scheme, value in given if (one := read_id(scheme, value))]
    assert [one.scheme for one in in_order(read)] == ["pmid", "doi", "pmcid", "nct"]


def test_trial_numbers_are_found_in_a_registration() -> None:
    assert [str(one) for one in trials_in("NCT00000001, EudraCT 2004-000001-11; NCT00000001")] == [
        "nct:NCT00000001"
    ]


def test_plain_text_keeps_every_word_and_drops_the_layout() -> None:
    assert plain("A <i>B</i> C") == "A B C"
    assert plain("β\n\t\t<sub>2</sub>-agonist\n") == "β 2-agonist"
    assert plain("1 &lt; 2 &amp;amp; &#x3B1;") == "1 < 2 &amp; α"
    assert spell_out_entities("&alpha; &amp; &nosuch;") == "α &amp; &nosuch;"


@pytest.mark.parametrize(
    ("label", "section"),
    [
        ("BACKGROUND", Section.BACKGROUND),
        ("Aims and objectives", Section.BACKGROUND),
        ("OBJECTIVE", Section.BACKGROUND),
        ("DESIGN, SETTING, AND PARTICIPANTS", Section.METHODS),
        ("MAIN OUTCOME MEASURES", Section.METHODS),
        ("PATIENTS AND METHODS", Section.METHODS),
        ("METHODS AND RESULTS", Section.RESULTS),
        ("FINDINGS", Section.RESULTS),
        ("MEASUREMENTS AND MAIN RESULTS", Section.RESULTS),
        ("RESULTS AND CONCLUSIONS", Section.CONCLUSION),
        ("INTERPRETATION", Section.CONCLUSION),
        ("TRIAL REGISTRATION", Section.REGISTRY),
        ("FUNDING", Section.FUNDING),
        ("UNLABELLED", None),
        ("DNA", None),
    ],
)
def test_labels_name_sections(label: str, section: Section | None) -> None:
    assert section_of(label) is section


def test_nlms_category_goes_before_the_label() -> None:
    assert section_of("OUTCOMES", "METHODS") is Section.METHODS
    assert section_of("CLINICAL TRIAL REGISTRATION", "BACKGROUND") is Section.REGISTRY


def test_an_abstract_in_one_piece_is_cut_at_its_labels() -> None:
    text = "AIM: To look. METHODS: We looked; note: twice. RESULTS: Nothing. DNA: intact."
    assert [(part.label, part.text) for part in split_labeled(text)] == [
        ("AIM", "To look."),
        ("METHODS", "We looked; note: twice."),
        ("RESULTS", "Nothing. DNA: intact."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "We looked. RESULTS: Nothing. CONCLUSIONS: None.",
        "RESULTS: one label alone.",
        "Plain words: no labels.",
        "Our results: they agree. Some results: they do not.",
        "",
    ],
)
def test_other_abstracts_stay_whole(text: str) -> None:
    assert [part.text for part in split_labeled(text)] == [text]


def test_language_codes_are_medlines() -> None:
    assert [language_code(one) for one in ("eng", "EN", "en-GB", "Russian", "ger", "de", "xyz", "")] == [
        "eng", "eng", "eng", "rus", "ger", "ger", "xyz", "und",
    ]  # fmt: skip
