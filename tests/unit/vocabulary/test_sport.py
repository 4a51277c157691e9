"""Not being named on a list never reads as permitted: the clauses that may reach a substance are named."""

from __future__ import annotations

import pytest

from probatum.domain.errors import RuleError
from probatum.domain.sport import Listing
from probatum.vocabulary import harms, populations, safety_outcomes, sport_standing, substances, trial_doses
from probatum.vocabulary.files import Entry, each
from probatum.vocabulary.harm_facts import _count
from probatum.vocabulary.sport import is_sport

ALL = substances().all()


@pytest.mark.parametrize(
    ("name", "listing", "clauses"),
    [
        ("semax", Listing.NOT_NAMED, ["S0", "S2", "general"]),
        ("selank", Listing.NO_STATEMENT, ["S0", "S2", "general"]),
        ("noopept", Listing.NO_STATEMENT, ["S0", "general"]),
        ("creatine", Listing.NO_STATEMENT, ["general"]),
        ("bpc-157", Listing.NAMED, ["general"]),
        ("modafinil", Listing.NAMED, ["general"]),
        ("caffeine", Listing.MONITORED, ["general"]),
    ],
)
def test_where_a_substance_stands(name, listing, clauses):
    standing = sport_standing(substances().get(name))
    assert standing.listing is listing
    assert [clause.value.id for clause in standing.clauses] == clauses


@pytest.mark.parametrize("substance", ALL, ids=[one.id for one in ALL])
def test_no_status_is_open_to_argument(substance):
    for fact in substance.regulatory:
        if is_sport(fact.value):
            assert "arguable" not in fact.value.status
    assert sport_standing(substance).clauses


def test_superseded_statements_are_few_and_dated():
    old = [fact.value for one in ALL for fact in one.regulatory if fact.value.is_superseded]
    assert {one.date for one in old} == {"2011-12-07", "2023-09-29"}


def test_every_curated_harm_and_dose_belongs_to_a_substance():
    known = {one.id for one in ALL}
    assert sum(len(harms(one)) for one in known) == len(tuple(each("harms.toml", "harm")))
    assert sum(len(trial_doses(one)) for one in known) == 36


def test_no_harm_is_seen_only_in_an_article_under_check():
    for one in ALL:
        for fact in (*harms(one.id), *trial_doses(one.id)):
            assert fact.curated.seen_in.value != "seed"
            assert fact.citation.locator is None or fact.curated.seen_in.value in (
                "primary_abstract",
                "regulator",
            )


def test_half_a_count_is_an_error_that_says_so():
    entry = Entry({"treated_events": 5}, "harms.toml", "harm[0]")
    with pytest.raises(RuleError, match=r"treated_events.*give events and people"):
        _count(entry, "treated")


def test_populations_are_eleven_with_words_of_their_own():
    assert [one.id for one in populations()][:3] == ["pregnancy", "lactation", "children"]
    assert len({one.name for one in populations()}) == len(populations()) == 11


def test_safety_outcomes_are_outcomes():
    assert "coagulation" in safety_outcomes()
