"""Risk differences against published numbers; who took part; where a harm would show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.domain.harms import EventCount
from probatum.domain.provenance import Missing
from probatum.domain.study import Harm
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import StudyDesign
from probatum.synthesis import differences_elsewhere, harm_differences, population_coverage
from probatum.synthesis.harm_differences import risk_difference, wilson
from probatum.vocabulary import cautions, harms
from unit.pages.fakes import cited, small_molecule, study

FABULEX = SubstanceId("fabulex")
PAPER = study("1", "Abel", 2000, StudyDesign.RCT, {}).citation


# Newcombe 1998, Stat Med 17:873-890, table II, method 10; the same from statsmodels confint_proportions_2indep.
@pytest.mark.parametrize(
    ("a", "m", "b", "n", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0),
        (10, 10, 0, 10, 0.6075, 1.0),
    ],
)
def test_newcombe_as_published(a, m, b, n, low, high):
    difference, interval = risk_difference(EventCount(events=a, people=m), EventCount(events=b, people=n))
    assert difference == pytest.approx(a / m - b / n)
    assert (interval.low, interval.high) == pytest.approx((low, high), abs=6e-5)


counts = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts, counts)
def test_the_interval_holds_the_difference_and_turns_with_the_groups(x, y):
    a, b = EventCount(events=x[0], people=x[1]), EventCount(events=y[0], people=y[1])
    there, back = risk_difference(a, b), risk_difference(b, a)
    assert there[1].low <= there[0] + 1e-12 <= there[1].high + 2e-12
    assert there[0] == pytest.approx(-back[0])
    assert there[1].low == pytest.approx(-back[1].high)


def test_wilson_never_leaves_zero_to_one():
    assert wilson(EventCount(events=0, people=5))[0] == 0
    assert wilson(EventCount(events=5, people=5))[1] == 1


def test_an_impossible_count_is_no_count():
    with pytest.raises(ValueError, match="not a count of people"):
        EventCount(events=5, people=3)


def test_both_groups_give_a_difference_one_group_gives_none():
    (nausea,) = harm_differences(small_molecule().studies, FABULEX)
    assert str(nausea.treated) == "12 of 100"
    assert nausea.difference.value == pytest.approx(0.07)
    assert nausea.collected == "asked at each visit"
    trial = next(one for one in small_molecule().studies if one.harms)
    alone = replace(trial, harms=(replace(trial.harms[0], arms=trial.harms[0].arms[:1]),))
    (nausea,) = harm_differences([alone], FABULEX)
    assert nausea.control is None
    assert isinstance(nausea.difference, Missing)


def test_the_same_people_twice_are_no_two_groups():
    """A crossover: Newcombe's interval is for independent groups, so the counts stand without a difference."""
    trial = next(one for one in small_molecule().studies if one.harms)
    (nausea,) = harm_differences([replace(trial, crossover=cited(True, PAPER))], FABULEX)
    assert isinstance(nausea.difference, Missing)
    assert str(nausea.control) == "5 of 100"
    cited_harms = harms("st-johns-wort")
    computed = {one.fact for one in differences_elsewhere(cited_harms)}
    assert not any(cited_harms[i].value.is_same_people for i in computed)
    assert {
        cited_harms[i].value.event for i in range(len(cited_harms)) if cited_harms[i].value.is_same_people
    }
    assert len(differences_elsewhere(harms("modafinil"))) == 7


def test_a_harm_without_numbers_is_no_zero():
    silent = study(
        "2", "Abel", 2000, StudyDesign.RCT, {}, species="human", harms=(Harm(event=cited("rash", PAPER)),)
    )
    assert harm_differences([silent], FABULEX) == ()


def coverage(studies, substance):
    return {one.population: one for one in population_coverage(studies, cautions(substance))}


def test_cautions_reach_the_populations_they_name():
    found = coverage([], "piracetam")
    named = {key for key, one in found.items() if one.cautions}
    assert {"pregnancy", "children", "surgery", "liver", "kidney", "bleeding", "seizure"} <= named
    assert {"driving", "older", "lactation"} <= set(found) - named
    assert coverage([], "st-johns-wort")["bipolar"].cautions
    assert coverage([], "semax")["lactation"].cautions


def test_a_population_without_a_word_stays_in_the_list():
    assert [one.cautions for one in population_coverage([], cautions("noocube"))] == [()] * 11


def test_who_took_part_is_what_the_study_says():
    older = study(
        "3", "Abel", 2000, StudyDesign.RCT, {}, species="human", population=cited("older adults", PAPER)
    )
    rats = study(
        "4", "Abel", 2000, StudyDesign.ANIMAL, {}, species="rat", population=cited("older rats", PAPER)
    )
    assert coverage([older, rats], "semax")["older"].studies == (older.id,)


def test_cited_harms_keep_their_denominators():
    """The contraceptive trial prints 13 of 17 against 6 of 17; a share alone is no count."""
    found = {fact.value.effect: fact.value for fact in harms("st-johns-wort")}
    assert str(found["P<0.015"].treated_count) == "13 of 17"
    omega = next(fact.value for fact in harms("omega-3") if fact.value.treated == "4.0%")
    assert omega.treated_count is None
    assert [fact.value.event for fact in harms("piracetam") if fact.value.is_product_quality] == [
        "label quantity inaccurate"
    ]
