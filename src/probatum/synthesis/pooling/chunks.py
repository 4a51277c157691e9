"""Ragged pools as padded blocks: one column a pool, one row a study, pools of like size together.

Where a pool has no further study, y = 0 and v = infinity: its weight 1/(v + tau2) is zero, whatever
tau2, so that no mask is needed. Effects are shifted to the pool's weighted mean and scaled by a power
of two near its smallest variance: convergence then never depends on the scale, and scaling rounds
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from probatum.synthesis.pooling.table import Array, Codes

CELLS = 1 << 14  # of one block: a few arrays of this size stay in the cache of one core


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """Pools of similar size: `y`, `v` have shape (studies, pools); the rest one entry a pool."""

    pools: Codes  # which pools of the table
    y: Array  # shifted by `center`, divided by `unit`
    v: Array  # divided by `unit` squared
    k: Array
    center: Array
    unit: Array
    slots: Codes  # positions in the table's order, (studies, pools); padded with the pool's first


def chunks(y: Array, v: Array, starts: Codes, sizes: Codes, chosen: Codes) -> Iterator[Chunk]:
    """Cut the chosen pools into blocks, small pools first; `y`, `v` are in the table's order."""
    by_size = chosen[np.argsort(sizes[chosen], kind="stable")]
    begin = 0
    while begin < len(by_size):
        end = begin + _fit(sizes[by_size[begin:]])
        yield _chunk(y, v, starts, sizes, by_size[begin:end])
        begin = end


def _fit(sizes: Codes) -> int:
    """How many pools, smallest first, fit into one block; at least one."""
    ahead = sizes[: CELLS // max(int(sizes[0]), 1) + 1]
    fits = ahead * np.arange(1, len(ahead) + 1) <= CELLS
    return max(1, int(np.count_nonzero(fits)))


def _chunk(y: Array, v: Array, starts: Codes, sizes: Codes, pools: Codes) -> Chunk:
    k = sizes[pools]
    place = np.arange(int(k.max()))[:, None]
    is_study = place < k
    slots = starts[pools] + np.where(is_study, place, 0)
    effects, variances = y[slots], np.where(is_study, v[slots], np.inf)
    unit = np.exp2(np.round(0.5 * np.log2(variances.min(axis=0))))
    weights = 1 / (variances / unit**2)
    first = effects[0]
    shifted = np.where(is_study, effects - first, 0.0)
    center = first + np.einsum("kb,kb->b", weights, shifted) / np.add.reduce(weights, axis=0)
    scaled = np.where(is_study, (effects - center) / unit, 0.0)
    return Chunk(pools, scaled, variances / unit**2, k.astype(np.float64), center, unit, slots)
