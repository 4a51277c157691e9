"""Outcome terms in running text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.domain.errors import RuleError
from probatum.vocabulary import Outcomes, outcomes


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.term, text[mention.start : mention.end]) for mention in outcomes().match(text)]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Serum cortisol and total sleep time", ["cortisol_serum", "total_sleep_time"]),
        ("depressive-like behaviour; depressive-like behavior", ["animal_despair", "animal_despair"]),
        ("plasma BDNF rose; Bdnf mRNA fell", ["bdnf_serum", "bdnf_mrna"]),
        ("IL-6 and TNF-α", ["il6", "tnf"]),
        ("il-6 pcs", []),
        ("adverse events, serious adverse events", ["adverse_events_any", "adverse_events_serious"]),
        (
            "step-through latency in passive avoidance",
            ["animal_passive_avoidance", "animal_passive_avoidance"],
        ),
        ("infarct volumes", ["infarct_volume"]),
        ("cell death and vision of the future", []),
    ],
)
def test_match(text: str, terms: list[str]) -> None:
    assert [term for term, _ in found(text)] == terms


def test_offsets_and_longest_first() -> None:
    assert found("the  Th1/Th2  balance, delayed word\u00a0recall") == [
        ("th1_th2", "Th1/Th2  balance"),
        ("memory_verbal_delayed", "delayed word\u00a0recall"),
    ]


def test_an_unknown_term_is_an_error() -> None:
    assert not outcomes().has("luck")
    with pytest.raises(RuleError, match="luck"):
        outcomes().get("luck")


def test_two_terms_may_not_share_a_spelling() -> None:
    first = outcomes().get("il6")
    with pytest.raises(RuleError, match="share a spelling"):
        Outcomes([first, replace(first, id="il6_again")])


def test_a_pointer_to_nothing_is_an_error() -> None:
    with pytest.raises(RuleError, match="not there"):
        Outcomes([replace(outcomes().get("il6"), in_animals="animal_il6")])


@given(st.text(max_size=120))
def test_any_name_maps_to_a_term_or_to_none(name: str) -> None:
    term = outcomes().map_name(name)
    assert term is None or outcomes().has(term)
    for mention in outcomes().match(name):
        assert 0 <= mention.start < mention.end <= len(name)
