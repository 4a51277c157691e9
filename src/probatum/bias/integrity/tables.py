"""Every check that one row of a table allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from probatum.bias.integrity.counts import percent_and_count
from probatum.bias.integrity.debit import debit
from probatum.bias.integrity.grim import grim
from probatum.bias.integrity.grimmer import Scale, grimmer
from probatum.bias.integrity.interval import PrintedInterval, interval_checks
from probatum.bias.integrity.spread import Group, sd_or_se, sd_range
from probatum.bias.integrity.statcheck import PrintedTest, statcheck
from probatum.domain.integrity import Check


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedNumbers:
    """Numbers of one row as printed (text keeps the digits); leave out what is not reported.

    `mean`, `sd`, `n` describe one group, `other` a second one. `is_whole` says that each person's
    score is a whole number (of `items` items), `is_binary` that it is 0 or 1.
    """

    mean: str | None = None
    sd: str | None = None
    n: int | None = None
    items: int = 1
    is_whole: bool = False
    is_binary: bool = False
    scale: Scale | None = None
    other: Group | None = None
    count: int | None = None
    total: int | None = None
    percent: str | None = None
    interval: PrintedInterval | None = None
    test: PrintedTest | None = None
    is_one_tailed: bool = False


def check_numbers(row: ReportedNumbers) -> tuple[Check, ...]:
    """Make every check whose numbers the row reports; malformed numbers raise ProbatumError.

    >>> row = ReportedNumbers(mean="5.19", sd="1.40", n=28, is_whole=True)
    >>> [(check.name.value, check.outcome.value) for check in check_numbers(row)]
    [('GRIM', 'failed'), ('GRIMMER', 'failed')]
    """
    return (*_of_group(row), *_of_counts(row), *_of_tests(row))


def _of_group(row: ReportedNumbers) -> Iterator[Check]:
    if row.mean is None or row.n is None:
        return
    if row.is_whole:
        yield grim(row.mean, row.n, items=row.items)
        if row.sd is not None:
            yield grimmer(row.mean, row.sd, row.n, items=row.items, scale=row.scale)
    if row.is_binary and row.sd is not None:
        yield debit(row.mean, row.sd, row.n)
    if row.scale is not None and row.sd is not None and row.items == 1:
        yield sd_range(row.mean, row.sd, row.n, row.scale)
    if row.other is not None and row.sd is not None:
        yield sd_or_se(Group(row.mean, row.sd, row.n), row.other)


def _of_counts(row: ReportedNumbers) -> Iterator[Check]:
    if row.percent is None or row.total is None:
        return
    if row.count is not None:
        yield percent_and_count(row.count, row.total, row.percent)
    else:
        yield grim(row.percent, row.total, is_percent=True)


def _of_tests(row: ReportedNumbers) -> Iterator[Check]:
    if row.interval is not None:
        yield from interval_checks(row.interval)
    if row.test is not None:
        yield statcheck(row.test, is_one_tailed=row.is_one_tailed)
