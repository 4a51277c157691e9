"""Two sources, one study: the text speaks first, a curator fills what it does not give, a conflict is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

import builders
from probatum.domain.provenance import (
    NOT_REPORTED,
    Absence,
    Extracted,
    Method,
    Missing,
    Passage,
    RecordId,
    Section,
    SeenIn,
)
from probatum.domain.terms import Direction, StudyDesign
from probatum.extraction import reconcile

RECORD = RecordId.parse("local:S1")


def read(value, section=Section.ABSTRACT):
    passage = Passage(RECORD, section, f"The words that say {value}")
    return Extracted(value, (passage.span(0, 9),), Method("reader", "1"))


@pytest.fixture
def curated():
    return builders.study("S1", design=StudyDesign.ANIMAL, species="rat", n=24)


@pytest.fixture
def extracted(curated):
    """The same study with nothing read yet."""
    return replace(curated, design=NOT_REPORTED, species=NOT_REPORTED, n=NOT_REPORTED)


def test_a_curator_fills_what_the_text_does_not_give(extracted, curated):
    """What the text does not give comes from the curator, with the curator's citation."""
    joined = reconcile(extracted, curated)
    assert joined.n == curated.n
    assert joined.disagreements == ()


def test_agreement_keeps_the_words_of_the_text(extracted, curated):
    """Where both give the same value, the leaf that quotes the text is kept."""
    joined = reconcile(replace(extracted, n=read(24)), curated)
    assert joined.n == read(24)
    assert joined.disagreements == ()


def test_a_conflict_is_shown_and_counts_as_no_value(extracted, curated):
    """Where both speak and differ there is no value: it is missing (conflicting), and both stand beside it."""
    joined = reconcile(replace(extracted, n=read(48)), curated)
    assert isinstance(joined.n, Missing)
    assert joined.n.why is Absence.CONFLICTING
    (disagreement,) = joined.disagreements
    assert disagreement.field == "n"
    assert [leaf.value for leaf in disagreement.values] == ["48", "24"]


def test_a_title_alone_does_not_outweigh_an_abstract(extracted, curated):
    """Words of a title do not outweigh a curator who saw the abstract; the disagreement is shown all the same."""
    title = replace(extracted, design=read(StudyDesign.IN_VITRO, Section.TITLE))
    joined = reconcile(title, curated)
    assert joined.design == curated.design
    assert [one.field for one in joined.disagreements] == ["design"]


def test_a_title_still_outweighs_a_curator_who_saw_no_primary_source(extracted):
    """A curator who saw only a secondary page settles nothing against the words of a title."""
    hearsay = builders.study("S1", design=StudyDesign.ANIMAL, seen_in=SeenIn.SECONDARY)
    joined = reconcile(replace(extracted, design=read(StudyDesign.IN_VITRO, Section.TITLE)), hearsay)
    assert isinstance(joined.design, Missing)


def test_an_arm_without_dose_takes_the_curated_one(extracted, curated):
    """An arm read without dose or number takes both from the curator's only arm of that role and substance."""
    given = builders.dose("50")
    known = replace(curated, arms=(builders.arm("on", substance="semax", n=12, given=given),))
    found = replace(extracted, arms=(builders.arm("semax", substance="semax"),))
    (arm,) = reconcile(found, known).arms
    assert arm.dose == given
    assert arm.n == known.arms[0].n


def test_two_curated_arms_fill_nothing(curated):
    """With two curated arms of one substance nobody can tell which dose is meant: the arm stays without."""
    two = tuple(builders.arm(dose, substance="semax", given=builders.dose(dose)) for dose in ("5", "50"))
    found = builders.study(
        "S1",
        design=StudyDesign.ANIMAL,
        species="rat",
        arms=[builders.arm("semax", substance="semax")],
        findings=[builders.measured("memory", Direction.INCREASE)],
    )
    (arm,) = reconcile(found, replace(curated, arms=two)).arms
    assert arm.dose is None
