"""What a sentence does decides first: only assertions are rated against studies."""

from __future__ import annotations

from probatum.claims.judge import verdicts
from probatum.claims.judge.wordings import tells_a_search
from probatum.domain.claim import Claim, Manner, Verdict

_NAMES = {
    Manner.OPINION: "an opinion",
    Manner.ANECDOTE: "an anecdote",
    Manner.QUESTION: "a question",
    Manner.ADVICE: "advice",
}


def judge_manner(claim: Claim) -> Verdict | None:
    """An anecdote is no evidence; opinions, questions and advice are not rated; None: an assertion."""
    if claim.manner is Manner.ASSERTION:
        return None
    if tells_a_search(claim):
        because = "it tells of a search that found no study; that is no experience of an effect"
        return verdicts.not_checkable(claim, because, "search-told")
    if claim.manner is Manner.ANECDOTE and claim.benefit:
        because = "one person's experience; it cannot tell what would have happened otherwise"
        return verdicts.no_evidence(claim, because, "anecdote")
    because = f"this is {_NAMES[claim.manner]}, not a statement that studies could answer"
    return verdicts.not_checkable(claim, because, "manner")
