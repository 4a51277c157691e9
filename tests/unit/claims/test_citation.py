"""Markers, words, names, numbers and changes that the citation check reads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.claims import cited_sentences, judge_citation
from probatum.claims.citation import NEAREST, held_against
from probatum.claims.citation_numbers import absent_numbers
from probatum.claims.citation_signs import values
from probatum.claims.citation_text import changes, cited, names, rarity, species
from probatum.domain.provenance import Passage, RecordId, Section
from probatum.models.citation import CLASSES, weights


@pytest.mark.parametrize(
    ("statement", "stretch", "shared", "others"),
    [
        ("Tea calms rats [3].", "Tea calms rats", False, 0),
        ("Tea calms old rats [3-5].", "Tea calms old rats", True, 0),
        ("Tea calms old rats <|multi_cit|>.", "Tea calms old rats ", True, 0),
        ("Tea calms rats (Smith et al., 2010; Lee, 2012).", "Tea calms rats", True, 0),
        ("A drug wakes mice <|other_cit|>, tea calms old rats <|cit|>.", ", tea calms old rats ", False, 1),
        ("Tea calms old rats.", "Tea calms old rats.", False, 0),
    ],
)
def test_markers(statement, stretch, shared, others):
    found = cited(statement)
    assert (found.stretch, found.shared, found.others) == (stretch.rstrip("[( "), shared, others)


@pytest.mark.parametrize(
    ("statement", "told", "absent"),
    [
        ("fell by 30%", "fell by 29.7 %", ()),
        ("fell by 30%", "a share of 0.3", ()),
        ("a share of 0.3", "30 %", ()),
        ("1,326 women", "1326 women", ()),
        ("2.16 (1.40 to 3.33)", "odds ratio 2.16", ("1.40",)),
        ("in 2015, type 2, phase 3", "nothing", ()),
        ("45 mg", "54 mg", ("45",)),
        ("1e400 or 10^999 or " + "9" * 60, "none", ()),
    ],
)
def test_numbers_that_a_text_lacks(statement, told, absent):
    assert absent_numbers(statement, [told]) == absent


def test_names_species_and_rarity():
    assert names("The BDNF gene and IL-6 in Rats, VEGF twice VEGF") == ("BDNF", "IL-6", "VEGF")
    assert species("Wistar rats and healthy volunteers") == {"rat", "human"}
    weighed = rarity("patients with neurofibromatosis")
    assert weighed["patient"] < weighed["neurofibromatosi"]


@pytest.mark.parametrize(
    ("text", "what", "way"),
    [
        ("Tea reduced the risk of stroke in women", {"risk", "strok"}, -1),
        ("Anxiety was reduced", {"anxiety"}, -1),
        ("Tea did not increase weight", {"weight"}, 0),
        ("Motor activity was unchanged", {"motor", "activity"}, 0),
    ],
)
def test_changes(text, what, way):
    assert [(set(c.what), c.way) for c in changes(text)] == [(what, way)]


def test_the_model_knows_every_number_the_rules_give():
    record = Passage(RecordId.parse("pmid:1"), Section.ABSTRACT, "Tea calmed rats.")
    assert set(values(held_against("Tea calms rats [1].", [record.text]))) == set(weights().names)
    assert weights().weights.shape == (len(weights().names), len(CLASSES))


def test_only_the_nearest_sentences_of_a_long_record_count():
    noise = " ".join("Copper was measured in water." for _ in range(40))
    short = Passage(RecordId.parse("pmid:1"), Section.ABSTRACT, "Tea calmed rats in the maze.")
    long = Passage(RecordId.parse("pmid:1"), Section.ABSTRACT, f"{noise} {short.text} {noise}")
    judged = judge_citation("Tea calmed rats [1].", cited_sentences([long]))
    assert len(cited_sentences([long])) > NEAREST
    assert judged.evidence[0].quote == short.text
    long.check(judged.evidence[0])


@given(st.text(max_size=300), st.text(max_size=600))
def test_any_text_is_judged_and_the_same_way_twice(statement, record):
    passage = Passage(RecordId.parse("pmid:1"), Section.BODY, record)
    judged = judge_citation(statement, cited_sentences([passage]))
    assert judged == judge_citation(statement, cited_sentences([passage]))
    assert not judged.probabilities or abs(sum(judged.probabilities) - 1) < 1e-4
