"""Properties of stacks: no crash, nothing lost, symmetric, and an inference is never grave."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.domain.provenance import Curated, Derived
from probatum.interactions import between, inferred, stack
from probatum.vocabulary.agents import agents

PARTIES = [party for party in agents().all() if party.kind != "enzyme"]
parties = st.sampled_from(PARTIES)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text_is_answered(texts):
    report = stack(texts)
    assert len(report.stack.items) + len(report.stack.not_understood) >= len(texts)


@settings(max_examples=200, deadline=None)
@given(parties, parties)
def test_a_pair_is_the_same_both_ways(a, b):
    assert between(a, b) == between(b, a)
    assert {k.value.topics for k in inferred(a, b)} == {k.value.topics for k in inferred(b, a)}


@settings(max_examples=60, deadline=None)
@given(st.lists(parties, min_size=2, max_size=8, unique=True))
def test_lines_are_documented_or_at_most_moderate(chosen):
    report = stack([party.name for party in chosen])
    assert len(report.stack.items) + len(report.stack.not_understood) >= len(chosen)
    for line in (*report.pairs, *report.none_found):
        assert isinstance(line.known, Curated | Derived)
        if isinstance(line.known, Derived):
            assert line.known.value.severity.rank <= 2
            assert not line.urgent


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["zinc", "magnesium", "vitamin C", "iron", "selenium"]),
    st.integers(1, 5000),
    st.integers(1, 4),
)
def test_totals_add_up(name, amount, parts):
    [total] = stack([f"{name} {amount} mg"] * parts).totals
    low, high = total.total.to("mg").low, total.total.to("mg").high  # type: ignore[union-attr]
    assert low == high == amount * parts
