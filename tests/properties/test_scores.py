"""What must hold of any score, whatever the numbers."""

from __future__ import annotations

from dataclasses import replace
from math import exp

from hypothesis import given
from hypothesis import strategies as st

from probatum.certainty.pooled_body import body_of
from probatum.certainty.score import important_benefit, laboratory_groups, points, score
from probatum.domain.certainty import Score
from probatum.domain.synthesis import Interval, PooledStudy
from probatum.domain.terms import Better, CertaintyLevel
from spec.pools import rated_pool

PROBABILITY = st.floats(0, 1)
GROUPS = st.floats(1, 50)
LEVELS = (CertaintyLevel.LOW, CertaintyLevel.MODERATE, CertaintyLevel.HIGH)
STUDY = st.tuples(st.floats(-1.5, 0.5), st.floats(0.05, 0.4), st.integers(100, 9000))
STUDIES = st.lists(STUDY, min_size=3, max_size=6)
LABORATORY = st.tuples(st.sampled_from("ABCDE"), st.floats(0.5, 50))


def table(studies):
    lines = [f"S{i} | {exp(y)!r} | {error!r} | {n}" for i, (y, error, n) in enumerate(studies)]
    return "\n".join([" | ratio | error | people", *lines])


def held(laboratories):
    nothing = Interval(low=0, high=0)
    return tuple(
        PooledStudy(
            row=f"r{i}", study="s", year=None, estimate=0, interval=nothing, weight=w, n=None, laboratory=lab
        )
        for i, (lab, w) in enumerate(laboratories)
    )


@given(PROBABILITY, GROUPS, st.sampled_from(LEVELS), PROBABILITY, GROUPS)
def test_more_of_any_input_never_lowers_it(probability, groups, level, more, others):
    low, high = sorted((probability, more))
    few, many = sorted((groups, others))
    assert points(level, low, groups) <= points(level, high, groups)
    assert points(level, probability, few) <= points(level, probability, many)
    scores = [points(one, probability, groups) for one in LEVELS]
    assert scores == sorted(scores)
    assert 0 <= points(level, probability, groups) <= {2: 45, 3: 75, 4: 100}[level]


@given(st.lists(LABORATORY, min_size=1, max_size=8))
def test_the_name_of_a_laboratory_is_nothing(laboratories):
    renamed = [(f"renamed {lab}", weight) for lab, weight in laboratories]
    assert laboratory_groups(held(renamed)) == laboratory_groups(held(laboratories))


@given(st.lists(LABORATORY, min_size=1, max_size=8), st.integers(0, 7))
def test_splitting_a_study_within_its_laboratory_is_nothing(laboratories, place):
    place %= len(laboratories)
    lab, weight = laboratories[place]
    split = [*laboratories[:place], (lab, weight / 2), (lab, weight / 2), *laboratories[place + 1 :]]
    assert abs(laboratory_groups(held(split)) - laboratory_groups(held(laboratories))) < 1e-9


@given(st.lists(LABORATORY, min_size=1, max_size=8))
def test_an_independent_replication_of_like_weight_raises_it(laboratories):
    shares = {}
    for lab, weight in laboratories:
        shares[lab] = shares.get(lab, 0) + weight
    replicated = [*laboratories, ("elsewhere", min(shares.values()))]
    assert laboratory_groups(held(replicated)) > laboratory_groups(held(laboratories))


@given(STUDIES)
def test_a_score_and_its_probability_agree_with_the_interval(studies):
    pool = rated_pool(table(studies), low_risk="all")
    body = body_of(pool, kind=None)
    probability = important_benefit(body)
    assert 0 <= probability <= 1
    beyond = body.effect.estimate < body.bounds.low
    assert (probability > 0.5) == beyond or abs(probability - 0.5) < 1e-9
    if body.effect.prediction.high < body.bounds.low:
        assert probability > 0.974
    if body.effect.prediction.low > body.bounds.low:
        assert probability < 0.026


@given(STUDIES)
def test_what_falls_short_on_one_side_is_never_a_benefit_on_the_other(studies):
    pool = rated_pool(table(studies), low_risk="all")
    body = body_of(pool, kind=None)
    turned = body_of(replace(pool, better=Better.HIGHER), kind=None)
    assert important_benefit(body) + important_benefit(turned) <= 1 + 1e-9


@given(STUDIES, st.permutations(range(3)))
def test_the_order_of_pools_decides_nothing(studies, order):
    pools = [
        rated_pool(table(studies[: 3 + i % 2]), {"outcome": outcome}, low_risk="all")
        for i, outcome in enumerate(("death", "pain intensity", "depression response"))
    ]
    found = [score([pools[i] for i in range(3)]), score([pools[i] for i in order])]
    assert [one.points if isinstance(one, Score) else one.reason.text for one in found[:1]] == [
        one.points if isinstance(one, Score) else one.reason.text for one in found[1:]
    ]
