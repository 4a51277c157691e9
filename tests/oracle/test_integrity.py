"""Integrity checks against the packages that publish them: statcheck, scrutiny and rsprite2 (R), pinned.

Every attainable mean and standard deviation of small samples comes from brute force, not from a
package. The full sets run under -m slow.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from probatum.bias.integrity import Scale, debit, grim, grimmer, statcheck
from probatum.bias.integrity.printed import Printed
from probatum.bias.integrity.reading import printed_tests
from probatum.bias.integrity.spread import sd_limits
from probatum.domain.integrity import Check

STATCHECK = [
    # as printed, p recomputed by R, error, decision error
    ("t(28) = 2.20, p = .03", 0.0362254847788378, True, False),
    ("t(28) = 1.20, p = .03", 0.240194589750221, True, True),
    ("F(2, 28) = 4.10, p < .001", 0.0274342095344118, True, False),
    ("F(1, 100) = 7.50, p = .007", 0.00730575261579851, False, False),
    ("χ2(1, N = 120) = 3.84, p = .05", 0.0500435212487052, False, False),
    ("r(38) = .32, p = .04", 0.0441190753508234, False, False),
    ("r(38) = .32, p < .01", 0.0441190753508234, True, False),
    ("Q(12) = 152.23, p < .001", 1.99957519797219e-26, False, False),
    ("t(14.7) = 2.61, p = .02", 0.0199500407323823, False, False),
    ("t(30) = 2.04, p = .05", 0.0502395747390869, False, False),
    ("t(30) = -2.75, p = .01", 0.00999989452693119, False, False),
    ("F(3,96) = 0.80, p = .50", 0.496852210178313, False, False),
    ("χ2(4) = 11.2, p = .02", 0.0244059005287874, False, False),
    ("t(28) = 2.20, p = .015", 0.0362254847788378, True, False),
    ("t(28) = 2.0, ns", 0.0552852376419569, False, False),
    ("t(48) = 3.05, p = .004", 0.00371917486237666, False, False),
    ("F(2, 47) = 1.1, p = .34", 0.341287000487804, False, False),
    ("t(20) = 1.80, p = .043", 0.0869647017773002, True, True),
]
GRIM = [
    # mean, n, items, consistent
    *(("7.22", 32, 1, True), ("4.74", 25, 1, False), ("5.23", 29, 1, False), ("2.57", 24, 1, False)),
    *(("6.77", 27, 1, False), ("2.68", 28, 1, True), ("7.01", 29, 1, False), ("7.38", 26, 1, True)),
    *(("3.14", 27, 1, False), ("6.89", 31, 1, False), ("5.00", 25, 1, True), ("0.24", 28, 1, False)),
    *(("5.19", 28, 1, False), ("5.20", 28, 1, False), ("5.21", 28, 1, True), ("5.18", 14, 2, True)),
]
GRIMMER = [
    # mean, SD, n, consistent
    *(("7.22", "5.30", 38, False), ("4.74", "6.55", 31, True), ("5.23", "2.55", 35, False)),
    *(("2.57", "2.57", 30, True), ("6.77", "2.18", 33, False), ("2.68", "2.59", 34, True)),
    *(("7.01", "6.68", 35, False), ("7.38", "3.65", 32, True), ("3.14", "5.32", 33, False)),
    *(("6.89", "4.18", 37, True), ("5.00", "2.18", 31, True), ("0.24", "6.43", 34, True)),
    *(("5.21", "1.6", 28, True), ("3.44", "2.47", 18, False), ("4.14", "1.83", 44, False)),
]
DEBIT = [
    # proportion, SD, n, consistent
    *(("0.53", "0.50", 1683, True), ("0.44", "0.50", 1683, True), ("0.77", "0.42", 1683, True)),
    *(("0.19", "0.35", 1683, False), ("0.34", "0.47", 1683, True), ("0.93", "0.25", 1683, True)),
    ("0.12", "0.33", 1683, True),
]
THREE_PEOPLE_1_TO_5 = (
    "1.00/0.00 1.33/0.58 1.67/0.58 1.67/1.15 2.00/0.00 2.00/1.00 2.00/1.73 2.33/0.58 2.33/1.15 2.33/1.53 2.33/2.31 "
    "2.67/0.58 2.67/1.15 2.67/1.53 2.67/2.08 3.00/0.00 3.00/1.00 3.00/1.73 3.00/2.00 3.33/0.58 3.33/1.15 3.33/1.53 "
    "3.33/2.08 3.67/0.58 3.67/1.15 3.67/1.53 3.67/2.31 4.00/0.00 4.00/1.00 4.00/1.73 4.33/0.58 4.33/1.15 4.67/0.58 "
    "5.00/0.00"
)


def check_printed(raw: str) -> Check:
    (found,) = printed_tests(raw)
    return statcheck(found.what)


@pytest.mark.parametrize(("raw", "p", "error", "decision_error"), STATCHECK)
def test_statcheck(raw: str, p: float, error: bool, decision_error: bool) -> None:
    check = check_printed(raw)
    assert (check.has_failed, check.crosses_threshold) == (error, decision_error)
    recomputed = float(check.arithmetic.split("gives p = ")[1].split(" ")[0])
    assert recomputed == pytest.approx(p, rel=1e-3)


@pytest.mark.parametrize(("mean", "n", "items", "consistent"), GRIM)
def test_grim(mean: str, n: int, items: int, consistent: bool) -> None:
    assert grim(mean, n, items=items).has_failed is not consistent


@pytest.mark.parametrize(("mean", "sd", "n", "consistent"), GRIMMER)
def test_grimmer(mean: str, sd: str, n: int, consistent: bool) -> None:
    assert grimmer(mean, sd, n).has_failed is not consistent


@pytest.mark.parametrize(("mean", "sd", "n", "consistent"), DEBIT)
def test_debit(mean: str, sd: str, n: int, consistent: bool) -> None:
    assert debit(mean, sd, n).has_failed is not consistent


def test_limits_of_a_scale() -> None:
    """Five people, mean 4.2 on 1 to 7: SD from 0.45 to 3.03 (rsprite2's own test)."""
    low, high = sd_limits(Printed.of("4.2"), 5, Scale(1, 7))
    assert (round(low, 2), round(high, 2)) == (0.45, 3.03)


def test_three_people_by_brute_force() -> None:
    """On a scale from 1 to 5, the pairs that pass are exactly those that three people can have."""
    possible = {tuple(pair.split("/")) for pair in THREE_PEOPLE_1_TO_5.split()}
    means = sorted({mean for mean, _ in possible})
    spreads = [f"{hundredths / 100:.2f}" for hundredths in range(240)]
    scale = Scale(1, 5)
    passed = {
        (mean, sd)
        for mean in means
        for sd in spreads
        if not grim(mean, 3).has_failed and not grimmer(mean, sd, 3, scale=scale).has_failed
    }
    assert passed == possible


@pytest.mark.slow
def test_every_vector(shared: Path) -> None:
    """1,269 GRIM, 314 GRIMMER and 202 DEBIT rows all agree; five DEBIT rows have no answer there."""
    lines = (shared / "data/oracle/integrity_vectors.jsonl").read_text("utf-8").splitlines()
    agreed: Counter[str] = Counter()
    for row in map(json.loads, lines):
        check = _of_row(row)
        if check is not None and row["consistent"] is not None:
            assert check.has_failed is not row["consistent"], row
            agreed[row["test"]] += 1
    assert agreed == {"grim": 1269, "grimmer": 314, "debit": 202}


def _of_row(row: dict[str, object]) -> Check | None:
    mean, n, items = str(row.get("x")), int(str(row.get("n", 0))), int(str(row.get("items", 1)))
    match row["test"]:
        case "grim":
            return grim(mean, n, items=items, is_percent=bool(row.get("percent")))
        case "grimmer":
            return grimmer(mean, str(row["sd"]), n, items=items)
        case "debit":
            return debit(mean, str(row["sd"]), n)
    return None


@pytest.mark.slow
def test_perturbed_samples(shared: Path) -> None:
    """150 true samples never fail; of 150 moved by 0.01 to 0.03 the analytic test catches 64."""
    lines = (shared / "data/oracle/integrity_vectors.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["test"] == "grimmer" and "true_data" in row]
    failed = Counter(row["true_data"] for row in rows if grimmer(row["x"], row["sd"], row["n"]).has_failed)
    assert failed == {False: 64}


@pytest.mark.slow
def test_attainable_pairs_never_fail(shared: Path) -> None:
    """Brute force: every pair a sample can have passes; with the scale known, impossible ones all fail."""
    sets = json.loads((shared / "data/oracle/grim_grimmer_exhaustive.json").read_text("utf-8"))
    impossible, caught_plain, caught_on_scale = 0, 0, 0
    for one in sets:
        scale, n, pairs = Scale(*one["scale"]), one["n"], {tuple(pair) for pair in one["pairs"]}
        assert not any(grimmer(mean, sd, n).has_failed for mean, sd in pairs)
        assert not any(grimmer(mean, sd, n, scale=scale).has_failed for mean, sd in pairs)
        largest = max(float(sd) for _, sd in pairs)
        for mean in sorted({mean for mean, _ in pairs})[::3]:
            for hundredths in range(0, int(largest * 100) + 1, 5):
                sd = f"{hundredths / 100:.2f}"
                if (mean, sd) not in pairs:
                    impossible += 1
                    caught_plain += grimmer(mean, sd, n).has_failed
                    caught_on_scale += grimmer(mean, sd, n, scale=scale).has_failed
    assert (impossible, caught_plain, caught_on_scale) == (19074, 17989, 19074)


@pytest.mark.slow
def test_every_statcheck_row(shared: Path) -> None:
    with (shared / "data/oracle/statcheck_vectors.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 18
    for row in rows:
        raw = f"χ{row['raw'][1:]}" if row["test_type"] == "Chi2" else row["raw"]
        check = check_printed(raw)
        assert check.has_failed is (row["error"] == "TRUE"), raw
        assert check.crosses_threshold is (row["decision_error"] == "TRUE"), raw
