"""Maximum likelihood and restricted maximum likelihood estimates of tau2: the global maximum, always.

The score s(t), twice the derivative of the log-likelihood, is evaluated on a grid from zero to a bound
above which it is provably negative; every change from plus to minus brackets a local maximum, and a
hump or a dip between two grid points is searched for a hidden pair. Newton's method, safeguarded by
bisection, ends each bracket at full precision; likelihoods are compared where there are several.
Viechtbauer 2005, J Educ Behav Stat 30:261-293 (likelihood); bound and grid are our own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from probatum.synthesis.pooling.table import Array, Codes

STEP = 0.4  # of the grid, in log(smallest variance + tau2)
HALVINGS = 40
ITERATIONS = 200  # bisection alone ends after about 60 in a bracket of one grid step
CLOSE = 1e-9  # a Newton step this small, relative, leaves an error of about its square


@dataclass(frozen=True, slots=True, eq=False)
class Maximum:
    """The estimate of each pool and how many local maxima its likelihood has on tau2 >= 0."""

    tau2: Array
    modes: NDArray[np.int64]


def maximize(y: Array, v: Array, k: Array, *, restricted: bool) -> Maximum:
    """tau2 at the global maximum of every column; y, v of shape (studies, pools), centered and scaled."""
    t, s, d = _grid(y, v, k, restricted)
    column, low, high, start = _brackets(t, s, d, y, v, restricted)
    roots = _refine(column, low, high, start, y, v, restricted)
    at_zero = np.flatnonzero(s[0] <= 0)
    column = np.concatenate([at_zero, column])
    roots = np.concatenate([np.zeros(at_zero.size), roots])
    modes = np.bincount(column, minlength=y.shape[1])
    best = np.zeros(y.shape[1])
    best[column] = roots
    several = np.flatnonzero(modes > 1)
    if several.size:
        chosen = np.isin(column, several)
        best[several] = _highest(column[chosen], roots[chosen], several, y, v, restricted)
    return Maximum(best, modes)


def score(t: Array, y: Array, v: Array, restricted: bool) -> tuple[Array, Array]:
    """Twice dl/dtau2 and its derivative, at tau2 = t of each column."""
    w = 1 / (v + t)
    sw = np.add.reduce(w, axis=0)
    r = y - np.einsum("kb,kb->b", w, y) / sw
    r *= w
    s2 = np.einsum("kb,kb->b", w, w)
    s = np.einsum("kb,kb->b", r, r) - sw
    w2r = w * r
    c = np.add.reduce(w2r, axis=0)
    d = s2 - 2 * np.einsum("kb,kb->b", w2r, r) + 2 * c * c / sw
    if restricted:
        ratio = s2 / sw
        s += ratio
        d += ratio * ratio - 2 * np.einsum("kb,kb,kb->b", w, w, w) / sw
    return s, d


def log_likelihood(t: Array, y: Array, v: Array, restricted: bool) -> Array:
    """The log-likelihood at tau2 = t, up to a constant of the pool."""
    total = v + t
    w = 1 / total
    sw = np.add.reduce(w, axis=0)
    r = y - np.einsum("kb,kb->b", w, y) / sw
    logs = np.add.reduce(np.log(np.where(np.isinf(total), 1.0, total)), axis=0)
    value = logs + np.einsum("kb,kb,kb->b", w, r, r)
    return np.asarray(-0.5 * (value + np.log(sw) if restricted else value))


def upper_bound(y: Array, v: Array, k: Array, restricted: bool) -> Array:
    """A tau2 above which the score is negative.

    With w <= 1/(vmin + t) and a residual sum of squares of at most sum(w) span^2 / 4, the score is
    below sum(w) (span^2/4 + 1/sum(w)) / (vmin + t) - sum(w), without 1/sum(w) for ML. For REML,
    1/sum(w) <= (vmax + t) / k gives the first bound; setting t again on the right-hand side lowers it.
    """
    is_study = np.isfinite(v)
    quarter = ((y.max(axis=0) - y.min(axis=0)) / 2) ** 2
    v_min = v.min(axis=0)
    if not restricted:
        return np.asarray(np.maximum(quarter - v_min, 0.0))
    v_max = np.where(is_study, v, 0.0).max(axis=0)
    t: Array = np.maximum(k / (k - 1) * (quarter + v_max / k - v_min), 0.0)
    for _ in range(2):
        t = np.maximum(quarter - v_min + 1 / np.add.reduce(1 / (v + t), axis=0), 0.0)
    return t


def _grid(y: Array, v: Array, k: Array, restricted: bool) -> tuple[Array, Array, Array]:
    """Points, scores and derivatives, (points, pools): zero first, evenly spaced in log(vmin + t)."""
    v_min = v.min(axis=0)
    reach = np.log1p(upper_bound(y, v, k, restricted) * (1 + 1e-9) / v_min)
    intervals = max(2, int(np.ceil(reach.max() / STEP)))
    shares = np.linspace(0.0, 1.0, intervals + 1)[:, None]
    t = v_min * np.expm1(shares * reach)
    s, d = np.empty_like(t), np.empty_like(t)
    for point in range(intervals + 1):
        s[point], d[point] = score(t[point], y, v, restricted)
    s[-1] = np.minimum(s[-1], -0.0)
    return t, s, d


def _brackets(
    t: Array, s: Array, d: Array, y: Array, v: Array, restricted: bool
) -> tuple[Codes, Array, Array, Array]:
    """Column, lower end, upper end and a first guess of every local maximum above zero."""
    g, column = np.nonzero((s[:-1] > 0) & (s[1:] <= 0))
    low, high = t[g, column], t[g + 1, column]
    above, below = s[g, column], s[g + 1, column]
    found = [(column, low, high, low + (high - low) * above / (above - below))]
    bends_down = (d[:-1] > 0) & (d[1:] < 0)
    bends_up = (d[:-1] < 0) & (d[1:] > 0)
    hump = bends_down & (s[:-1] <= 0) & (s[1:] <= 0)  # may rise above zero and fall again
    dip = bends_up & (s[:-1] > 0) & (s[1:] > 0)  # may fall below zero and rise again
    for chosen, sign in ((hump, 1.0), (dip, -1.0)):
        g, column = np.nonzero(chosen)
        if g.size:
            ends = _Ends(t[g, column], t[g + 1, column], s[g, column], s[g + 1, column])
            slopes = (d[g, column], d[g + 1, column])
            which, beyond = _beyond_zero(ends, slopes, y[:, column], v[:, column], restricted, sign)
            low, high = (beyond, ends.high[which]) if sign > 0 else (ends.low[which], beyond)
            found.append((column[which], low, high, 0.5 * (low + high)))
    column, low, high, start = (np.concatenate(parts) for parts in zip(*found, strict=True))
    return column, low, high, start


@dataclass(frozen=True, slots=True, eq=False)
class _Ends:
    low: Array
    high: Array
    at_low: Array  # the score there
    at_high: Array


def _beyond_zero(
    ends: _Ends, slopes: tuple[Array, Array], y: Array, v: Array, restricted: bool, sign: float
) -> tuple[Codes, Array]:
    """Which humps (sign 1) or dips (sign -1) between two points cross zero, and a point beyond it.

    Bisection toward the turn; a bracket is given up once the tangents of its ends meet before zero.
    """
    low, high, a, b = ends.low, ends.high, ends.at_low * sign, ends.at_high * sign
    rise, fall = slopes[0] * sign, slopes[1] * sign
    active, which, beyond = np.arange(low.size), [np.zeros(0, np.int64)], [np.zeros(0)]
    for _ in range(HALVINGS):
        peak = (a * fall - b * rise + (high - low) * rise * fall) / (fall - rise)
        keep = peak > 0
        active = active[keep]
        low, high, a, b, rise, fall = (x[keep] for x in (low, high, a, b, rise, fall))
        if not active.size:
            break
        middle = 0.5 * (low + high)
        s, d = score(middle, y[:, active], v[:, active], restricted)
        s, d = s * sign, d * sign
        hit = s > 0
        which.append(active[hit])
        beyond.append(middle[hit])
        up = d > 0
        low, a, rise = np.where(up, middle, low), np.where(up, s, a), np.where(up, d, rise)
        high, b, fall = np.where(up, high, middle), np.where(up, b, s), np.where(up, fall, d)
        active = active[~hit]
        low, high, a, b, rise, fall = (x[~hit] for x in (low, high, a, b, rise, fall))
    return np.concatenate(which), np.concatenate(beyond)


def _refine(
    column: Codes, low: Array, high: Array, start: Array, y: Array, v: Array, restricted: bool
) -> Array:
    """The root in each bracket: Newton where it stays inside and the score falls, else bisection."""
    out, active, t = np.empty(column.size), np.arange(column.size), start
    ys, vs = y[:, column], v[:, column]
    for _ in range(ITERATIONS):
        if not active.size:
            return out
        s, d = score(t, ys, vs, restricted)
        low, high = np.where(s > 0, t, low), np.where(s > 0, high, t)
        newton = t - s / np.where(d < 0, d, -1.0)
        is_safe = (d < 0) & (newton >= low) & (newton <= high)
        following = np.where(is_safe, newton, 0.5 * (low + high))
        is_close = is_safe & (np.abs(following - t) <= CLOSE * following)
        is_done = is_close | (high - low <= 4e-16 * high)
        t = following
        if is_done.any():
            out[active[is_done]] = t[is_done]
            go_on = ~is_done
            active, t, low, high = active[go_on], t[go_on], low[go_on], high[go_on]
            ys, vs = ys[:, go_on], vs[:, go_on]
    out[active] = t
    return out


def _highest(column: Codes, roots: Array, several: Codes, y: Array, v: Array, restricted: bool) -> Array:
    """Of several local maxima of a pool, the one with the highest likelihood; the smaller tau2 on a tie."""
    values = log_likelihood(roots, y[:, column], v[:, column], restricted)
    order = np.lexsort((roots, -values, column))
    first = np.searchsorted(column[order], several)
    return roots[order][first]
