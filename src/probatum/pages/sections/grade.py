"""Section 4: why this grade, and what would change it."""

from __future__ import annotations

from probatum.domain.monograph import OutcomeRow
from probatum.domain.terms import OutcomeKind
from probatum.pages.contexts import Basis, Grade, Statement
from probatum.pages.index import Index
from probatum.pages.ranking import assessed
from probatum.pages.sections.grade_table import grade_table
from probatum.pages.sentences import say


def build(index: Index) -> Grade:
    """The rating of the leading outcome: patient-important first, else the next kind with a rating."""
    lead = _lead(index)
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
            of=f"{index.monograph.counts.human_studies} human studies",
        ),
        table=grade_table(index, certainty, "grade-lead", lead.name),
        would_change=tuple(
            Statement(
                anchor=f"grade-flip-{i}",
                text=text,
                basis=Basis.COMPUTED,
                rule="what would change it",
                of="an illustration, not a forecast",
            )
            for i, text in enumerate(lead.flips, 1)
        ),
    )


def _lead(index: Index) -> OutcomeRow | None:
    for kind in OutcomeKind:
        rows = assessed(index.monograph.outcomes, kind)
        if rows:
            return rows[0]
    return None
