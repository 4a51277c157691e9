"""A sentence is cut where each part asserts something of its own, and nowhere else."""

from __future__ import annotations

import pytest

from probatum.claims.find.clauses import clauses

CUT = [
    ("It raises BDNF and it lowers cortisol.", ["It raises BDNF", "it lowers cortisol."]),
    ("It raises BDNF levels and lowers blood cortisol.", ["It raises BDNF levels", "lowers blood cortisol."]),
    ("It is safe, but it can cause nausea.", ["It is safe", "it can cause nausea."]),
    (
        "Take it before breakfast, because it can keep you awake.",
        ["Take it before breakfast", "it can keep you awake."],
    ),
    (
        "It activates two systems, leading to more dopamine.",
        ["It activates two systems", "leading to more dopamine."],
    ),
    (
        "Some studies report a benefit, though four weeks of use made no difference.",
        ["Some studies report a benefit", "four weeks of use made no difference."],
    ),
    (
        "Take 1 mg per day or 2 drops in each nostril twice daily.",
        ["Take 1 mg per day", "2 drops in each nostril twice daily."],
    ),
    (
        "It is gone in an hour, but that echo lasts for a day.",
        ["It is gone in an hour", "that echo lasts for a day."],
    ),
    (
        "Two scoops make 10 g, so at one scoop a day it lasts a month.",
        ["Two scoops make 10 g", "at one scoop a day it lasts a month."],
    ),
    (
        "In mice it raised the threshold, so ginkgo prevents seizures.",
        ["In mice it raised the threshold", "ginkgo prevents seizures."],
    ),
    ("It is a hormone, and both carry the same tail.", ["It is a hormone", "both carry the same tail."]),
    (
        "It is given as 200 mg twice a day, so 400 mg in all.",
        ["It is given as 200 mg twice a day", "400 mg in all."],
    ),
    ("You will need 40 mg, that is eight vials.", ["You will need 40 mg", "that is eight vials."]),
    (
        "The vial holds 5 mg, so 20 units on the syringe (0.2 ml) give 1 mg.",
        ["The vial holds 5 mg", "20 units on the syringe (0.2 ml) give 1 mg."],
    ),
    (
        "The trial used 30 men, and grip strength got better.",
        ["The trial used 30 men", "grip strength got better."],
    ),
]

WHOLE = [
    "It improves memory, attention and mood in adults.",
    "It antagonizes the agonist at the MC4 and MC5 receptors.",
    "It has not been evaluated, approved for use or marketed elsewhere.",
    "A trial compared the herb with sertraline and found it less effective.",
    "It raises expression of the factor and its signaling receptor in rats.",
    "It works by binding (and it does so fast) to one receptor.",
    "It may contain more or less than the label states.",
    "Results were faster or more complete healing in the treated group.",
    "A walk helps for a while.",
    "The daily dose is given in 2 or 3 drops into each nostril twice a day.",
    "If a jar has 90 capsules and you take three a day it lasts a month.",
    "Of its 40 participants, 20 took the root and 20 took placebo.",
    "Combining it with sedatives or alcoholic drinks is unwise.",
]


@pytest.mark.parametrize(("sentence", "parts"), CUT)
def test_cut(sentence: str, parts: list[str]) -> None:
    assert [place.of(sentence) for place in clauses(sentence)] == parts


@pytest.mark.parametrize("sentence", WHOLE)
def test_whole(sentence: str) -> None:
    assert [place.of(sentence) for place in clauses(sentence)] == [sentence]
