"""The citation check: does the cited record say it?

A statement is held against the five sentences of the cited record that share most with it. Rules name what
stands between the two; a linear model over what the rules saw gives the verdict (support; refute: same
subject, but otherwise or not this much; nei: not enough information). The record's closest sentence is shown.
"""

from __future__ import annotations

import pytest

from probatum.claims import cited_sentences, judge_citation
from probatum.claims.citation import judge_by_rules
from probatum.domain.citation import CitationFaultKind, CitationVerdict
from probatum.domain.provenance import Passage, RecordId, Section

RECORD = Passage(
    RecordId.parse("pmid:1"),
    Section.ABSTRACT,
    "Forty-eight rats received glycine or saline for 14 days. Glycine reduced anxiety in the maze by 29.7 %. "
    "Glycine raised serotonin in the hippocampus. Motor activity was not changed. "
    "Glycine may improve sleep.",
)
SENTENCES = cited_sentences([RECORD])


def kinds(statement: str) -> set[CitationFaultKind]:
    return {fault.kind for fault in judge_citation(statement, SENTENCES).faults}


def test_a_statement_in_the_record_s_own_terms_is_supported():
    """What the record says of the same animals, with the number rounded, is supported without a fault."""
    judged = judge_citation("Glycine reduced anxiety in rats by 30% [1].", SENTENCES)
    assert judged.verdict is CitationVerdict.SUPPORT
    assert judged.faults == ()
    assert judged.evidence[0].quote.startswith("Glycine reduced anxiety")


def test_another_subject_is_not_enough_information():
    """Where next to nothing of the statement occurs in the record, its topic is absent, and nothing else."""
    judged = judge_citation("Copper peptides thicken hair follicles [1].", SENTENCES)
    assert judged.verdict is CitationVerdict.NEI
    assert kinds("Copper peptides thicken hair follicles [1].") == {CitationFaultKind.TOPIC_ABSENT}


@pytest.mark.parametrize(
    ("statement", "kind", "stated"),
    [
        ("Glycine reduced anxiety by 45% [1].", CitationFaultKind.NUMBER_ABSENT, "45"),
        ("Glycine reduced anxiety in patients [1].", CitationFaultKind.SPECIES_DIFFERS, "human"),
        (
            "Glycine reduced serotonin in the hippocampus [1].",
            CitationFaultKind.DIRECTION_OPPOSITE,
            "serotonin",
        ),
        ("Glycine did not raise serotonin [1].", CitationFaultKind.CHANGE_DENIED, "serotonin"),
        ("Glycine raised serotonin through 5-HT1A receptors [1].", CitationFaultKind.NAME_ABSENT, "5-HT1A"),
    ],
)
def test_a_fault_is_named_with_the_words_it_is_about(statement, kind, stated):
    """A number, a species or a name the record lacks, the opposite direction, a change it does not tell."""
    found = [fault for fault in judge_citation(statement, SENTENCES).faults if fault.kind is kind]
    assert [fault.stated for fault in found] == [stated]


def test_a_dropped_hedge_is_named():
    """The record holds back ("may"), the statement does not."""
    assert CitationFaultKind.HEDGE_DROPPED in kinds("Glycine improves sleep [1].")
    assert CitationFaultKind.HEDGE_DROPPED not in kinds("Glycine might improve sleep [1].")


def test_what_the_record_reports_of_others_is_second_hand():
    """A sentence that itself cites somebody is no finding of the record."""
    told = Passage(
        RecordId.parse("pmid:2"), Section.BODY, "Zinc shortened colds in children (Smith et al., 2010)."
    )
    judged = judge_citation("Zinc shortened colds in children [2].", cited_sentences([told]))
    assert [fault.told for fault in judged.faults if fault.kind is CitationFaultKind.SECOND_HAND] == [
        "(Smith et al., 2010)"
    ]


def test_only_the_stretch_before_its_marker_is_checked():
    """What another marker stands for is not held against this record."""
    assert CitationFaultKind.NUMBER_ABSENT not in kinds(
        "Taurine did so by 80% [1], and glycine reduced anxiety [2]."
    )


@pytest.mark.parametrize(
    "statement",
    [
        "Rats received glycine for two weeks in 2015 [1].",  # a year, a word
        "In phase 2, glycine reduced anxiety by 29.7% [1].",  # a number that names
        "Glycine reduced anxiety by 0.297 of its value [1].",
    ],
)
def test_years_items_and_roundings_are_no_missing_numbers(statement):
    """A fraction is found as a percentage; years, phases and numbers in words are not looked for."""
    assert CitationFaultKind.NUMBER_ABSENT not in kinds(statement)


def test_nothing_to_read_is_not_enough_information():
    """Without a sentence the verdict is NEI by rule, with no evidence."""
    judged = judge_citation("Glycine reduced anxiety [1].", [])
    assert (judged.verdict, judged.evidence, judged.by.name) == (CitationVerdict.NEI, (), "citation-rules")


def test_the_rule_based_rival_refutes_on_a_grave_fault_only():
    """A number, name, species or direction that differs refutes; a dropped hedge does not."""
    assert judge_by_rules("Glycine reduced anxiety by 45% [1].", SENTENCES).verdict is CitationVerdict.REFUTE
    assert judge_by_rules("Glycine improves sleep [1].", SENTENCES).verdict is CitationVerdict.SUPPORT
