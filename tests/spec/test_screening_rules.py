"""Selection: which records are one report, and which reports are not part of the evidence.

Every record is kept: in a group, among the included or among the excluded, each with its reason.
"""

from __future__ import annotations

from datetime import date

import pytest

from builders import study
from probatum import screening, vocabulary
from probatum.domain.provenance import RecordId, Section, SeenIn
from probatum.domain.record import Record, Standing
from probatum.domain.selection import ExclusionReason, FlowSource, Screened
from probatum.domain.terms import StudyDesign
from records import record

SEMAX = vocabulary.substances().get("semax")
RATS = "Rats were given Semax (50 µg/kg) for 5 days. Semax raised the number of correct choices."
TEAM = "Levitskaya NG, Glazova NY, Sebentsova EA, Manchenko DM, Kamensky AA"
TEAM_RUSSIAN = "Левицкая Н.Г., Глазова Н.Ю., Себенцова Е.А., Манченко Д.М., Каменский А.А."
LONG = "Semax and learning of white rats in a maze with four arms"


def screened(*records: Record, **options: object) -> Screened:
    defaults = {"studies": {}, "as_of": None, "sources": (FlowSource.FILES,)}
    return screening.screen(records, SEMAX, **{**defaults, **options})  # type: ignore[arg-type]


def reason(*records: Record, **options: object) -> str:
    """The reason of the only report's exclusion, or "included"."""
    flow = screened(*records, **options).flow
    assert flow.screened == 1
    return flow.exclusions[0].reason.name if flow.exclusions else "included"


def reports(*records: Record) -> int:
    return screened(*records).flow.screened


# ---- duplicates ---------------------------------------------------------------------------------


def test_a_shared_identifier_makes_two_records_one_report():
    """One article under PMID and DOI, the DOI in another case, is one report."""
    a = record("pmid:1", "Semax in rats", RATS, also=("doi:10.1000/ABC",))
    b = record("doi:10.1000/abc", "Other title", RATS, year=2019)
    flow = screened(a, b).flow
    assert (flow.identified, flow.duplicates, flow.screened, flow.included) == (2, 1, 1, 1)
    assert flow.groups[0].because == "same identifier: doi:10.1000/abc"


def test_one_title_in_one_year_by_one_first_author_is_one_report():
    """Brackets, case, accents and the final dot of a title do not count."""
    a = record("pmid:1", LONG, RATS, authors="Glazova NY, Levitskaya NG")
    b = record("doi:10.1000/1", f"[{LONG.upper()}].", authors="Глазова Н.Ю.")
    assert reports(a, b) == 1


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"year": 2018}, "another year"),
        ({"authors": "Medvedeva EV"}, "another first author"),
        ({"title": LONG + " in spring"}, "another title"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_title_alone_does_not_merge(changed: dict[str, object], why: str):
    """What is known and differs keeps two records apart."""
    b = {"title": LONG, "abstract": RATS, "authors": "Glazova NY", "year": 2020} | changed
    assert reports(record("pmid:1", LONG, RATS, authors="Glazova NY"), record("doi:10.1000/2", **b)) == 2, why  # type: ignore[arg-type]


def test_two_pmids_under_one_title_are_two_articles_unless_their_abstracts_agree():
    """The parts of a column share a title; a PMID given twice to one article shares the abstract too."""
    first, other = (
        record("pmid:1", LONG, RATS),
        "Semax was measured in the blood of rabbits. Semax was gone in an hour.",
    )
    assert reports(first, record("pmid:2", LONG, other)) == 2
    assert reports(first, record("pmid:2", LONG)) == 2
    assert reports(first, record("pmid:2", LONG, RATS.replace("5 days", "five days"))) == 1


def test_short_titles_are_shared_by_chance():
    """ "Semax in rats" is no fingerprint."""
    assert reports(record("pmid:1", "Semax in rats", RATS), record("pmid:2", "Semax in rats", RATS)) == 2


# ---- twins --------------------------------------------------------------------------------------

NUMBERS = "Semax 0.05 mg/kg, n = 48; 71.5 against 41.2 correct choices, 15 and 28 days. Semax again."
NUMBERS_RUSSIAN = "Семакс 0,05 мг/кг, n = 48; 71,5 против 41,2 верных выборов, 15 и 28 дней. Семакс."


def original(**changed: object) -> Record:
    fields = {
        "title": "Влияние семакса на обучение белых крыс", "abstract": NUMBERS_RUSSIAN, "authors": TEAM_RUSSIAN,
        "year": 2012, "journal": "Ross Fiziol Zh Im I M Sechenova", "language": "rus",
    }  # fmt: skip
    return record("pmid:101", **(fields | changed))  # type: ignore[arg-type]


def translation(**changed: object) -> Record:
    fields = {
        "title": "Influence of Semax on the learning of white rats", "abstract": NUMBERS, "authors": TEAM,
        "year": 2013, "journal": "Neuroscience and Behavioral Physiology", "language": "eng",
    }  # fmt: skip
    return record("pmid:102", **(fields | changed))  # type: ignore[arg-type]


def test_a_russian_article_and_its_english_edition_are_one_report():
    """A record in two languages, at most two years apart, with four fifths of all authors in common (in
    either script), the journals one another's editions, and the same title words or the same numbers."""
    flow = screened(original(), translation()).flow
    assert (flow.duplicates, flow.included) == (1, 1)
    assert (
        flow.groups[0].because
        == "translated twin: English edition of the journal, same authors, same numbers"
    )
    assert flow.groups[0].records[0] == RecordId.parse("pmid:102")  # the English text is kept


def test_twins_by_a_translated_title():
    """MEDLINE prints the original's title in English and brackets; no abstract is needed then."""
    bracketed = "[Influence of Semax on learning in white rats]"
    assert reports(original(title=bracketed, abstract=""), translation()) == 1


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ({}, {"authors": TEAM + ", Dolotov OV, Myasoedov NF"}, "two of seven authors more"),
        ({}, {"year": 2016}, "four years apart"),
        ({}, {"journal": "Neuropeptides"}, "no edition of that journal"),
        (
            {},
            {"abstract": "Semax 0.5 mg/kg, n = 60; 12.5 against 9.1, 7 and 30 days. Semax again."},
            "other numbers",
        ),
        ({"journal": None}, {"journal": None, "language": "rus"}, "one language"),
        ({"year": None}, {}, "no year"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_a_translation_keeps_must_agree(a: dict[str, object], b: dict[str, object], why: str):
    """Authors, year, journal, title or numbers: one that is known and differs keeps the records apart."""
    assert reports(original(**a), translation(**b)) == 2, why


def test_a_notice_of_republication_joins_what_rules_would_not():
    """A record that says where it was printed again is believed."""
    b = translation(authors="", notices=(("RepublishedFrom", "pmid:101"),))
    flow = screened(original(authors=""), b).flow
    assert (flow.screened, flow.groups[0].because) == (1, "notice in the record: RepublishedFrom")


def test_a_total_shared_by_coincidence_merges_nothing():
    """30 + 80 = 110 patients in one study and 110 in another, twenty years later: two studies."""
    a = record("pmid:1", "Semax in the acute period of ischemic stroke", "30 on Semax, 80 controls: 110. Semax.",
               authors="Gusev EI", year=1997, journal="Nevrologicheskii vestnik", language="rus")  # fmt: skip
    b = record("pmid:2", "Semax and plasma BDNF in early and late rehabilitation", "110 patients on Semax. Semax.",
               authors="Gusev EI", year=2018, language="eng")  # fmt: skip
    assert reports(a, b) == 2


# ---- retraction ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "because"),
    [
        ({"standing": Standing.RETRACTED}, "its record says so: pmid:1"),
        ({"notices": (("RetractionIn", "pmid:9"),)}, "its record prints a retraction notice: pmid:1"),
        (
            {"types": ("Journal Article", "Retracted Publication")},
            "publication type Retracted Publication: pmid:1",
        ),
        ({"title": "RETRACTED: Semax in rats"}, "its title says so: pmid:1"),
    ],
    ids=["standing", "notice", "type", "title"],
)
def test_a_retracted_report_is_no_evidence_and_stays_listed(changed: dict[str, object], because: str):
    """A record that says so by its status, a notice, its publication type or its title is believed."""
    one = record("pmid:1", **({"title": "Semax in rats", "abstract": RATS} | changed))  # type: ignore[arg-type]
    result = screened(one)
    assert result.included == ()
    assert result.excluded == (one,)
    assert result.flow.exclusions[0].reason is ExclusionReason.RETRACTED
    assert result.flow.exclusions[0].because == because


def test_the_users_list_retracts_under_any_identifier():
    """A DOI on the list retracts the record that goes by a PMID, and all its duplicates."""
    a = record("pmid:1", "Semax in rats", RATS, also=("doi:10.1000/ABC",))
    b = record("pmid:1", "Semax in rats", "")
    assert reason(a, b, retracted=frozenset({RecordId.parse("doi:10.1000/abc")})) == "RETRACTED"


def test_a_retraction_notice_among_the_records_retracts_its_article():
    """The notice itself is no study; what it names is retracted."""
    article = record("pmid:1", "Semax in rats", RATS)
    notice = record("pmid:9", "Retraction: Semax in rats", "Semax.", types=("Retraction of Publication",),
                    notices=(("RetractionOf", "pmid:1"),))  # fmt: skip
    reasons = {str(one.record): one.reason.name for one in screened(article, notice).flow.exclusions}
    assert reasons == {"pmid:1": "RETRACTED", "pmid:9": "NOT_A_STUDY"}


@pytest.mark.parametrize("kind", ["ErratumIn", "ExpressionOfConcernIn", "CommentIn", "UpdateIn"])
def test_corrections_concerns_and_comments_retract_nothing(kind: str):
    """They are shown beside the study, which stays."""
    assert reason(record("pmid:1", "Semax in rats", RATS, notices=((kind, "pmid:9"),))) == "included"


# ---- the substance, in this form ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "abstract", "expected"),
    [
        ("Semax in rats", "Forty rats were trained.", "included"),
        ("Семакс и память крыс", "Крысы получали препарат.", "included"),
        ("[Pro8,10,Gly9]ACTH-(4-10) at melanocortin receptors", "Cells were incubated.", "included"),
        ("Peptides and learning", RATS, "included"),
        ("Entry of a peptide into the brain", "Met-Glu-His-Phe-Pro-Gly-Pro was labeled and injected.", "included"),
        ("N-acetyl Semax and copper", "N-acetyl Semax did not protect the cells.", "OTHER_SUBSTANCE"),
        ("Selank and anxiety in mice", "Selank lowered anxiety.", "OTHER_SUBSTANCE"),
        ("Selank and anxiety in mice", "Like Semax, Selank is a peptide. Selank lowered anxiety.", "NO_SUBSTANCE_IN_TEXT"),
        ("A cohort of cyclists", "They rode for a week.", "NO_SUBSTANCE_IN_TEXT"),
    ],
    ids=["title", "Cyrillic", "positional name", "abstract twice", "sequence once", "another form", "another peptide",
         "in passing", "not at all"],
)  # fmt: skip
def test_only_reports_about_exactly_this_substance(title: str, abstract: str, expected: str):
    """The name in any script, the sequence or a positional name counts, in the title or keywords, twice in
    an abstract, or once where the title names nothing else; a look-alike never does."""
    assert reason(record("pmid:1", title, abstract)) == expected


def test_named_only_in_the_background_is_named_in_passing():
    """A sectioned abstract tells what was given: its methods, results or conclusion name it."""
    background = {Section.BACKGROUND: "Semax is a peptide. Semax is old.", Section.METHODS: "Rats swam."}
    methods = {Section.BACKGROUND: "Peptides are small.", Section.METHODS: "Rats were given Semax."}
    assert reason(record("pmid:1", "Swimming rats", sections=background)) == "NO_SUBSTANCE_IN_TEXT"
    assert reason(record("pmid:1", "Swimming rats", sections=methods)) == "included"


def test_a_curators_word_on_the_substance_goes_before_the_text():
    """A curated study of N-acetyl Semax is excluded though its title prints the name Semax."""
    one = record("pmid:1", "Acetylation of Semax", RATS)
    other = study("x", substances=("n-acetyl-semax",))
    assert reason(one, studies={RecordId.parse("pmid:1"): other}) == "OTHER_SUBSTANCE"


# ---- studies only -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("types", "title", "expected"),
    [
        (("Journal Article",), "Semax in rats", "included"),
        (("Journal Article", "Review"), "Semax in rats", "NOT_A_STUDY"),
        (("Case Reports", "Review"), "Semax in one patient", "included"),
        (("Meta-Analysis", "Randomized Controlled Trial"), "Semax", "NOT_A_STUDY"),
        (("Clinical Trial Protocol",), "Semax after stroke", "NOT_A_STUDY"),
        (("Published Erratum",), "Semax in rats", "NOT_A_STUDY"),
        ((), "Semax after stroke: study protocol for a randomized trial", "NOT_A_STUDY"),
        ((), "Semax after stroke: a systematic review", "NOT_A_STUDY"),
        ((), "Comment on Semax in rats", "NOT_A_STUDY"),
        ((), "Semax after stroke: a retrospective review of 40 charts", "included"),
        ((), "Semax in dementia: a case report and literature review", "included"),
        ((), "Response to Semax in major depression", "included"),
        (("Randomized Controlled Trial",), "Semax: an update", "included"),
    ],
)
def test_reviews_protocols_and_comments_are_no_studies(types: tuple[str, ...], title: str, expected: str):
    """MEDLINE's publication type decides; where it says nothing, the title may."""
    assert reason(record("pmid:1", title, RATS, types=types)) == expected


@pytest.mark.parametrize(
    "design", [StudyDesign.REVIEW, StudyDesign.META_ANALYSIS, StudyDesign.PROTOCOL, StudyDesign.OTHER]
)
def test_a_curated_design_decides(design: StudyDesign):
    """A curator's design goes before types and title."""
    known = study("x", design=design, substances=("semax",))
    assert reason(record("pmid:1", "Semax", RATS), studies={RecordId.parse("pmid:1"): known}) == "NOT_A_STUDY"


# ---- seen in a primary source -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seen_in", "abstract", "expected"),
    [
        (SeenIn.PRIMARY_ABSTRACT, "", "included"),
        (SeenIn.FULL_TEXT, "", "included"),
        (SeenIn.SECONDARY, "", "NOT_SEEN_IN_PRIMARY_SOURCE"),
        (SeenIn.SEED, "", "NOT_SEEN_IN_PRIMARY_SOURCE"),
        (SeenIn.NONE, "", "NOT_SEEN_IN_PRIMARY_SOURCE"),
        (SeenIn.SECONDARY, RATS, "included"),
    ],
)
def test_hearsay_is_no_evidence(seen_in: SeenIn, abstract: str, expected: str):
    """A study known from another page, or from an article to be checked, waits until its abstract is read."""
    known = study("x", seen_in=seen_in, substances=("semax",))
    one = record("pmid:1", "Semax in rats", abstract)
    assert reason(one, studies={RecordId.parse("pmid:1"): known}) == expected


def test_a_title_without_an_abstract_is_a_lead():
    """Nothing can be read from it."""
    assert reason(record("pmid:1", "Semax in rats")) == "NOT_SEEN_IN_PRIMARY_SOURCE"


# ---- the date of the review ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "expected"), [(2019, "included"), (2020, "included"), (2021, "AFTER_AS_OF"), (None, "included")]
)
def test_only_what_was_certainly_published_later_is_left_out(year: int | None, expected: str):
    """A year alone, equal to the review's, may lie before it."""
    assert reason(record("pmid:1", "Semax in rats", RATS, year=year), as_of=date(2020, 6, 1)) == expected
