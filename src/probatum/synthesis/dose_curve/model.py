"""The linear mixed model behind both ways of pooling curves, and its likelihoods.

y_i = X_i b + Z_i u_i + e_i with var(u_i) = Psi, var(e_i) = S_i. In two-stage pooling y_i are a study's
coefficients and X_i = Z_i = I; in one-stage pooling y_i are its effects and X_i = Z_i the doses' basis
(Crippa and others, Stat Methods Med Res 2019;28:1579-96).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from probatum.synthesis.dose_curve.basis import Array


@dataclass(frozen=True, slots=True)
class Block:
    """One study: `y` (n), design `x` of both mean and random part (n by p), sampling covariance `s`."""

    y: Array
    x: Array
    s: Array


@dataclass(frozen=True, slots=True)
class Fit:
    """Coefficients with covariance, between-study variance, and the log-likelihood they were had at."""

    coefficients: Array
    covariance: Array
    between: Array | None
    log_likelihood: float | None


@dataclass(frozen=True, slots=True)
class _Solved:
    coefficients: Array
    covariance: Array
    weights: tuple[Array, ...]  # inverse marginal covariances
    residuals: tuple[Array, ...]
    log_determinant: float  # of all marginal covariances
    quadratic: float


def inverse(matrix: Array) -> Array:
    """The inverse of a positive definite matrix."""
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)


def solve(blocks: Sequence[Block], between: Array) -> _Solved:
    """Generalized least squares at a given between-study variance."""
    weights = tuple(inverse(block.s + block.x @ between @ block.x.T) for block in blocks)
    information = np.asarray(sum(b.x.T @ w @ b.x for b, w in zip(blocks, weights, strict=True)))
    covariance = inverse(information)
    score = np.asarray(sum(b.x.T @ w @ b.y for b, w in zip(blocks, weights, strict=True)))
    coefficients = covariance @ score
    residuals = tuple(block.y - block.x @ coefficients for block in blocks)
    log_determinant = -sum(float(np.linalg.slogdet(weight)[1]) for weight in weights)
    quadratic = sum(float(r @ w @ r) for r, w in zip(residuals, weights, strict=True))
    return _Solved(coefficients, covariance, weights, residuals, log_determinant, quadratic)


def log_likelihood(blocks: Sequence[Block], solved: _Solved, *, restricted: bool) -> float:
    """Gaussian log-likelihood, or the restricted one of y's error contrasts without log|X'X|."""
    n = sum(block.y.size for block in blocks)
    p = solved.coefficients.size
    twice = solved.log_determinant + solved.quadratic
    if restricted:
        twice += (n - p) * np.log(2 * np.pi) - float(np.linalg.slogdet(solved.covariance)[1])
    else:
        twice += n * np.log(2 * np.pi)
    return -float(twice) / 2


def slope(blocks: Sequence[Block], solved: _Solved, *, restricted: bool) -> Array:
    """Derivative of the (restricted) log-likelihood in the between-study variance, a symmetric matrix."""
    size = blocks[0].x.shape[1]
    total = np.zeros((size, size))
    for block, weight, residual in zip(blocks, solved.weights, solved.residuals, strict=True):
        pulled = block.x.T @ weight
        moved = pulled @ residual
        held = pulled @ block.x
        total += np.outer(moved, moved) - held
        if restricted:
            total += held @ solved.covariance @ held
    return total / 2


def q_statistic(blocks: Sequence[Block]) -> tuple[float, int]:
    """Cochran's Q of the blocks about their fixed-effect fit, with its degrees of freedom."""
    solved = solve(blocks, np.zeros((blocks[0].x.shape[1],) * 2))
    return solved.quadratic, sum(block.y.size for block in blocks) - solved.coefficients.size
