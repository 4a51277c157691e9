"""Which outcome a clause names, which way it is said to go, and whether that is told as good."""

from __future__ import annotations

import re
from dataclasses import dataclass

from probatum.claims.find.comparatives import Told, comparative_in
from probatum.claims.find.phrases import phrase
from probatum.domain.terms import Better, Direction
from probatum.text import negation
from probatum.text.slices import Slice
from probatum.vocabulary import OutcomeMention, outcomes

_TURNED = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
_PRODUCTS = re.compile(
    r"\b\w+[- ](?:burners|boosters|killers|aids|stabili[sz]ers|suppressants|enhancers|thinners|relievers)\b",
    re.IGNORECASE,
)
_WAYS = ("increase", "decrease", "improve", "worsen")


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to which outcome; `benefit` is None where the words do not tell."""

    outcome: str | None
    words: str | None
    direction: Direction | None
    benefit: bool | None
    negated: bool


def effect_of(words: str, *, lead: str = "") -> Effect:
    """The effect a clause tells; a short item may leave the verb to the words that announce it."""
    told = comparative_in(words)
    if told is not None and not phrase("no_difference").search(words):
        return _of_comparative(words, told)
    named = _named(words)
    term = named.term if named else None
    direction = _direction(words, named)
    if direction is None and lead:
        direction = _direction(lead, None, better=_better(term))
    denied = bool(phrase("denial").search(words))
    whole = f"{lead} {words}" if lead else words
    return Effect(
        outcome=term,
        words=words[named.start : named.end] if named else None,
        direction=direction,
        benefit=None if denied and not phrase("good").search(words) else _benefit(whole, term, direction),
        negated=denied,
    )


def _of_comparative(words: str, told: Told) -> Effect:
    """As its row tells it; a denied one ("does not delay falling asleep") tells of no difference."""
    rule = told.rule
    if negation.is_negated(words, Slice(told.start, told.start + len(told.words))):
        return Effect(rule.term, told.words, Direction.NO_DIFFERENCE, None, negated=True)
    return Effect(rule.term, told.words, rule.direction, rule.good, negated=False)


def _named(words: str) -> OutcomeMention | None:
    """The first outcome of the vocabulary; general names count where no other stands."""
    terms, words = outcomes(), _without_products(words)
    found = terms.match(words) or terms.match_weak(words)
    return found[0] if found else None


def _without_products(words: str) -> str:
    """ "fat burners" are wares and no effect; blanks in their place keep every place."""
    return _PRODUCTS.sub(lambda product: " " * len(product[0]), words)


def _better(term: str | None) -> Better | None:
    return outcomes().get(term).better if term else None


def _direction(words: str, named: OutcomeMention | None, *, better: Better | None = None) -> Direction | None:
    """By the cue that stands nearest before the outcome, else the first after it."""
    if phrase("no_difference").search(words):
        return Direction.NO_DIFFERENCE
    cues = sorted(
        (found.start(), -found.end(), way) for way in _WAYS for found in phrase(way).finditer(words)
    )
    if not cues:
        return None
    before = [cue for cue in cues if named is None or -cue[1] <= named.start or cue[0] <= named.start]
    start, end, way = before[-1] if named and before else cues[0]
    if negation.is_negated(words, Slice(start, -end)):
        return Direction.NO_DIFFERENCE
    return _way(way, better or _better(named.term if named else None))


def _way(way: str, better: Better | None) -> Direction:
    """Better sleep is more of it, better pain is less: told as improved goes where the outcome is better."""
    literal = Direction.INCREASE if way in ("increase", "improve") else Direction.DECREASE
    return _TURNED[literal] if way in ("improve", "worsen") and better is Better.LOWER else literal


def _benefit(words: str, term: str | None, direction: Direction | None) -> bool | None:
    """Is it told as good for the person? By the words, else by what is better for the outcome."""
    rest = phrase("spared").sub(" ", words)
    good, bad = phrase("good").search(words) or rest != words, phrase("bad").search(rest)
    if bool(good) != bool(bad):
        return bool(good)
    better = _better(term)
    if better in (None, Better.NEITHER) or direction not in _TURNED:
        return None
    return (better is Better.HIGHER) == (direction is Direction.INCREASE)


def says_effect(words: str) -> bool:
    """Do the words hold any cue of a change?"""
    return any(phrase(way).search(words) for way in (*_WAYS, "no_difference"))


def tells_of_a_person(words: str) -> bool:
    """Do the words name what a person can feel: an outcome, a symptom, a part of the body?"""
    return bool(phrase("felt").search(words)) or _named(words) is not None


def tells_value(words: str) -> bool:
    """Do the words tell something as good or bad for a person, or name an outcome?"""
    return bool(phrase("good").search(words) or phrase("bad").search(words)) or _named(words) is not None
