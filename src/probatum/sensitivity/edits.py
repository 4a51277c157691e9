"""Edits of the evidence that a search tries: one trial added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import exp, sqrt
from statistics import median

from probatum.domain.effects_table import StudyLevelRow
from probatum.synthesis.pooled_rows import baseline_risk, effects_of, people_of

ADDED = "added-trial"  # the row of the trial that a search adds


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A trial that nobody has done yet: an effect on the scale of analysis, and that effect in words."""

    effect: float
    words: str

    def row(self, rows: Sequence[StudyLevelRow], measure: str, people: int) -> StudyLevelRow | None:
        """Its row beside these rows; None where they do not tell how precise such a trial would be.

        Rows with counts: equal arms, the median risk of the control groups. Others: the median
        information per person of the rows that state their people.
        """
        empty = replace(
            rows[0],
            id=ADDED,
            study_id=ADDED,
            study="added trial",
            year=None,
            shared_arm=None,
            treat_events=None,
            treat_n=None,
            control_events=None,
            control_n=None,
            estimate=None,
            standard_error=None,
            n_total=people,
        )
        if all(row.has_counts for row in rows):
            return self._counted(empty, rows, measure, people)
        return self._estimated(empty, rows, measure, people)

    def _counted(
        self, empty: StudyLevelRow, rows: Sequence[StudyLevelRow], measure: str, people: int
    ) -> StudyLevelRow | None:
        risk, arm = baseline_risk(rows), people // 2
        other = None if risk is None else _risk_with(self.effect, measure, risk)
        if risk is None or other is None or not (0 < risk < 1 and 0 < other < 1):
            return None
        events, others = round(other * arm), round(risk * arm)
        return replace(empty, treat_n=arm, control_n=arm, treat_events=events, control_events=others)

    def _estimated(
        self, empty: StudyLevelRow, rows: Sequence[StudyLevelRow], measure: str, people: int
    ) -> StudyLevelRow | None:
        _, v = effects_of(rows, measure)
        unit = [
            sqrt(variance * n)
            for row, variance in zip(rows, v.tolist(), strict=True)
            if (n := people_of(row)) is not None
        ]
        if not unit:
            return None
        error = Decimal(repr(median(unit) / sqrt(people)))
        return replace(empty, estimate=Decimal(repr(self.effect)), standard_error=error)


def _risk_with(effect: float, measure: str, risk: float) -> float | None:
    """The risk in the treated group, from the effect and the control group's risk."""
    if measure == "RD":
        return risk + effect
    if measure == "RR":
        return risk * exp(effect)
    if measure == "OR":
        odds = risk / (1 - risk) * exp(effect) if risk < 1 else 0.0
        return odds / (1 + odds)
    return None
