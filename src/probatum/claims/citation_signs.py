"""What is seen when a citing statement is held against the sentences of the cited record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from probatum.claims.citation_numbers import absent_numbers, checkable
from probatum.claims.citation_text import (
    Change,
    Cited,
    changes,
    names,
    rarity,
    runs,
    species,
    telling,
    word_list,
)
from probatum.models import claim_strength
from probatum.text.hedging import is_hedged
from probatum.text.negation import negations

# The record cites somebody else: "[12]", "(3,4)", "(Smith et al. 2010)", a number glued to the last word.
SECOND_HAND = re.compile(
    r"\[\d{1,3}[\d,\s–-]*\]|\(\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\)(?=\s*[.,;]|\s*$)|\bet al\b"
    r"|\((?:[^()]{0,60}[A-Z][^()]{0,60})?\b(?:19|20)\d\d[a-z]?\)"
    r"|(?<=[a-z])[.,]?\d{1,3}(?:[,–-]\s?\d{1,3})*\.?\s*$|(?<=[a-z)]\.)\d{1,3}(?:[,–-]\d{1,3})*(?=\s|$)"
)
_OWN = re.compile(r"\b(?:we|our|here|this study|these (?:data|results|findings))\b", re.IGNORECASE)
_METHOD = re.compile(
    r"\b(?:was|were) (?:\w+ )?(?:performed|calculated|measured|obtained|used|determined|analy[sz]ed|assessed"
    r"|isolated|prepared|carried out|generated|described)|\bas (?:previously )?described\b|\baccording to\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """Shares are of the telling words' rarity, from 0 to 1; `closest` is the nearest sentence's place."""

    closest: int
    covered: float  # of the statement, in any sentence
    covered_once: float  # of the statement, in one sentence
    stretch_covered: float  # of the stretch before the marker
    stretch_once: float
    alike: float  # cosine of the nearest sentence
    alike_mean: float
    stretch_alike: float
    stretch_alike_mean: float
    spelled_alike: float  # the same four by runs of characters instead of words
    spelled_alike_mean: float
    stretch_spelled_alike: float
    stretch_spelled_alike_mean: float
    pairs: float  # share of the stretch's pairs of neighboring telling words that some sentence holds
    absent_words: int
    names: int
    names_absent: tuple[str, ...]
    numbers: int
    numbers_absent: tuple[str, ...]
    opposite: tuple[str, ...]  # what goes up here and down there
    denied: tuple[str, ...]  # what changes here and not there, or the reverse
    same_way: tuple[str, ...]
    species_stated: frozenset[str]
    species_told: frozenset[str]
    strength: tuple[float, ...]  # of the stretch, by level
    strength_told: tuple[float, ...]  # of the nearest sentence
    is_hedged: bool
    is_hedged_told: bool
    is_denied: bool
    is_denied_told: bool
    is_method: bool
    is_second_hand: bool
    second_hand: float  # share of the sentences that cite others
    own: float  # share of the sentences in which the authors speak of their own work
    length: int  # telling words of the statement
    shared: bool
    others: int
    place: float


def signs(statement: Cited, sentences: Sequence[str]) -> Signs:
    """Hold a statement against one sentence or more."""
    whole, stretch = rarity(statement.text), rarity(statement.stretch)
    alike = [_cosine(whole, rarity(sentence)) for sentence in sentences]
    near = [_cosine(stretch, rarity(sentence)) for sentence in sentences]
    spelled = [_cosine(runs(statement.text), runs(sentence)) for sentence in sentences]
    spelled_near = [_cosine(runs(statement.stretch), runs(sentence)) for sentence in sentences]
    closest = max(range(len(sentences)), key=lambda i: (near[i], alike[i], -i))
    nearest = sentences[closest]
    told = frozenset(word for sentence in sentences for word in telling(sentence))
    stated_names, lowered = names(statement.stretch), " ".join(sentences).lower()
    opposite, denied, same_way = _ways(statement.stretch, nearest)
    return Signs(
        closest=closest,
        covered=_share(whole, told),
        covered_once=max(_share(whole, frozenset(telling(sentence))) for sentence in sentences),
        stretch_covered=_share(stretch, told),
        stretch_once=max(_share(stretch, frozenset(telling(sentence))) for sentence in sentences),
        alike=max(alike),
        alike_mean=sum(alike) / len(alike),
        stretch_alike=max(near),
        stretch_alike_mean=sum(near) / len(near),
        spelled_alike=max(spelled),
        spelled_alike_mean=sum(spelled) / len(spelled),
        stretch_spelled_alike=max(spelled_near),
        stretch_spelled_alike_mean=sum(spelled_near) / len(spelled_near),
        pairs=_pairs(statement.stretch, sentences),
        absent_words=sum(word not in told for word in stretch),
        names=len(stated_names),
        names_absent=tuple(name for name in stated_names if name.lower() not in lowered),
        numbers=len(checkable(statement.stretch)),
        numbers_absent=absent_numbers(statement.stretch, sentences),
        opposite=opposite,
        denied=denied,
        same_way=same_way,
        species_stated=species(statement.stretch),
        species_told=frozenset().union(*map(species, sentences)),
        strength=claim_strength.predict(statement.stretch).probabilities,
        strength_told=claim_strength.predict(nearest).probabilities,
        is_hedged=is_hedged(statement.stretch),
        is_hedged_told=is_hedged(nearest),
        is_denied=bool(negations(statement.stretch)),
        is_denied_told=bool(negations(nearest)),
        is_method=_METHOD.search(statement.stretch) is not None,
        is_second_hand=SECOND_HAND.search(nearest) is not None,
        second_hand=_part(SECOND_HAND, sentences),
        own=_part(_OWN, sentences),
        length=len(telling(statement.text)),
        shared=statement.shared,
        others=statement.others,
        place=statement.place,
    )


def _share(stated: Mapping[str, float], told: frozenset[str]) -> float:
    whole = sum(stated.values())
    return sum(weight for word, weight in stated.items() if word in told) / whole if whole else 0.0


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    both = sum(weight * other[word] for word, weight in one.items() if word in other)
    size = sum(w * w for w in one.values()) * sum(w * w for w in other.values())
    return float(both / size**0.5) if size else 0.0


def _pairs(stretch: str, sentences: Sequence[str]) -> float:
    stated = set(pairwise(telling(stretch)))
    told = {pair for sentence in sentences for pair in pairwise(telling(sentence))}
    return len(stated & told) / max(1, len(stated))


def _ways(stretch: str, sentence: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What changes the opposite way, what changes on one side only, and what changes alike.

    Two comparisons ("than") say nothing here: which side is which is not read.
    """
    here, there = changes(stretch), changes(sentence)
    if _THAN.search(stretch) or _THAN.search(sentence):
        there = ()
    pairs = [(a, b) for a in here for b in there if _is_same(a.what, b.what)]
    alike = _told((a, b) for a, b in pairs if a.way == b.way)
    opposite = _told((a, b) for a, b in pairs if a.way * b.way < 0)
    denied = _told((a, b) for a, b in pairs if a.way != b.way and a.way * b.way == 0)
    return (
        tuple(what for what in opposite if what not in alike),
        tuple(what for what in denied if what not in alike),
        alike,
    )


_THAN = re.compile(r"\bthan\b", re.IGNORECASE)


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Is the same thing named? One name may be longer, if the shorter says more than "risk" or "level"."""
    return one == other or ((one <= other or other <= one) and not one & other <= word_list("vague"))


def _told(pairs: Iterable[tuple[Change, Change]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(sorted(a.what & b.what)) for a, b in pairs))


def _part(pattern: re.Pattern[str], sentences: Sequence[str]) -> float:
    return sum(pattern.search(sentence) is not None for sentence in sentences) / len(sentences)


def values(seen: Signs) -> dict[str, float]:
    """The signs as named numbers, for a linear model: shares from 0 to 1, counts as logarithms, yes as 1."""
    both = seen.species_stated and seen.species_told
    same = seen.species_stated & seen.species_told
    return {
        **{name: getattr(seen, name) for name in _SHARES},
        **{name: log1p(getattr(seen, name)) for name in _COUNTS},
        **{f"any {name}": float(bool(getattr(seen, name))) for name in _LISTS},
        **{name: float(getattr(seen, name)) for name in _ASKED},
        "names absent": log1p(len(seen.names_absent)),
        "names absent, share": len(seen.names_absent) / max(1, seen.names),
        "numbers absent": log1p(len(seen.numbers_absent)),
        "numbers found": float(seen.numbers > len(seen.numbers_absent)),
        "species same": float(bool(same)),
        "species differ": float(bool(both and not same)),
        **{f"strength {level}": share for level, share in enumerate(seen.strength)},
        **{f"strength told {level}": share for level, share in enumerate(seen.strength_told)},
    }


_SHARES = (
    *("covered", "covered_once", "stretch_covered", "stretch_once", "alike", "alike_mean", "stretch_alike"),
    *("stretch_alike_mean", "spelled_alike", "spelled_alike_mean", "stretch_spelled_alike"),
    *("stretch_spelled_alike_mean", "pairs", "second_hand", "own", "place"),
)
_COUNTS = ("absent_words", "names", "numbers", "length", "others")
_LISTS = ("opposite", "denied", "same_way")
_ASKED = (
    "is_hedged",
    "is_hedged_told",
    "is_denied",
    "is_denied_told",
    "is_method",
    "is_second_hand",
    "shared",
)
