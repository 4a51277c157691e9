"""The scorers, against numbers worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.metrics import (
    Counts,
    accuracy,
    by_class,
    confusion,
    f1_of,
    interval,
    macro_f1,
    sets,
    weighted_f1,
)

GOLD = ["a", "a", "a", "b", "b", "c"]
GIVEN = ["a", "a", "b", "b", "c", "c"]


def test_scores_worked_out_by_hand():
    assert accuracy(GOLD, GIVEN) == pytest.approx(4 / 6)
    assert by_class(GOLD, GIVEN)["a"] == Counts(right=2, wrong=0, missed=1)
    f1 = {"a": 4 / 5, "b": 1 / 2, "c": 2 / 3}
    assert f1_of(GOLD, GIVEN, "b") == pytest.approx(f1["b"])
    assert macro_f1(GOLD, GIVEN) == pytest.approx(sum(f1.values()) / 3)
    assert weighted_f1(GOLD, GIVEN) == pytest.approx((3 * f1["a"] + 2 * f1["b"] + f1["c"]) / 6)


def test_a_class_never_answered_scores_zero():
    assert macro_f1(["a", "b"], ["a", "a"], ["a", "b"]) == pytest.approx((2 / 3) / 2)


def test_abstentions_are_wrong_and_no_class_of_their_own():
    assert macro_f1(["a", "b"], ["none", "b"], ["a", "b"]) == pytest.approx(0.5)
    assert macro_f1(["a", "b"], ["none", "b"]) == pytest.approx(0.5)


def test_spans_must_match_exactly():
    assert sets([(0, 3), (5, 7)], [(0, 3), (5, 8)]) == Counts(right=1, wrong=1, missed=1)
    assert sets([], []).f1 == 0.0


def test_confusions_are_counted_the_most_frequent_first():
    assert list(confusion(["a", "a", "b"], ["b", "b", "a"]).items()) == [("a > b", 2), ("b > a", 1)]


def test_an_interval_holds_its_score_and_repeats():
    hits = [1] * 70 + [0] * 30
    low, high = interval(hits, lambda drawn: sum(drawn) / len(drawn))
    assert low < 0.7 < high
    assert interval(hits, lambda drawn: sum(drawn) / len(drawn)) == [low, high]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_scores_lie_between_nothing_and_everything(pairs):
    gold, given_ = [g for g, _ in pairs], [a for _, a in pairs]
    for score in (accuracy(gold, given_), macro_f1(gold, given_), weighted_f1(gold, given_)):
        assert 0 <= score <= 1
    assert macro_f1(gold, gold) == pytest.approx(1)
