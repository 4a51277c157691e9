"""The populations every page goes through, and the words that name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from probatum.vocabulary.files import Entry, each, read
from probatum.vocabulary.outcome_terms import outcomes


@dataclass(frozen=True, slots=True)
class Population:
    """One population: how a caution names it, and how a study says it was included."""

    id: str
    name: str
    in_caution: re.Pattern[str]
    in_study: re.Pattern[str]


@cache
def populations() -> tuple[Population, ...]:
    """The populations, in the order of the page."""
    return tuple(_population(entry) for entry in each("populations.toml", "population"))


def _population(entry: Entry) -> Population:
    found = Population(
        id=entry.text("id"),
        name=entry.text("name"),
        in_caution=_beginnings(entry.texts("words")),
        in_study=_beginnings(entry.texts("studied")),
    )
    entry.done()
    return found


def _beginnings(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words at the beginning of a word."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + ")", re.IGNORECASE)


@cache
def safety_outcomes() -> frozenset[str]:
    """Outcomes of the vocabulary in which a harm would show; raises RuleError for an unknown term."""
    entry = read("safety_outcomes.toml")
    terms = entry.texts("terms")
    known = {term.id for term in outcomes().all()}
    for term in terms:
        if term not in known:
            raise entry.wrong("terms", term, "use the id of an outcome in outcomes.toml")
    entry.done()
    return frozenset(terms)
