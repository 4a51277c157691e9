"""True samples never fail: the checks only reject what no data can give."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from math import exp, sqrt

from hypothesis import assume, given
from hypothesis import strategies as st

from probatum.bias import check_text
from probatum.bias.integrity import (
    PrintedInterval,
    PrintedTest,
    Scale,
    debit,
    grim,
    grimmer,
    interval_checks,
    percent_and_count,
    sd_range,
    statcheck,
)
from probatum.bias.integrity.distributions import p_f, p_t
from probatum.domain.provenance import Passage, RecordId, Section

ROUNDINGS = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN])
SCORES = st.lists(st.integers(1, 7), min_size=2, max_size=40)


def printed(value: float, decimals: int, rounding: str = ROUND_HALF_UP) -> str:
    """A value as a paper prints it; cut at 12 digits first, where binary and decimal halves differ."""
    return str(Decimal(repr(round(value, 12))).quantize(Decimal(1).scaleb(-decimals), rounding))


def mean_and_sd(scores: list[int]) -> tuple[float, float]:
    mean = sum(scores) / len(scores)
    return mean, sqrt(sum((score - mean) ** 2 for score in scores) / (len(scores) - 1))


@given(SCORES, st.integers(1, 3), ROUNDINGS)
def test_true_scores_pass(scores: list[int], decimals: int, rounding: str) -> None:
    values = [printed(value, decimals, rounding) for value in mean_and_sd(scores)]
    n = len(scores)
    assert not grim(values[0], n).has_failed
    assert not grimmer(values[0], values[1], n).has_failed
    assert not grimmer(values[0], values[1], n, scale=Scale(1, 7)).has_failed
    assert not sd_range(values[0], values[1], n, Scale(1, 7)).has_failed


@given(st.lists(st.lists(st.integers(1, 5), min_size=3, max_size=3), min_size=2, max_size=25), ROUNDINGS)
def test_true_means_of_items_pass(answers: list[list[int]], rounding: str) -> None:
    means = [sum(own) / 3 for own in answers]
    center = sum(means) / len(means)
    spread = sqrt(sum((mean - center) ** 2 for mean in means) / (len(means) - 1))
    shown = printed(center, 2, rounding), printed(spread, 2, rounding)
    assert not grimmer(*shown, len(answers), items=3, scale=Scale(1, 5)).has_failed


@given(st.lists(st.integers(0, 1), min_size=2, max_size=200), ROUNDINGS)
def test_true_proportions_pass(answers: list[int], rounding: str) -> None:
    mean, sd = mean_and_sd(answers)
    assert not debit(printed(mean, 2, rounding), printed(sd, 2, rounding), len(answers)).has_failed


@given(st.integers(1, 5000), st.data(), st.integers(0, 2), ROUNDINGS)
def test_true_percentages_pass(total: int, data: st.DataObject, decimals: int, rounding: str) -> None:
    count = data.draw(st.integers(0, total))
    exact = Decimal(100 * count) / Decimal(total)
    percent = str(exact.quantize(Decimal(1).scaleb(-decimals), rounding))
    assert not percent_and_count(count, total, percent).has_failed


@given(st.floats(-8, 8), st.integers(1, 300), st.integers(1, 3))
def test_true_t_tests_pass(t: float, df: int, decimals: int) -> None:
    p = printed(p_t(t, df), 3)
    test = PrintedTest(kind="t", df2=str(df), statistic=printed(t, decimals), p=p)
    assert not statcheck(test).has_failed


@given(st.floats(0, 50), st.integers(1, 10), st.integers(1, 300))
def test_true_f_tests_pass(f: float, df1: int, df2: int) -> None:
    p = p_f(f, df1, df2)
    assume(p < 0.0009)
    test = PrintedTest(kind="F", df1=str(df1), df2=str(df2), statistic=printed(f, 2), p=".001", p_sign="<")
    assert not statcheck(test).has_failed


@given(st.floats(-2, 2), st.floats(0.05, 1), st.booleans())
def test_true_intervals_pass(center: float, error: float, is_ratio: bool) -> None:
    back = exp if is_ratio else float
    estimate, low, high = (printed(back(center + z * error), 2) for z in (0, -1.959964, 1.959964))
    assume(not is_ratio or Decimal(low) > Decimal("0.02"))
    p = printed(p_t(center / error, float("inf")), 2)
    found = interval_checks(PrintedInterval(estimate=estimate, low=low, high=high, is_ratio=is_ratio, p=p))
    assert not any(check.has_failed for check in found), [check.arithmetic for check in found]


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    passage = Passage(RecordId.parse("local:any"), Section.ABSTRACT, text)
    for check in check_text([passage]):
        for span in check.spans:
            passage.check(span)


@given(
    st.lists(
        st.sampled_from(
            [
                "t(28) = ",
                "F(0, 0) = ",
                "p = .03",
                "31 of 0 (20%)",
                "r(38) = 1.32, ",
                "95% CI ",
                "RR 0",
                "-",
                ", ",
                "1e9 ",
            ]
        ),
        max_size=12,
    )
)
def test_torn_numbers_are_answered(pieces: list[str]) -> None:
    check_text([Passage(RecordId.parse("local:torn"), Section.ABSTRACT, "".join(pieces))])


def test_digits_that_are_cut_are_told_from_rounded_ones() -> None:
    cut = str((Decimal(700) / 22).quantize(Decimal("0.01"), ROUND_DOWN))
    assert "cut off" in percent_and_count(7, 22, cut).because
