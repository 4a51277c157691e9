"""Cautions and kinetics: a claim is never a measurement; only pages that may be named are linked."""

from __future__ import annotations

import pytest

from probatum.domain.provenance import SeenIn
from probatum.vocabulary import cautions, kinetics, substances

IDS = [substance.id for substance in substances().all()]


def test_semax_cautions() -> None:
    found = cautions("semax")
    assert ("pregnancy", "contraindicated") in {(c.value.population, c.value.caution) for c in found}
    assert all(not c.curated.reviewed for c in found)


def test_semax_half_life_is_claimed_not_measured() -> None:
    half_lives = [fact for fact in kinetics("semax") if fact.value.parameter == "half-life"]
    assert len(half_lives) >= 3
    assert not any(fact.value.is_measured for fact in half_lives)
    assert any(fact.curated.seen_in is SeenIn.SEED and fact.value.conflict for fact in half_lives)


def test_semax_measurements() -> None:
    measured = {
        (f.value.parameter, f.value.value, f.value.species) for f in kinetics("semax") if f.value.is_measured
    }
    assert ("brain content at 2 min", "0.093", "rat") in measured
    assert ("brain uptake", "<=0.01", "rat") in measured


@pytest.mark.parametrize("substance", IDS)
def test_measured_means_seen_at_its_source(substance: str) -> None:
    for fact in kinetics(substance):
        if fact.value.is_measured:
            assert fact.curated.seen_in.is_evidence
            assert "claimed" not in fact.value.species


@pytest.mark.parametrize("substance", IDS)
def test_second_hand_pages_are_never_linked(substance: str) -> None:
    for fact in (*cautions(substance), *kinetics(substance)):
        if not (fact.curated.seen_in.is_evidence or fact.curated.seen_in is SeenIn.REGULATOR):
            assert fact.citation.locator is None


def test_nothing_is_known_of_a_stranger() -> None:
    assert cautions("noocube") == ()
    assert kinetics("nobody") == ()
