"""Reading the dose-response reference: data sets of `data_dose/` and the fits of `dose_response.jsonl`."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from probatum.domain.dose_curve import CurveEstimator, CurveFamily
from probatum.synthesis.dose_curve.basis import Basis
from probatum.synthesis.dose_curve.covariance import (
    Categories,
    Design,
    Means,
    greenland_longnecker,
    mean_differences,
    standardized_differences,
)
from probatum.synthesis.dose_curve.curve import own_curve
from probatum.synthesis.dose_curve.estimate import components, fit, moments
from probatum.synthesis.dose_curve.model import Block, Fit, log_likelihood, solve

DESIGNS = {"cc": Design.CASE_CONTROL, "ir": Design.PERSON_YEARS, "ci": Design.PEOPLE}
FAMILIES = {"lin": CurveFamily.LINEAR, "quad": CurveFamily.QUADRATIC, "rcs": CurveFamily.SPLINE}
EIGENVALUE_FLOOR = float(np.sqrt(np.finfo(float).eps))  # the reference raises eigenvalues to this, not to 0


def fits(shared: Path) -> list[dict[str, Any]]:
    """The reference fits of several studies of ratios: linear, quadratic or spline."""
    lines = (shared / "data/oracle/dose_response.jsonl").read_text("utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["id"].rsplit("_", 1)[-1] in FAMILIES]


def table(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "data/oracle/data_dose" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(row: dict[str, str], *names: str) -> float:
    """The first of these columns that is there; a missing standard error is 0."""
    text = next((row[name] for name in names if name in row), "NA")
    return 0.0 if text == "NA" else float(text)


def blocks(shared: Path, name: str, basis: Basis) -> list[Block]:
    """One block per study, with Greenland-Longnecker covariances."""
    studies: dict[str, list[dict[str, str]]] = {}
    for row in table(shared, name):
        studies.setdefault(row["id"], []).append(row)
    return [_block(rows, basis) for rows in studies.values()]


def _block(rows: Sequence[dict[str, str]], basis: Basis) -> Block:
    ordered = sorted(rows, key=lambda row: number(row, "se") > 0)  # the reference has no standard error
    read = {
        name: np.array([number(row, *names) for row in ordered])
        for name, names in {
            "dose": ("dose",),
            "effect": ("logrr",),
            "se": ("se",),
            "cases": ("cases", "case"),
            "people": ("n", "peryears"),
        }.items()
    }
    study = Categories(
        design=DESIGNS[ordered[0]["type"]],
        cases=read["cases"],
        denominators=read["people"],
        effects=read["effect"][1:],
        variances=read["se"][1:] ** 2,
    )
    x = basis.of(read["dose"])
    return Block(study.effects, x[1:] - x[0], greenland_longnecker(study))


def continuous_blocks(shared: Path, basis: Basis, *, standardized: bool) -> list[Block]:
    studies: dict[str, list[dict[str, str]]] = {}
    for row in table(shared, "ari"):
        studies.setdefault(row["id"], []).append(row)
    found = []
    for rows in studies.values():
        groups = Means(
            means=[float(row["y"]) for row in rows],
            sds=[float(row["sd"]) for row in rows],
            n=[int(row["n"]) for row in rows],
        )
        effects, covariance = (standardized_differences if standardized else mean_differences)(groups)
        x = basis.of([float(row["dose"]) for row in rows])
        found.append(Block(effects, x[1:] - x[0], covariance))
    return found


def basis_of(row: dict[str, Any]) -> Basis:
    return Basis(FAMILIES[row["id"].rsplit("_", 1)[-1]], tuple(row["knots"] or ()))


def pooled_blocks(shared: Path, row: dict[str, Any]) -> list[Block]:
    own = blocks(shared, row["id"].rsplit("_", 1)[0], basis_of(row))
    return [own_curve(block) for block in own] if row["proc"] == "2stage" else own


def estimator_of(row: dict[str, Any]) -> CurveEstimator:
    return CurveEstimator.FIXED if row["method"] == "fixed" else CurveEstimator(row["method"].upper())


def fitted(own: list[Block], row: dict[str, Any]) -> Fit:
    """Our fit; moments and components with the reference's floor for eigenvalues."""
    estimator = estimator_of(row)
    if estimator not in (CurveEstimator.MM, CurveEstimator.VC):
        return fit(own, estimator)
    between = (moments if estimator is CurveEstimator.MM else components)(own, EIGENVALUE_FLOOR)
    solved = solve(own, between)
    return Fit(solved.coefficients, solved.covariance, between, None)


def likelihood_at_reference(own: list[Block], row: dict[str, Any]) -> float | None:
    """The (restricted) log-likelihood of our model at the reference's between-study variance."""
    if row["Psi"] is None or row["method"] not in ("ml", "reml"):
        return None
    size = own[0].x.shape[1]
    solved = solve(own, np.array(row["Psi"]).reshape(size, size))
    return log_likelihood(own, solved, restricted=row["method"] == "reml")


def in_standard_errors(found: Fit, row: dict[str, Any]) -> float:
    """The largest distance of a coefficient from the reference, in standard errors."""
    errors = np.sqrt(np.diag(found.covariance))
    return float(np.max(np.abs(found.coefficients - np.array(row["coef"])) / errors))


def relative(found: Fit, row: dict[str, Any]) -> float:
    reference = np.array(row["coef"])
    return float(np.max(np.abs(found.coefficients - reference) / np.abs(reference)))
