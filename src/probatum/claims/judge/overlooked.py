"""Sentences that no claim was found in and that a rule of the text alone speaks of.

A fault is shown on its sentence even where the claim finder saw no claim there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from probatum.claims.judge.entities import judge_entities
from probatum.claims.judge.estimates import estimates_in
from probatum.claims.judge.identity import judge_sameness, judge_terms, sequence_told
from probatum.claims.judge.kinship import judge_kinship
from probatum.claims.judge.modified import judge_modified
from probatum.domain.article import Article, Place
from probatum.domain.claim import Claim, ClaimId, ClaimType
from probatum.domain.provenance import content_id
from probatum.domain.text_check import TextCheck
from probatum.text.sentences import sentences
from probatum.vocabulary import mentions

_RULES = (
    judge_terms,
    judge_sameness,
    judge_entities,
    judge_kinship,
    judge_modified,
)  # tables alone; no study is asked


def overlooked(article: Article, found: Iterable[Claim], checks: Iterable[TextCheck]) -> tuple[Claim, ...]:
    """One claim for each sentence of prose with a fault, a misused term or two substances as one."""
    taken = tuple(claim.place for claim in found)
    faults = [one for one in checks if one.is_fault]
    return tuple(
        claim
        for place in _sentences(article)
        if not any(place.overlaps(other) for other in taken)
        if (claim := _claim(place, faults)) is not None
    )


def _sentences(article: Article) -> Iterator[Place]:
    for block in article.prose():
        for place in sentences(article.text[block.start : block.end]):
            start, end = block.start + place.start, block.start + place.end
            if article.text[start:end].strip():
                yield article.place(start, end)


def _claim(place: Place, faults: list[TextCheck]) -> Claim | None:
    named = [one.substance for one in mentions(place.quote)]
    substance = named[0] if named else None
    has_fault = any(one.start < place.end and place.start < one.end for one in faults)
    kind = ClaimType.ARITHMETIC if has_fault else ClaimType.IDENTITY
    claim = Claim(
        id=ClaimId(content_id("claim", place.start, place.quote)), place=place, type=kind, substance=substance
    )
    is_estimate = bool(named) and any(True for _ in estimates_in(place.quote))
    is_told = any(rule(claim) for rule in _RULES) or _is_misspelled(place.quote, named)
    return claim if has_fault or is_told or is_estimate else None


def _is_misspelled(words: str, named: Sequence[str]) -> bool:
    """One substance told by a sequence that is not its own."""
    return len(set(named)) == 1 and sequence_told(words, named[0]) is False
