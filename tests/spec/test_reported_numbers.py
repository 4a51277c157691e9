"""Integrity of reported numbers.

Arithmetic that any reader can redo. A check says that a number, as printed, does not fit the numbers beside
it, and shows the sum. It accuses nobody: misprints, rounding and methods that are not stated are the usual
reasons, and every failed check names one. Numbers are taken with every value that may be printed so; halves
may have been rounded either way.
"""

from __future__ import annotations

from collections.abc import Callable

from probatum.bias import check_text
from probatum.bias.integrity import (
    Group,
    PrintedInterval,
    Scale,
    debit,
    grim,
    grimmer,
    holds_estimate,
    p_and_interval,
    participant_flow,
    percent_and_count,
    sd_or_se,
    sd_range,
    statcheck,
    symmetry,
)
from probatum.bias.integrity.reading import printed_tests
from probatum.domain.integrity import Check
from probatum.domain.provenance import Passage, RecordId, Section


def check(table: str, make: Callable[..., Check]) -> None:
    """Make one check per row of a table; its last column is what must come out."""
    header, *rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    for row in rows:
        given = dict(zip(header, row, strict=True))
        expected = given.pop("outcome")
        assert make(**{name.replace(" ", "_"): value for name, value in given.items()}).outcome == expected, (
            row
        )


def printed(text: str) -> Check:
    (found,) = printed_tests(text)
    return statcheck(found.what)


def test_p_follows_from_the_test_statistic() -> None:
    """statcheck (Nuijten and others 2016): p is recomputed from the statistic and its degrees of freedom; the
    check fails only if no rounding of the statistic gives the printed p."""
    check(
        """
        text                          | outcome
        t(28) = 2.20, p = .04         | passed
        t(28) = 2.20, p = .03         | failed
        F(1, 100) = 7.50, p = .007    | passed
        χ²(1, N = 120) = 3.84, p = .05 | passed
        r(38) = .32, p < .01          | failed
        z = 1.20, ns                  | passed
        t28 = 2.2; P<0.05             | passed
        Q(12) = 152.23, p < .001      | passed
        """,
        printed,
    )


def test_a_failure_that_moves_p_across_the_threshold_is_marked() -> None:
    """A decision error is a failed check whose recomputed p lies on the other side of .05; p = .05 counts as
    significant."""
    assert printed("t(28) = 1.20, p = .03").crosses_threshold
    assert not printed("t(28) = 2.20, p = .03").crosses_threshold
    assert not printed("t(30) = 2.04, p = .05").crosses_threshold


def test_one_tailed_tests() -> None:
    """Half the two-sided p passes where the report states a one-tailed test. Where it does not, the check fails
    and says that a one-tailed test would explain it."""
    half = "t(20) = 1.80, p = .043"
    assert printed(half).has_failed
    assert "one-tailed" in printed(half).because
    (stated,) = check_text([_passage(f"With one-tailed tests, the groups differed ({half}).")])
    (unstated,) = check_text([_passage(f"The groups differed ({half}).")])
    assert (stated.outcome, unstated.outcome) == ("passed", "failed")


def test_means_of_whole_numbers() -> None:
    """GRIM (Brown and Heathers 2017): the mean of whole numbers is a whole sum over their number. It cannot fail,
    and is not applicable, once there are as many numbers as the printed decimals can tell apart."""
    check(
        """
        mean | n   | items | outcome
        5.19 | 28  | 1     | failed
        5.21 | 28  | 1     | passed
        5.18 | 14  | 2     | passed
        5.19 | 100 | 1     | not applicable
        5.19 | 50  | 2     | not applicable
        """,
        lambda mean, n, items: grim(mean, int(n), items=int(items)),
    )


def test_standard_deviations_of_whole_numbers() -> None:
    """GRIMMER (Anaya 2016; analytic by Allard 2018): the sum of squares of whole numbers is whole, and as odd or
    even as their sum."""
    check(
        """
        mean | sd   | n  | outcome
        5.21 | 1.60 | 28 | passed
        3.44 | 2.47 | 18 | failed
        2.00 | 0.10 | 2  | failed
        5.19 | 1.60 | 28 | failed
        """,
        lambda mean, sd, n: grimmer(mean, sd, int(n)),
    )


def test_standard_deviations_on_a_known_scale() -> None:
    """Where the scale is known and the sample small, every sample on it is tried: three people on a scale from 1
    to 5 can have a mean of 3.67 with an SD of 2.31 (1, 5, 5), but not one of 2.52 (1, 4, 6)."""
    check(
        """
        mean | sd   | n | scale | outcome
        3.67 | 2.31 | 3 | 1-5   | passed
        3.67 | 2.52 | 3 | 1-5   | failed
        3.67 | 2.52 | 3 | 1-7   | passed
        """,
        lambda mean, sd, n, scale: grimmer(mean, sd, int(n), scale=_scale(scale)),
    )


def test_spreads_a_scale_can_hold() -> None:
    """The smallest spread has all scores around the mean, the largest has them at both ends of the scale."""
    check(
        """
        mean | sd   | n  | scale | outcome
        4.20 | 0.45 | 5  | 1-7   | passed
        4.20 | 0.30 | 5  | 1-7   | failed
        4.20 | 3.20 | 5  | 1-7   | failed
        7.40 | 1.00 | 20 | 1-7   | failed
        """,
        lambda mean, sd, n, scale: sd_range(mean, sd, int(n), _scale(scale)),
    )


def test_standard_deviations_of_yes_and_no() -> None:
    """DEBIT (Heathers and Brown 2019): the SD of a proportion is sqrt(n/(n-1) p (1-p))."""
    check(
        """
        mean | sd   | n    | outcome
        0.44 | 0.50 | 1683 | passed
        0.19 | 0.35 | 1683 | failed
        0.19 | 0.39 | 1683 | passed
        """,
        lambda mean, sd, n: debit(mean, sd, int(n)),
    )


def test_an_interval_holds_its_estimate() -> None:
    """An estimate outside its own interval is a misprint of one of three numbers."""
    check(
        """
        estimate | low  | high | outcome
        0.70     | 0.49 | 0.99 | passed
        0.40     | 0.49 | 0.99 | failed
        0.70     | 0.99 | 0.49 | failed
        """,
        lambda **numbers: holds_estimate(PrintedInterval(**numbers)),
    )


def test_an_interval_is_symmetric() -> None:
    """A Wald interval has its estimate in the middle, ratios in the geometric middle. Exact, profile, bootstrap
    and credible intervals need not, and a failed check says so."""
    check(
        """
        estimate | low  | high | is ratio | outcome
        0.70     | 0.49 | 0.99 | yes      | passed
        0.74     | 0.49 | 0.99 | yes      | failed
        0.74     | 0.49 | 0.99 |          | passed
        -2.5     | -4.0 | -1.5 |          | failed
        0.20     | 0.00 | 0.90 | yes      | not applicable
        """,
        lambda is_ratio, **numbers: symmetry(PrintedInterval(is_ratio=bool(is_ratio), **numbers)),
    )


def test_p_follows_from_the_interval() -> None:
    """The interval's width gives the standard error, and that gives p (Altman and Bland 2011). Where degrees of
    freedom are not stated, t with 8 or more of them up to the normal are all accepted."""
    check(
        """
        estimate | low  | high | p     | p sign | outcome
        0.70     | 0.49 | 0.99 | .044  | =      | passed
        0.70     | 0.49 | 0.99 | .44   | =      | failed
        0.70     | 0.49 | 1.01 | .01   | <      | failed
        0.70     | 0.49 | 0.99 | .05   | <      | passed
        """,
        lambda **numbers: p_and_interval(PrintedInterval(is_ratio=True, **numbers)),
    )


def test_percentages_of_counts() -> None:
    """A count over its denominator gives the percentage printed beside it."""
    check(
        """
        count | total | percent | outcome
        31    | 150   | 20.7    | passed
        31    | 150   | 21      | passed
        31    | 150   | 21.7    | failed
        1     | 8     | 12      | passed
        1     | 8     | 13      | passed
        7     | 22    | 31.81   | failed
        """,
        lambda count, total, percent: percent_and_count(int(count), int(total), percent),
    )
    assert "cut off" in percent_and_count(7, 22, "31.81").because


def test_people_add_up() -> None:
    """Arms hold everybody enrolled; nobody is analyzed who was not enrolled; dropouts explain who is missing.
    Analyzing all randomized people keeps the dropouts, so more than enrolled less dropouts may be analyzed."""
    found = participant_flow(enrolled=120, arms=(60, 58), analyzed=121, dropped=4)
    assert [one.outcome for one in found] == ["failed", "failed", "passed"]
    assert found[0].arithmetic == "60 + 58 = 118; printed 120"
    assert not participant_flow(enrolled=120)
    (missing,) = participant_flow(enrolled=120, dropped=4, analyzed=110)[1:]
    assert missing.has_failed


def test_standard_errors_printed_as_deviations() -> None:
    """Means more than three standard deviations apart are rare; a standard error taken for a standard deviation
    is the common reason, so the arithmetic shows both."""
    check(
        """
        first          | second         | outcome
        10.0, 4.0, 100 | 12.0, 4.0, 100 | passed
        10.0, 0.5, 100 | 12.0, 0.5, 100 | failed
        """,
        lambda first, second: sd_or_se(_group(first), _group(second)),
    )
    suspicious = sd_or_se(Group("10.0", "0.5", 100), Group("12.0", "0.5", 100))
    assert suspicious.arithmetic == "2 / pooled SD 0.5 = 4; if the spreads are standard errors, 0.4"


def test_every_check_quotes_what_it_checked() -> None:
    """Checks of a text carry the words they are about, in the order of the text."""
    found = check_text([_passage("Response in 31 of 150 (21.7%), t(28) = 2.20, p = .04.")])
    assert [one.spans[0].quote for one in found] == ["31 of 150 (21.7%)", "t(28) = 2.20, p = .04"]


def _passage(text: str) -> Passage:
    return Passage(RecordId.parse("local:spec"), Section.RESULTS, text)


def _scale(text: str) -> Scale:
    low, high = text.split("-")
    return Scale(int(low), int(high))


def _group(text: str) -> Group:
    mean, sd, n = text.split(", ")
    return Group(mean, sd, int(n))
