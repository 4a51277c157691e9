"""Doses, harms, cautions and sport on the real Semax page: what must stand there, and what must not."""

from __future__ import annotations

import json

import pytest

from probatum import pages, vocabulary
from probatum.documents import monograph_document
from probatum.explain import explain
from probatum.pages.invariants.dom import Document, parse, statement_words
from probatum.review import review


@pytest.fixture(scope="module")
def monograph():
    return review(vocabulary.substances().named("semax"))


@pytest.fixture(scope="module")
def page(monograph) -> Document:
    return parse(pages.render(monograph))


def words(page: Document, anchor: str) -> str:
    node = page.by_id(anchor)
    assert node is not None, anchor
    return statement_words(node)


def rows(page: Document, anchor: str) -> list[list[str]]:
    node = page.by_id(anchor)
    assert node is not None, anchor
    found = node.find(lambda n: n.tag == "tr")
    return [[cell.text() for cell in row.find(lambda n: n.tag == "td")] for row in found][1:]


def test_one_axis_holds_every_amount_that_can_be_placed(page, monograph):
    table = rows(page, "dose-axis-table")
    studies = {row[0] for row in table}
    assert len(studies) == len({one.study for one in monograph.axis.placed})
    moles = next(row for row in table if "nmol" in row[2])
    assert (moles[3], moles[4]) == ("48.8 µg/kg/day", "through the molar mass 813.93 g/mol")


def test_no_human_equivalent_for_a_peptide_and_the_page_says_why(page):
    assert not list(page.with_class("hed"))
    assert "scaling by body surface needs a cited source" in words(page, "dose-axis-no-mark-1")


def test_strength_stands_beside_every_solution(page):
    (lebedeva,) = rows(page, "strengths-table")
    assert lebedeva[1:] == ["1%", "not stated", "450–550 µg (computed)", "cannot be computed"]


def test_why_no_bound_can_be_given(page):
    assert "no upper bound can be given" in words(page, "safety-bound")
    assert words(page, "safety-absence") == "Absence of harm reports is not evidence of safety."


def test_both_coagulation_findings_stand(page):
    found = [row for row in rows(page, "safety-signals") if row[0] == "Coagulation times"]
    assert {(row[1], row[4].partition(":")[0].partition(";")[0]) for row in found} == {
        ("no difference", "included"),
        ("increase", "lead"),
    }
    assert any("complexes with heparin" in row[4] for row in found)


def test_amphetamine_findings_name_their_species(page):
    evoked = [row for row in rows(page, "safety-signals") if "challenge" in row[0]]
    assert evoked
    assert all("rat" in row[2] for row in evoked)


def test_minutes_and_hours_stand_side_by_side_and_no_curve_is_drawn(page):
    apart = words(page, "kinetics-apart-semax-half-life-s")
    assert "0.4-5 min" in apart
    assert "2-10 h" in apart
    assert words(page, "concentration").startswith("No concentration curve is computed")
    assert not list(page.with_class("computed-curve"))


def test_meals_do_not_apply_and_no_time_of_day_was_read(page):
    assert words(page, "regimen-food") == words(page, "answer-food-1")
    assert words(page, "regimen-food").startswith("Does not apply")
    assert words(page, "regimen-timing").startswith("No answer")


def test_sport_names_the_clauses_that_may_apply(page):
    for anchor in ("sport-clause-s0", "sport-clause-s2", "sport-not-permitted"):
        assert page.by_id(anchor) is not None
    assert "arguable" not in page.root.text()
    assert "not named on the Prohibited List" in words(page, "sport-status-1")


def test_a_superseded_order_stands_folded_and_marked(page):
    old = [
        node
        for node in page.having("id")
        if "order 2199" in node.text() and node.get("id").startswith("legal-")
    ]
    assert old
    for node in old:
        assert "superseded by a later statement" in node.text()
        assert any(above.tag == "details" for above in node.above())


def test_silent_populations_are_listed(page):
    silent = words(page, "care-silent")
    for name in ("children or adolescents", "older people", "kidney disease", "driving or using machines"):
        assert name in silent
    assert "pregnancy" not in silent


def test_who_should_not_and_sport_are_answered(page):
    assert "contraindicated" in page.by_id("question-cautions").text()
    assert "S2" in page.by_id("question-sport").text()


@pytest.mark.parametrize(
    "anchor", ["regimen-form", "dose-axis-how", "care-silent", "sport-clause-s2", "concentration"]
)
def test_every_new_sentence_can_be_explained(monograph, anchor):
    found = explain(monograph, anchor)
    assert found.says
    assert found.by


def test_the_document_carries_what_the_page_shows(monograph):
    plain = json.loads(json.dumps(monograph_document(monograph), default=str))
    assert plain["sport"]["listing"] == "not named"
    assert plain["regimen"]["food"] == {"why": "not applicable", "spans": [], "kind": "missing"}
    assert plain["axis"]["strengths"][0]["per_drop"]["kind"] == "derived"
    assert plain["safety"]["populations"][0]["population"] == "pregnancy"
    assert plain["concentration"]["because"]
