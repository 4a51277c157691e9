"""Two substances told as one by their names: "N-acetyl Semax, or Semax"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from probatum.domain.article import Article, Place
from probatum.domain.claim import Claim, ClaimId, ClaimType
from probatum.domain.provenance import content_id
from probatum.vocabulary import mentions

_OR = re.compile(
    r",? ?(?:or|aka|a\.k\.a\.|also (?:called|known as)|\((?:or|aka|also called)) ?", re.IGNORECASE
)
_AFTER = re.compile(r",|\)| (?:is|are|was|has)\b")


def equated(article: Article) -> Iterator[Claim]:
    """The claim that two names mean one thing, where the vocabulary knows them as two; each pair once."""
    seen: set[frozenset[str]] = set()
    for block in article.prose():
        words = article.text[block.start : block.end]
        for one, other in pairwise(mentions(words)):
            pair = frozenset((one.substance, other.substance))
            if len(pair) > 1 and pair not in seen and _is_renamed(words, one.end, other.start, other.end):
                seen.add(pair)
                place = article.place(block.start + one.start, block.start + other.end)
                yield Claim(id=claim_id(place), place=place, type=ClaimType.IDENTITY, substance=one.substance)


def _is_renamed(words: str, end: int, start: int, after: int) -> bool:
    """ "X, or Y, has" and "X (Y)" rename; "X or Y" is a choice."""
    between = words[end:start]
    if not _OR.fullmatch(between) or not _AFTER.match(words, after):
        return False
    return between.strip().lower() != "or"


def claim_id(place: Place) -> ClaimId:
    """The id of a claim at a place; the same place always has the same."""
    return ClaimId(content_id("claim", place.start, place.quote))
