"""`pool`: any number of ragged pools in one call."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from probatum.domain.effects_table import PublishedSynthesis
from probatum.domain.errors import ProbatumError
from probatum.synthesis.pooling import leave_out
from probatum.synthesis.pooling.choices import Options
from probatum.synthesis.pooling.chunks import chunks
from probatum.synthesis.pooling.fit import fit, names
from probatum.synthesis.pooling.refusals import Reason, reasons
from probatum.synthesis.pooling.results import LeftOut, Pooled
from probatum.synthesis.pooling.table import Array, Codes, EffectTable

STUDY, LABORATORY = "study", "laboratory"


def pool(table: EffectTable, options: Options | None = None, *, without: Iterable[str] = ()) -> Pooled:
    """Pool every pool of the table; `without` adds leaving out each "study" and each "laboratory".

    Defaults: REML, Hartung-Knapp-Sidik-Jonkman interval with the ad hoc bound, Riley's prediction
    interval. Nothing is random and nothing iterates to a tolerance of scale. A pool that cannot be
    pooled is refused with its reason and stops no other.
    """
    if not isinstance(table, EffectTable):
        raise not_poolable(table)
    options = options or Options()
    why = reasons(table)
    columns = _columns(table.y[table.order], table.v[table.order], table.starts, table.sizes, why, options)
    wanted = tuple(dict.fromkeys(without))
    return Pooled(
        table,
        options,
        columns,
        why,
        one_laboratory(table),
        {name: _without(table, why, options, name) for name in wanted},
    )


def not_poolable(given: object) -> ProbatumError:
    """The error for anything that is not a table of study-level effects."""
    items = given if isinstance(given, list | tuple) else (given,)
    if any(isinstance(item, PublishedSynthesis) for item in items):
        return ProbatumError(
            "a published synthesis cannot be pooled: its trials are already inside it",
            remedy="show it beside the pool; pool the rows of its studies",
        )
    return ProbatumError(
        "not a table of effects", value=type(given).__name__, remedy="build one with EffectTable.of(y, v, …)"
    )


def one_laboratory(table: EffectTable) -> NDArray[np.bool_]:
    """Pools all of whose studies state one and the same laboratory."""
    if table.laboratory is None or not len(table.y):
        return np.zeros(len(table), bool)
    codes = table.laboratory.codes[table.order]
    first = codes[np.minimum(table.starts, len(codes) - 1)]
    differs = np.bincount(table.pool_of, codes != np.repeat(first, table.sizes), minlength=len(table))
    return np.asarray((differs == 0) & (first >= 0) & (table.sizes > 1))


def _columns(
    y: Array, v: Array, starts: Codes, sizes: Codes, why: NDArray[np.int8], options: Options
) -> dict[str, Array]:
    """All columns; `y`, `v` in the order of the pools, NaN for pools with a reason."""
    columns = {name: np.full(len(sizes), np.nan) for name in names(options)}
    columns["k"] = sizes.astype(np.float64)
    for chunk in chunks(y, v, starts, sizes, np.flatnonzero(why == Reason.NONE)):
        for name, values in fit(chunk, options).items():
            columns[name][chunk.pools] = values
    return columns


def _without(table: EffectTable, why: NDArray[np.int8], options: Options, by: str) -> LeftOut:
    """All pools without each study or laboratory, some at a time so that memory stays small."""
    if by not in (STUDY, LABORATORY):
        raise ProbatumError("cannot be left out", value=by, remedy=f"{STUDY} or {LABORATORY}")
    y, v = table.y[table.order], table.v[table.order]
    parents, left, parts = [], [], []
    for batch in leave_out.batches(table, by, np.flatnonzero(why == Reason.NONE)):
        few = np.where(batch.sizes < 2, Reason.TOO_FEW, Reason.NONE).astype(np.int8)
        parts.append(_columns(y[batch.slots], v[batch.slots], batch.starts, batch.sizes, few, options))
        parents.append(batch.parent)
        left.append(batch.left_out)
    columns = {
        name: np.concatenate([part[name] for part in parts]) if parts else np.zeros(0)
        for name in names(options)
    }
    none = np.zeros(0, np.int64)
    return LeftOut(np.concatenate([none, *parents]), np.concatenate([none, *left]), columns)
