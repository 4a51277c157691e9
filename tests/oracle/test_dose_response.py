"""Dose-response fits pinned to dosresmeta 2 and mvmeta (R), computed independently of this code.

Data: the tables that ship with Probatum (alcohol and cardiovascular disease, coffee and death, fish and
rheumatoid arthritis), with the article each was read from; the full set is run under -m slow.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from dose_oracle import (
    continuous_blocks,
    estimator_of,
    fits,
    fitted,
    in_standard_errors,
    likelihood_at_reference,
    number,
    pooled_blocks,
    relative,
    table,
)
from probatum.domain.dose_curve import CurveEstimator, CurveFamily, CurveStages, DoseCurve
from probatum.starter import study_level
from probatum.synthesis.dose_curve import dose_curve
from probatum.synthesis.dose_curve.basis import Basis, restricted_cubic_spline
from probatum.synthesis.dose_curve.covariance import (
    Categories,
    Design,
    Means,
    greenland_longnecker,
    hamling,
    standardized_differences,
)
from probatum.synthesis.dose_curve.curve import own_curve
from probatum.synthesis.dose_curve.estimate import fit
from probatum.synthesis.dose_curve.model import Block, solve

LINEAR, QUADRATIC, SPLINE = CurveFamily.LINEAR, CurveFamily.QUADRATIC, CurveFamily.SPLINE
FIXED, ML, REML = CurveEstimator.FIXED, CurveEstimator.ML, CurveEstimator.REML
PINNED = [
    # substance, table, family, stages, estimator, coefficients, their covariance (lower left), relative tolerance
    ("alcohol", "alcohol_cvd", LINEAR, 2, FIXED, [-0.004373803267178513], [8.459711688812785e-06], 1e-6),
    ("alcohol", "alcohol_cvd", LINEAR, 2, ML, [-0.004336016307794906], [2.8442369275077506e-05], 1e-6),
    ("alcohol", "alcohol_cvd", LINEAR, 2, REML, [-0.004365411758716], [3.4683031225697544e-05], 1e-6),
    (
        "alcohol",
        "alcohol_cvd",
        QUADRATIC,
        2,
        REML,
        [-0.030233884672153953, 0.0007514854018349808],
        [0.0001736568573320587, -5.693360857224759e-06, 2.3863778583523403e-07],
        1e-6,
    ),
    (
        "alcohol",
        "alcohol_cvd",
        SPLINE,
        2,
        REML,
        [-0.030677964101111635, 0.0942379787702816],
        [0.00011958990698414237, -0.0004788707189311937, 0.0025153276109497183],
        1e-6,
    ),
    (
        "alcohol",
        "alcohol_cvd",
        QUADRATIC,
        2,
        ML,
        [-0.0229972434068674, 0.00044626435082065094],
        [5.7427814790720954e-05, -7.529586788722281e-07, 2.4751617199207693e-08],
        1e-6,
    ),
    (
        "coffee",
        "coffee_mort",
        QUADRATIC,
        1,
        REML,
        [-0.084681514993761, 0.009457315245879854],
        [0.00019067950085973834, -3.004894102563068e-05, 5.129413231997539e-06],
        6e-4,  # the reference stops 7e-7 below the maximum of the likelihood
    ),
    (
        "coffee",
        "coffee_stroke",
        QUADRATIC,
        2,
        REML,
        [-0.09516144414545606, 0.010058111669704023],
        [0.0002526036521483182, -3.271520455787213e-05, 5.315817613755577e-06],
        2e-5,
    ),
    ("coffee", "coffee_stroke", LINEAR, 2, REML, [-0.021548112792516762], [0.0001647989601899935], 3e-6),
    ("coffee", "coffee_cancer", LINEAR, 2, REML, [0.0010219950468879227], [2.3638519826380047e-05], 1e-6),
    ("coffee", "coffee_cvd", LINEAR, 2, REML, [-0.02337124555030912], [0.00013799048103697542], 3e-6),
    ("milk", "milk_mort", LINEAR, 2, REML, [9.972415074556354e-05], [2.3177738654987093e-08], 3e-6),
    ("fish", "fish_ra", LINEAR, 1, REML, [-0.034288640597929916], [0.0005472607807741341], 1e-6),
    (
        "fish",
        "fish_ra",
        QUADRATIC,
        2,
        REML,
        [-0.2765791187552491, 0.059365372000830106],
        [0.023525334729685397, -0.0056910178365530695, 0.0014120121526644198],
        1e-6,
    ),
]


@pytest.mark.parametrize(
    ("substance", "name", "family", "stages", "estimator", "coefficients", "covariance", "within"), PINNED
)
def test_pinned_fits(
    substance: str,
    name: str,
    family: CurveFamily,
    stages: int,
    estimator: CurveEstimator,
    coefficients: list[float],
    covariance: list[float],
    within: float,
) -> None:
    way = CurveStages.TWO if stages == 2 else CurveStages.ONE
    rows = [row for row in study_level(substance) if row.table == name]
    curve = dose_curve(rows, family=family, stages=way, estimator=estimator)
    assert isinstance(curve, DoseCurve)
    assert curve.coefficients.value == pytest.approx(coefficients, rel=within)
    lower = [value for i, line in enumerate(curve.covariance.value) for value in line[: i + 1]]
    assert lower == pytest.approx(covariance, rel=max(within, 1e-6))


def test_knots_and_q_of_alcohol() -> None:
    rows = [row for row in study_level("alcohol") if row.table == "alcohol_cvd"]
    spline = dose_curve(rows, family=CurveFamily.SPLINE)
    linear = dose_curve(rows)
    assert isinstance(spline, DoseCurve)
    assert isinstance(linear, DoseCurve)
    assert spline.knots == pytest.approx([0, 9.0600004196167, 45.8549995422363], rel=1e-6)
    assert (spline.q, spline.q_df) == (pytest.approx(32.35748317652405, rel=1e-6), 10)
    assert (linear.q, linear.q_df) == (pytest.approx(14.146350051735434, rel=1e-6), 5)


def test_harrell_basis() -> None:
    """Knots 0, 10, 30 (Hmisc's rcspline.eval): second column at 5, 10, …, 40."""
    found = restricted_cubic_spline(np.arange(5.0, 45.0, 5.0), (0, 10, 30))[:, 1]
    expected = [0.138888888888889, 1.11111111111111, 3.54166666666667, 7.22222222222222]
    assert found == pytest.approx(
        [*expected, 11.7361111111111, 16.6666666666667, 21.6666666666667, 26.6666666666667]
    )


def breast_cancer() -> Categories:
    """Alcohol and breast cancer (Rohan and McMichael), the worked example of Greenland and Longnecker 1992."""
    low, high = (
        np.array([0.509999990463257, 0.730000019073486, 0.990000009536743]),
        np.array([1.26999998092651, 1.85000002384186, 2.50999999046326]),
    )
    z = 1.959963984540054
    return Categories(
        design=Design.CASE_CONTROL,
        cases=np.array([165.0, 74, 90, 122]),
        denominators=np.array([337.0, 167, 186, 212]),
        effects=np.array([-0.223143536413049, 0.148419976343617, 0.451075652769189]),
        variances=((np.log(high) - np.log(low)) / 2 / z) ** 2,
    )


def test_greenland_longnecker_covariance() -> None:
    found = greenland_longnecker(breast_cancer())[np.triu_indices(3, 1)]
    assert found == pytest.approx(
        [0.018817681862117193, 0.019431447779347008, 0.020686815315895918], rel=1e-8
    )


def test_hamling_covariance() -> None:
    """The reference's optimizer stops at 3e-5 of the root; ours solves it."""
    found = hamling(breast_cancer())[np.triu_indices(3, 1)]
    assert found == pytest.approx([0.02001773521016248] * 3, rel=5e-5)


@pytest.mark.parametrize(
    ("by", "coefficient", "variance", "within"),
    [
        ("gl", 0.04542884558276879, 0.0004269949514158729, 1e-8),
        ("h", 0.04588237994377652, 0.0004209786728419118, 5e-5),
        ("indep", 0.03343289119550003, 0.0003494416671613911, 1e-12),
    ],
)
def test_one_study_slopes(by: str, coefficient: float, variance: float, within: float) -> None:
    study = breast_cancer()
    ways = {"gl": greenland_longnecker, "h": hamling, "indep": lambda one: np.diag(one.variances)}
    found = own_curve(Block(study.effects, np.array([[2.0], [6.0], [11.0]]), ways[by](study)))
    assert float(found.y[0]) == pytest.approx(coefficient, rel=within)
    assert float(found.s[0, 0]) == pytest.approx(variance, rel=within)


def test_standardized_differences() -> None:
    """Aripiprazole in schizophrenia, the first trial (Cutler 2006): differences and covariance of covar.smd."""
    groups = Means(means=[5.3, 8.23, 10.6, 11.3], sds=[18.31, 18.32, 18.31, 18.32], n=[85, 92, 89, 94])
    effects, covariance = standardized_differences(groups)
    assert effects == pytest.approx([0.1599766818770819, 0.2893776156820934, 0.3275973007721813], rel=1e-12)
    assert np.diag(covariance) == pytest.approx(
        [0.0226698162924448, 0.0231169656669464, 0.02255205929840617], rel=1e-12
    )
    assert covariance[0, 1] == pytest.approx(0.011829002647306167, rel=1e-12)


@pytest.mark.slow
def test_every_fit(shared: Path) -> None:
    """All 77 fits of several studies of ratios.

    Three things are asserted of each. At the reference's own between-study variance, our coefficients
    are its coefficients within 5e-5 standard errors (what is left is its tolerance in solving for
    pseudo-counts). Our likelihood is never below the one at its variance. Where the two likelihoods
    are within 1e-9, or none is maximized, the coefficients agree within 1e-4 standard errors.
    """
    rows = fits(shared)
    assert len(rows) == 77
    for row in rows:
        _compare(pooled_blocks(shared, row), row)


def _compare(own: list[Block], row: dict[str, Any]) -> None:
    found, theirs = fitted(own, row), likelihood_at_reference(own, row)
    if theirs is not None:
        size = own[0].x.shape[1]
        there = solve(own, np.array(row["Psi"]).reshape(size, size))
        away = np.abs(there.coefficients - np.array(row["coef"])) / np.sqrt(np.diag(there.covariance))
        assert float(away.max()) < 5e-5, row["id"]
        assert found.log_likelihood is not None
        assert found.log_likelihood >= theirs - 1e-9, row["id"]
        if found.log_likelihood > theirs + 1e-9:
            return
    assert in_standard_errors(found, row) < 1e-4, (row["id"], estimator_of(row))


@pytest.mark.slow
def test_how_many_agree(shared: Path) -> None:
    """Of 77 fits 30 agree within 1e-6 relative, 48 within 1e-5, 65 within 1e-4; the rest stop early or low."""
    away = [relative(fitted(pooled_blocks(shared, row), row), row) for row in fits(shared)]
    assert [sum(one <= limit for one in away) for limit in (1e-6, 1e-5, 1e-4)] == [30, 48, 65]


@pytest.mark.slow
@pytest.mark.parametrize("standardized", [False, True])
def test_continuous_outcomes(shared: Path, standardized: bool) -> None:
    lines = (shared / "data/oracle/dose_response.jsonl").read_text("utf-8").splitlines()
    reference = {row["id"]: row for row in map(json.loads, lines)}
    for name, family in (("lin", CurveFamily.LINEAR), ("quad", CurveFamily.QUADRATIC)):
        row = reference[f"ari_{name}_{'smd' if standardized else 'md'}"]
        own = [own_curve(b) for b in continuous_blocks(shared, Basis(family), standardized=standardized)]
        found = fit(own, CurveEstimator.REML)
        assert found.coefficients == pytest.approx(row["coef"], rel=5e-6)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["ci_ex", "ir_ex"])
def test_one_study_without_covariance(shared: Path, name: str) -> None:
    lines = (shared / "data/oracle/dose_response.jsonl").read_text("utf-8").splitlines()
    row = next(row for row in map(json.loads, lines) if row["id"] == f"{name}_linear")
    data = table(shared, name)
    doses = np.array([number(one, "dose") for one in data])
    effects = np.array([number(one, "logrr") for one in data])[1:]
    variances = np.array(row["S"]).reshape(effects.size, effects.size)
    found = own_curve(Block(effects, (doses[1:] - doses[0])[:, None], variances))
    assert float(found.y[0]) == pytest.approx(row["coef"][0], rel=1e-12)
    assert variances.diagonal() == pytest.approx([number(one, "se") ** 2 for one in data][1:], rel=1e-7)
