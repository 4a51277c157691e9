"""Two articles side by side: they disagree when both cannot be right about the same substance.

One outcome told in opposite directions, one range of figures once per kg of body mass and once in all,
doses that do not come near each other, and statements that exclude each other. Animals are not held
against people, children not against adults, another substance not at all. What decides is a verdict that
names evidence; where there is none, the answer says that nothing on file decides it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from probatum.claims import disagreements
from probatum.domain.claim import ArticleReport, Attribution, ClaimType, Manner, Rating
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.terms import Direction
from reports import FOR, article, claim, verdict

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE


def told(words: str, rating: Rating = Rating.NOT_CHECKABLE, **given) -> ArticleReport:
    """A report on an article of one sentence about semax."""
    one = verdict(claim(words, words, **{"substance": "semax", **given}), rating)
    return ArticleReport(article=article(words), substances=("semax",), verdicts=(one,))


def effect(direction: Direction, **given) -> ArticleReport:
    return told(
        f"It is about memory, case {direction.name[0]}", outcome="memory", direction=direction, **given
    )


def amount(low: str, high: str, unit: Unit = Unit.UG, *, per_kg: bool = False, **given) -> ArticleReport:
    quantity = replace(Quantity.of(high, unit, per_kg=per_kg), low=Quantity.of(low, unit).low)
    words = f"The dose is {low} to {high} {unit.value} {'per kg' if per_kg else 'in all'}"
    return told(words, **{"type_": ClaimType.DOSE, "dose": quantity, **given})


EFFECTS = [
    # first, second, do they disagree
    (effect(UP), effect(DOWN), True),
    (effect(UP), effect(SAME), True),
    (effect(UP), effect(UP), False),
    (effect(UP), effect(Direction.MIXED), False),
    (effect(UP), told("It lowers pain", outcome="pain", direction=DOWN), False),
    (effect(UP), effect(DOWN, substance="selank"), False),
    (effect(UP), effect(DOWN, attribution=Attribution.ANIMALS), False),
    (effect(UP), effect(DOWN, manner=Manner.QUESTION), False),
    (effect(UP, population="adults"), effect(DOWN, population="children"), False),
]


@pytest.mark.parametrize(("one", "other", "disagree"), EFFECTS)
def test_effects(one, other, disagree):
    assert bool(disagreements(one, other)) is disagree


DOSES = [
    (amount("250", "1000", per_kg=True), amount("0.25", "1", Unit.MG), True, "the same figures"),
    (amount("250", "1000", per_kg=True), amount("200", "900"), False, ""),
    (amount("50", "50", per_kg=True), amount("50", "50"), False, ""),  # one figure may agree by chance
    (amount("200", "600"), amount("2", "6", Unit.MG), True, "fold apart"),
    (amount("200", "600"), amount("700", "900"), False, ""),
    (amount("200", "600"), amount("500", "9000"), False, ""),
    (amount("200", "600", route="oral"), amount("2", "6", Unit.MG, route="intranasal"), False, ""),
    (amount("200", "600"), amount("2", "6", Unit.MG, type_=ClaimType.ARITHMETIC), False, ""),
    (amount("200", "600"), amount("2", "6", Unit.ML), False, ""),
]


@pytest.mark.parametrize(("one", "other", "disagree", "why"), DOSES)
def test_doses(one, other, disagree, why):
    found = disagreements(one, other)
    assert bool(found) is disagree
    assert all(why in conflict.because for conflict in found)


def test_the_distance_is_computed():
    [conflict] = disagreements(amount("200", "600"), amount("2", "6", Unit.MG))
    assert "at least 3.333" in conflict.because


def test_evidence_decides_where_there_is_some():
    [conflict] = disagreements(effect(UP), effect(DOWN))
    assert "nothing on file decides it" in conflict.because
    supported = effect(UP)
    supported = replace(supported, verdicts=(verdict(supported.verdicts[0].claim, Rating.SUPPORTED),))
    [conflict] = disagreements(supported, effect(DOWN))
    assert f"agrees with the first ({FOR.text})" in conflict.because
    [conflict] = disagreements(effect(DOWN), supported)
    assert f"agrees with the second ({FOR.text})" in conflict.because
    opposed = effect(DOWN)
    opposed = replace(opposed, verdicts=(verdict(opposed.verdicts[0].claim, Rating.CONTRADICTED),))
    [conflict] = disagreements(effect(UP), opposed)
    assert "speaks against the second" in conflict.because


def test_statements_of_both_texts_are_read_together():
    one = told("Fabulex is not approved by the FDA.")
    other = told("Fabulex is FDA-approved.")
    [conflict] = disagreements(one, other)
    assert (conflict.a.quote, conflict.b.quote) == (
        "Fabulex is not approved by the FDA.",
        "Fabulex is FDA-approved.",
    )
    assert conflict.b_article
    assert disagreements(one, replace(other, substances=("selank",))) == ()


def test_places_lead_into_their_own_articles():
    one, other = amount("250", "1000", per_kg=True), amount("0.25", "1", Unit.MG)
    [conflict] = disagreements(one, other)
    assert one.article.text[conflict.a.start : conflict.a.end] == conflict.a.quote
    assert other.article.text[conflict.b.start : conflict.b.end] == conflict.b.quote
