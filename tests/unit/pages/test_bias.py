"""The risk-of-bias row of a study card, and the way from its anchors down to the quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from probatum import bias, explain
from probatum.pages.html import write
from probatum.pages.invariants import broken
from probatum.pages.invariants.dom import parse
from probatum.pages.sections.page import build
from records import record
from unit.pages.fakes import STATES


@pytest.fixture
def monograph():
    """A monograph whose first study with a tool is told to have blinded its assessors."""
    plain = STATES["scored"]()
    told = next(study for study in plain.studies if bias.tool_for(study))
    text = "This was a double-blind trial. The assessors were blinded to treatment."
    name = told.records[0]
    read = record(str(name), "A trial", text)
    return replace(plain, risk_of_bias=bias.assess(plain.studies, [read]))


def test_every_domain_has_a_sign_and_a_word(monograph):
    page = parse(write(build(monograph)))
    domains = sum(len(one.domains) for one in monograph.risk_of_bias)
    signs = [node.text() for node in page.with_class("rob")]
    assert len(signs) == domains + len(monograph.risk_of_bias)  # one more for the whole study
    assert all(sign[0] in "+!−×?·" and sign[2:] for sign in signs)


def test_quotes_stand_under_their_question(monograph):
    page = parse(write(build(monograph)))
    rows = [node.text() for node in page.nodes if "robrow" in node.classes]
    assert any("The assessors were blinded to treatment." in text for text in rows)


def test_the_page_keeps_its_promises(monograph):
    before = set(broken(STATES["scored"](), write(build(STATES["scored"]()))))
    assert set(broken(monograph, write(build(monograph)))) <= before


def test_explain_reaches_the_quotes(monograph):
    page = parse(write(build(monograph)))
    anchors = [node.get("id") for node in page.nodes if "-bias-" in node.get("id")]
    told = "\n".join(line for name in anchors for line in explain.lines(explain.explain(monograph, name)))
    assert "The assessors were blinded to treatment." in told
    assert "no information" in told


def test_explain_knows_the_path_of_a_domain(monograph):
    one = monograph.risk_of_bias[0]
    path = f"risk_of_bias.{one.study}.domains.{one.domains[0].domain}"
    assert explain.explain(monograph, path).says == one.domains[0].because


def test_every_anchor_of_the_tree_is_found_again(monograph):
    page = parse(write(build(monograph)))
    anchor = next(node.get("id") for node in page.nodes if node.get("id").endswith("-bias-randomization"))
    tree = explain.explain(monograph, anchor)
    (domain,) = [one for one in tree.rests_on if one.anchor.startswith("risk_of_bias.")]
    for answer in domain.rests_on:
        assert explain.explain(monograph, answer.anchor).how == answer.how
