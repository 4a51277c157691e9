"""Pooled outcomes with their rating, how far it holds and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from probatum.domain.dose_curve import CurveRefusal, DoseCurve
from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.pooled_assessment import PooledAssessment
from probatum.domain.synthesis import PooledOutcome
from probatum.sensitivity.flips import flips
from probatum.sensitivity.robustness import robustness
from probatum.sensitivity.subject import Subject
from probatum.synthesis import pooled_rows


def assess_pooled(
    rows: Iterable[StudyLevelRow], curves: Sequence[DoseCurve | CurveRefusal] = (), *, how_far: bool = True
) -> tuple[PooledOutcome, ...]:
    """Pool the rows as `synthesis.pooled_effects` does; each outcome carries its `assessed`.

    Without `how_far` that is the rating alone, with neither robustness nor flips.
    """
    subjects = [
        Subject(outcome=pooled.outcome, rows=pooled.rows, curves=tuple(curves))
        for pooled in pooled_rows(rows)
    ]
    return tuple(
        replace(subject.outcome, assessed=assess(subject) if how_far else subject.rate())
        for subject in subjects
    )


def assess(subject: Subject) -> PooledAssessment:
    """The rating of one pooled outcome with its robustness and its nearest flips."""
    rated = subject.rate()
    if rated.level is None:
        return rated
    return replace(rated, robustness=robustness(subject), flips=flips(subject, rated))
