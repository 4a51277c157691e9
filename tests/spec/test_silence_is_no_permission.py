"""Silence is never a finding: not of harmlessness, not of permission, not of clearance.

A substance that no anti-doping list names may still fall under a clause that covers what it does not name
(S0: approved nowhere; S2: of similar structure), and the page names that clause. A population that no label
speaks of is listed as such. A harm nobody saw may still occur: a bound is given only over exposed people in
studies that state how they looked for harms and report none, 1 - 0.05^(1/n), 3/n from thirty people on.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from probatum.domain.provenance import Missing, value_of
from probatum.domain.sport import Listing
from probatum.domain.study import Arm, ArmId, Harm, HarmCount
from probatum.domain.terms import ArmRole, StudyDesign
from probatum.synthesis import exposure, population_coverage
from probatum.vocabulary import cautions, sport_standing, substances
from unit.pages.fakes import cited, study

STANDING = [
    # substance, how the list treats it, clauses that may reach it
    ("semax", Listing.NOT_NAMED, {"S0", "S2"}),
    ("selank", Listing.NO_STATEMENT, {"S0", "S2"}),
    ("noopept", Listing.NO_STATEMENT, {"S0"}),
    ("creatine", Listing.NO_STATEMENT, set()),
    ("tb-500", Listing.NAMED, set()),
]


@pytest.mark.parametrize(("name", "listing", "clauses"), STANDING)
def test_not_named_is_not_permitted(name, listing, clauses):
    """Strict liability is said for every substance, also for a mineral."""
    standing = sport_standing(substances().get(name))
    assert standing.listing is listing
    assert {one.value.id for one in standing.clauses} == clauses | {"general"}


@pytest.mark.parametrize(
    ("name", "spoken", "silent"),
    [
        ("semax", {"pregnancy", "lactation", "seizure"}, {"children", "surgery", "driving"}),
        ("piracetam", {"children", "kidney", "surgery"}, {"lactation", "driving"}),
        ("noocube", set(), {"pregnancy", "children", "liver"}),
    ],
)
def test_a_population_nobody_speaks_of_stays_visible(name, spoken, silent):
    """The list of populations is the same for every substance; an empty line is information."""
    found = {one.population: bool(one.cautions) for one in population_coverage([], cautions(name))}
    assert spoken <= {key for key, has in found.items() if has}
    assert silent <= {key for key, has in found.items() if not has}


def _trial(n, *, looked, events):
    made = study("1", "Abel", 2000, StudyDesign.RCT, {}, n=n, species="human")
    arm = Arm(id=ArmId("arm:on"), role=ArmRole.INTERVENTION, n=cited(n, made.citation))
    harm = Harm(
        event=cited("any adverse event", made.citation),
        arms=(HarmCount(arm=arm.id, events=cited(events, made.citation), n=cited(n, made.citation)),),
    )
    collected = {"harms_collected": cited("asked weekly", made.citation)} if looked else {}
    return replace(made, arms=(arm,), harms=(harm,), **collected)


BOUNDS = [
    # people exposed, did they look, events, upper bound (None: no bound)
    (10, True, 0, 1 - 0.05 ** (1 / 10)),
    (29, True, 0, 1 - 0.05 ** (1 / 29)),
    (30, True, 0, 3 / 30),
    (300, True, 0, 3 / 300),
    (300, False, 0, None),
    (300, True, 2, None),
]


@pytest.mark.parametrize(("people", "looked", "events", "bound"), BOUNDS)
def test_the_bound_of_a_harm_nobody_saw(people, looked, events, bound):
    """Without looking, or with a harm seen, there is no bound; the sentence says which."""
    found = exposure([_trial(people, looked=looked, events=events)])
    if bound is None:
        assert isinstance(found.bound, Missing)
        assert found.because
    else:
        assert value_of(found.bound) == pytest.approx(bound)
