"""Doses that were studied, and why no curve is drawn."""

from __future__ import annotations

import builders
from probatum.domain.quantity import Unit
from probatum.domain.terms import Route, Track
from probatum.dosing import dose_response, studied_doses


def rats(name, *amounts, substance="semax"):
    arms = [
        builders.arm(
            f"{name}-{amount}", substance=substance, given=builders.dose(amount, route=Route.INTRANASAL)
        )
        for amount in amounts
    ]
    return builders.study(name, design="animal", species="rat", arms=arms)


def test_a_dose_of_another_substance_is_not_ours():
    study = rats("S1", "50", substance="amphetamine")
    assert studied_doses([study], "semax") == ()


def test_an_arm_that_says_nothing_of_its_regimen_is_left_out():
    study = builders.study("S1", arms=[builders.arm("a", given=builders.dose())])
    assert studied_doses([study], "semax") == ()


def test_several_doses_in_one_animal_study_are_named_and_no_curve_is_drawn():
    doses = studied_doses([rats("S1", "5", "50", "500"), rats("S2", "50")], "semax")
    assert [given.track for given in doses] == [Track.ANIMAL] * 4
    curve, because = dose_response(doses)
    assert curve.kind == "missing"
    assert "No study in people states an amount" in because
    assert "1 of 2 studies in animals" in because
    assert "up to 3" in because


def test_amounts_compare_in_one_unit():
    arms = [
        builders.arm("a", given=builders.dose("50")),
        builders.arm("b", given=builders.dose("0.05", Unit.MG)),
    ]
    _, because = dose_response(
        studied_doses([builders.study("S1", design="animal", species="rat", arms=arms)], "semax")
    )
    assert "compared two or more doses (1 state one)" in because
