"""Read the dates that bibliographies print."""

from __future__ import annotations

import re

from probatum.domain.dates import PartialDate

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
            "aug august", "sep sept september", "oct october", "nov november", "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_NUMERIC = re.compile(r"\s*[-/.]\s*(\d{1,2})(?!\d)(?:\s*[-/.]\s*(\d{1,2})(?!\d))?")
_WORDED = re.compile(r"[\s,]*(\d{1,2}|[^\W\d_]{3,9})\.?(?:\s+(\d{1,2})(?!\d))?")


def read_date(text: str) -> PartialDate | None:
    """The first date in a printed one, with the text kept; None where it names no year.

    >>> read_date("1998 Dec-1999 Jan")
    PartialDate(year=1998, month=12, day=None, text='1998 Dec-1999 Jan')
    """
    printed = " ".join(text.split())
    year = _YEAR.search(printed)
    if year is None:
        return None
    month, day = _month_and_day(printed[year.end() :])
    for parts in ((month, day), (month, None), (None, None)):
        try:
            return PartialDate(int(year[1]), *parts, text=printed)
        except ValueError:
            continue
    return None


def _month_and_day(rest: str) -> tuple[int | None, int | None]:
    numeric = _NUMERIC.match(rest)
    if numeric:
        return int(numeric[1]), int(numeric[2]) if numeric[2] else None
    worded = _WORDED.match(rest)
    if worded is None:
        return None, None
    month = int(worded[1]) if worded[1].isdigit() else _MONTHS.get(worded[1].lower())
    return month, int(worded[2]) if worded[2] and month else None
