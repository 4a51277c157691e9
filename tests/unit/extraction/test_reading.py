"""The fields of design, subjects, laboratory and funding against the gold of the test abstracts."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from abstracts import abstract, rows, told
from probatum import extraction
from probatum.domain.provenance import Extracted, Passage, Section, value_of
from probatum.domain.record import Record
from probatum.domain.terms import InterventionKind, StudyDesign
from probatum.extraction.counts import Part, by_model, by_rules
from probatum.extraction.design import read_design, settle
from probatum.extraction.design_rules import design_by_rules
from probatum.extraction.funding import read_conflicts, read_funder, read_registration
from probatum.extraction.species import read_cell_line, read_sex, read_species, read_strain

# The gold's words for designs, and ours.
DESIGN = {
    "controlled trial": "controlled-trial",
    "open trial": "open-trial",
    "in vitro": "in-vitro",
    "rct (crossover)": "rct",
    "n-of-1 trials": "rct",
    "case report": "case-report",
    "case series": "case-report",
    "systematic review": "systematic-review",
    "systematic review + meta-analysis": "meta-analysis",
    "network meta-analysis": "meta-analysis",
    "in vitro + animal": "in-vitro",
    "in vitro + observational": "in-vitro",
    "controlled trial + in vitro": "controlled-trial",
}
WHOLE = {"rat", "mouse", "rabbit", "human", "rat; mouse"}


@pytest.fixture(scope="module")
def studies() -> dict[str, extraction.Study]:  # type: ignore[name-defined]
    return {identity: extraction.read(abstract(identity)) for identity in rows()}


def scores(pairs: list[tuple[object, object]]) -> tuple[float, float]:
    """Precision of what was given, and recall of what the gold states."""
    given = [(gold, value) for gold, value in pairs if value is not None]
    stated = [(gold, value) for gold, value in pairs if gold is not None]
    right = sum(gold == value for gold, value in given)
    return right / len(given), sum(gold == value for gold, value in stated) / len(stated)


def test_species(studies) -> None:
    pairs = [
        (g if (g := r["gold"]["species"]) in WHOLE else None, value_of(studies[i].species))
        for i, r in rows().items()
    ]
    precision, recall = scores(pairs)
    assert precision >= 0.97
    assert recall >= 0.95


def test_number_of_subjects(studies) -> None:
    pairs = [(r["gold"]["n_total"], value_of(studies[i].n)) for i, r in rows().items()]
    precision, recall = scores(pairs)
    assert precision >= 0.97
    assert recall >= 0.80


def test_design(studies) -> None:
    pairs = [
        (DESIGN.get(r["gold"]["design"], r["gold"]["design"]), value_of(studies[i].design))
        for i, r in rows().items()
    ]
    precision, recall = scores(pairs)
    assert precision >= 0.95
    assert recall >= 0.85


@pytest.mark.parametrize("field", ["randomized", "blinded"])
def test_yes_and_no(studies, field: str) -> None:
    """Whatever is said is right, and "no" is only said where the text says no."""
    pairs = [(r["gold"][field], value_of(getattr(studies[i], field))) for i, r in rows().items()]
    assert scores(pairs)[0] >= 0.97
    assert not [p for p in pairs if p[1] is False and p[0] is not False]


def test_every_quotation_stands_in_its_passage(studies) -> None:
    for identity, study in studies.items():
        passages = {(p.record, p.section): p for p in abstract(identity).passages}
        for field in fields(study):
            leaf = getattr(study, field.name)
            if isinstance(leaf, Extracted):
                for span in leaf.spans:
                    passages[span.record, span.section].check(span)


def test_strain_and_sex() -> None:
    record = abstract("shadrina2010")
    assert value_of(read_strain(record)) == "Wistar"
    assert value_of(read_sex(record)) == "male"
    assert value_of(read_cell_line(abstract("tabbi2015"))) == "RBE4; SH-SY5Y"


def test_part_of_the_subjects_is_not_their_sex() -> None:
    assert value_of(read_sex(told("We studied 48 people, 65% of them women."))) is None


def test_several_species_are_all_named() -> None:
    assert value_of(read_species(abstract("eremin2004"))) == "rat; mouse"


def test_publication_types_name_the_design_without_words() -> None:
    record = replace(
        told("Sleep improved in adults.", title="Glycine and sleep"), publication_types=("Meta-Analysis",)
    )
    design = read_design(record)
    assert design.kind == "derived"
    assert value_of(design) is StudyDesign.META_ANALYSIS


def test_a_title_alone_is_left_to_the_rules() -> None:
    record = told("", title="Glycine for sleep: a systematic review")
    assert read_design(record) == design_by_rules(record)


def test_the_model_never_makes_a_randomized_trial() -> None:
    shares = {"Human-RCT-drug-intervention": 0.9, "Human-non-RCT-drug-intervention": 0.1}
    assert settle(shares, None) == "Human-non-RCT-drug-intervention"
    assert settle(shares, StudyDesign.RCT) == "Human-RCT-drug-intervention"


def test_the_kind_of_intervention() -> None:
    assert (
        value_of(extraction.read(abstract("fict01_rct_parallel")).intervention_kind) is InterventionKind.DRUG
    )


def count_parts(text: str, read) -> dict[int, Part]:
    passage = told(text).passages[0]
    return {count.value: count.part for count in read(passage)}


@pytest.mark.parametrize("read", [by_model, by_rules])
def test_rules_and_model_read_the_plain_case_alike(read) -> None:
    text = "A total of 120 women were randomized to exercise (n = 61) or usual care (n = 59) for 8 weeks."
    assert count_parts(text, read) == {120: Part.TOTAL, 61: Part.INTERVENTION, 59: Part.COMPARATOR}


def test_funding_conflicts_registration() -> None:
    record = told(
        "Sleep improved. The trial was funded by the Lindholm Foundation. "
        "Two authors are employees of the maker. Registered as NCT01234567."
    )
    assert value_of(read_funder(record)) == "the Lindholm Foundation"
    assert value_of(read_conflicts(record)) == "Two authors are employees of the maker."
    assert value_of(read_registration(record)) == "NCT01234567"


def test_laboratories_are_the_affiliations() -> None:
    record = abstract("shadrina2010")
    place = Passage(record.id, Section.AFFILIATION, "Institute of Molecular Genetics, Moscow, Russia")
    study = extraction.read(replace(record, passages=(*record.passages, place, place)))
    assert len(study.laboratories) == 1
    assert "Institute of Molecular Genetics" in str(value_of(study.laboratory))


def test_reading_twice_gives_the_same_study() -> None:
    record: Record = abstract("fict02_rct_three_arm")
    assert extraction.read(record) == extraction.read(replace(record))
