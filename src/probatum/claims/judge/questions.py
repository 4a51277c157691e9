"""What a claim asks of the evidence: outcomes and the way each should have gone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from probatum.claims.judge.topics import Topic, topics_in
from probatum.domain.claim import Claim
from probatum.domain.terms import Better, Direction
from probatum.vocabulary import outcomes

_TURNED = {Direction.INCREASE: Direction.DECREASE, Direction.DECREASE: Direction.INCREASE}
# What takes a thing away, right before the thing: less of it is more of the thing.
_LOSS = re.compile(
    r"\b(?:enzymes? (?:that|which) (?:break\w* down|degrade|destroy|cleave)"
    r"|(?:break(?:s|ing)? ?down|degradation|destruction|hydrolysis|loss|depletion) of)"
    r"\s(?:the |your |its |some )?(?:[\w-]+ )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing a claim says: the outcomes that would show it, each with the way it should go."""

    name: str
    direct: tuple[tuple[str, Direction], ...]
    near: tuple[tuple[str, Direction], ...] = ()
    wider: Question | None = None  # asked in its place where nobody measured exactly this

    @property
    def terms(self) -> tuple[str, ...]:
        """Every outcome that could answer it, the nearer ones first."""
        return tuple(term for term, _ in (*self.direct, *self.near))


def questions(claim: Claim) -> tuple[Question, ...]:
    """The questions of a claim: outcomes it names by their own words, then topics it names in general ones.

    A topic whose outcomes the claim names in their own words is asked only where nobody measured those.
    """
    words = claim.place.quote
    found = tuple(topics_in(words))
    exact = _exact(claim, words)
    asked = [_of_topic(topic, claim) for topic in found if not _is_told_exactly(topic, exact)]
    named = [_of_term(term, claim, found) for term in exact]
    return tuple(one for one in (*named, *asked) if one is not None)


def _exact(claim: Claim, words: str) -> tuple[str, ...]:
    """The outcomes named; words that already told the claim's own outcome name no other one."""
    own = claim.outcome_words or ""
    at = words.find(own) if own else -1
    terms = [
        one.term
        for one in outcomes().match(words)
        if not (at >= 0 and at <= one.start and one.end <= at + len(own) and claim.outcome is not None)
    ]
    if claim.outcome is not None:
        terms.append(claim.outcome)
    return tuple(dict.fromkeys(terms))


def _is_told_exactly(topic: Topic, exact: tuple[str, ...]) -> bool:
    return any(term in exact for term in (*topic.rises, *topic.falls))


def _of_term(term: str, claim: Claim, found: tuple[Topic, ...]) -> Question | None:
    started = (one.start for one in outcomes().match(claim.place.quote) if one.term == term)
    direction = _asked(outcomes().get(term).better, claim, next(started, None))
    if direction is None:
        return None
    wider = next((topic for topic in found if term in (*topic.rises, *topic.falls)), None)
    return Question(
        name=outcomes().get(term).name,
        direct=((term, direction),),
        wider=_of_topic(wider, claim) if wider else None,
    )


def _of_topic(topic: Topic, claim: Claim) -> Question | None:
    """With the topic's outcomes; None where the claim says neither which way nor whether it is good."""
    is_wanted = topic.wanted is not None and topic.wanted.search(claim.place.quote) is not None
    direction = _good(topic.better) if is_wanted else _asked(topic.better, claim, _start(topic, claim))
    if direction is None:
        return None
    is_complaint = topic.complaint is not None and topic.complaint.search(claim.place.quote) is not None
    if is_complaint and not is_wanted and claim.benefit is None:
        direction = _TURNED.get(direction, direction)
    turned = _TURNED.get(direction, direction)
    direct = [*((term, direction) for term in topic.rises), *((term, turned) for term in topic.falls)]
    return Question(
        name=topic.name, direct=tuple(direct), near=tuple((term, direction) for term in topic.near)
    )


def _start(topic: Topic, claim: Claim) -> int | None:
    found = topic.words.search(claim.place.quote)
    return found.start() if found else None


def _asked(better: Better, claim: Claim, start: int | None) -> Direction | None:
    """The way it goes; the other way where the verb speaks of its loss and not, as good, of itself."""
    before = claim.place.quote[: start or 0]
    if claim.benefit is not True and claim.direction in _TURNED and _LOSS.search(before):
        return _TURNED[claim.direction]
    return claimed(better, claim)


def _good(better: Better) -> Direction:
    return Direction.INCREASE if better is Better.HIGHER else Direction.DECREASE


def claimed(better: Better, claim: Claim) -> Direction | None:
    """The way the claim says it goes.

    No difference stays that. What is told as good or bad goes the way that is good or bad, whatever the verb
    ("prevents", "boosts"); else the verb's own direction holds.
    """
    if claim.direction is Direction.NO_DIFFERENCE:
        return Direction.NO_DIFFERENCE
    if claim.benefit is None or better is Better.NEITHER:
        return claim.direction
    is_up = (better is Better.HIGHER) == claim.benefit
    return Direction.INCREASE if is_up else Direction.DECREASE
