"""Directions as traps: each row names its fixture.

A title is not a finding, nor is an aim. A direction is told only where the words of one result agree;
otherwise it stays missing. What another agent did is not ours.
"""

from __future__ import annotations

import pytest

from abstracts import abstract, told
from probatum import vocabulary
from probatum.domain.provenance import Missing, value_of
from probatum.domain.study import Finding, Outcome
from probatum.domain.terms import Direction
from probatum.extraction import arms, outcomes, participants
from probatum.extraction.direction import direction_of, read_findings
from probatum.extraction.dose import read_doses
from probatum.extraction.effects import find_effects, find_events
from probatum.extraction.harms import read_harms

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE


def findings(identity: str) -> list[tuple[Outcome, Finding]]:
    record = abstract(identity)
    doses = read_doses(record, vocabulary.mentions)
    groups = arms.read_arms(record, doses, participants.read_participants(record))
    measured = outcomes.read_outcomes(record)
    by_id = {outcome.id: outcome for outcome in measured}
    return [(by_id[f.outcome], f) for f in read_findings(record, groups, measured)]


def directions(identity: str, term: str) -> set[Direction]:
    """Every clear direction read for one curated term."""
    found = (value_of(f.direction) for o, f in findings(identity) if value_of(o.term) == term)
    return {direction for direction in found if direction is not None}


# fixture, abstract, term, direction
TOLD = [
    ("fx-068", "eremin2005", "serotonin_turnover", UP),
    ("fx-070", "fict12_spin", "global_cognition", SAME),
    ("fx-087", "agpc_mci2024", "cognitive_impairment_score", DOWN),
    ("fx-098", "inozemtseva2024", "animal_despair", SAME),
    ("fx-103", "fict35_animal_blinded", "bdnf_mrna", SAME),
    ("fx-094", "fict05_dose_ranging_melatonin", "total_sleep_time", SAME),
]


@pytest.mark.parametrize(("fixture", "identity", "term", "expected"), TOLD)
def test_a_result_tells_its_direction(fixture: str, identity: str, term: str, expected: Direction) -> None:
    assert directions(identity, term) == {expected}


# fixture, abstract, term, directions that must not be read
NEVER = [
    ("fx-067", "eremin2005", "dopamine_extracellular", {UP}),
    ("fx-069", "slominsky2017_6ohda", "animal_locomotion", {UP, DOWN}),
    ("fx-070", "fict12_spin", "global_cognition", {UP}),
    ("fx-073", "fict39_subgroup", "global_cognition", {UP}),
    ("fx-080", "agapova2008_molgen", "bdnf_brain", {UP}),
    ("fx-081", "shadrina2010", "ngf_mrna", {UP}),
    ("fx-083", "medvedeva2014", "immune_genes", {DOWN}),
    ("fx-084", "medvedeva2016", "il1b", {DOWN}),
    ("fx-090", "kolik2019_selank", "bdnf_brain", {UP}),
    ("fx-091", "uchakina2008_selank", "il6", {DOWN}),
    ("fx-092", "levitskaya_depression_models", "animal_learned_helplessness", {DOWN}),
    ("fx-093", "elagina_coagulation", "coagulation", {UP, DOWN}),
    ("fx-095", "koliaki2012", "mood", {UP}),
    ("fx-096", "selank_diazepam", "animal_anxiety_epm", {DOWN}),
    ("fx-098", "inozemtseva2024", "bdnf_brain", {DOWN}),
    ("fx-099", "ricci_piracetam_stroke", "all_cause_mortality", {UP}),
    ("fx-102", "svishcheva2020_microbiota", "gut_microbiota", {DOWN}),
    ("fx-103", "fict35_animal_blinded", "bdnf_mrna", {UP}),
]


@pytest.mark.parametrize(("fixture", "identity", "term", "forbidden"), NEVER)
def test_a_wrong_direction_is_never_shown_as_certain(
    fixture: str, identity: str, term: str, forbidden: set[Direction]
) -> None:
    assert not directions(identity, term) & forbidden


def test_learnt_later_is_not_more() -> None:
    """fx-071: two-way avoidance was learnt later; the stronger current of the same sentence is another outcome."""
    told_of = [f for o, f in findings("avoidance_opposite") if "two-way" in o.name]
    assert all(value_of(f.direction) is not UP for f in told_of)


# fixture, abstract: texts that end before the result, tell of the challenge only, plan, or found no trials
NOTHING = [
    ("fx-161", "volodina_bebm"),
    ("fx-162", "murtalieva_depression"),
    ("fx-163", "eurekaselect_cytokines"),
    ("fx-157", "fict25_protocol_rct"),
    ("fx-159", "fict23_sr_empty"),
]


@pytest.mark.parametrize(("fixture", "identity"), NOTHING)
def test_no_result_no_direction(fixture: str, identity: str) -> None:
    assert [f for _, f in findings(identity) if not isinstance(f.direction, Missing)] == []


def test_a_title_is_not_a_finding() -> None:
    record = told("We asked whether Semax improves memory.", title="Semax improves memory in rats")
    assert outcomes.read_outcomes(record) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Systolic blood pressure did not differ between the caffeine and placebo groups.", SAME),
        ("Caffeine failed to reduce systolic blood pressure compared with placebo.", SAME),
        ("Caffeine had no effect on systolic blood pressure.", SAME),
        ("Systolic blood pressure was higher with caffeine than with placebo (p = 0.01).", UP),
        ("Systolic blood pressure was lower in the placebo group than in the caffeine group (p = 0.01).", UP),
        ("Compared with placebo, caffeine significantly reduced systolic blood pressure.", DOWN),
        ("Caffeine attenuated the increase in systolic blood pressure relative to placebo.", DOWN),
        ("Caffeine prevented the decrease in systolic blood pressure compared with placebo.", UP),
        ("The decrease in systolic blood pressure was smaller with caffeine than with placebo.", UP),
        ("Unlike placebo, caffeine increased systolic blood pressure (p < 0.05).", UP),
    ],
)
def test_turns_of_phrase(text: str, expected: Direction) -> None:
    """Negation, comparison, and verbs that undo a change."""
    assert direction_of(text, "caffeine", "placebo", "systolic blood pressure") is expected


def test_statements_that_contradict_each_other_are_mixed() -> None:
    record = told(
        "RESULTS: Total sleep time was longer with melatonin than with placebo (p = 0.01). "
        "Total sleep time was shorter with melatonin than with placebo (p = 0.02).",
        title="Melatonin and sleep",
    )
    found = read_findings(record, (), outcomes.read_outcomes(record))
    assert [value_of(f.direction) for f in found] == [Direction.MIXED]


def test_own_changes_of_two_arms_are_no_comparison() -> None:
    """fx-078: significant here and not there is no comparison."""
    record = told(
        "RESULTS: Total sleep time increased significantly in the melatonin group, but not in the placebo group.",
        title="Melatonin and sleep",
    )
    found = read_findings(record, (), outcomes.read_outcomes(record))
    assert all(isinstance(f.direction, Missing) for f in found)


# fixture, text, measure, estimate, low, high, p
EFFECTS = [
    (
        "fx-011",
        "the difference is reliable: 2,7 points, 95% CI 0,6–4,8; p=0,009",
        "MD",
        "2.7",
        "0.6",
        "4.8",
        "0.009",
    ),
    ("fx-012", "risk ratio, 0.70; 95% CI, 0.49-0.99; P = .044", "RR", "0.70", "0.49", "0.99", "0.044"),
    ("fx-088", "behavior (MD –7.61; 95% CI –10.31 to –4.91)", "MD", "-7.61", "-10.31", "-4.91", None),
    ("fx-089", "other drugs [95% CI 0.36 to 6.63; MD 3.50]", "MD", "3.50", "0.36", "6.63", None),
    ("fx-076", "OR for independence 1.06 (95% CI 0.91–1.23)", "OR", "1.06", "0.91", "1.23", None),
    (
        "fx-132",
        "(mean difference −3.5, 95% CI −5.4 to −1.6; p < 0.001)",
        "MD",
        "-3.5",
        "-5.4",
        "-1.6",
        "0.001",
    ),
    ("fx-134", "RR 1.71, 95% CI 1.00 to 2.92, p = 0.049", "RR", "1.71", "1.00", "2.92", "0.049"),
    ("fx-104", "500 mg (MD 2.1, 95% CI 0.1 to 4.1)", "MD", "2.1", "0.1", "4.1", None),
]


@pytest.mark.parametrize(("fixture", "text", "measure", "estimate", "low", "high", "p"), EFFECTS)
def test_an_effect_as_printed(
    fixture: str, text: str, measure: str, estimate: str, low: str, high: str, p: str | None
) -> None:
    (found,) = find_effects(text)
    assert found.measure == measure
    assert found.interval is not None
    assert (str(found.estimate), str(found.interval.low), str(found.interval.high)) == (estimate, low, high)
    assert (None if found.p is None else str(found.p.value)) == p


def test_other_intervals_are_not_confidence_intervals_at_95() -> None:
    """fx-139, fx-140, fx-141: credible, 90 %, prediction."""
    (credible,) = find_effects("−0.4 cramps per week (95% credible interval −1.1 to 0.3)")
    (ninety,) = find_effects("geometric mean ratio for AUC0–24 1.62 (90% CI 1.37–1.92)")
    pooled = find_effects("SMD 0.24, 95% CI 0.04 to 0.44, p = 0.019; 95% prediction interval −0.25 to 0.73")
    assert credible.interval is not None
    assert ninety.interval is not None
    assert credible.interval.kind == "credible"
    assert ninety.interval.level == 90
    assert [str(e.interval.high) for e in pooled if e.interval] == ["0.44"]


def test_an_odds_ratio_without_a_number_is_no_effect() -> None:
    """fx-075."""
    assert find_effects("were found to differ, the odds ratio being significant") == ()


def test_counts_with_their_denominators() -> None:
    """fx-124: events of two arms."""
    pairs = find_events("12/98 patients on melatonin and 24/101 on placebo")
    assert [(pair.events, pair.n) for pair in pairs] == [(12, 98), (24, 101)]


def test_denominators_are_carried_over() -> None:
    """fx-171: nausea 31/150 and 18/149; then only counts are printed."""
    harms, _ = read_harms(abstract("fict33_harms_prose"))
    counts = {
        value_of(harm.event): [(value_of(arm.events), value_of(arm.n)) for arm in harm.arms] for harm in harms
    }
    assert counts["nausea"] == [(31, 150), (18, 149)]
    assert counts["palpitations or tachycardia"] == [(14, 150), (3, 149)]
    assert counts["headache"] == [(9, 150), (8, 149)]
    assert counts["serious adverse events"] == [(2, 150), (2, 149)]


def test_how_harms_were_collected_is_read_apart() -> None:
    """fx-172, fx-173: "not noted in any case" does not say how anybody looked."""
    _, silent = read_harms(abstract("zayats2001"))
    assert isinstance(silent, Missing)
    _, told_how = read_harms(abstract("agpc_mci2024"))
    assert "monitored regularly" in str(value_of(told_how))


def test_directions_of_the_test_abstracts() -> None:
    """Of the clear directions whose words overlap a gold outcome, at least 95 % agree with one."""
    from direction_scores import scores

    measured = scores()
    assert measured.precision >= 0.97
    assert measured.right >= 78
