"""What an article says again: the second saying of a thing needs no second verdict."""

from __future__ import annotations

import re
import tomllib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from probatum.claims.find.kinds import deciding_words
from probatum.claims.find.phrases import word_set
from probatum.domain.claim import Claim, ClaimType
from probatum.text.negation import negations
from probatum.vocabulary import outcomes

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]{3,}")
_STEM = 6  # letters that tell words apart, so that "improves" and "improved" are one
_FIGURE = re.compile(r"\d[\d.,]*")
_REMEMBERED = 300  # sayings of one thing that the next is compared with
_SHARED = 0.8  # of the words of the later claim


# Standing, safety and the state of the evidence are said in few words, over and over.
_STANDING = frozenset((ClaimType.LEGAL, ClaimType.SPORT, ClaimType.SAFETY, ClaimType.CITATION))


@dataclass
class _Earlier:
    """What was said so far of one thing: the words of each saying, and all that was told of standing."""

    sayings: deque[frozenset[str]] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    told: set[str] = field(default_factory=set)

    def has(self, said: frozenset[str], told: frozenset[str]) -> bool:
        """Was this said before: nearly all its words in one saying, or all it tells in several?"""
        if told and told <= self.told:
            return True
        return bool(said) and any(_repeats(said, one) for one in self.sayings)

    def add(self, said: frozenset[str], told: frozenset[str]) -> None:
        """Remember a saying."""
        self.sayings.append(said)
        self.told |= told


def first_sayings(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in order, without those that say nothing an earlier one has not said.

    Numbers are words here, so another dose or another percentage is another claim; so is another denial,
    another substance, and another kind of subject.
    """
    earlier: dict[tuple[object, ...], _Earlier] = {}
    for claim in claims:
        before = earlier.setdefault(_about(claim), _Earlier())
        said, told = _words(claim.place.quote), _told(claim)
        if not before.has(said, told):
            yield claim
        before.add(said, told)


def _repeats(said: frozenset[str], before: frozenset[str]) -> bool:
    figures = {word for word in said if word[0].isdigit()}
    return len(said & before) >= _SHARED * len(said) and figures <= before


def _about(claim: Claim) -> tuple[object, ...]:
    return (claim.substance, claim.negated, claim.type, claim.attribution)


def _told(claim: Claim) -> frozenset[str]:
    """What a statement of standing tells: its topics, denied or not, its figures and its people."""
    words = claim.place.quote
    if claim.type is ClaimType.EFFICACY:
        return _effects(claim, words)
    if claim.type not in _STANDING:
        return frozenset()
    denied = "not " if negations(words) or claim.negated else ""
    topics = _topics(claim.type, words)
    if not topics:
        return frozenset()
    people = {claim.population} if claim.population else set()
    return frozenset({denied + topic for topic in topics} | set(_FIGURE.findall(words)) | people)


def _effects(claim: Claim, words: str) -> frozenset[str]:
    """Every outcome named, the way it goes and how strongly it is put: a benefit told again is one claim."""
    terms = {named.term for find in (outcomes().match, outcomes().match_weak) for named in find(words)}
    told = {f"{claim.direction} {term} {claim.wording}" for term in terms}
    return frozenset(told | set(_FIGURE.findall(words))) if told else frozenset()


def _topics(kind: ClaimType, words: str) -> set[str]:
    """By the table of topics; of safety and sport every deciding word is a topic of its own."""
    table = _tables().get(kind)
    if table is None:
        return set(deciding_words(kind, words))
    return {name for name, pattern in table.items() if pattern.search(words)}


@cache
def _tables() -> dict[ClaimType, dict[str, re.Pattern[str]]]:
    read = tomllib.loads(files("probatum.claims.find").joinpath("topics.toml").read_text("utf-8"))
    return {
        ClaimType(kind): {
            name: re.compile("|".join(any_of), re.IGNORECASE) for name, any_of in topics.items()
        }
        for kind, topics in read.items()
    }


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in word_set("empty"))
