"""Sentences that name an outcome and claim no effect on it: both arms alike, a part played in the body."""

from __future__ import annotations

from probatum.claims.judge import verdicts
from probatum.claims.judge.wordings import is_promotional, tells_a_role, tells_of_both_groups
from probatum.domain.claim import Claim, Verdict


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
    return None
