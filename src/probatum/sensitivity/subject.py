"""What a sensitivity analysis is about: one pooled outcome, its rows, and how to rate them again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from probatum import certainty
from probatum.domain.dose_curve import CurveRefusal, DoseCurve
from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.pooled_assessment import PooledAssessment
from probatum.domain.synthesis import PooledEffect, PooledOutcome
from probatum.synthesis import pools_again
from probatum.synthesis.pooling import Options


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A pooled outcome with its rows, the curves that may raise it, and rows at low risk of bias."""

    outcome: PooledOutcome
    rows: tuple[StudyLevelRow, ...]
    curves: tuple[DoseCurve | CurveRefusal, ...] = ()
    low_risk: frozenset[str] = frozenset()

    def rate(
        self, effect: PooledEffect | None = None, low_risk: frozenset[str] = frozenset()
    ) -> PooledAssessment:
        """The rating, of another effect or with more rows at low risk of bias where given."""
        outcome = self.outcome if effect is None else replace(self.outcome, effect=effect)
        return certainty.grade_pooled(outcome, curves=self.curves, low_risk=self.low_risk | low_risk)

    def pool(
        self, bodies: Sequence[Sequence[StudyLevelRow]], options: Options | None = None
    ) -> Iterator[PooledEffect | None]:
        """Each body of rows pooled on the same measure, in order; small-study tests only as far as asked."""
        yield from pools_again(bodies, self.outcome.measure, options)
