"""A first look agrees with the full reading where it says anything of the design's rules, and quotes its words."""

from __future__ import annotations

import pytest
from tests.abstracts import abstract, rows, told

from probatum.domain.provenance import Extracted, Missing, value_of
from probatum.domain.terms import StudyDesign
from probatum.extraction import read, screen


def test_a_trial_at_first_look():
    seen = screen(
        told(
            "Forty-two healthy adults were randomly assigned to creatine 5 g daily or placebo for 6 weeks.",
            title="Creatine and memory: a randomized trial in adults",
        )
    )
    assert seen.substances == ("creatine",)
    assert value_of(seen.design) is StudyDesign.RCT
    assert value_of(seen.species) == "human"
    assert value_of(seen.n) == 42


def test_nothing_said_nothing_seen():
    seen = screen(told("Nothing is said here."))
    assert seen.substances == ()
    assert isinstance(seen.design, Missing)
    assert isinstance(seen.n, Missing)


@pytest.mark.parametrize("identity", sorted(rows())[::6])
def test_substances_and_species_are_those_of_the_full_reading(identity):
    seen, full = screen(abstract(identity)), read(abstract(identity))
    assert seen.substances == full.substances
    assert seen.species == full.species


@pytest.mark.parametrize("identity", sorted(rows())[::3])
def test_every_number_seen_is_quoted(identity):
    record = abstract(identity)
    n = screen(record).n
    if isinstance(n, Extracted):
        text = {passage.text for passage in record.passages}
        assert any(n.spans[0].quote in one for one in text)
