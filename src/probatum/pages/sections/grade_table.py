"""How one certainty was reached: start, steps, end."""

from __future__ import annotations

from probatum.domain.certainty import Certainty, Judgement
from probatum.pages.charts.waterfall import waterfall
from probatum.pages.contexts import Basis, GradeStep, GradeTable, Statement
from probatum.pages.index import TRACK_WORDS, Index
from probatum.pages.sentences import say


def grade_table(index: Index, certainty: Certainty, anchor: str, name: str) -> GradeTable:
    """The rating of one outcome on one side of the wall."""
    who = TRACK_WORDS[certainty.track]
    return GradeTable(
        anchor=anchor,
        title=f"{name}, in {who}",
        start=_start(certainty, f"{anchor}-start"),
        steps=tuple(
            _step(index, judgement, f"{anchor}-step-{i}")
            for i, judgement in enumerate(certainty.judgements, 1)
        ),
        end=say(
            "grade.end",
            f"{anchor}-end",
            level=certainty.level.words,
            of="GRADE's four levels",
            basis=Basis.COMPUTED,
        ),
        waterfall=waterfall(certainty, f"{anchor}-steps", name, who),
    )


def _start(certainty: Certainty, anchor: str) -> Statement:
    because = certainty.start_because.rstrip(". ")
    return say(
        "grade.start" if because else "grade.start_plain",
        anchor,
        level=certainty.start.words,
        extra={"because": because} if because else {},
        of="GRADE's four levels",
        basis=Basis.COMPUTED,
    )


def step_words(steps: int) -> str:
    """Steps as a reader sees them.

    >>> step_words(-1), step_words(0), step_words(2)
    ('−1', '0', '+2')
    """
    return f"−{-steps}" if steps < 0 else f"+{steps}" if steps else "0"


def _step(index: Index, judgement: Judgement, anchor: str) -> GradeStep:
    return GradeStep(
        domain=judgement.domain.value,
        steps=step_words(judgement.steps),
        because=Statement(
            anchor=anchor,
            text=judgement.because,
            basis=Basis.STUDIES if judgement.studies else Basis.COMPUTED,
            rule=judgement.rule,
            studies=index.refer(judgement.studies),
            of="studies of this outcome",
        ),
        rule=judgement.rule,
    )
