"""Claims that say more than findings that agree with them: each way of saying more is one row."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from probatum.claims.judge import verdicts
from probatum.claims.judge.answers import LABORATORY, Told
from probatum.claims.judge.wordings import (
    is_above_all,
    is_against_a_treatment,
    is_cautious,
    is_report,
    tells_a_block,
    tells_a_cure,
    tells_a_total,
    tells_more_is_better,
)
from probatum.domain.claim import Claim, EvidenceFor, Mismatch, Verdict

_COMPARED = re.compile(r"\b(?:vs\.?|versus|against|than|compared with)\b(?! placebo)", re.IGNORECASE)
_Evidence = Sequence[EvidenceFor]


@dataclass(frozen=True, slots=True, kw_only=True)
class SaysMore:
    """A way of saying more than was found: when it is one, what was not found, and the rule's name."""

    is_one: Callable[[Claim, _Evidence], bool]
    unfound: str
    rule: str
    mismatch: Mismatch


def _is_unmet_comparison(claim: Claim, evidence: _Evidence) -> bool:
    is_met = any(_COMPARED.search(one.text) for one in evidence if not one.opposes)
    return is_against_a_treatment(claim) and not is_met


def _is_best_of_all(claim: Claim, _: _Evidence) -> bool:
    return is_above_all(claim) and not is_report(claim)


def _is_total(claim: Claim, _: _Evidence) -> bool:
    is_plain = is_report(claim) or is_cautious(claim) or claim.attribution in LABORATORY
    return tells_a_total(claim) and not is_plain


def _is_cure(claim: Claim, _: _Evidence) -> bool:
    return claim.benefit is True and claim.attribution not in LABORATORY and tells_a_cure(claim)


WAYS = (
    SaysMore(
        is_one=_is_unmet_comparison,
        unfound="no study on file held it against another treatment",
        rule="comparison-not-studied",
        mismatch=Mismatch.CERTAINTY,
    ),
    SaysMore(
        is_one=_is_best_of_all,
        unfound="nobody held it against everything else",
        rule="above-all-not-studied",
        mismatch=Mismatch.CERTAINTY,
    ),
    SaysMore(
        is_one=lambda claim, _: tells_more_is_better(claim),
        unfound="that more of it does more is another claim",
        rule="more-told-as-better",
        mismatch=Mismatch.DOSE,
    ),
    SaysMore(
        is_one=lambda claim, _: tells_a_block(claim),
        unfound="that there was less of it is not that its making is stopped",
        rule="less-told-as-stopped",
        mismatch=Mismatch.OUTCOME,
    ),
    SaysMore(
        is_one=_is_total,
        unfound="what was measured are means of people after weeks, not everyone, all of it or at once",
        rule="mean-told-as-total",
        mismatch=Mismatch.CERTAINTY,
    ),
    SaysMore(
        is_one=_is_cure,
        unfound="that it got better is not that it is cured",
        rule="improvement-told-as-cure",
        mismatch=Mismatch.OUTCOME,
    ),
)


def judge_beyond(claim: Claim, agreed: Told, evidence: tuple[EvidenceFor, ...]) -> Verdict | None:
    """Overstated by the first way in which the claim says more than what agrees with it; else None."""
    way = next((one for one in WAYS if one.is_one(claim, evidence)), None)
    if way is None:
        return None
    because = f"{agreed.because}; {way.unfound}"
    return verdicts.overstated(claim, because, way.rule, evidence, way.mismatch)
