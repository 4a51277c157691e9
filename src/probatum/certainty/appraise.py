"""A score for a named outcome, or a refusal that says why and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from probatum.certainty.refusal import Evidence, Fired, fired, no_effect_size
from probatum.certainty.rules import BY, rule, score_rule
from probatum.domain.certainty import Assessment, Refusal, Score
from probatum.domain.monograph import Counts
from probatum.domain.selection import Flow
from probatum.domain.study import Study
from probatum.domain.substance import SubstanceId
from probatum.domain.synthesis import OutcomeResult, Replication
from probatum.domain.terms import OutcomeKind

# Reasons that stand in the way of any score; the others are told beside them.
_BLOCKING = {
    "refuse-no-search",
    "refuse-retracted",
    "refuse-no-human",
    "refuse-only-tabulated",
    "refuse-no-certain-body",
}
_IMPORTANCE = (OutcomeKind.PATIENT_IMPORTANT, OutcomeKind.SURROGATE, OutcomeKind.MECHANISTIC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantBenefit:
    """The probability that the effect on one outcome exceeds the important difference, and whence."""

    term: str
    population: str
    probability: float
    because: str

    def __post_init__(self) -> None:
        if not 0 <= self.probability <= 1:
            raise ValueError(f"not a probability: {self.probability}")


def appraise(
    assessments: Sequence[Assessment],
    results: Sequence[OutcomeResult],
    replication: Replication,
    flow: Flow,
    counts: Counts,
    studies: Sequence[Study],
    *,
    benefits: Sequence[ImportantBenefit] = (),
    tabulated: int = 0,
    substance: SubstanceId | None = None,
) -> Score | Refusal:
    """Score the most important outcome that qualifies, or refuse with every reason that applies.

    A score needs a search, a controlled human body at low certainty or better, and the probability of
    an important benefit (`benefits`, from pooled effects); directions alone give none. `tabulated` is the
    number of human studies known only from published tables.
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
    if any(one.reason.rule in _BLOCKING for one in reasons):
        return _refuse(reasons)
    scorable = _scorable(evidence, benefits)
    if not scorable:
        return _refuse((*reasons, no_effect_size(evidence)))
    return _score(*scorable[0])


def _refuse(reasons: Sequence[Fired]) -> Refusal:
    ordered = sorted(reasons, key=lambda one: (-one.reason.weight, one.reason.rule))
    return Refusal(
        reasons=tuple(one.reason for one in ordered),
        would_change=tuple(dict.fromkeys(one.change for one in ordered if one.change)),
        by=BY,
    )


Scorable = tuple[OutcomeResult, Assessment, ImportantBenefit]


def _scorable(evidence: Evidence, benefits: Sequence[ImportantBenefit]) -> list[Scorable]:
    """Qualifying outcomes whose benefit is known, by declared importance, then by participants and name."""
    known = {(one.term, one.population): one for one in benefits}
    results = {(r.track, r.term, r.population): r for r in evidence.results}
    found = [
        (results[a.track, a.term, a.population], a, known[a.term, a.population])
        for a in evidence.qualifying
        if (a.term, a.population) in known
    ]
    return sorted(found, key=lambda one: (_IMPORTANCE.index(one[0].kind), -len(one[0].studies), one[0].term))


def _score(result: OutcomeResult, assessment: Assessment, benefit: ImportantBenefit) -> Score:
    assert assessment.certainty is not None  # qualifying outcomes have one
    level = assessment.certainty.level
    ceiling = score_rule().ceiling[level]
    groups = result.replication.effective or 1.0  # laboratories unknown: as if one group
    independence = 1 - 0.5 / groups
    return Score(
        outcome=f"{result.name} in {result.population}",
        points=round(ceiling * benefit.probability * independence),
        because=(
            score_rule().condition,
            f"ceiling {ceiling}: certainty is {level.words} ({len(result.studies)} studies)",
            f"probability of an important benefit {benefit.probability:.2f}: {benefit.because}",
            f"independence {independence:.2f}: effective number of laboratory groups {groups:.2f}",
        ),
        by=BY,
    )


def what_would_change(assessment: Assessment) -> tuple[str, ...]:
    """What evidence would lift each step down of one outcome's certainty, in GRADE's order."""
    if assessment.certainty is None:
        return ()
    lowered = [rule(j.rule) for j in assessment.certainty.judgements if j.steps < 0]
    size = int(rule("imprecision-small").limits["participants"])
    return tuple(change for one in lowered if (change := one.would_change(size=size)))
