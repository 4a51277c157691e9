"""Between-study variance of curves: fixed, ML, REML, moments, variance components.

Likelihoods are maximized over Psi = L L' with L lower triangular, from several starts, so that a
singular Psi (perfectly correlated coefficients, or no spread) is reached and not merely approached;
the highest maximum found is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt

from probatum.domain.dose_curve import CurveEstimator
from probatum.domain.errors import ProbatumError
from probatum.synthesis.dose_curve.basis import Array
from probatum.synthesis.dose_curve.model import Block, Fit, log_likelihood, slope, solve, stacked

_STARTS = (0.02, 0.3, 1.0, 4.0)
_POLISH = 40
_TINY = 1e-12
_ITERATIONS = 5000


def fit(blocks: Sequence[Block], estimator: CurveEstimator) -> Fit:
    """Coefficients and their covariance under one estimator; moments and components need two-stage blocks."""
    if estimator is CurveEstimator.FIXED or len(blocks) < 2:
        none = np.zeros((blocks[0].x.shape[1],) * 2)
        solved = solve(blocks, none)
        return Fit(
            solved.coefficients, solved.covariance, None, log_likelihood(blocks, solved, restricted=False)
        )
    if estimator in (CurveEstimator.ML, CurveEstimator.REML):
        return _likeliest(blocks, restricted=estimator is CurveEstimator.REML)
    between = moments(blocks) if estimator is CurveEstimator.MM else components(blocks)
    solved = solve(blocks, between)
    return Fit(solved.coefficients, solved.covariance, between, None)


def _likeliest(blocks: Sequence[Block], *, restricted: bool) -> Fit:
    """Maximize in units of the coefficients' own spread, so that the scale of the dose does not matter."""
    unit = _unit(blocks)
    scaled = stacked([Block(block.y, block.x * unit, block.s) for block in blocks])
    best = max(
        (_climb(scaled, start, restricted=restricted) for start in _starts(scaled)),
        key=lambda found: found[0],
    )
    between = _between(best[1], unit.size) * np.outer(unit, unit)
    solved = solve(blocks, between)
    return Fit(
        solved.coefficients, solved.covariance, between, log_likelihood(blocks, solved, restricted=restricted)
    )


def _unit(blocks: Sequence[Block]) -> Array:
    """A typical standard error of one study's coefficients."""
    solved = solve(blocks, np.zeros((blocks[0].x.shape[1],) * 2))
    unit: Array = np.sqrt(np.diag(solved.covariance) * len(blocks))
    return unit


def _starts(blocks: Sequence[Block]) -> Iterator[Array]:
    size = blocks[0].x.shape[-1]
    for spread in _STARTS:
        yield (np.eye(size) * spread)[_lower(size)]
    bent = np.eye(size)
    bent[1:, 0] = -1.0
    yield bent[_lower(size)]


@cache
def _lower(size: int) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Where a lower triangle lies: asked for at every step of a climb, and always the same."""
    rows, columns = np.tril_indices(size)
    return rows, columns


def _between(flat: Array, size: int) -> Array:
    root = np.zeros((size, size))
    root[_lower(size)] = flat
    between: Array = root @ root.T
    return between


def _climb(blocks: Sequence[Block], start: Array, *, restricted: bool) -> tuple[float, Array]:
    """Quasi-Newton to a maximum, then Newton steps until the slope vanishes."""
    from scipy.optimize import minimize

    size = blocks[0].x.shape[-1]

    def downhill(flat: Array) -> tuple[float, Array]:
        solved = solve(blocks, _between(flat, size))
        root = np.zeros((size, size))
        root[_lower(size)] = flat
        uphill = (2 * slope(blocks, solved, restricted=restricted) @ root)[_lower(size)]
        return -log_likelihood(blocks, solved, restricted=restricted), -uphill

    found = minimize(downhill, start, jac=True, method="BFGS", options={"gtol": 1e-9, "maxiter": 2000})
    flat = _polish(downhill, np.asarray(found.x, dtype=np.float64))
    return -downhill(flat)[0], flat


def _polish(downhill: Callable[[Array], tuple[float, Array]], flat: Array) -> Array:
    """Newton with differenced slopes; a step is kept when the slope shrinks and the value does not rise."""
    value, gradient = downhill(flat)
    for _ in range(_POLISH):
        if float(np.abs(gradient).max()) < _TINY:
            break
        step = -np.linalg.pinv(_hessian(downhill, flat), rcond=1e-10, hermitian=True) @ gradient
        moved_value, moved_gradient = downhill(flat + step)
        smaller = float(np.abs(moved_gradient).max()) < float(np.abs(gradient).max())
        if not smaller or moved_value > value + 1e-9 * (1 + abs(value)):
            break
        flat, value, gradient = flat + step, moved_value, moved_gradient
    return flat


def _hessian(downhill: Callable[[Array], tuple[float, Array]], flat: Array) -> Array:
    columns = []
    for place in range(flat.size):
        nudge = np.zeros(flat.size)
        nudge[place] = 1e-5 * max(1.0, abs(float(flat[place])))
        columns.append((downhill(flat + nudge)[1] - downhill(flat - nudge)[1]) / (2 * nudge[place]))
    hessian = np.column_stack(columns)
    symmetric: Array = (hessian + hessian.T) / 2
    return symmetric


def moments(blocks: Sequence[Block], floor: float = 0.0) -> Array:
    """The multivariate DerSimonian-Laird estimator (Jackson, White and Riley, Biom J 2013;55:231-45).

    Solves E(Q) = Q for the matrix Q = sum of W_i r_i r_i' about the fixed-effect fit, makes the answer
    symmetric, and raises negative eigenvalues to `floor`.
    """
    p = blocks[0].x.shape[1]
    solved = solve(blocks, np.zeros((p, p)))
    weights, inverse = solved.weights, solved.covariance
    q = np.asarray(
        sum(w @ np.outer(r, r) for w, r in zip(weights, solved.residuals, strict=True)), dtype=np.float64
    )
    expected_within = np.zeros((p, p))
    linear = np.zeros((p * p, p * p))
    for i, w_i in enumerate(weights):
        for j, w_j in enumerate(weights):
            keep = (np.eye(p) if i == j else np.zeros((p, p))) - inverse @ w_j
            linear += np.kron(keep, w_i @ keep)
            expected_within += w_i @ keep @ blocks[j].s @ keep.T
    between = np.linalg.solve(linear, (q - expected_within).flatten(order="F")).reshape((p, p), order="F")
    return _positive(np.asarray(between, dtype=np.float64), floor)


def components(blocks: Sequence[Block], floor: float = 0.0) -> Array:
    """Variance components: squared residuals, corrected for their leverage, less the sampling covariance.

    Psi = mean of (I - H_i)^-1 r_i r_i' - S_i, with r_i and the leverage H_i of the fit at Psi itself,
    iterated until it stays: a multivariate form of Hedges' estimator. Negative eigenvalues are raised
    to `floor`.
    """
    p = blocks[0].x.shape[1]
    between = np.zeros((p, p))
    for _ in range(_ITERATIONS):
        solved = solve(blocks, between)
        parts = [
            np.linalg.solve(np.eye(p) - solved.covariance @ w, np.outer(r, r)) - block.s
            for block, w, r in zip(blocks, solved.weights, solved.residuals, strict=True)
        ]
        moved = _positive(np.asarray(sum(parts)) / len(parts), floor)
        if np.allclose(moved, between, rtol=1e-12, atol=0):
            return moved
        between = moved
    raise ProbatumError("variance components do not converge", field="estimator", remedy="use REML")


def _positive(matrix: Array, floor: float) -> Array:
    values, vectors = np.linalg.eigh((matrix + matrix.T) / 2)
    cut: Array = vectors @ np.diag(np.maximum(values, floor)) @ vectors.T
    return cut
