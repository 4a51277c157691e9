"""How far the rating of one outcome without a pooled effect holds, and what would change it."""

from __future__ import annotations

from dataclasses import dataclass

from probatum.domain.pooled_assessment import Flip, SettingResult
from probatum.domain.terms import CertaintyLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeSensitivity:
    """The rating under other settings and after the smallest edits; the information size beside it."""

    robustness: tuple[SettingResult, ...] = ()  # the default first
    flips: tuple[Flip, ...] = ()  # nearest first
    people: int | None = None  # of the studies that lead; None where none states a number
    information_size: int = 0

    @property
    def missing_people(self) -> int | None:
        """People still missing to the information size; None where the number in it is not stated."""
        return None if self.people is None else max(0, self.information_size - self.people)

    def at_or_below(self, level: CertaintyLevel) -> int:
        """In how many settings the certainty is this level or lower."""
        return sum(one.level is not None and one.level <= level for one in self.robustness)

    @property
    def rated(self) -> int:
        """In how many settings there is a rating."""
        return sum(one.level is not None for one in self.robustness)
