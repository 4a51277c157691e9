"""Pooled effects of the starter's study-level tables."""

from __future__ import annotations

from math import exp

import pytest

from probatum.domain.provenance import Missing
from probatum.domain.synthesis import PooledEffect, PooledOutcome
from probatum.starter.tables import study_level
from probatum.synthesis import pooled_effects


def only(substance: str, outcome: str, versus: str = "") -> PooledOutcome:
    found = [
        one
        for one in pooled_effects(study_level(substance))
        if one.outcome == outcome and versus in one.comparison.casefold()
    ]
    assert len(found) == 1
    return found[0]


def test_st_johns_wort_against_placebo() -> None:
    result = only("st-johns-wort", "response", "placebo")
    effect = result.effect
    assert isinstance(effect, PooledEffect)
    assert (result.table, effect.measure, effect.k) == ("linde2005", "RR", 24)
    assert exp(effect.common_effect) == pytest.approx(1.404, abs=5e-4)
    assert result.other_tables == ("linde2015", "linde2016")
    assert len(result.not_used) == 2
    assert sum(study.weight for study in effect.studies) == pytest.approx(100)


def test_magnesium_shows_small_study_effects() -> None:
    result = only("magnesium", "death")
    effect = result.effect
    assert isinstance(effect, PooledEffect)
    assert (result.table, effect.k, result.other_tables) == ("li2007", 22, ("egger2001",))
    assert effect.small_study.test == "peters"
    assert effect.small_study.p is not None
    assert effect.small_study.p < 0.01
    assert effect.without_study is not None
    assert effect.without_study.low <= effect.estimate <= effect.without_study.high


def test_every_number_is_traced_to_its_rows() -> None:
    effect = only("iron", "heart failure hospitalizations (recurrent) or cardiovascular death").effect
    assert isinstance(effect, PooledEffect)
    by_name = {trace.name: trace for trace in effect.trace}
    assert by_name["mu"].value == effect.estimate
    assert by_name["mu"].rows == tuple(study.row for study in effect.studies)
    assert {"mu", "low", "high", "tau2", "i2", "q", "prediction_low"} <= set(by_name)


def test_two_studies_stand_beside_a_bayesian_interval() -> None:
    effect = only("st-johns-wort", "response", "tca").effect
    assert isinstance(effect, PooledEffect)
    assert (effect.k, effect.tau2, effect.prediction) == (2, None, None)
    assert effect.credible is not None
    assert effect.interval.low < effect.credible.low < effect.estimate < effect.credible.high


def test_dose_response_tables_are_left_to_others() -> None:
    assert pooled_effects(study_level("coffee")) == ()


def test_parts_of_a_population_are_not_pooled_with_the_whole() -> None:
    results = pooled_effects(study_level("iron"))
    assert len(results) == 1
    assert not isinstance(results[0].effect, Missing)
