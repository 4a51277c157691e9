"""Pooled effects, dose-response curves and published estimates on the page, from the tables that ship."""

from __future__ import annotations

from functools import cache

import pytest

from probatum import pages, vocabulary
from probatum.domain.monograph import Monograph
from probatum.domain.synthesis import PooledEffect
from probatum.pages.sections.page import build
from probatum.review import review


@cache
def monograph(name: str) -> Monograph:
    return review(vocabulary.substances().named(name))


@pytest.mark.parametrize(
    ("name", "outcome", "k"), [("St John's wort", "response", 24), ("magnesium", "death", 22)]
)
def test_a_pool_stands_with_its_forest_plot_and_its_source(name, outcome, k):
    page = build(monograph(name))
    pool = next(one for one in monograph(name).pooled if one.outcome == outcome)
    assert isinstance(pool.effect, PooledEffect)
    assert pool.effect.k == k
    assert page.pooled is not None
    card = page.pooled.pools[monograph(name).pooled.index(pool)]
    assert card.chart is not None
    assert f"{k} studies" in card.statements[0].text
    assert card.statements[0].source
    assert pages.render(monograph(name)).count('id="pooled"') == 1


def test_small_study_effects_are_shown_for_magnesium():
    """The classic case: small trials say benefit, the large null trials do not."""
    (card,) = build(monograph("magnesium")).pooled.pools
    told = " ".join(statement.text for statement in card.statements)
    assert "Peters test: p < 0.001" in told
    assert "Trim and fill finds 7 studies missing" in told
    assert "With one common effect" in told


@pytest.mark.parametrize("name", ["coffee", "alcohol"])
def test_a_dose_response_curve_stands_where_the_table_allows_one(name):
    pooled = build(monograph(name)).pooled
    assert any(card.chart is not None for card in pooled.curves)
    assert all(card.statements for card in pooled.curves)


@pytest.mark.parametrize("name", ["melatonin", "caffeine", "creatine", "ashwagandha", "Cerebrolysin"])
def test_published_syntheses_are_shown_and_never_pooled(name):
    found = monograph(name)
    pooled = build(found).pooled
    assert pooled.published is not None
    assert len(pooled.published.rows) == len(found.published_syntheses)
    assert pooled.pools == ()
    assert not any(estimate.may_be_pooled for estimate in found.published_syntheses)


def test_trials_known_only_from_tables_are_not_called_absent():
    appraisal = monograph("St John's wort").appraisal
    rules = [reason.rule for reason in appraisal.reasons]
    assert "refuse-only-tabulated" in rules
    assert "refuse-no-human" not in rules


def test_a_substance_without_tables_has_no_such_section():
    assert build(monograph("selank")).pooled is None
