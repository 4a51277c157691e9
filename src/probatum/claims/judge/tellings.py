"""Sentences that name an outcome and claim no effect on it: both arms alike, a part played in the body."""

from __future__ import annotations

import re

from probatum.claims.judge import verdicts
from probatum.claims.judge.wordings import is_promotional, tells_a_role, tells_of_both_groups, weighs
from probatum.domain.claim import Claim, Verdict
from probatum.vocabulary import mentions

_MOVES = re.compile(
    r"(?P<before>.*?)\b(?:lowers?|lowered|reduces?|reduced|depletes?|depleted|decreases?|raises?|raised|increases?"
    r"|increased|drains?)\s+(?:the |your |blood |body |serum )*$",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r"\s+(?:levels?|status|stores?|concentrations?|absorption|requirements?)\b", re.IGNORECASE
)
_ITSELF = re.compile(r"\b(?:it|this|they|these|which|supplement\w*|taking|extracts?|doses?)\b", re.IGNORECASE)


def judge_telling(claim: Claim) -> Verdict | None:
    """Left open, without alarm; None where the sentence claims an effect."""
    if tells_of_both_groups(claim):
        because = "it tells that both arms of a trial went the same way; that is no effect of either"
        return verdicts.not_checkable(claim, because, "told-of-both-arms")
    if tells_a_role(claim) and not is_promotional(claim):
        because = (
            "it tells a part the substance plays in the body; what taking more of it does is another question"
        )
        return verdicts.not_checkable(claim, because, "role-in-the-body")
    if weighs(claim):
        because = "it weighs one circumstance against another; that is no effect"
        return verdicts.not_checkable(claim, because, "circumstances-weighed")
    if acts_on_its_level(claim):
        because = "it tells what something else does to the level of the substance"
        return verdicts.not_checkable(claim, because, "level-moved-by-others")
    return None


def acts_on_its_level(claim: Claim) -> bool:
    """Is the substance what is moved by something else: "some drugs lower zinc levels"?"""
    words = claim.place.quote
    named = mentions(words)
    if not named or named[0].substance != claim.substance or not _LEVEL.match(words, named[0].end):
        return False
    moved = _MOVES.fullmatch(words[: named[0].start])
    return moved is not None and bool(moved["before"].strip()) and not _ITSELF.search(moved["before"])
