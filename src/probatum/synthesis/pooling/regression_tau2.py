"""Residual heterogeneity of a meta-regression: the estimators of `moments` and `likelihood` with moderators.

P = W - W X (X' W X)^-1 X' W; the score is y'PPy - tr P (REML) or y'PPy - sum w (ML).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from probatum.synthesis.pooling.choices import Method
from probatum.synthesis.pooling.table import Array

STEP, ITERATIONS = 0.2, 200


@dataclass(frozen=True, eq=False)
class Design:
    """Effects, variances and moderators of one regression."""

    y: Array
    v: Array
    x: Array

    @classmethod
    def of(cls, y: Array, v: Array, x: Array) -> Design:
        """The design as given."""
        return cls(y, v, x)

    @property
    def k(self) -> int:
        """Studies."""
        return int(self.x.shape[0])

    @property
    def p(self) -> int:
        """Coefficients."""
        return int(self.x.shape[1])

    @cached_property
    def scale(self) -> Array:
        """The largest value of each column: keeps the normal equations well conditioned."""
        return np.asarray(np.abs(self.x).max(axis=0))

    def solve(self, t: float) -> tuple[Array, Array, float]:
        """Coefficients, their covariance and the weighted residual sum of squares at tau2 = t."""
        root = 1 / np.sqrt(self.v + t)
        q, r = np.linalg.qr((self.x / self.scale) * root[:, None])
        inverse = np.linalg.inv(r) / self.scale[:, None]
        b = inverse @ (q.T @ (self.y * root))
        residual = (self.y - self.x @ b) * root
        return b, inverse @ inverse.T, float(residual @ residual)

    def project(self, t: float) -> tuple[Array, Array]:
        """Weights and an orthonormal basis of sqrt(W) X."""
        w = 1 / (self.v + t)
        q, _ = np.linalg.qr((self.x / self.scale) * np.sqrt(w)[:, None])
        return w, q

    def trace_p(self, t: float) -> float:
        """tr P."""
        w, q = self.project(t)
        return float(w.sum() - (w @ q**2).sum())

    def score(self, t: float, restricted: bool) -> tuple[float, float]:
        """Twice dl/dtau2 and its derivative: y'PPy - tr P and -2 y'PPPy + tr PP."""
        w, q = self.project(t)
        root = np.sqrt(w)
        z = self.y * root
        py = root * (z - q @ (q.T @ z))
        again = root * py
        ppy = root * (again - q @ (q.T @ again))
        s, d = float(py @ py), -2 * float(py @ ppy)
        if not restricted:
            return s - float(w.sum()), d + float(w @ w)
        inner = q.T @ (w[:, None] * q)
        trace2 = float(w @ w) - 2 * float((w * w) @ (q**2).sum(axis=1)) + float((inner * inner).sum())
        return s - float(w.sum() - np.trace(inner)), d + trace2

    def log_likelihood(self, t: float, restricted: bool) -> float:
        """Up to a constant."""
        total = self.v + t
        rss = self.solve(t)[2]
        value = float(np.log(total).sum()) + rss
        if restricted:
            _, r = np.linalg.qr((self.x / self.scale) / np.sqrt(total)[:, None])
            value += 2 * float(np.log(np.abs(np.diag(r))).sum())
        return -0.5 * value


def residual_tau2(design: Design, method: Method) -> float:
    """tau2 after the moderators, by any of the methods, never below zero."""
    match method:
        case Method.EE:
            return 0.0
        case Method.DL:
            q = design.solve(0.0)[2]
            return max(0.0, (q - (design.k - design.p)) / design.trace_p(0.0))
        case Method.HS:
            return max(0.0, (design.solve(0.0)[2] - design.k) / float((1 / design.v).sum()))
        case Method.HE:
            return _hedges(design)
        case Method.SJ:
            rough = float(np.var(design.y))
            return max(0.0, rough * design.solve(rough)[2] / (design.k - design.p))
        case Method.PM | Method.EB:
            return _paule_mandel(design)
        case Method.ML | Method.REML:
            return _maximum(design, method is Method.REML)


def _hedges(design: Design) -> float:
    q, _ = np.linalg.qr(design.x / design.scale)
    residual = design.y - q @ (q.T @ design.y)
    explained = float(design.v.sum() - design.v @ (q**2).sum(axis=1))
    return max(0.0, (float(residual @ residual) - explained) / (design.k - design.p))


def _paule_mandel(design: Design) -> float:
    """Newton's method on 1/Q, which is concave and rising: see `moments.where_q_equals`."""
    t, goal = 0.0, float(design.k - design.p)
    for _ in range(ITERATIONS):
        w, basis = design.project(t)
        root = np.sqrt(w)
        z = design.y * root
        r = z - basis @ (basis.T @ z)
        q, fall = float(r @ r), float((root * r) @ (root * r))
        if q <= goal:
            break
        step = (q / goal - 1) * q / fall
        t += step
        if step <= 1e-9 * t:
            break
    return t


def _maximum(design: Design, restricted: bool) -> float:
    """The global maximum: grid to a bound above which the score is negative, then safeguarded Newton."""
    v_min, k, p = float(design.v.min()), design.k, design.p
    residual = design.y - design.x @ design.solve(0.0)[0]
    largest = float((residual**2).max())
    bound = largest - v_min
    if restricted:
        bound = (bound + p * float(design.v.max()) / k) / (1 - p / k)
    reach = np.log1p(max(bound, 0.0) * (1 + 1e-9) / v_min)
    points = v_min * np.expm1(np.linspace(0.0, reach, max(3, int(np.ceil(reach / STEP)) + 1)))
    scores = [design.score(float(t), restricted)[0] for t in points]
    candidates = [0.0] if scores[0] <= 0 else []
    for i in range(len(points) - 1):
        below = scores[i + 1] <= 0 or i == len(points) - 2
        if scores[i] > 0 and below:
            candidates.append(_root(design, float(points[i]), float(points[i + 1]), restricted))
    return max(candidates, key=lambda t: (design.log_likelihood(t, restricted), -t))


def _root(design: Design, low: float, high: float, restricted: bool) -> float:
    t = 0.5 * (low + high)
    for _ in range(ITERATIONS):
        s, d = design.score(t, restricted)
        low, high = (t, high) if s > 0 else (low, t)
        newton = t - s / d if d < 0 else np.inf
        following = newton if low <= newton <= high else 0.5 * (low + high)
        is_close = following == newton and abs(following - t) <= 1e-9 * following
        t = following
        if is_close or high - low <= 4e-16 * high:
            break
    return t
