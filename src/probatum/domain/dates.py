"""Dates as bibliographies print them: a year, sometimes a month, sometimes a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of which only the year must be known; `text` keeps what the source printed.

    >>> PartialDate(1996, 1, text="1996 Jan-Feb").latest()
    datetime.date(1996, 1, 31)
    """

    year: int
    month: int | None = None
    day: int | None = None
    text: str = ""

    def __post_init__(self) -> None:
        if not 1000 <= self.year <= 2999:
            raise ValueError(f"not a year: {self.year}")
        if self.day is not None and self.month is None:
            raise ValueError("a day needs a month")
        date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def latest(self) -> date:
        """The last day it could have been."""
        if self.day is not None and self.month is not None:
            return date(self.year, self.month, self.day)
        month = self.month or 12
        following = date(self.year + 1, 1, 1) if month == 12 else date(self.year, month + 1, 1)
        return date.fromordinal(following.toordinal() - 1)
