"""Which rules stand behind a statement of a page: for every certainty, score, refusal and flip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from probatum.certainty import rules
from probatum.certainty.rules import score_rule
from probatum.certainty.score import outcome_words
from probatum.domain.certainty import Assessment, Certainty, Score
from probatum.domain.dose_curve import DoseCurve
from probatum.domain.monograph import Monograph, OutcomeRow, TrackView
from probatum.domain.study import StudyId
from probatum.domain.synthesis import PooledOutcome
from probatum.domain.terms import OutcomeKind
from probatum.pages.contexts import Statement
from probatum.pages.index import Index
from probatum.pages.ranking import assessed
from probatum.pages.sections.grade import lead_row
from probatum.pages.sections.lead_pool import lead_pool, leading, pooled_harms
from probatum.pages.sections.matrix import row_anchors

_LEADS = ("bottom-line-1", "dial-certainty", "grade")
_SCORE = ("bottom-line-2", "dial-benefit", "score-input", "would-change-")
_ABOUT_POOL = ("refuse-named-outcome", "refuse-no-prediction", "refuse-no-important-difference")
_CHANGES = ("-flip-", "-edit-", "-information", "-change-")
_SEARCH = (
    "the smallest edits of the evidence after which the level or the finding is another: reports found "
    "sound, one study removed, one trial at low risk of bias added"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One rule that fired: its id, what it says when it fires, its sentence here, what it rests on."""

    rule: str
    condition: str
    source: str
    says: str
    studies: tuple[StudyId, ...] = ()
    rows: tuple[str, ...] = ()


def judged(monograph: Monograph, statement: Statement) -> tuple[Judged, ...]:
    """The rules behind a statement, in GRADE's order; empty for statements that judge nothing."""
    found = [_by_rule(statement.rule, statement.text)] if statement.rule in rules() else []
    found += list(_of_score(monograph, statement.anchor))
    assessment = assessment_of(monograph, statement.anchor)
    certainty = assessment.certainty if assessment else None
    if certainty is not None and statement.rule not in rules():
        found += _steps(certainty)
    if any(part in statement.anchor for part in _CHANGES):
        found.append(
            Judged(rule="what-would-change", condition=_SEARCH, source="our rule", says=statement.text)
        )
    return tuple(found)


def assessment_of(monograph: Monograph, anchor: str) -> Assessment | None:
    """The rating that a statement tells of; None for statements about no single rating."""
    if anchor.startswith(_LEADS):
        return _lead(monograph)
    for i, pool in enumerate(monograph.pooled, 1):
        if anchor.startswith(f"pool-{i}-"):
            return pool.assessed.assessment if pool.assessed else None
    for i, harm in enumerate(pooled_harms(monograph), 1):
        if anchor == f"safety-pool-{i}":
            return harm.assessed.assessment if harm.assessed else None
    for i, curve in enumerate(monograph.curves, 1):
        if anchor.startswith(f"curve-{i}-"):
            return curve.assessed if isinstance(curve, DoseCurve) else None
    return _of_row(monograph, anchor)


def pool_behind(monograph: Monograph, anchor: str) -> PooledOutcome | None:
    """The pool that a statement of the bottom line, the dials, the score or a refusal of it tells of."""
    appraisal = monograph.appraisal
    if isinstance(appraisal, Score):
        if anchor.startswith(_SCORE):
            return next((pool for pool in monograph.pooled if _is_scored(pool, appraisal)), None)
    elif anchor in {f"reason-{i}" for i, one in enumerate(appraisal.reasons, 1) if one.rule in _ABOUT_POOL}:
        return lead_pool(monograph)
    return leading(monograph, _best(monograph)) if anchor.startswith(_LEADS) else None


def _is_scored(pool: PooledOutcome, score: Score) -> bool:
    return pool.table == score.table and outcome_words(pool) == score.outcome


def _best(monograph: Monograph) -> int:
    leads = assessed(monograph.outcomes, OutcomeKind.PATIENT_IMPORTANT)
    certainty = leads[0].assessment.certainty if leads else None
    return certainty.level if certainty else 0


def _lead(monograph: Monograph) -> Assessment | None:
    pool = leading(monograph, _best(monograph))
    if pool is not None and pool.assessed is not None:
        return pool.assessed.assessment
    row = lead_row(Index.of(monograph))
    return row.assessment if row else None


def _of_row(monograph: Monograph, anchor: str) -> Assessment | None:
    anchors = row_anchors(monograph.outcomes)
    own = [row for row in monograph.outcomes if anchor.startswith(f"{anchors[id(row)]}-")]
    if not own:
        return None
    row = max(own, key=lambda row: len(anchors[id(row)]))
    side = _side(row, anchor)
    return side.assessment if side else row.assessment


def _side(row: OutcomeRow, anchor: str) -> TrackView | None:
    """The side of the wall that an anchor names; people's where it names none."""
    for track, view in (("animal", row.animal), ("cell", row.cell)):
        if f"-{track}-" in anchor or anchor.endswith(f"-{track}"):
            return view
    return row.human


def _of_score(monograph: Monograph, anchor: str) -> Iterator[Judged]:
    if anchor.startswith(_SCORE) and isinstance(monograph.appraisal, Score):
        by, score = score_rule(), monograph.appraisal
        yield Judged(
            rule="score",
            condition=by.condition,
            source=by.source,
            says="; ".join(score.because[1:]),
            rows=score.rows,
        )
    elif anchor.startswith(_SCORE):
        for reason in getattr(monograph.appraisal, "reasons", ()):
            by_rule = rules().get(reason.rule)
            if by_rule is not None:
                yield _by_rule(reason.rule, reason.text, studies=reason.studies)


def _steps(certainty: Certainty) -> list[Judged]:
    start = Judged(
        rule="start",
        condition=f"starts at {certainty.start.words}",
        source="docs/methods/rules.md, start",
        says=certainty.start_because,
    )
    return [
        start,
        *(
            _by_rule(step.rule, f"{step.steps:+d}: {step.because}", studies=step.studies, rows=step.rows)
            for step in certainty.judgements
        ),
    ]


def _by_rule(
    name: str, says: str, *, studies: tuple[StudyId, ...] = (), rows: tuple[str, ...] = ()
) -> Judged:
    by = rules().get(name)
    return Judged(
        rule=name,
        condition=by.condition if by else "",
        source=by.source if by else "",
        says=says,
        studies=studies,
        rows=rows,
    )
