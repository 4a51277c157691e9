"""What holds for every tool: every way of answering is judged, and knowing more never opens what was decided."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.bias.signals import cues, signals_of
from probatum.bias.tools import possible, tool
from probatum.domain.risk_of_bias import BiasJudgment, BiasTool, SignalAnswer

DOMAINS = [(name, domain) for name in BiasTool for domain in tool(name).domains]
_ANSWERS = (None, SignalAnswer.YES, SignalAnswer.NO)


def _answered(domain, given):
    return {q.id: answer for q, answer in zip(domain.questions, given, strict=True) if answer is not None}


@pytest.mark.parametrize(("name", "domain"), DOMAINS, ids=lambda one: getattr(one, "id", str(one)))
def test_every_way_of_answering_is_judged_in_the_words_of_the_tool(name, domain):
    overall = tool(name).overall
    words = {BiasJudgment.UNCLEAR, *(overall.order if overall else (BiasJudgment.LOW, BiasJudgment.HIGH))}
    for given_ in product(_ANSWERS, repeat=len(domain.questions)):
        for is_whole in (True, False):
            found = possible(domain, _answered(domain, given_), is_whole=is_whole)
            assert found
            assert set(found) <= words


@pytest.mark.parametrize(("name", "domain"), DOMAINS, ids=lambda one: getattr(one, "id", str(one)))
def test_parts_of_a_domain_share_no_question(name, domain):
    asked = [{question for row in part for question, _ in row.when} for part in domain.parts]
    assert sum(map(len, asked)) == len(set().union(*asked))
    assert set().union(*asked) <= {question.id for question in domain.questions}


@given(st.data())
def test_one_answer_more_never_opens_what_was_decided(data):
    _, domain = data.draw(st.sampled_from(DOMAINS))
    answers = _answered(domain, [data.draw(st.sampled_from(_ANSWERS)) for _ in domain.questions])
    question = data.draw(st.sampled_from(domain.questions)).id
    answer = data.draw(st.sampled_from((SignalAnswer.PROBABLY_YES, SignalAnswer.PROBABLY_NO)))
    before = possible(domain, answers, is_whole=False)
    after = possible(domain, {question: answer} | answers, is_whole=False)
    assert set(after) <= set(before)


@given(st.data())
def test_an_abstract_never_decides_more_than_the_whole_report(data):
    _, domain = data.draw(st.sampled_from(DOMAINS))
    answers = _answered(domain, [data.draw(st.sampled_from(_ANSWERS)) for _ in domain.questions])
    whole = possible(domain, answers, is_whole=True)
    assert set(whole) <= set(possible(domain, answers, is_whole=False))


def test_every_signal_a_tool_reads_is_found_or_computed():
    computed = {
        "design.not-randomized",
        "missing.nearly-none",
        "missing.some",
        "outcome.by-instrument",
        "outcome.by-person",
        "outcome.told-by-the-informed",
    }
    found = {cue.signal for cue in cues()} | computed
    read = {signal for _, domain in DOMAINS for question in domain.questions for signal in question.read}
    assert read <= found


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    assert len(set(signals_of(text))) == len(signals_of(text))
