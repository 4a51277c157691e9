"""A sentence that tells what one study of people found, where no study of people on file measured it.

What animals show neither bears it out nor shows it to be told too big: the study itself decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from probatum.claims.judge import verdicts
from probatum.claims.judge.questions import Question
from probatum.claims.judge.sides import sides
from probatum.claims.judge.wordings import is_report, tells_one_study
from probatum.domain.claim import Attribution, Claim, ClaimType, Verdict
from probatum.domain.monograph import Monograph
from probatum.domain.terms import Track

_OF_PEOPLE = re.compile(
    r"\b\d[\d,]*[\s-](?:[\w-]+\s)?(?:patients?|volunteers?|participants?|people|persons?|adults|women|men"
    r"|children)\b",
    re.IGNORECASE,
)


def judge_report(claim: Claim, asked: Sequence[Question], known: Monograph) -> Verdict | None:
    """Open where a mechanism is told of one study of people and none on file looked; else None."""
    counted = _OF_PEOPLE.search(claim.place.quote) and is_report(claim)
    is_one = counted or (claim.attribution is Attribution.PEOPLE and tells_one_study(claim))
    if claim.type is not ClaimType.MECHANISM or not is_one:
        return None
    found = [sides(one, known) for one in asked]
    if not any(one.on(Track.HUMAN).is_silent for one in found):
        return None  # a population ("stroke patients") is asked about like an outcome: one silence is enough
    because = "the study it tells of is not on file; no study of people on file measured it"
    evidence = tuple(dict.fromkeys(line for one in found for line in one.evidence if not line.opposes))
    return verdicts.not_checkable(claim, because, "report-not-on-file", evidence=evidence)
