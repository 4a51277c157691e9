"""The sub-pools of leaving out one study or one laboratory at a time, as positions in the table's order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from probatum.synthesis.pooling.table import Codes, EffectTable

CELLS = 1 << 20  # positions made at a time


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Sub-pools one after the other: `slots` of their studies, where each starts, how many it has."""

    slots: Codes
    starts: Codes
    sizes: Codes
    parent: Codes
    left_out: Codes


def batches(table: EffectTable, by: str, pools: Codes) -> Iterator[Batch]:
    """The sub-pools of the chosen pools, in the order of the pools."""
    labels = table.laboratory.codes[table.order] if by == "laboratory" and table.laboratory else None
    if by == "laboratory" and labels is None:
        return
    cells = np.cumsum(table.sizes[pools] ** 2)
    for part in np.split(pools, np.flatnonzero(np.diff(cells // CELLS)) + 1):
        if part.size:
            yield _batch(table, part, labels)


def _batch(table: EffectTable, pools: Codes, labels: Codes | None) -> Batch:
    """Every study of a pool is repeated once per unit left out of it, then dropped from its own."""
    slots = _slots(table, pools)
    pool_of = np.repeat(pools, table.sizes[pools])
    if labels is None:
        units = slots
        parent, left = pool_of, table.order[slots]
    else:
        stated = labels[slots] >= 0
        pairs = np.unique(np.stack([pool_of[stated], labels[slots][stated]]), axis=1)
        parent, left = pairs[0], pairs[1]
        units = left
    repeats = table.sizes[parent]
    each = np.repeat(np.arange(parent.size), repeats)
    ends = np.cumsum(repeats)
    position = np.arange(each.size) - np.repeat(ends - repeats, repeats)
    every = table.starts[parent][each] + position
    mine = every if labels is None else labels[every]
    stays = mine != units[each]
    sizes = np.bincount(each[stays], minlength=parent.size)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    return Batch(every[stays], starts, sizes, parent, left)


def _slots(table: EffectTable, pools: Codes) -> Codes:
    sizes = table.sizes[pools]
    ends = np.cumsum(sizes)
    return np.arange(int(ends[-1])) - np.repeat(ends - sizes, sizes) + np.repeat(table.starts[pools], sizes)
