"""The long table that is pooled: one row a study, any number of pools of any size.

Rows stay where they are; each pool is a slice of `order`, in the order of the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from probatum.domain.errors import ProbatumError

Array = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """A column of labels as numbers; -1 stands for "not stated"."""

    codes: Codes
    names: Sequence[Any] | NDArray[Any]

    def name(self, row: int) -> str | None:
        """The label of a row."""
        code = int(self.codes[row])
        return None if code < 0 else str(self.names[code])


@dataclass(frozen=True, eq=False)
class EffectTable:
    """Effects `y` with sampling variances `v`, and to which pool, study and laboratory each belongs."""

    y: Array
    v: Array
    pools: Labels
    order: Codes  # rows sorted by pool, stable
    starts: Codes  # where each pool starts in `order`
    sizes: Codes
    study: Labels | None = None
    laboratory: Labels | None = None
    measure: Labels | None = None
    track: Labels | None = None

    @classmethod
    def of(
        cls,
        y: ArrayLike,
        v: ArrayLike,
        *,
        pool: ArrayLike | None = None,
        study: ArrayLike | None = None,
        laboratory: ArrayLike | None = None,
        measure: ArrayLike | str | None = None,
        track: ArrayLike | None = None,
    ) -> EffectTable:
        """Build the table from columns of equal length; no `pool` column means one pool.

        Labels are numbers or text; None, "" and negative numbers are "not stated". ProbatumError where
        columns differ in length or numbers are not numbers; wrong values in a row refuse only its pool.
        """
        effects, variances = _numbers("y", y), _numbers("v", v)
        n = len(effects)
        _same_length(n, v=variances)
        pools = Labels(np.zeros(n, np.int64), ("all",)) if pool is None else _labels("pool", pool, n)
        if n and pools.codes.min() < 0:
            row = int(np.argmin(pools.codes))
            raise ProbatumError("pool is not stated", field=f"row {row}", remedy="name the pool of every row")
        order, starts, sizes = _grouped(pools.codes, len(pools.names))
        return cls(
            effects,
            variances,
            pools,
            order,
            starts,
            sizes,
            study=_optional("study", study, n),
            laboratory=_optional("laboratory", laboratory, n),
            measure=_optional("measure", [measure] * n if isinstance(measure, str) else measure, n),
            track=_optional("track", track, n),
        )

    def __len__(self) -> int:
        return len(self.sizes)

    def rows(self, pool: int) -> Codes:
        """The rows of one pool."""
        start = self.starts[pool]
        return self.order[start : start + self.sizes[pool]]

    def study_label(self, row: int) -> str:
        """What a row's study is called: its label, else its number in the table, from one."""
        named = self.study.name(row) if self.study else None
        return named if named is not None else f"row {row + 1}"

    def digest(self, pool: int) -> str:
        """Sixteen hex digits of everything one pool was computed from."""
        rows = self.rows(pool)
        state = sha256()
        for column in (self.y[rows], self.v[rows]):
            state.update(np.ascontiguousarray(column, dtype="<f8").tobytes())
        for labels in (self.study, self.laboratory, self.measure, self.track):
            names = [labels.name(int(row)) for row in rows] if labels else []
            state.update(repr(names).encode("utf-8", "surrogatepass"))
        return state.hexdigest()[:16]

    @cached_property
    def pool_of(self) -> Codes:
        """The pool of each entry of `order`."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)


def _numbers(name: str, values: ArrayLike) -> Array:
    try:
        array = np.asarray(values, np.float64)
    except (TypeError, ValueError):
        raise ProbatumError("not numbers", field=name, remedy="give one number a row") from None
    if array.ndim != 1:
        raise ProbatumError("not one number a row", field=name, value=f"shape {array.shape}")
    return array


def _same_length(n: int, **columns: Any) -> None:
    for name, column in columns.items():
        if len(column) != n:
            raise ProbatumError(
                "columns differ in length", field=name, value=len(column), remedy=f"give {n} rows, as y has"
            )


def _optional(name: str, values: ArrayLike | None, n: int) -> Labels | None:
    return None if values is None else _labels(name, values, n)


def _labels(name: str, values: ArrayLike, n: int) -> Labels:
    array = np.asarray(values)
    _same_length(n, **{name: array})
    if np.issubdtype(array.dtype, np.integer):
        return _integer_labels(array)
    if n == 0:
        return Labels(np.zeros(0, np.int64), ())
    changed = np.empty(n, bool)
    changed[0] = True
    changed[1:] = array[1:] != array[:-1]
    runs = np.flatnonzero(changed)
    known: dict[Any, int] = {}
    codes = [_code(known, array[run]) for run in runs.tolist()]
    return Labels(np.repeat(np.array(codes, np.int64), np.diff(np.append(runs, n))), tuple(known))


def _code(known: dict[Any, int], label: Any) -> int:
    if label is None or label == "" or label != label:
        return -1
    return known.setdefault(str(label), len(known))


def _integer_labels(array: NDArray[Any]) -> Labels:
    if len(array) and np.all(array[1:] >= array[:-1]) and array[0] >= 0:
        changed = np.empty(len(array), bool)
        changed[0] = True
        changed[1:] = array[1:] != array[:-1]
        return Labels(np.cumsum(changed) - 1, array[changed])
    names, codes = np.unique(array, return_inverse=True)
    stated = names >= 0
    return Labels(np.where(stated, np.cumsum(stated) - 1, -1)[codes.reshape(-1)], names[stated])


def _grouped(codes: Codes, count: int) -> tuple[Codes, Codes, Codes]:
    sizes = np.bincount(codes, minlength=count).astype(np.int64)
    is_sorted = bool(np.all(codes[1:] >= codes[:-1]))
    order = np.arange(len(codes)) if is_sorted else np.argsort(codes, kind="stable")
    return order, np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64), sizes
