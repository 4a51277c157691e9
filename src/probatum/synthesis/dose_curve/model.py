"""The linear mixed model behind both ways of pooling curves, and its likelihoods.

y_i = X_i b + Z_i u_i + e_i with var(u_i) = Psi, var(e_i) = S_i. In two-stage pooling y_i are a study's
coefficients and X_i = Z_i = I; in one-stage pooling y_i are its effects and X_i = Z_i the doses' basis
(Crippa and others, Stat Methods Med Res 2019;28:1579-96).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from probatum.synthesis.dose_curve.basis import Array


@dataclass(frozen=True, slots=True)
class Block:
    """One study: `y` (n), design `x` of both mean and random part (n by p), sampling covariance `s`.

    Or several studies of one size n, stacked along a first axis.
    """

    y: Array
    x: Array
    s: Array


def stacked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same studies, those of one size in one block: one call of the linear algebra for all of them."""
    by_size: dict[int, list[Block]] = {}
    for block in blocks:
        by_size.setdefault(block.y.size, []).append(block)
    return tuple(
        Block(*(np.stack([getattr(one, part) for one in same]) for part in ("y", "x", "s")))
        for same in by_size.values()
    )


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
    weights = tuple(inverse(b.s + b.x @ between @ b.x.swapaxes(-1, -2)) for b in blocks)
    pulled = [b.x.swapaxes(-1, -2) @ w for b, w in zip(blocks, weights, strict=True)]
    covariance = inverse(sum_of(part @ b.x for b, part in zip(blocks, pulled, strict=True)))
    score = sum_of(part @ b.y[..., None] for b, part in zip(blocks, pulled, strict=True))[:, 0]
    coefficients = covariance @ score
    residuals = tuple(block.y - block.x @ coefficients for block in blocks)
    log_determinant = -sum(float(np.sum(np.linalg.slogdet(weight)[1])) for weight in weights)
    quadratic = sum(
        float(np.sum(r * (w @ r[..., None])[..., 0])) for r, w in zip(residuals, weights, strict=True)
    )
    return _Solved(coefficients, covariance, weights, residuals, log_determinant, quadratic)


def sum_of(parts: Iterable[Array]) -> Array:
    """Matrices of single and of stacked studies, added up."""
    total = sum(part.reshape(-1, *part.shape[-2:]).sum(axis=0) for part in parts)
    return np.asarray(total, dtype=np.float64)


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
    return sum_of(
        _pull(block, weight, residual, solved.covariance if restricted else None)
        for block, weight, residual in zip(blocks, solved.weights, solved.residuals, strict=True)
    )


def _pull(block: Block, weight: Array, residual: Array, covariance: Array | None) -> Array:
    pulled = block.x.swapaxes(-1, -2) @ weight
    moved = pulled @ residual[..., None]
    held = pulled @ block.x
    total = moved @ moved.swapaxes(-1, -2) - held
    if covariance is not None:
        total = total + held @ covariance @ held
    half: Array = total / 2
    return half


def q_statistic(blocks: Sequence[Block]) -> tuple[float, int]:
    """Cochran's Q of the blocks about their fixed-effect fit, with its degrees of freedom."""
    solved = solve(blocks, np.zeros((blocks[0].x.shape[-1],) * 2))
    return solved.quadratic, sum(block.y.size for block in blocks) - solved.coefficients.size
