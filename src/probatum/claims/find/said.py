"""What an article says again: the second saying of a thing needs no second verdict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from probatum.claims.find.kinds import deciding_words
from probatum.domain.claim import Claim, ClaimType
from probatum.text.negation import negations

_WORD = re.compile(r"\d[\d.,]*|[^\W\d_]{3,}")
_EMPTY = frozenset(
    ["the", "and", "for", "with", "its", "this", "that", "has", "have", "had", "been", "from", "can", "may", "was", "were", "are", "also", "not", "but", "which", "who", "their", "they", "into", "than", "then", "there", "these", "those", "such", "very", "more", "most", "some", "any", "all"]
)
_STEM = 6  # letters that tell words apart, so that "improves" and "improved" are one
_SHARED = 0.8  # of the words of the later claim


# Standing, safety and the state of the evidence are said in few words, over and over.
_STANDING = frozenset((ClaimType.LEGAL, ClaimType.SPORT, ClaimType.SAFETY, ClaimType.CITATION))


def first_sayings(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims in order, without those that say nothing an earlier one has not said.

    Numbers are words here, so another dose or another percentage is another claim; so is another denial,
    another substance, and another kind of subject.
    """
    earlier: dict[tuple[object, ...], list[frozenset[str]]] = {}
    for claim in claims:
        before = earlier.setdefault(_about(claim), [])
        said = _words(claim.place.quote)
        told = _told(claim)
        if not (_is_within(said, before) or (told and told <= frozenset().union(*map(_told_in, before)))):
            yield claim
        before.append(said | {f"={one}" for one in told})


def _about(claim: Claim) -> tuple[object, ...]:
    return (claim.substance, claim.negated, claim.type, claim.attribution)


def _is_within(said: frozenset[str], before: Iterable[frozenset[str]]) -> bool:
    return bool(said) and any(len(said & one) >= _SHARED * len(said) for one in before)


def _told(claim: Claim) -> frozenset[str]:
    """What a statement of standing tells: its deciding words, each as denied or not, its figures and people."""
    if claim.type not in _STANDING:
        return frozenset()
    words = claim.place.quote
    denied = "not " if negations(words) or claim.negated else ""
    named = {denied + one for one in deciding_words(claim.type, words)}
    figures = set(re.findall(r"\d[\d.,]*", words))
    return (
        frozenset(named | figures | ({claim.population} if claim.population else set()))
        if named
        else frozenset()
    )


def _told_in(before: frozenset[str]) -> frozenset[str]:
    return frozenset(one[1:] for one in before if one.startswith("="))


def _words(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _EMPTY)
