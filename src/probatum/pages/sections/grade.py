"""Section 4: why this grade, and what would change it."""

from __future__ import annotations

from probatum.domain.monograph import OutcomeRow
from probatum.domain.synthesis import PooledOutcome
from probatum.domain.terms import OutcomeKind
from probatum.pages.contexts import Basis, Grade
from probatum.pages.index import Index
from probatum.pages.ranking import assessed
from probatum.pages.sections.changes import would_change
from probatum.pages.sections.grade_table import grade_table
from probatum.pages.sections.lead_pool import leading
from probatum.pages.sentences import count, say


def build(index: Index) -> Grade:
    """The rating of the leading outcome: patient-important first, else the next kind with a rating."""
    lead = lead_row(index)
    pool = leading(index.monograph, _level(lead))
    if pool is not None:
        return _pooled(index, pool)
    certainty = lead.assessment.certainty if lead else None
    if lead is None or certainty is None:
        return Grade(
            intro=say("grade.none", "grade-intro", of="outcomes measured in people"),
            table=None,
            would_change=(),
        )
    return Grade(
        intro=say(
            "grade.lead",
            "grade-intro",
            outcome=lead.name,
            level=certainty.level.words,
            studies=index.refer(lead.human.result.studies if lead.human else ()),
            of=count(index.monograph.counts.human_studies, "human study", "human studies"),
        ),
        table=grade_table(index, certainty, "grade-lead", lead.name),
        would_change=would_change(lead, "grade"),
    )


def _level(lead: OutcomeRow | None) -> int:
    """Of a patient-important lead; another kind never stands before a pool."""
    if lead is None or lead.kind is not OutcomeKind.PATIENT_IMPORTANT or lead.assessment.certainty is None:
        return 0
    return lead.assessment.certainty.level


def _pooled(index: Index, pool: PooledOutcome) -> Grade:
    """The pool that leads the page; its rating and what would change it stand once, with its numbers."""
    certainty = pool.assessed.assessment.certainty if pool.assessed else None
    assert certainty is not None  # only rated pools lead
    return Grade(
        intro=say(
            "grade.lead_pooled",
            "grade-intro",
            outcome=pool.outcome,
            comparison=pool.comparison,
            level=certainty.level.words,
            of=f"studies tabulated in {pool.source}",
            basis=Basis.COMPUTED,
        ),
        table=None,
        would_change=(),
    )


def lead_row(index: Index) -> OutcomeRow | None:
    """The outcome that leads the page: patient-important first, else the next kind with a rating."""
    for kind in OutcomeKind:
        rows = assessed(index.monograph.outcomes, kind)
        if rows:
            return rows[0]
    return None
