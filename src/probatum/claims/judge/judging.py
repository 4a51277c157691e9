"""Which rules judge which claim."""

from __future__ import annotations

from probatum.claims.judge.effects import judge_effect
from probatum.domain.claim import Claim, ClaimType, Manner, Rating, Verdict
from probatum.domain.monograph import Monograph


def judge(claim: Claim, known: Monograph | None) -> Verdict:
    """The verdict on one claim by what is known of its substance; None: no substance we know."""
    if claim.manner is not Manner.ASSERTION:
        return judge_manner(claim)
    if known is None:
        because = "the substance is none of those this program knows"
        return Verdict(claim=claim, rating=Rating.NOT_CHECKABLE, because=because, rule="unknown-substance")
    if claim.type in (ClaimType.EFFICACY, ClaimType.MECHANISM):
        return judge_effect(claim, known)
    because = "no fact at hand that it could be held against"
    return Verdict(claim=claim, rating=Rating.NOT_CHECKABLE, because=because, rule="no-fact")


def judge_manner(claim: Claim) -> Verdict:
    """An anecdote is no evidence; opinions, questions and advice are not rated against studies."""
    if claim.manner is Manner.ANECDOTE and claim.benefit:
        because = "one person's experience; it cannot tell what would have happened otherwise"
        return Verdict(claim=claim, rating=Rating.NO_EVIDENCE, because=because, rule="anecdote", flagged=True)
    because = f"this is {_ARTICLES[claim.manner]}, not a statement that studies could answer"
    return Verdict(claim=claim, rating=Rating.NOT_CHECKABLE, because=because, rule="manner")


_ARTICLES = {
    Manner.ASSERTION: "an assertion",
    Manner.OPINION: "an opinion",
    Manner.ANECDOTE: "an anecdote",
    Manner.QUESTION: "a question",
    Manner.ADVICE: "advice",
}
