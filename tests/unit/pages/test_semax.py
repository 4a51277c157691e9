"""The real page on Semax, from the studies that ship: what it must show, and what it must never say."""

from __future__ import annotations

import re

import pytest

from probatum import pages
from probatum.pages.invariants.dom import Document, parse, statement_words

review = pytest.importorskip("probatum.review")


@pytest.fixture(scope="module")
def monograph():
    from probatum import vocabulary

    return review.review(vocabulary.substances().named("semax"))


@pytest.fixture(scope="module")
def page(monograph) -> Document:
    return parse(pages.render(monograph))


def words(page: Document, anchor: str) -> str:
    node = page.by_id(anchor)
    assert node is not None, anchor
    return statement_words(node)


def test_it_is_refused_first_of_all_because_nobody_searched(page):
    assert words(page, "dial-benefit") == "not scored"
    assert "No systematic search has been run" in words(page, "reason-1")
    assert "random allocation" in words(page, "reason-2")
    assert "not stated in" in words(page, "reason-2")
    assert page.by_id("would-change-1") is not None


def test_people_animals_and_cells_stand_apart(page, monograph):
    shown = {
        node.get("data-field"): statement_words(node)
        for node in page.having("data-field")
        if "count" in node.get("id")
    }
    counts = monograph.counts
    assert shown["human_studies"] == str(counts.human_studies)
    assert shown["animal_studies"] == str(counts.animal_studies)
    assert shown["cell_studies"] == str(counts.cell_studies)


def test_overlapping_samples_are_a_range_and_never_a_sum(page, monograph):
    counts = monograph.counts
    assert counts.human_participants < counts.human_participants_at_most
    assert f"at least {counts.human_participants}, at most {counts.human_participants_at_most}" in words(
        page, "count-participants"
    )


def test_the_route_is_nasal(page):
    assert "intranasal" in words(page, "route-studied")
    assert words(page, "answer-food-1").startswith("Does not apply")


def test_harms_were_not_looked_for(page):
    assert "Harms were not systematically collected; no upper bound can be given" in words(
        page, "safety-bound"
    )
    assert words(page, "safety-absence") == "Absence of harm reports is not evidence of safety."


def test_laboratories_are_grouped_and_the_share_of_the_largest_is_given(page):
    assert re.search(r"largest has \d+ of \d+ studies \(\d+ %\)", words(page, "timeline-intro"))


def test_web_claims_stand_against_measured_minutes(page):
    table = page.by_id("kinetics-table")
    assert table is not None
    assert "measured" in table.text()
    assert "claimed" in table.text()


def test_law_is_dated_and_cited_by_jurisdiction(page):
    strip = " ".join(node.text() for node in page.with_class("legal"))
    assert "RU" in strip
    assert "US" in strip
    assert "Vital and Essential Drugs" in strip


def test_a_pmid_leads_to_a_card(page, monograph):
    cited = [study for study in monograph.studies if study.citation.id and study.citation.id.scheme == "pmid"]
    texts = [card.text() for card in page.with_class("card")]
    assert cited
    assert all(any(study.citation.id.value in text for text in texts) for study in cited)


def test_it_never_says_injection_is_typical(page):
    assert "typically administered by injection" not in page.root.text()


def test_it_weighs_little_more_than_its_studies(monograph):
    assert len(pages.render(monograph).encode()) < 2_000_000


def test_no_half_life_was_measured_and_the_claims_are_listed(page):
    said = words(page, "kinetics-half-life")
    assert "no measured value is on file" in said
    assert "2-10 h" in said
    assert "4 min" in said


def test_outcomes_that_fit_no_term_are_counted_aloud(page, monograph):
    total = sum(len(study.outcomes) for study in monograph.studies)
    assert f"of {total} outcomes" in words(page, "matrix-unplaced")


def test_single_doses_in_people_are_said(page):
    assert words(page, "doses-single") == "2 of 5 human studies gave a single dose."


def test_a_group_that_names_an_institution_of_the_largest_is_not_called_independent(page):
    assert "independence is neither shown nor ruled out" in words(page, "background-same-house")


def test_no_identifier_stands_where_a_study_should_be_named(page):
    shown = [statement_words(node) for node in page.with_class("s")]
    assert not [text for text in shown if re.search(r"\bstudy:[0-9a-f]{6}", text)]


@pytest.mark.parametrize("year", [1990, 2005, 2010, 2020])
def test_an_earlier_date_knows_nothing_that_came_later(year):
    from datetime import date

    from probatum import vocabulary

    earlier = review.review(vocabulary.substances().named("semax"), as_of=date(year, 6, 1))
    shown = (*earlier.studies, *earlier.leads)
    assert all(study.year is None or study.year <= year for study in shown)
    assert all(
        (fact.value.date or "x")[:4] <= str(year)
        for fact in earlier.substance.regulatory
        if (fact.value.date or "x")[:1].isdigit()
    )
    assert pages.render(earlier)


@pytest.mark.parametrize("anchor", ["__class__", "counts.__dict__", "studies.0.__class__"])
def test_only_the_page_is_explained_not_the_program(monograph, anchor):
    from probatum.domain.errors import ProbatumError
    from probatum.explain import explain

    with pytest.raises(ProbatumError, match="no such anchor"):
        explain(monograph, anchor)


def test_interactions_stand_with_their_species_and_no_partner_is_called_harmless(page):
    shown = page.by_id("interactions").text()
    assert "amphetamines" in shown
    assert "rat and mouse" in shown
    assert "Coagulation tests unchanged by Semax alone" in shown
    assert "complex" in shown
    assert "does not mean free of harm" in shown
