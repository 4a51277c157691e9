"""What may enter a pool, and what a refusal says."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from probatum.domain.effects_table import PublishedSynthesis, SynthesisKind
from probatum.domain.errors import ProbatumError
from probatum.domain.provenance import Citation, Curation, SeenIn
from probatum.domain.substance import SubstanceId
from probatum.synthesis.pooled import pooled_effects
from probatum.synthesis.pooling import EffectTable, PooledEstimate, PoolRefusal, Reason, pool

PUBLISHED = PublishedSynthesis(
    id="melatonin-1",
    kind=SynthesisKind.POOLED,
    substance=SubstanceId("melatonin"),
    outcome="sleep onset latency",
    measure="MD",
    review=Citation(id=None, title="A review", year=2013),
    curated=Curation(by="a curator", on=date(2024, 1, 1), seen_in=SeenIn.FULL_TEXT),
)


def refused(**columns) -> PoolRefusal:
    view = pool(EffectTable.of(**columns)).view(0)
    assert isinstance(view, PoolRefusal)
    return view


def test_a_published_synthesis_cannot_enter() -> None:
    with pytest.raises(ProbatumError, match="published synthesis cannot be pooled"):
        pool([PUBLISHED])  # type: ignore[arg-type]
    with pytest.raises(ProbatumError, match="published synthesis cannot be pooled"):
        pooled_effects([PUBLISHED])
    assert PUBLISHED.may_be_pooled is False


def test_one_study_is_no_pool() -> None:
    view = refused(y=[0.1], v=[0.2])
    assert view.reason is Reason.TOO_FEW
    assert "one study" in str(view)


@pytest.mark.parametrize("v", [0.0, -0.2, np.nan, np.inf])
def test_a_wrong_variance_is_named(v: float) -> None:
    view = refused(y=[0.1, 0.2, 0.3], v=[0.1, v, 0.1], study=["A", "B", "C"])
    assert view.reason is Reason.BAD_VARIANCE
    assert "B" in view.detail


def test_a_missing_effect_is_named() -> None:
    view = refused(y=[0.1, np.nan], v=[0.1, 0.1])
    assert view.reason is Reason.NO_EFFECT
    assert "row 2" in view.detail


def test_species_and_measures_never_mix() -> None:
    view = refused(y=[0.1, 0.2], v=[0.1, 0.1], track=["human", "animal"])
    assert view.reason is Reason.MIXED_SPECIES
    assert "animal, human" in view.detail
    assert refused(y=[0.1, 0.2], v=[0.1, 0.1], measure=["OR", "MD"]).reason is Reason.MIXED_MEASURES
    assert refused(y=[0.1, 0.2], v=[0.1, 0.1], track=["human", None]).reason is Reason.MIXED_SPECIES


def test_a_study_enters_once() -> None:
    view = refused(y=[0.1, 0.2, 0.3], v=[0.1, 0.1, 0.1], study=["A", "B", "A"])
    assert view.reason is Reason.REPEATED_STUDY
    assert "A" in view.detail
    two_pools = EffectTable.of([0.1, 0.2, 0.3, 0.4], [1] * 4, pool=[1, 1, 2, 2], study=list("ABAB"))
    assert not pool(two_pools).reasons.any()


def test_one_bad_pool_stops_no_other() -> None:
    table = EffectTable.of([1, 2, 3, 4, 5], [1, -1, 1, 1, 1], pool=["bad", "bad", "good", "good", "one"])
    ours = pool(table)
    assert ours.reasons.tolist() == [Reason.BAD_VARIANCE, Reason.NONE, Reason.TOO_FEW]
    assert np.isnan(ours.mu[0])
    assert ours.mu[1] == pytest.approx(3.5)


def test_one_laboratory_is_pooled_and_flagged() -> None:
    ours = pool(EffectTable.of([1, 2, 3], [1, 1, 1], laboratory=["X", "X", "X"]))
    view = ours.view(0)
    assert isinstance(view, PooledEstimate)
    assert view.is_one_laboratory
    assert any("one laboratory" in note for note in view.notes)
    for laboratories in (["X", "X", "Y"], ["X", "X", None]):
        assert not pool(EffectTable.of([1, 2, 3], [1, 1, 1], laboratory=laboratories)).one_laboratory[0]


def test_two_studies_claim_nothing_about_heterogeneity() -> None:
    view = pool(EffectTable.of([0.0, 3.0], [0.1, 0.1])).view(0)
    assert isinstance(view, PooledEstimate)
    assert (view.tau2, view.i2, view.prediction, view.tau2_interval) == (None, None, None, None)
    assert any("two studies" in note for note in view.notes)


def test_an_empty_table_is_refused() -> None:
    view = refused(y=[], v=[])
    assert (view.reason, view.detail) == (Reason.TOO_FEW, "no study")
    assert len(pool(EffectTable.of([], [], pool=[]))) == 0


def test_columns_of_another_length_are_an_error() -> None:
    with pytest.raises(ProbatumError, match="differ in length"):
        EffectTable.of([1, 2], [1])
    with pytest.raises(ProbatumError, match="not numbers"):
        EffectTable.of(["a", "b"], [1, 1])
