"""The rating of a pooled effect on the page: sentence, dots, steps, settings, what would change it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from probatum import pages, vocabulary
from probatum.domain.monograph import Monograph
from probatum.domain.pooled_assessment import EffectSize, SettingResult
from probatum.domain.terms import Better, CertaintyLevel, FindingState
from probatum.explain import explain
from probatum.pages.charts.robustness import robustness_chart
from probatum.pages.contexts import PooledRating
from probatum.pages.sections.page import build
from probatum.pages.sections.pooled_rating import verdict_key
from probatum.pages.sentences import words
from probatum.review import review

SAYS = {
    CertaintyLevel.HIGH: "results in",
    CertaintyLevel.MODERATE: "probably",
    CertaintyLevel.LOW: " may ",
    CertaintyLevel.VERY_LOW: "very uncertain",
}
SLOTS = {"who": "X", "outcome": "pain", "side": "", "versus": "placebo", "basis_words": "2 studies"}


@cache
def monograph(name: str) -> Monograph:
    return review(vocabulary.substances().named(name))


def ratings(name: str) -> list[PooledRating]:
    return [card.rating for card in build(monograph(name)).pooled.pools if card.rating]


@pytest.mark.parametrize(
    ("finding", "better", "level", "size"),
    list(product(FindingState, (Better.HIGHER, Better.LOWER), CertaintyLevel, EffectSize)),
)
def test_every_rating_has_a_sentence_that_follows_its_certainty(finding, better, level, size):
    said = words(verdict_key(finding, better, level, size), **SLOTS)
    if finding is FindingState.CONFLICTING:
        assert "disagree" in said
    elif finding is FindingState.UNCLEAR and level > CertaintyLevel.VERY_LOW:
        assert "unclear" in said
    else:
        assert SAYS[level] in said
    if level is CertaintyLevel.VERY_LOW:
        assert "very uncertain" in said


def test_small_and_large_effects_are_told_apart():
    def said(size: EffectSize) -> str:
        return words(verdict_key(FindingState.BENEFIT, Better.LOWER, CertaintyLevel.LOW, size), **SLOTS)

    assert said(EffectSize.SMALL).startswith("X may reduce pain slightly")
    assert said(EffectSize.IMPORTANT).startswith("X may reduce pain compared")
    assert said(EffectSize.LARGE).startswith("X may result in a large reduction of pain")
    assert said(EffectSize.UNKNOWN) == said(EffectSize.IMPORTANT)


def test_magnesium_is_no_plain_benefit():
    (rating,) = ratings("magnesium")
    assert rating.level == 1
    assert rating.verdict.text == (
        "Studies disagree, and we are very uncertain, on whether magnesium changes death compared with control "
        "(22 studies, 72,476 people)."
    )
    assert [step.steps for step in rating.grade.steps] == ["−1", "−2", "0", "0", "−1"]
    assert rating.robustness.text.startswith("12 of 12 reasonable settings")
    assert "ISIS-4" in rating.would_change[0].text


def test_iron_probably_helps_a_little():
    (rating,) = ratings("iron")
    assert rating.level == 3
    assert rating.verdict.text.startswith("Intravenous iron probably reduces")
    assert " slightly compared with placebo (6 studies, 7,175 people)" in rating.verdict.text


def test_dropping_out_reads_as_a_noun():
    said = " ".join(rating.verdict.text for rating in ratings("St John's wort"))
    assert "changes loss to follow-up" in said
    assert "changes lost" not in said


def test_every_step_of_a_pool_can_be_explained():
    found = explain(monograph("magnesium"), "pool-1-death-grade-step-2")
    assert found.by == "inconsistency-pooled-opposite"
    assert any("ISIS-4" in one.says for one in found.rests_on)


def test_the_page_no_longer_says_that_pools_are_unrated():
    shown = pages.render(monograph("magnesium"))
    assert "rated by GRADE on their own" in shown
    assert "certainty of the pooled effect: 1 of 4" in shown


def test_a_strip_marks_its_default_and_says_what_has_no_rating():
    settings = (
        SettingResult(
            setting="A <setting>",
            is_default=True,
            level=CertaintyLevel.LOW,
            finding=FindingState.BENEFIT,
            estimate="RR 0.8",
            k=3,
        ),
        SettingResult(
            setting="another", is_default=False, level=None, finding=None, estimate="not pooled", k=1
        ),
    )
    chart = robustness_chart(settings, "strip", "death")
    assert chart.desc.startswith("1 of 1 settings with a rating give low certainty or lower")
    assert "A <setting>" not in chart.svg
    assert "A &lt;setting&gt; (default)" in chart.svg
    assert [row.cells[1] for row in chart.table.rows] == ["low", "no rating"]


def test_a_rating_that_nothing_changes_says_so():
    found = monograph("iron")
    (pool,) = found.pooled
    still = replace(found, pooled=(replace(pool, assessed=replace(pool.assessed, flips=())),))
    (card,) = build(still).pooled.pools
    (said,) = card.rating.would_change
    assert "no single added trial of up to 102,400 people" in said.text


def test_pools_of_two_have_no_strip():
    pooled = monograph("St John's wort").pooled
    cards = build(monograph("St John's wort")).pooled.pools
    for outcome, card in zip(pooled, cards, strict=True):
        assert (card.rating.strip is None) == (outcome.effect.k < 4)
