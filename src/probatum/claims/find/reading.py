"""What a clause says in PICO terms: outcome, direction, benefit, denial, population, dose, route, sources."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from probatum.claims.strength import Level, claim_strength
from probatum.domain.claim import Attribution, Wording
from probatum.domain.quantity import Quantity
from probatum.domain.terms import Better, Direction, Track
from probatum.text import hedging, negation
from probatum.text.quantities import find_quantities
from probatum.text.slices import Slice
from probatum.vocabulary import outcomes, route_words, species_words
from probatum.vocabulary.outcome_terms import OutcomeMention

_CITED = re.compile(r"[\[(](\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)[\])]|(?<=[a-z.,])\^?(\d{1,3})(?=\s|$)")
_NAMED_WORK = re.compile(
    r"\(?([A-Z][\w'’-]+)(?: et al\.?| and [A-Z]\w+| & [A-Z]\w+)?,? \(?((?:19|20)\d\d)\)?"
)


@cache
def _words() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads(files("probatum.claims.find").joinpath("reading.toml").read_text("utf-8"))
    return {name: re.compile(pattern, re.IGNORECASE) for name, pattern in table["patterns"].items()}


def outcome_of(words: str) -> OutcomeMention | None:
    """The first outcome of the vocabulary a clause names; general names count where no other stands."""
    terms = outcomes()
    found = terms.match(words) or terms.match_weak(words)
    return found[0] if found else None


def direction_of(words: str) -> Direction | None:
    """The way the outcome is said to go; None where the clause says nothing about it."""
    cues = _words()
    none = cues["no_difference"].search(words)
    if none:
        return Direction.NO_DIFFERENCE
    up, down = cues["increase"].search(words), cues["decrease"].search(words)
    chosen = min((one for one in (up, down) if one), key=lambda one: one.start(), default=None)
    if chosen is None:
        return None
    if negation.is_negated(words, Slice(*chosen.span())):
        return Direction.NO_DIFFERENCE
    return Direction.INCREASE if chosen is up else Direction.DECREASE


def benefit_of(words: str, term: str | None, direction: Direction | None) -> bool | None:
    """Is it told as good for the person? By the words, else by what is better for the outcome."""
    cues = _words()
    good, bad = cues["good"].search(words), cues["bad"].search(words)
    if bool(good) != bool(bad):
        return bool(good)
    if term is None or direction not in (Direction.INCREASE, Direction.DECREASE):
        return None
    better = outcomes().get(term).better
    if better is Better.NEITHER:
        return None
    return (better is Better.HIGHER) == (direction is Direction.INCREASE)


def is_denial(words: str) -> bool:
    """Does the clause say that something is absent ("no side effects", "does not interact")?"""
    return bool(_words()["denial"].search(words))


def attribution_of(words: str) -> Attribution:
    """In whom, as the words themselves say."""
    cues = _words()
    if cues["cells"].search(words):
        return Attribution.CELLS
    animal = cues["animals"].search(words) or _names_animals(words)
    person = cues["people"].search(words)
    if animal and not person:
        return Attribution.ANIMALS
    if person:
        return Attribution.PEOPLE
    return Attribution.TRADITION if cues["tradition"].search(words) else Attribution.NOT_STATED


def _names_animals(words: str) -> bool:
    low = f" {words.lower()} "
    return any(
        re.search(rf"\b{re.escape(word)}\b", low)
        for species in species_words()
        if species.track is Track.ANIMAL
        for word in species.words
        if word.lower() in low
    )


def population_of(words: str) -> str | None:
    """The people a clause names, in its own words."""
    found = _words()["population"].search(words)
    return " ".join(found[0].split()) if found else None


def wording_of(words: str) -> Wording:
    """How strongly it is put; a hedge anywhere in the clause makes it hedged."""
    if hedging.is_hedged(words) or _words()["hedged"].search(words):
        return Wording.HEDGED
    level = claim_strength(words).level
    return Wording.ASSOCIATIONAL if level is Level.CORRELATIONAL else Wording.CAUSAL


def dose_of(words: str) -> Quantity | None:
    """The first amount that can be a dose."""
    for found in find_quantities(words):
        quantity = found.quantity if found.is_amount else None
        if quantity is not None and quantity.dimension.split(" per ")[0] in _DOSED:
            return quantity
    return None


_DOSED = ("mass", "volume", "biological activity", "amount of substance", "colony count")


def route_of(words: str) -> str | None:
    """The route a clause names."""
    low = words.lower()
    for route in route_words():
        if any(re.search(rf"\b{re.escape(word)}\b", low) for word in (*route.words, *route.weak)):
            return str(route.route)
    return None


def cited_in(words: str) -> tuple[str, ...]:
    """The labels of the references a clause points to, and works it names by author and year."""
    labels = [label for found in _CITED.finditer(words) for label in _labels(found[1] or found[2])]
    named = [f"{found[1]} {found[2]}" for found in _NAMED_WORK.finditer(words)]
    return tuple(dict.fromkeys([*labels, *named]))


def _labels(words: str) -> list[str]:
    found: list[str] = []
    for part in re.split(r"\s*[,;]\s*", words):
        ends = re.split(r"\s*[–-]\s*", part)
        first, last = int(ends[0]), int(ends[-1])
        found += [str(number) for number in range(first, last + 1)] if 0 <= last - first < 30 else [part]
    return found
