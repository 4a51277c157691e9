"""Two shares compared ("71 % against 41 %") where nothing says of how many people.

Ten of fourteen and seven hundred of a thousand are one percentage and two findings (CONSORT 2010, item 17a:
give absolute numbers with percentages; BMJ 2010;340:c332).
"""

from __future__ import annotations

import re
from dataclasses import replace

from probatum.claims.consistency.numbers import COUNT, PEOPLE
from probatum.domain.article import Article
from probatum.domain.claim import Caveat, CheckRun, Claim, Manner, Verdict

RULE = "a comparison of percentages tells how many people were counted"
_SHARE = r"\d+(?:\.\d+)?\s?(?:%|percent)"
_COMPARED = re.compile(
    rf"(?P<a>{_SHARE})[^.;%]{{0,80}}?\b(?:compared\s+(?:to|with)|versus|vs\.?|against|as\s+opposed\s+to|while|but"
    rf"|and|than)\b[^.;%]{{0,60}}?(?P<b>{_SHARE})",
    re.IGNORECASE,
)
_GROUPS = re.compile(
    r"\b(?:groups?|placebo|controls?|participants?|patients?|volunteers?|subjects?|people|women|men|users|treated"
    r"|who\s+took|responders?|response\s+rates?|of\s+(?:those|them))\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?!(?:19|20)\d\d\b){COUNT}[\s-]+(?:[\w-]+[\s-]+){{0,3}}?{PEOPLE}\b|\bn\s?=\s?\d+|\b{COUNT}\s+(?:of|out\s+of)\s+{COUNT}\b"
    rf"|\b(?:sample|cohort|total|group)s?\s+of\s+{COUNT}\b|\bper\s+group\b",
    re.IGNORECASE,
)
_REACH = 600  # characters before the claim in which the study may be introduced


def uncounted(claim: Claim, article: Article) -> CheckRun | None:
    """The check that fails where groups are compared in percent and no number of people stands near."""
    words = claim.place.quote
    found = _COMPARED.search(words)
    if claim.manner is not Manner.ASSERTION or not found or not _GROUPS.search(words):
        return None
    start, end = max(0, claim.place.start - _REACH), claim.place.end
    block = next((one for one in article.blocks if one.start <= end - 1 < one.end), None)
    around = article.text[start : block.end if block else end]
    if _COUNTED.search(around):
        return None
    because = f"{found['a']} against {found['b']}: no number of people is told"
    return CheckRun(
        rule=RULE, inputs={"one": found["a"], "other": found["b"]}, result="not told", because=because
    )


def with_uncounted(verdict: Verdict, article: Article) -> Verdict:
    """The verdict with the check where it fails; the rating stays, for the share itself may be right."""
    run = uncounted(verdict.claim, article)
    return replace(verdict, checks=(*verdict.checks, run)) if run else verdict


def uncounted_caveats(verdicts: tuple[Verdict, ...]) -> tuple[Caveat, ...]:
    """One caveat for the first comparison without a count."""
    found = (run for verdict in verdicts for run in verdict.checks if run.rule == RULE)
    first = next(found, None)
    return (
        () if first is None else (Caveat(topic="of how many people a percentage is", because=first.because),)
    )
