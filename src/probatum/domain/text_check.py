"""What a computation on one text alone shows: which statement, which inputs, which arithmetic, which result.

A check needs nothing but the text: no study, no table of findings. Constants it uses (a drop's volume, a
molar mass) are named in the arithmetic. A failed check says that the words as printed do not fit one
another, never why.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """What two things in the text are held against each other."""

    ARITHMETIC = "arithmetic"
    UNIT_SLIP = "unit slip"
    PER_BODY_MASS = "per body mass against absolute dose"
    HUMAN_EQUIVALENT = "human-equivalent dose"
    CONCENTRATION_AND_VOLUME = "concentration against volume"
    DROPS = "drops against volume"
    SUPPLY = "supply of a container"
    TOTAL_AND_PARTS = "total against parts"
    RANGE = "range not derivable"
    DOSE_CONFLICT = "doses of one instruction"
    STRENGTH = "strength mismatch"
    ELEMENTAL_CONTENT = "elemental content"
    INTERNATIONAL_UNITS = "international units"
    MOLAR_AMOUNT = "amount of substance"
    COUNT_AND_PERCENT = "count against percent"
    PARTICIPANTS = "participants do not add up"
    MEDIAN_AND_TOTAL = "median against total"
    PERCENT_AND_FOLD = "percent against fold"
    CHANGE = "change against its two values"
    P_AND_INTERVAL = "p against interval"
    ESTIMATE_AND_INTERVAL = "estimate outside its interval"
    WORDS_AND_NUMBERS = "words against numbers"
    SEQUENCE = "sequence against its length, letters or mass"
    POSITIONS_AND_LENGTH = "positions read as a length"
    MOLAR_MASS = "molar mass"
    HALF_LIFE_AND_DURATION = "half-life against duration"
    DIRECTION = "direction contradicted"
    ROUTE = "route contradicted"
    COMBINATION = "combination contradicted"
    TIMING = "timing contradicted"
    FOOD = "food contradicted"
    CYCLING = "cycling contradicted"
    EXISTENCE = "existence contradicted"
    DATES = "dates and ages out of order"
    MEAN_AND_RANGE = "mean outside its range"
    PARTS_AND_WHOLE = "parts exceed the whole"
    LIST_LENGTH = "number announced against items listed"
    SAMPLE = "sample named two ways"
    ADVICE = "advice against its own denial"
    RATING = "ratings of one evidence"
    PLACEHOLDER = "blank of a template"


class CheckResult(StrEnum):
    """The verdict on one statement; everything but `consistent` and `within` is a fault."""

    CONSISTENT = "consistent"
    WITHIN = "within what its parts give"  # a range whose ends can be reached, and that is not the whole
    IMPOSSIBLE = "impossible"
    POWER_OF_TEN = "off by a power of ten"
    NOT_DERIVABLE = "not derivable"
    OUTSIDE_STUDIED_RANGE = "outside the studied range"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInput:
    """One thing the check compared: its name, its words and their place [start, end); a constant has none."""

    name: str
    quote: str
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCheck:
    """One check of one statement; [start, end) is the expression the result is about, in code points.

    `result` is consistent or within only when some reading of the text fits; a fault when none does.
    `arithmetic` are lines a reader can redo, one per reading.
    """

    kind: FaultKind
    rule: str
    start: int
    end: int
    quote: str
    inputs: tuple[CheckInput, ...]
    result: CheckResult
    because: str
    arithmetic: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ValueError(f"not a place: [{self.start}, {self.end}) {self.quote!r}")

    @property
    def is_fault(self) -> bool:
        """Does no reading of the text fit?"""
        return self.result not in (CheckResult.CONSISTENT, CheckResult.WITHIN)
