"""Every certainty, score, refusal and flip of a page opens down to rule, inputs and studies."""

from __future__ import annotations

import re
from functools import cache

import pytest

from probatum import explain as explaining
from probatum import review, vocabulary
from probatum.certainty import rules
from probatum.pages.sections.page import build

PAGES = ("cerebrolysin", "iron", "magnesium")
# Anchors that judge: ratings and their steps, the score and its inputs, refusals, edits, verdicts of pools.
JUDGES = re.compile(
    r"^(bottom-line-[12]|dial-(certainty|benefit)|reason-\d+|score-input-\d+|would-change-\d+"
    r"|.*-(verdict|grade-(start|step-\d+|end)|flip-\d+|edit-\d+|information|lead-(start|step-\d+|end))"
    r"|outcome-.*-(effect|certainty)|.*-grade-(human|animal)-(start|step-\d+|end))$"
)


@cache
def monograph_of(name):
    return review.review(vocabulary.substances().get(name))


def nodes(derivation):
    yield derivation
    for child in derivation.rests_on:
        yield from nodes(child)


def judging(name):
    monograph = monograph_of(name)
    return [s for s in explaining._statements(build(monograph)) if JUDGES.match(s.anchor)]


@pytest.mark.parametrize("name", PAGES)
def test_every_judgment_opens_to_its_rule(name):
    monograph = monograph_of(name)
    untested = {
        s.anchor
        for s in judging(name)
        if s.rule.startswith(("sentence effect.untested", "sentence effect.no_usable"))
    }
    closed = []
    for statement in judging(name):
        if statement.anchor in untested:
            continue
        tree = explaining._of_statement(statement, monograph)
        if not any(node.how == "rule" and node.by and len(node.by) > len("rule") for node in nodes(tree)):
            closed.append((statement.anchor, statement.rule))
    assert not closed


@pytest.mark.parametrize("name", PAGES)
def test_every_rule_named_on_the_page_exists_and_opens_with_its_condition(name):
    monograph = monograph_of(name)
    for statement in judging(name):
        if statement.rule in rules():
            tree = explaining._of_statement(statement, monograph)
            assert any(rules()[statement.rule].condition in (node.by or "") for node in nodes(tree)), (
                statement.anchor
            )


@pytest.mark.parametrize("name", PAGES)
def test_whatever_names_studies_opens_down_to_their_leaves(name):
    monograph = monograph_of(name)
    for statement in judging(name):
        held = [ref.id for ref in statement.studies if any(s.id == ref.id for s in monograph.studies)]
        leaves = {node.anchor for node in nodes(explaining._of_statement(statement, monograph))}
        for study in held:
            assert f"study.{study}" in leaves
            assert any(leaf.startswith(f"study.{study}.") for leaf in leaves)


def test_a_score_opens_to_its_formula_its_numbers_and_its_rows():
    tree = explaining.explain(monograph_of("iron"), "bottom-line-2")
    text = "\n".join(explaining.lines(tree))
    assert "ceiling of the certainty level" in text
    assert "computed from 6 rows" in text
    assert sum(node.how.startswith("row of the table") for node in nodes(tree)) == 6


def test_a_refusal_opens_to_every_reason_with_its_rule():
    monograph = monograph_of("magnesium")
    tree = explaining.explain(monograph, "bottom-line-2")
    opened = {node.by.partition(":")[0] for node in nodes(tree) if node.how == "rule"}
    assert opened == {reason.rule for reason in monograph.appraisal.reasons}


def test_a_flip_says_what_was_searched():
    tree = explaining.explain(monograph_of("magnesium"), "pool-1-death-flip-1")
    assert any("smallest edits" in (node.by or "") for node in nodes(tree))
