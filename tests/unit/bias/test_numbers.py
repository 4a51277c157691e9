"""Rows of tables, and what is said to input that cannot be checked."""

from __future__ import annotations

import pytest

from probatum.bias import ReportedNumbers, Scale, check_numbers
from probatum.bias.integrity import (
    Group,
    PrintedInterval,
    PrintedTest,
    debit,
    grim,
    grimmer,
    holds_estimate,
    percent_and_count,
    sd_or_se,
    sd_range,
    statcheck,
)
from probatum.bias.integrity.printed import Printed
from probatum.domain.errors import ProbatumError
from probatum.domain.integrity import CheckName, CheckOutcome


def names(row: ReportedNumbers) -> list[CheckName]:
    return [check.name for check in check_numbers(row)]


def test_a_row_is_checked_for_what_it_reports() -> None:
    assert names(ReportedNumbers()) == []
    assert names(ReportedNumbers(mean="5.2", sd="1.1", n=20)) == []
    assert names(ReportedNumbers(mean="5.2", n=20, is_whole=True)) == [CheckName.GRIM]
    assert names(ReportedNumbers(mean="0.20", sd="0.40", n=20, is_binary=True)) == [CheckName.DEBIT]
    assert names(ReportedNumbers(mean="5.2", sd="1.1", n=20, is_whole=True, scale=Scale(1, 7))) == [
        CheckName.GRIM,
        CheckName.GRIMMER,
        CheckName.SD_RANGE,
    ]
    assert names(ReportedNumbers(mean="5.2", sd="1.1", n=20, other=Group("5.0", "1.2", 21))) == [
        CheckName.SD_OR_SE
    ]
    assert names(ReportedNumbers(count=31, total=150, percent="20.7")) == [CheckName.PERCENT_AND_COUNT]
    assert names(ReportedNumbers(total=30, percent="20.7")) == [CheckName.GRIM]
    interval = PrintedInterval(estimate="0.7", low="0.5", high="1.0")
    assert len(names(ReportedNumbers(interval=interval))) == 2
    test = PrintedTest(kind="z", statistic="2.0", p=".05")
    assert names(ReportedNumbers(test=test)) == [CheckName.STATCHECK]


def test_inputs_are_shown_as_printed() -> None:
    (check,) = check_numbers(ReportedNumbers(mean="5.20", n=28, is_whole=True))
    assert check.inputs == (("mean", "5.20"), ("n", "28"))


@pytest.mark.parametrize("text", ["", "five", "NaN", "inf", "5,2", "1.2.3"])
def test_what_is_no_number_is_named(text: str) -> None:
    with pytest.raises(ProbatumError, match="reported number: not a number"):
        Printed.of(text)


@pytest.mark.parametrize(
    "broken",
    [
        lambda: grim("5.19", 0),
        lambda: grimmer("5.19", "1.00", 1),
        lambda: grimmer("5.19", "1.00", 28, items=0),
        lambda: debit("1.20", "0.40", 30),
        lambda: debit("0.20", "0.40", 1),
        lambda: Scale(7, 1),
        lambda: sd_range("4.0", "1.0", 1, Scale(1, 7)),
        lambda: sd_or_se(Group("1", "1", 1), Group("2", "1", 10)),
        lambda: percent_and_count(3, 0, "20"),
        lambda: percent_and_count(-1, 10, "20"),
        lambda: holds_estimate(PrintedInterval(estimate="1", low="0", high="2", level=95)),
    ],
)
def test_impossible_input_is_an_error_with_a_remedy(broken: object) -> None:
    assert callable(broken)
    with pytest.raises(ProbatumError) as raised:
        broken()
    assert raised.value.remedy


@pytest.mark.parametrize(
    "test",
    [
        PrintedTest(kind="r", df2="38", statistic="1.32", p=".04"),
        PrintedTest(kind="F", df1="0", df2="28", statistic="4.1", p=".04"),
        PrintedTest(kind="chi2", df1="2", statistic="-4.1", p=".04"),
    ],
)
def test_statistics_that_cannot_be_are_not_recomputed(test: PrintedTest) -> None:
    assert statcheck(test).outcome is CheckOutcome.NOT_APPLICABLE


def test_no_spread_at_all() -> None:
    assert sd_or_se(Group("1", "0", 10), Group("2", "0", 10)).outcome is CheckOutcome.NOT_APPLICABLE


def test_large_samples_are_answered_at_once() -> None:
    assert grimmer("52.31", "10.02", 100_000).outcome is CheckOutcome.PASSED
    assert sd_range("4.2", "1.0", 100_000, Scale(1, 7)).outcome is CheckOutcome.PASSED
