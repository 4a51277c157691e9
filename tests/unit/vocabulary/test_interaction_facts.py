"""The curated rules: every example of every rule runs, every source is named, wrong files say what is wrong."""

from __future__ import annotations

import re

import pytest

from probatum.domain.errors import RuleError, UnknownName
from probatum.domain.interaction import EvidenceClass, Outcome, PartyKind, Severity
from probatum.domain.provenance import SeenIn
from probatum.interactions.pairs import matches
from probatum.vocabulary.agent_facts import agent_effects, effect_terms, enzyme_roles, urgent_signs
from probatum.vocabulary.agents import agents
from probatum.vocabulary.files import parse
from probatum.vocabulary.interaction_facts import interaction_rules, rules_from
from probatum.vocabulary.limits import upper_limits

RULES = interaction_rules()


@pytest.mark.parametrize(
    "rule", RULES, ids=lambda rule: f"{rule.known.value.id}-{rule.known.value.parties[1].id}"
)
def test_each_rule_fires_on_its_examples_and_stays_silent_on_the_others(rule):
    assert rule.fires
    assert rule.silent
    for one, other in rule.fires:
        assert matches(rule, agents().named(one), agents().named(other)), (one, other)
        assert matches(rule, agents().named(other), agents().named(one)), (other, one)
    for one, other in rule.silent:
        assert not matches(rule, agents().named(one), agents().named(other)), (one, other)


def test_there_are_enough_rules_and_limits():
    assert len({rule.known.value.id for rule in RULES}) >= 120
    assert sum(len(limits) for limits in upper_limits().values()) >= 40
    assert {limit.value.jurisdiction for limits in upper_limits().values() for limit in limits} == {
        "US",
        "EU",
        "UK",
    }


def test_every_rule_has_a_source_and_none_is_stronger_than_its_source():
    for rule in RULES:
        value, seen = rule.known.value, rule.known.curated.seen_in
        assert rule.known.citation.title
        assert seen is not SeenIn.NONE
        if seen is SeenIn.SECONDARY and value.evidence in (
            EvidenceClass.HUMAN_CONTROLLED,
            EvidenceClass.HUMAN_OBSERVED,
        ):
            assert "product information" in rule.known.citation.title
        if value.outcome is not Outcome.INTERACTION:
            assert value.severity is Severity.UNKNOWN


def test_no_rule_tells_anyone_what_to_do():
    advice = re.compile(r"\b(you should|do not take|take it|talk to|recommended|stop taking|consult)\b", re.I)
    for rule in RULES:
        value = rule.known.value
        texts = [value.effect, value.note or "", *(step.text for step in value.mechanism)]
        assert not any(advice.search(text) for text in texts), value.id


def test_classes_open_to_their_members():
    antidepressants = agents().named("antidepressant")
    names = {party.name for party in agents().members(antidepressants)}
    assert {"sertraline", "phenelzine", "bupropion"} <= names
    sertraline = agents().named("Lustral")
    assert [party.id for party in agents().classes(sertraline)] == ["ssri", "antidepressant"]


@pytest.mark.parametrize(
    ("name", "kind", "identifier"),
    [
        ("paracetamol", PartyKind.DRUG, "acetaminophen"),
        ("Tylenol", PartyKind.DRUG, "acetaminophen"),
        ("SSRI", PartyKind.DRUG_CLASS, "ssri"),
        ("the pill", PartyKind.DRUG_CLASS, "hormonal-contraceptive"),
        ("Семакс", PartyKind.SUBSTANCE, "semax"),
        ("MEHFPGP", PartyKind.SUBSTANCE, "semax"),
        ("niacinamide", PartyKind.SUBSTANCE, "niacin"),
        ("cod-liver oil", PartyKind.SUBSTANCE, "cod-liver-oil"),
    ],
)
def test_names_in_any_spelling(name, kind, identifier):
    party = agents().named(name)
    assert (party.kind, party.id) == (kind, identifier)


def test_an_unknown_name_gets_close_ones():
    with pytest.raises(UnknownName) as caught:
        agents().named("setraline")
    assert caught.value.close[0] == "sertraline"


def test_effects_enzymes_and_signs_are_cited():
    for fact in (*agent_effects(), *enzyme_roles(), *urgent_signs().values()):
        assert fact.citation.title
    assert {fact.value.effect for fact in agent_effects()} <= set(effect_terms())
    topics = {topic for rule in RULES for topic in rule.known.value.topics}
    assert set(urgent_signs()) <= topics


GOOD = """
substance = "zinc"
[[interaction]]
id = "x-1"
with = ["class:tetracyclines"]
outcome = "interaction"
effect = "lowers drug level"
topics = ["absorption"]
severity = "moderate"
evidence = "label or monograph"
action = "separate by hours"
hours_apart = "2-3"
fires = [["zinc", "doxycycline"]]
silent = [["zinc", "amoxicillin"]]
seen_in = "secondary"
source = "product information"
"""


def test_a_row_becomes_a_rule():
    [rule] = rules_from(parse(GOOD, "zinc.toml"))
    assert str(rule.known.value.hours_apart) == "2–3 hour"
    assert rule.known.value.parties[1].name == "tetracyclines"


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('"class:tetracyclines"', '"class:tetracycline"', "with"),
        ('substance = "zinc"', 'substance = "zink"', "substance"),
        ('severity = "moderate"', 'severity = "bad"', "severity"),
        ('hours_apart = "2-3"', 'hours_apart = "two"', "hours_apart"),
        ('hours_apart = "2-3"', 'hours_apart = "2-3"\nhour = 2', "hour"),
        ('fires = [["zinc", "doxycycline"]]', "fires = []", "fires"),
        ('fires = [["zinc", "doxycycline"]]', 'fires = [["zinc"]]', "fires"),
        ('evidence = "label or monograph"', 'evidence = "inferred"\nseverity2 = "x"', "severity2"),
        ('source = "product information"', "", "source"),
        ('action = "separate by hours"', 'action = "monitor"', "id"),
        ('source = "product information"', 'source = "a blog"\nrecord = "PMID 1"', "record"),
    ],
)
def test_a_wrong_row_says_which_file_and_key(old, new, field):
    with pytest.raises(RuleError) as caught:
        rules_from(parse(GOOD.replace(old, new), "zinc.toml"))
    assert caught.value.source == "zinc.toml"
    assert caught.value.field is not None
    assert caught.value.field.endswith(field)


def test_evidence_from_people_needs_more_than_a_second_hand_page():
    text = GOOD.replace('"label or monograph"', '"human controlled"').replace("product information", "a blog")
    with pytest.raises(RuleError, match="secondary page"):
        rules_from(parse(text, "zinc.toml"))
