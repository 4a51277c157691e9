"""Two substances told to do more together, with a size, and one taken beside training or a meal.

The first is a claim about the two, which only a study of both could bear out; the second is a claim about the
one substance, told with the circumstances of its trials.
"""

from __future__ import annotations

import re

from probatum.claims.judge import verdicts
from probatum.claims.judge.wordings import cites_literature, is_cautious, is_modest
from probatum.domain.claim import Claim, ClaimType, Verdict
from probatum.domain.interaction import Outcome
from probatum.domain.monograph import Monograph
from probatum.text.unit_words import NUMBER_WORD
from probatum.vocabulary import mentions

_SIZE = re.compile(
    r"\bsynerg\w*|\bmultipl(?:y|ies|ied)\b|\b(?:doubl|tripl|quadrupl)(?:e|es|ed|ing)\b|\bamplif\w+"
    r"|\bsupercharg\w+|\btwice\b"
    rf"|\b(?:\d+|{NUMBER_WORD}|many|several)[\s-]?(?:times|fold)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:the|this|that|our) (?:combination|combo|stack|pairing|duo|pair|trio)\b|\btogether\b"
    r"|\bmakes? (?:it|them|\w+) (?:work|act|last)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|versus|vs\.?|against|compared|as (?:much|strong|well|fast) as)\b(?! (?:either|each|alone))",
    re.I,
)
_TWO = 2
_GAINFUL = (ClaimType.EFFICACY, ClaimType.MECHANISM, ClaimType.INTERACTION, ClaimType.DOSE)
_BESIDE_LIFE = re.compile(
    r"\b(?:combined|together|along|paired|taken|used) (?:with|alongside) (?:\w+[\s-]){0,3}?"
    r"(?:training|exercises?|workouts?|lifting|diets?|meals?|food|rehabilitation|physiotherapy)\b",
    re.IGNORECASE,
)


def judge_combination(claim: Claim, known: Monograph) -> Verdict | None:
    """No evidence where two substances are told to multiply each other; None where nothing is told of two,
    softly, or where a documented interaction of them may say more."""
    if not _multiplies(claim) or _is_put_softly(claim) or _is_documented(claim, known):
        return None
    because = f"no study of {known.substance.name} in this combination is on file; no search has been run"
    return verdicts.no_evidence(claim, because, "combination-not-studied")


def is_beside_life(claim: Claim) -> bool:
    """Is it taken with training, food or care, and with no second substance?"""
    words = claim.place.quote
    return _BESIDE_LIFE.search(words) is not None and len(_named(words)) < _TWO


def _multiplies(claim: Claim) -> bool:
    words = claim.place.quote
    if claim.type not in _GAINFUL or claim.negated or not _SIZE.search(words) or _COMPARED.search(words):
        return False
    return len(_named(words)) >= _TWO or _TOGETHER.search(words) is not None


def _named(words: str) -> set[str]:
    return {one.substance for one in mentions(words)}


def _is_put_softly(claim: Claim) -> bool:
    return is_cautious(claim) or is_modest(claim) or cites_literature(claim)


def _is_documented(claim: Claim, known: Monograph) -> bool:
    named = _named(claim.place.quote)
    return any(
        party.id in named
        for one in known.interactions
        if one.value.outcome is Outcome.INTERACTION
        for party in one.value.parties
        if party.id != known.substance.id
    )
