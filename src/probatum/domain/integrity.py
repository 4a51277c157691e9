"""Arithmetic on reported numbers: does one printed number agree with the others beside it?

A failed check says that the numbers as printed do not fit one another and shows the arithmetic.
It says nothing about why: misprints, rounding rules and methods not stated are the usual reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.provenance import Span


class CheckName(StrEnum):
    """The checks: published ones by their name, plain arithmetic by what it compares."""

    STATCHECK = "statcheck"
    GRIM = "GRIM"
    GRIMMER = "GRIMMER"
    DEBIT = "DEBIT"
    SD_RANGE = "SD within the scale"
    P_AND_INTERVAL = "p against interval"
    INTERVAL_HOLDS_ESTIMATE = "estimate within interval"
    INTERVAL_SYMMETRY = "interval symmetry"
    PERCENT_AND_COUNT = "percent against count"
    ARMS_SUM = "arms sum to total"
    ANALYZED = "analyzed within enrolled"
    DROPOUTS = "dropouts"
    SD_OR_SE = "SD or SE"


class CheckOutcome(StrEnum):
    """What the arithmetic shows."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check of one set of reported numbers, with its arithmetic."""

    name: CheckName
    inputs: tuple[tuple[str, str], ...]  # what was compared, as printed
    outcome: CheckOutcome
    arithmetic: str  # the sum a reader can redo
    because: str  # what the outcome means, and what it leaves open
    crosses_threshold: bool = False  # the failure moves p across .05
    spans: tuple[Span, ...] = ()

    @property
    def has_failed(self) -> bool:
        """Do the numbers not fit one another?"""
        return self.outcome is CheckOutcome.FAILED
