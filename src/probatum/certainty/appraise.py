"""A score for a named outcome, or a refusal that says why and what would change it."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.certainty.refusal import Evidence, Fired, fired, no_effect_size
from probatum.certainty.rules import BY, rule
from probatum.certainty.score import score
from probatum.domain.certainty import Assessment, Refusal, Score
from probatum.domain.monograph import Counts
from probatum.domain.selection import Flow
from probatum.domain.study import Study
from probatum.domain.substance import SubstanceId
from probatum.domain.synthesis import OutcomeResult, PooledOutcome, Replication

_ALL_RETRACTED = "refuse-retracted"
# Where one of these is told, the lack of effect sizes is no further reason.
_BLOCKING = {
    "refuse-no-search",
    "refuse-no-human",
    "refuse-only-tabulated",
    "refuse-no-certain-body",
}


def appraise(
    assessments: Sequence[Assessment],
    results: Sequence[OutcomeResult],
    replication: Replication,
    flow: Flow,
    counts: Counts,
    studies: Sequence[Study],
    *,
    pooled: Sequence[PooledOutcome] = (),
    tabulated: int = 0,
    substance: SubstanceId | None = None,
) -> Score | Refusal:
    """Score the outcome that stands first in the declared order of importance, or refuse with every reason.

    A score needs a pooled human body (`pooled`, each with its rating) at low certainty or better against
    no treatment; directions alone give none. What stands in the way of reading studies one by one (no
    search of our own, studies known only from tables) does not stand in the way of a pool, which rests on
    the search of the review it cites and was rated down for what is not known of its studies.
    `tabulated` is the number of human studies known only from published tables.
    """
    evidence = Evidence(
        assessments=assessments,
        results=results,
        replication=replication,
        flow=flow,
        counts=counts,
        studies=studies,
        tabulated=tabulated,
        substance=substance,
    )
    reasons = fired(evidence)
    if any(one.reason.rule == _ALL_RETRACTED for one in reasons):
        return _refuse(reasons)
    found = score(pooled)
    if isinstance(found, Score):
        return found
    if found is not None:
        reasons = (*reasons, found)
    elif not any(one.reason.rule in _BLOCKING for one in reasons):
        reasons = (*reasons, no_effect_size(evidence))
    return _refuse(reasons)


def _refuse(reasons: Sequence[Fired]) -> Refusal:
    ordered = sorted(reasons, key=lambda one: (-one.reason.weight, one.reason.rule))
    return Refusal(
        reasons=tuple(one.reason for one in ordered),
        would_change=tuple(dict.fromkeys(one.change for one in ordered if one.change)),
        by=BY,
    )


def what_would_change(assessment: Assessment) -> tuple[str, ...]:
    """What evidence would lift each step down of one outcome's certainty, in GRADE's order."""
    if assessment.certainty is None:
        return ()
    lowered = [rule(j.rule) for j in assessment.certainty.judgements if j.steps < 0]
    size = int(rule("imprecision-small").limits["participants"])
    return tuple(change for one in lowered if (change := one.would_change(size=size)))
