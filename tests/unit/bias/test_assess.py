"""Which tool, from what, and what comes out. The sentences are made up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import arm, curated, measured, study
from probatum import bias
from probatum.domain.provenance import Absence, Derived, Extracted, Missing, Section
from probatum.domain.risk_of_bias import BiasJudgment, BiasTool, SignalAnswer
from probatum.domain.terms import ArmRole, Comparator, OutcomeKind, RiskOfBias, StudyDesign
from records import record

_METHODS = (
    "Methods\nThe list was computer-generated in random blocks of six. Assignments were kept in sealed opaque "
    "envelopes. Participants, nurses and outcome assessors were blinded. The analysis was by intention to treat. "
    "All participants completed the study. Baseline characteristics were similar in the groups."
)
_WHOLE = _METHODS + " Nothing more is told about how it was done." * 100


def _trial(**more):
    return study("S1", design=StudyDesign.RCT, randomized=True, **more)


def _read(one, text="", *, body=None):
    sections = {Section.BODY: body} if body else None
    (found,) = bias.assess([one], [record("local:S1", "A trial", text, sections=sections)])
    return found


def _domain(found, name):
    return next(one for one in found.domains if one.domain == name)


def _value(found, question):
    return next(a.value for one in found.domains for a in one.answers if a.question == question)


def test_the_tool_follows_design_and_track():
    other = arm("usual care", role=ArmRole.COMPARATOR, comparator=Comparator.USUAL_CARE)
    assert bias.tool_for(_trial()) is BiasTool.ROB_2
    assert bias.tool_for(study("S", design=StudyDesign.COHORT)) is BiasTool.ROBINS_I
    assert bias.tool_for(study("S", design=StudyDesign.CONTROLLED_TRIAL)) is BiasTool.ROBINS_I
    assert bias.tool_for(study("S", design=StudyDesign.OPEN_TRIAL)) is None
    assert bias.tool_for(study("S", design=StudyDesign.OPEN_TRIAL, arms=[other])) is BiasTool.ROBINS_I
    assert bias.tool_for(study("S", design=StudyDesign.CROSS_SECTIONAL)) is None
    assert bias.tool_for(study("S", design=StudyDesign.ANIMAL, species="rat")) is BiasTool.SYRCLE
    assert bias.tool_for(study("S", design=StudyDesign.IN_VITRO)) is None
    assert bias.tool_for(study("S", design=StudyDesign.META_ANALYSIS)) is None


def test_an_abstract_that_says_randomized_and_double_blind_is_not_assessable():
    found = _read(
        _trial(), "In this randomized double-blind trial 80 patients received magnesium or placebo."
    )
    assert found.overall is BiasJudgment.UNCLEAR
    assert found.for_grade is RiskOfBias.NOT_ASSESSABLE
    assert found.read_from == "abstract"
    assert {one.judgment for one in found.domains} == {BiasJudgment.UNCLEAR}
    assert all(one.because.startswith("not assessable") for one in found.domains)


def test_a_whole_report_is_judged_with_its_words():
    found = _read(_trial(), body=_WHOLE)
    judged = {one.domain: one.judgment.value for one in found.domains}
    assert judged == {
        "randomization": "low",
        "deviations": "low",
        "missing-data": "low",
        "measurement": "low",
        "selection": "some concerns",  # no plan is told
    }
    assert found.overall is BiasJudgment.SOME_CONCERNS
    value = _value(found, "1.1")
    assert isinstance(value, Extracted)
    assert value.spans[0].quote == "The list was computer-generated in random blocks of six."


def test_the_same_words_in_an_abstract_leave_the_plan_open():
    text = _METHODS.removeprefix("Methods\n")
    found = _read(_trial(), text)
    assert _domain(found, "randomization").judgment is BiasJudgment.LOW
    assert _domain(found, "selection").judgment is BiasJudgment.UNCLEAR
    assert found.overall is BiasJudgment.UNCLEAR


def test_silence_of_a_whole_report_is_never_high():
    found = _read(_trial(), body="Methods\n" + "Magnesium was given to the patients for a while. " * 120)
    assert BiasJudgment.HIGH not in {one.judgment for one in found.domains}
    assert _value(found, "1.2") == Missing(Absence.NOT_REPORTED)


def test_open_treatment_with_scales_is_high_even_from_an_abstract():
    one = _trial(findings=[measured("pain", None)])
    rated = replace(one, outcomes=(replace(one.outcomes[0], instrument=curated("a pain scale")),))
    found = _read(rated, "This open-label randomized trial compared magnesium with usual care.")
    assert _domain(found, "measurement").judgment is BiasJudgment.HIGH
    assert found.overall is BiasJudgment.HIGH
    assert isinstance(_value(found, "4.5"), Derived)


def test_open_treatment_with_a_laboratory_value_stays_open():
    one = _trial(findings=[measured("calcium", None, kind=OutcomeKind.SURROGATE)])
    found = _read(one, "This open-label randomized trial compared magnesium with usual care.")
    assert _domain(found, "measurement").judgment is BiasJudgment.UNCLEAR


def test_both_ways_is_no_answer():
    text = "Participants were masked to treatment. Participants were not blinded in the second part."
    value = _value(_read(_trial(), text), "2.1")
    assert isinstance(value, Missing)
    assert value.why is Absence.CONFLICTING
    assert len(value.spans) == 2


@pytest.mark.parametrize(("analyzed", "answer"), [(96, SignalAnswer.PROBABLY_YES), (80, SignalAnswer.NO)])
def test_followed_people_are_counted_from_the_study(analyzed, answer):
    one = replace(_trial(n=100), n_analyzed=curated(analyzed))
    value = _value(_read(one), "3.1")
    assert isinstance(value, Derived)
    assert value.value is answer
    assert value.inputs == ("study.S1.n", "study.S1.n_analyzed")


def test_a_crossover_trial_has_one_domain_more_and_is_never_low():
    found = _read(replace(_trial(), crossover=curated(True)), body=_WHOLE)
    assert [one.domain for one in found.domains][-1] == "crossover"
    assert found.overall is BiasJudgment.UNCLEAR


def test_a_discussion_tells_about_other_trials():
    found = _read(
        _trial(), body="Discussion\nAssignments were kept in sealed opaque envelopes. " + "So. " * 1500
    )
    assert isinstance(_value(found, "1.2"), Missing)


def test_animals_have_ten_items_and_no_overall():
    rats = study("S1", design=StudyDesign.ANIMAL, species="rat")
    found = _read(
        rats,
        "Rats were randomly divided into groups. Slides were scored by an observer blinded to treatment.",
    )
    assert len(found.domains) == 10
    assert found.overall is None
    assert _domain(found, "sequence").judgment is BiasJudgment.UNCLEAR
    assert _domain(found, "assessors").judgment is BiasJudgment.LOW
    assert found.for_grade is RiskOfBias.NOT_ASSESSABLE


def test_failed_numbers_stand_beside_the_tool():
    one = replace(_trial(n=100), n_analyzed=curated(120))
    beside = {item.name: item.value for item in _read(one).beside}
    assert isinstance(beside["printed numbers that do not fit"], Derived)
    assert isinstance(beside["who paid"], Missing)


def test_a_planned_sample_size_is_quoted_beside_the_tool():
    said = "A sample size of 80 gave 90% power to detect a difference of two points."
    beside = {item.name: item.value for item in _read(_trial(), said).beside}
    planned = beside["how the sample size was planned"]
    assert isinstance(planned, Extracted)
    assert planned.value == said
