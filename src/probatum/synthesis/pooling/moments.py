"""Estimates of tau2 by moments, closed and iterated; blocks of shape (studies, pools), see `chunks`.

All are truncated at zero. Formulas: Viechtbauer 2005, J Educ Behav Stat 30:261-293, and as cited.
"""

from __future__ import annotations

import numpy as np

from probatum.synthesis.pooling.table import Array

ITERATIONS = 200
CLOSE = 1e-9  # a Newton step this small, relative, leaves an error of about its square


def weighted(t: Array | float, y: Array, v: Array) -> tuple[Array, Array, Array]:
    """Weights 1/(v + t), their sum, and residuals from the weighted mean."""
    w = 1 / (v + t)
    sw = np.add.reduce(w, axis=0)
    return w, sw, y - np.einsum("kb,kb->b", w, y) / sw


def q_statistic(t: Array | float, y: Array, v: Array) -> Array:
    """The generalized Q: the weighted sum of squared residuals at tau2 = t."""
    w, _, r = weighted(t, y, v)
    return np.asarray(np.einsum("kb,kb,kb->b", w, r, r))


def _truncated(estimate: Array) -> Array:
    return np.asarray(np.maximum(estimate, 0.0))


def dersimonian_laird(y: Array, v: Array, k: Array) -> Array:
    """(Q - (k - 1)) / (sum w - sum w^2 / sum w) (DerSimonian and Laird 1986, Control Clin Trials 7:177)."""
    w, sw, _ = weighted(0.0, y, v)
    return _truncated((q_statistic(0.0, y, v) - (k - 1)) / (sw - np.einsum("kb,kb->b", w, w) / sw))


def hedges(y: Array, v: Array, k: Array) -> Array:
    """The variance of the effects less the mean sampling variance (Hedges and Olkin 1985)."""
    is_study = np.isfinite(v)
    r = np.where(is_study, y - np.add.reduce(y, axis=0) / k, 0.0)
    mean_v = np.add.reduce(np.where(is_study, v, 0.0), axis=0) / k
    return _truncated(np.einsum("kb,kb->b", r, r) / (k - 1) - mean_v)


def hunter_schmidt(y: Array, v: Array, k: Array) -> Array:
    """(Q - k) / sum w (Hunter and Schmidt 1990)."""
    _, sw, _ = weighted(0.0, y, v)
    return _truncated((q_statistic(0.0, y, v) - k) / sw)


def sidik_jonkman(y: Array, v: Array, k: Array) -> Array:
    """s2 times Q(s2) / (k - 1) with s2 the mean squared deviation (Sidik and Jonkman 2005, Appl Stat 54:367).

    Zero where all effects are equal.
    """
    is_study = np.isfinite(v)
    r = np.where(is_study, y - np.add.reduce(y, axis=0) / k, 0.0)
    rough = np.einsum("kb,kb->b", r, r) / k
    return _truncated(rough * q_statistic(rough, y, v) / (k - 1))


def where_q_equals(target: Array, y: Array, v: Array, start: Array | None = None) -> Array:
    """tau2 at which the generalized Q equals `target`; zero where Q is below it already.

    The Paule-Mandel estimate for a target of k - 1 (Paule and Mandel 1982, J Res Natl Bur Stand 87:377)
    and the Q-profile limits for quantiles of chi-squared (Viechtbauer 2007, Stat Med 26:37). Newton's
    method on 1/Q: as 1/Q is the least of functions linear in tau2 (a matrix-fractional form), it is
    concave and rising, so that steps from the left never pass the root. `start` must lie left of it.
    """
    t = np.zeros(y.shape[1]) if start is None else start.copy()
    active = np.flatnonzero(np.isfinite(target))
    now, goal, ys, vs = t[active], target[active], y[:, active], v[:, active]
    for _ in range(ITERATIONS):
        w, _, r = weighted(now, ys, vs)
        wr = w * r
        q, fall = np.einsum("kb,kb->b", wr, r), np.einsum("kb,kb->b", wr, wr)
        step = np.where(q > goal, (q / goal - 1) * q / np.where(fall > 0, fall, 1.0), 0.0)
        now = now + step
        is_done = step <= CLOSE * now
        t[active[is_done]] = now[is_done]
        go_on = ~is_done
        active, now, goal, ys, vs = active[go_on], now[go_on], goal[go_on], ys[:, go_on], vs[:, go_on]
        if not active.size:
            break
    t[active] = now
    return t
