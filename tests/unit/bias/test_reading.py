"""What the checks read in prose, and what they leave alone."""

from __future__ import annotations

import pytest

from builders import arm, study
from probatum.bias import check_study, check_text
from probatum.bias.integrity.reading import counted, plain, printed_intervals, printed_tests, scale_means
from probatum.domain.integrity import CheckName, CheckOutcome
from probatum.domain.provenance import Passage, RecordId, Section
from probatum.vocabulary.instrument_terms import instruments


def passage(text: str) -> Passage:
    return Passage(RecordId.parse("local:unit"), Section.RESULTS, text)


@pytest.mark.parametrize(
    ("text", "label", "statistic", "p"),
    [
        ("t(28) = 2.20, p = .03", "t(28)", "2.20", ".03"),
        ("t[28]=2.20; P=0.03", "t(28)", "2.20", "0.03"),
        ("t28 = −2·20, P = 0·03", "t(28)", "-2.20", "0.03"),
        ("F(2, 28) = 4.10, p < .001", "F(2, 28)", "4.10", ".001"),
        ("F2,28 = 4,10, p = 0,03", "F(2, 28)", "4.10", "0.03"),
        ("χ²(1, N = 1,120) = 3.84, p = .05", "chi2(1)", "3.84", ".05"),
        ("chi-squared(1) = 3.84 (p = .05)", "chi2(1)", "3.84", ".05"),
        ("Q(df = 12) = 152.23, p < .001", "Q(12)", "152.23", ".001"),
        ("z = 1.20, n.s.", "z", "1.20", None),
        ("t(28) = 2.20, p-value = .03", "t(28)", "2.20", ".03"),
    ],
)
def test_tests_are_read(text: str, label: str, statistic: str, p: str | None) -> None:
    (found,) = printed_tests(text)
    assert (found.what.label, found.what.statistic, found.what.p) == (label, statistic, p)


@pytest.mark.parametrize(
    "text",
    [
        "r(2) = 0.72, P < 0.01",  # MEDLINE's r squared
        "t(1/2) = 2.5 h, p = .03",  # a half-life
        "I2 = 45%, p = .03",
        "t(28) = 2.20",  # no p
        "t(28) = 2.20, p = 3 × 10-5",
        "GT(28) = 2.20, p = .03",
    ],
)
def test_what_is_no_test(text: str) -> None:
    assert not list(printed_tests(text))


@pytest.mark.parametrize(
    ("text", "count", "total", "percent"),
    [
        ("31 of 150 (20.7%)", 31, 150, "20.7"),
        ("31 of the 150 patients (20.7%)", 31, 150, "20.7"),
        ("31/150 [20.7 %]", 31, 150, "20.7"),
        ("20.7% (31/150)", 31, 150, "20.7"),
        ("20.7% (n = 31 of 150)", 31, 150, "20.7"),
        ("1,234 of 5,678 (21.7%)", 1234, 5678, "21.7"),
    ],
)
def test_counts_are_read(text: str, count: int, total: int, percent: str) -> None:
    (found,) = counted(text)
    assert (found.what.count, found.what.total, found.what.percent) == (count, total, percent)


@pytest.mark.parametrize("text", ["120/80 mmHg (20%)", "150 of 31 (20.7%)", "5 (20%)", "2.31/150 (20%)"])
def test_what_is_no_count(text: str) -> None:
    """More than all, no denominator, a decimal."""
    assert not list(counted(text))


def test_intervals_are_read() -> None:
    text = "The OR was 0.70 (95% CI, 0.49-0.99; P = .044); mean difference −2.5 points (90% CI −4.0 to −1.0)."
    ratio, difference = (found.what for found in printed_intervals(text))
    assert (ratio.estimate, ratio.low, ratio.high, ratio.p, ratio.is_ratio) == (
        "0.70",
        "0.49",
        "0.99",
        ".044",
        True,
    )
    assert (difference.estimate, difference.low, difference.high) == ("-2.5", "-4.0", "-1.0")
    assert (difference.level, difference.p, difference.is_ratio) == (0.9, None, False)


def test_means_need_a_known_scale() -> None:
    """An instrument whose whole-number range is curated; never changes from baseline or adjusted means."""
    known = next(one for one in instruments().all() if _range_of(one) == "0-28")
    text = f"The {known.name} was 10.53 ± 3.21 (n = 30)."
    ((group, scale),) = (found.what for found in scale_means(text))
    assert (group.mean, group.sd, group.n, scale.low, scale.high) == ("10.53", "3.21", 30, 0, 28)
    assert not list(scale_means(text.replace("was", "change was")))
    assert not list(scale_means(text.replace(known.name, "height")))
    names = [check.name for check in check_text([passage(text)])]
    assert names == [CheckName.GRIM, CheckName.GRIMMER, CheckName.SD_RANGE]


def _range_of(instrument: object) -> str | None:
    reported = getattr(instrument, "range", None)
    return getattr(reported, "value", None)


def test_a_text_without_numbers_has_no_checks() -> None:
    assert check_text([passage("Nothing was counted.")]) == ()


def test_numbers_as_printed() -> None:
    assert [plain(one) for one in ("−2·5", "– 2,5", ".05")] == ["-2.5", "-2.5", ".05"]


def test_studies_are_checked_for_their_people() -> None:
    two = study("S1", n=120, arms=(arm("a", n=60), arm("b", n=58)))
    (check,) = check_study(two)
    assert (check.name, check.outcome) == (CheckName.ARMS_SUM, CheckOutcome.FAILED)
    assert check_study(study("S2", n=120)) == ()
