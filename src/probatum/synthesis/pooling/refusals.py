"""Why a pool is not pooled: a value, never an exception, so that one bad pool stops no other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from probatum.synthesis.pooling.table import Codes, EffectTable, Labels


class Reason(IntEnum):
    """The first of these that holds is the reason; NONE means that the pool was pooled."""

    NONE = 0
    NO_EFFECT = 1
    BAD_VARIANCE = 2
    MIXED_SPECIES = 3
    MIXED_MEASURES = 4
    REPEATED_STUDY = 5
    TOO_FEW = 6


REMEDY = {
    Reason.NO_EFFECT: "a study has no effect: drop its row or recover the effect",
    Reason.BAD_VARIANCE: "a sampling variance must be a number greater than zero",
    Reason.MIXED_SPECIES: "people, animals and cells are never pooled together: one pool for each",
    Reason.MIXED_MEASURES: "one effect measure a pool: convert, naming the assumption, or split",
    Reason.REPEATED_STUDY: "a study stands twice: combine its arms or choose one comparison",
    Reason.TOO_FEW: "fewer than two studies: there is nothing to pool",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PoolRefusal:
    """No pooled effect, and why; `detail` names the study and the value."""

    pool: str
    reason: Reason
    detail: str
    k: int
    studies: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.pool}: not pooled: {self.detail} ({REMEDY[self.reason]})"


def reasons(table: EffectTable) -> NDArray[np.int8]:
    """The reason of each pool, as numbers."""
    found = np.zeros(len(table), np.int8)
    found[table.sizes < 2] = Reason.TOO_FEW
    if table.study is not None:
        found[_repeated(table, table.study)] = Reason.REPEATED_STUDY
    for labels, reason in ((table.measure, Reason.MIXED_MEASURES), (table.track, Reason.MIXED_SPECIES)):
        if labels is not None:
            found[_mixed(table, labels)] = reason
    found[_pools_with(table, ~(np.isfinite(table.v) & (table.v > 0)))] = Reason.BAD_VARIANCE
    found[_pools_with(table, ~np.isfinite(table.y))] = Reason.NO_EFFECT
    return found


def refusal(table: EffectTable, pool: int, reason: Reason) -> PoolRefusal:
    """The reason in words, with the rows that gave it."""
    rows = table.rows(pool)
    return PoolRefusal(
        pool=str(table.pools.names[pool]),
        reason=reason,
        detail=_detail(table, rows, reason),
        k=len(rows),
        studies=tuple(table.study_label(int(row)) for row in rows),
    )


def _detail(table: EffectTable, rows: Codes, reason: Reason) -> str:
    def where(bad: NDArray[np.bool_], column: NDArray[np.float64], name: str) -> str:
        row = int(rows[np.flatnonzero(bad)[0]])
        return f"{name} of {table.study_label(row)} is {column[row]:g}"

    match reason:
        case Reason.NO_EFFECT:
            return where(~np.isfinite(table.y[rows]), table.y, "the effect")
        case Reason.BAD_VARIANCE:
            v = table.v[rows]
            return where(~(np.isfinite(v) & (v > 0)), table.v, "the variance")
        case Reason.MIXED_SPECIES:
            return f"its studies are of {_names(table.track, rows)}"
        case Reason.MIXED_MEASURES:
            return f"its effects are {_names(table.measure, rows)}"
        case Reason.REPEATED_STUDY:
            labels = [table.study_label(int(row)) for row in rows]
            return f"{next(label for label in labels if labels.count(label) > 1)} stands more than once"
        case _:
            return "one study" if len(rows) == 1 else "no study"


def _names(labels: Labels | None, rows: Codes) -> str:
    known = {labels.name(int(row)) or "not stated" for row in rows} if labels else set()
    return ", ".join(sorted(known))


def _pools_with(table: EffectTable, bad: NDArray[np.bool_]) -> Codes:
    return np.unique(table.pools.codes[bad])


def _repeated(table: EffectTable, study: Labels) -> Codes:
    """Pools in which one study has two rows."""
    stated = study.codes >= 0
    keys = table.pools.codes[stated] * (len(study.names) + 1) + study.codes[stated]
    keys.sort()
    return np.unique(keys[1:][keys[1:] == keys[:-1]] // (len(study.names) + 1))


def _mixed(table: EffectTable, labels: Labels) -> Codes:
    """Pools whose rows carry two labels; "not stated" is a label of its own."""
    codes = labels.codes[table.order]
    if len(labels.names) < 2 and (codes >= 0).all():
        return np.zeros(0, np.int64)
    first = np.repeat(codes[np.minimum(table.starts, len(codes) - 1)], table.sizes)
    return np.unique(table.pool_of[codes != first])
