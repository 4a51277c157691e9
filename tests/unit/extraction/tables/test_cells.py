"""What cells print, and what labels say of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from probatum.extraction.tables.cells import Kind, read_cell
from probatum.extraction.tables.times import is_baseline, is_baseline_table, minutes
from probatum.extraction.tables.words import is_statistic, n_of, says


@pytest.mark.parametrize(
    ("text", "kind", "first", "second"),
    [
        ("53.7±12.6", Kind.PLUS_MINUS, "53.7", "12.6"),
        ("−22.6 ± 1.17*", Kind.PLUS_MINUS, "-22.6", "1.17"),
        ("46.9 (±10.4)", Kind.PLUS_MINUS, "46.9", "10.4"),
        ("105.2 ± 11.9 (80.2 – 124.3)", Kind.PLUS_MINUS, "105.2", "11.9"),
        ("57.0 (8.6)", Kind.BRACKET, "57.0", "8.6"),
        ("23 (55%)", Kind.COUNT_PERCENT, "23", "55"),
        ("20 (%66.7)", Kind.COUNT_PERCENT, "20", "66.7"),
        ("62/99", Kind.FRACTION, "62", "99"),
        ("8/112 (7.1)", Kind.FRACTION, "8", "112"),
        ("7.1% (8/112)", Kind.FRACTION, "8", "112"),
        ("2.59 (-0.22 – 5.40)", Kind.INTERVAL, "2.59", None),
        ("1,511", Kind.PLAIN, "1511", None),
        ("15.4%", Kind.PERCENT, "15.4", None),
    ],
)
def test_shapes(text: str, kind: Kind, first: str, second: str | None) -> None:
    read = read_cell(text)
    assert read is not None
    assert (read.kind, read.first, read.second) == (kind, Decimal(first), second and Decimal(second))


@pytest.mark.parametrize(
    "text", ["", "—", "NS", "<0.001", "Male", "3.03±1.47 (4.32±1.95)", "1–42", "12 (3) to 14 (5)"]
)
def test_what_is_no_single_result(text: str) -> None:
    assert read_cell(text) is None


def test_labels_say_kinds() -> None:
    assert says("Pain, mean (SD)").sd
    assert not says("Pain, mean (SE)").sd
    assert says("mean ± SEM").se
    assert says("Median [IQR]").median
    assert says("Deaths, n (%)").count
    assert says("P for trend").p
    assert not says("Postoperative pain").p
    assert says("Change from baseline").change


def test_group_sizes() -> None:
    assert n_of("Drug (N = 1,234)") == 1234
    assert n_of("n=30") == 30
    assert n_of("Drug (30)") is None
    assert n_of("Drug (30)", bare=True) == 30
    assert n_of("mean = 30") is None


def test_statistics_are_no_names() -> None:
    assert is_statistic("Mean ± SD")
    assert is_statistic("n (%)")
    assert not is_statistic("Pain score, mean")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Week 12", 120960),
        ("12 wk", 120960),
        ("3-month follow-up", 131400),
        ("T2", 2),
        ("BMI (kg/m2)", None),
        ("Free T3", None),
    ],
)
def test_times(label: str, expected: int | None) -> None:
    assert minutes(label) == (None if expected is None else Decimal(expected))


def test_before_is_no_result() -> None:
    assert is_baseline("Baseline")
    assert is_baseline("Pre-test")
    assert not is_baseline("Change from baseline at end of treatment")
    assert is_baseline_table("Baseline characteristics of the participants")
    assert not is_baseline_table("Pain at baseline and after 12 weeks")
