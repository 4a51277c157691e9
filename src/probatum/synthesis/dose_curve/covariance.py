"""Covariance of effects that share one reference group.

Ratios by Greenland and Longnecker (Am J Epidemiol 1992;135:1301-9) or Hamling and others (Stat Med
2008;27:954-70); differences of means, plain and standardized, from the groups themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from probatum.domain.errors import ProbatumError
from probatum.synthesis.dose_curve.basis import Array

_STEPS = 200
_SMALL = 1e-13


class Design(StrEnum):
    """What the denominators count: decides how a log ratio's variance is made up."""

    CASE_CONTROL = "cases + controls"
    PERSON_YEARS = "person-years"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True, kw_only=True)
class Categories:
    """One study's dose categories, the reference first: cases and denominators (people or person-time)."""

    design: Design
    cases: Array
    denominators: Array
    effects: Array  # log ratios against the reference, without the reference's own 0
    variances: Array  # of those, from the adjusted intervals

    def __post_init__(self) -> None:
        if np.any(self.cases <= 0) or np.any(self.denominators <= 0):
            raise ProbatumError(
                "a dose category without cases or people", field="cases", remedy="merge categories"
            )
        at_most = self.denominators if self.design is not Design.PERSON_YEARS else np.inf
        if np.any(self.cases > at_most):
            raise ProbatumError("more cases than people", field="cases", remedy="check the denominators")


def greenland_longnecker(study: Categories) -> Array:
    """Covariance whose correlations come from counts that fit the adjusted log ratios and the margins.

    Cases per category are solved by Newton steps so that their total and the denominators stay and the
    log ratios are the adjusted ones; correlations follow, variances stay as reported. Cases among people
    are taken as Poisson, like those of person-time (so does dosresmeta): 1/cases without 1/people.
    """
    total, people = float(study.cases.sum()), study.denominators
    fitted = study.cases[1:].astype(np.float64)
    for _ in range(_STEPS):
        step = _gl_step(study, fitted, total - float(fitted.sum()))
        fitted = _damped(fitted, step, total, people, study.design)
        if float(np.max(np.abs(step) / np.maximum(1.0, fitted))) < _SMALL:
            break
    else:
        raise ProbatumError(
            "pseudo-counts do not converge", field="cases", remedy="check counts and log ratios"
        )
    shared, own = _gl_parts(study.design, fitted, people, total - float(fitted.sum()))
    scale = np.sqrt(study.variances / (shared + own))
    covariance = shared * np.outer(scale, scale)
    np.fill_diagonal(covariance, study.variances)
    return covariance


def _gl_step(study: Categories, fitted: Array, reference: float) -> Array:
    people = study.denominators
    if study.design is Design.CASE_CONTROL:
        expected = (
            np.log(fitted) - np.log(reference) + np.log(people[0] - reference) - np.log(people[1:] - fitted)
        )
        bend = 1 / reference + 1 / (people[0] - reference)
        own = 1 / fitted + 1 / (people[1:] - fitted)
    else:
        expected = np.log(fitted) - np.log(reference) + np.log(people[0]) - np.log(people[1:])
        bend, own = 1 / reference, 1 / fitted
    hessian = np.diag(own) + bend
    step: Array = np.linalg.solve(hessian, study.effects - expected)
    return step


def _damped(fitted: Array, step: Array, total: float, people: Array, design: Design) -> Array:
    """A step that keeps every count inside its cell."""
    share = 1.0
    for _ in range(60):
        moved: Array = fitted + share * step
        reference = total - float(moved.sum())
        inside = bool(np.all(moved > 0)) and reference > 0
        if inside and design is Design.CASE_CONTROL:
            inside = bool(np.all(moved < people[1:])) and reference < people[0]
        if inside:
            return moved
        share /= 2
    raise ProbatumError(
        "counts cannot carry these log ratios", field="cases", remedy="check counts and log ratios"
    )


def _gl_parts(design: Design, fitted: Array, people: Array, reference: float) -> tuple[float, Array]:
    """Variance that all log ratios share through the reference, and each one's own."""
    if design is Design.CASE_CONTROL:
        return 1 / reference + 1 / (people[0] - reference), 1 / fitted + 1 / (people[1:] - fitted)
    return 1 / reference, 1 / fitted


def hamling(study: Categories) -> Array:
    """Covariance from effective counts that reproduce the log ratios and their variances exactly.

    Two numbers of the reference (cases and non-cases, or cases and denominator) are solved so that the
    share of the reference among the denominators and the ratio of denominators to cases stay as counted.
    """
    from scipy.optimize import least_squares

    ratio = np.exp(study.effects)
    others = study.denominators - study.cases if study.design is Design.CASE_CONTROL else study.denominators
    share, odds = others[0] / others.sum(), others.sum() / study.cases.sum()

    def gap(logs: Array) -> Array:
        cases, rest = np.exp(logs)
        a, b = _effective(study.design, ratio, study.variances, cases, rest)
        all_cases, all_rest = cases + a.sum(), rest + b.sum()
        bad = np.any(a <= 0) or np.any(b <= 0)
        if bad:
            return np.array([1e3, 1e3])
        return np.array([np.log(rest / all_rest / share), np.log(all_rest / all_cases / odds)])

    start = np.log(np.array([study.cases[0], others[0]], dtype=np.float64))
    best = min(
        (
            least_squares(gap, start + lift, xtol=1e-15, ftol=1e-15, gtol=1e-15)
            for lift in (0.0, 0.7, 1.6, 3.0)
        ),
        key=lambda found: float(found.cost),
    )
    if float(best.cost) > 1e-12:
        raise ProbatumError(
            "no effective counts reproduce these variances", field="se", remedy="check the intervals"
        )
    cases, rest = np.exp(best.x)
    shared = _shared(study.design, cases, rest)
    covariance = np.full((ratio.size, ratio.size), shared)
    np.fill_diagonal(covariance, study.variances)
    return covariance


def _shared(design: Design, cases: float, rest: float) -> float:
    if design is Design.CASE_CONTROL:
        return float(1 / cases + 1 / rest)
    return float(1 / cases if design is Design.PERSON_YEARS else 1 / cases - 1 / rest)


def _effective(
    design: Design, ratio: Array, variances: Array, cases: float, rest: float
) -> tuple[Array, Array]:
    """Cases and others per category that give the ratio and its variance beside this reference."""
    left = variances - _shared(design, cases, rest)
    if design is Design.CASE_CONTROL:
        return (1 + cases / rest * ratio) / left, (1 + rest / (cases * ratio)) / left
    if design is Design.PERSON_YEARS:
        return 1 / left, rest / (cases * ratio) / left
    return (1 - cases / rest * ratio) / left, (rest / (cases * ratio) - 1) / left


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """One study's groups, the reference first: means, standard deviations and people."""

    means: Sequence[float]
    sds: Sequence[float]
    n: Sequence[int]


def mean_differences(groups: Means) -> tuple[Array, Array]:
    """Differences of means against the reference, and their covariance.

    var(i) = s^2 (1/n_i + 1/n0) with the SD s pooled over all groups; cov(i, j) = s0^2 / n0, the variance of
    the reference's own mean (the choice of dosresmeta's covar.smd, so that its fits can be compared).
    """
    mean, sd, n = _groups(groups)
    variance = ((n - 1) * sd**2).sum() / (n - 1).sum()
    covariance = np.full((n.size - 1, n.size - 1), sd[0] ** 2 / n[0])
    np.fill_diagonal(covariance, variance * (1 / n[1:] + 1 / n[0]))
    return mean[1:] - mean[0], covariance


def _groups(groups: Means) -> tuple[Array, Array, Array]:
    mean, sd, n = (np.asarray(x, dtype=np.float64) for x in (groups.means, groups.sds, groups.n))
    return mean, sd, n


def standardized_differences(groups: Means) -> tuple[Array, Array]:
    """Differences in units of the SD pooled over all groups, and their covariance (no small-sample factor).

    cov(i, j) = 1/n0 + d_i d_j / (2 N), var(i) = 1/n_i + 1/n0 + d_i^2 / (2 N): Gleser and Olkin,
    in the Handbook of Research Synthesis.
    """
    mean, sd, n = _groups(groups)
    pooled = np.sqrt(((n - 1) * sd**2).sum() / (n - 1).sum())
    d = (mean[1:] - mean[0]) / pooled
    return d, np.diag(1 / n[1:]) + 1 / n[0] + np.outer(d, d) / (2 * n.sum())
