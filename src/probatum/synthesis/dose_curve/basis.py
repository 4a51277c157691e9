"""Curve families: what a dose becomes before it is regressed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from probatum.domain.dose_curve import CurveFamily

Array = npt.NDArray[np.float64]
KNOT_QUANTILES = (
    0.1,
    0.5,
    0.9,
)  # three knots (Harrell, Regression Modeling Strategies, table of knot places)


@dataclass(frozen=True, slots=True)
class Basis:
    """A family with its knots (ascending; only splines have them)."""

    family: CurveFamily
    knots: tuple[float, ...] = ()

    @property
    def size(self) -> int:
        """Number of coefficients."""
        return {CurveFamily.LINEAR: 1, CurveFamily.QUADRATIC: 2}.get(self.family, len(self.knots) - 1)

    @property
    def names(self) -> tuple[str, ...]:
        """A name for each coefficient."""
        second = "dose squared" if self.family is CurveFamily.QUADRATIC else "spline term {}"
        return ("dose", *(second.format(number) for number in range(1, self.size)))

    def of(self, doses: Sequence[float] | Array) -> Array:
        """One row per dose, one column per coefficient."""
        x = np.asarray(doses, dtype=np.float64)
        if self.family is CurveFamily.LINEAR:
            return x[:, None]
        if self.family is CurveFamily.QUADRATIC:
            return np.column_stack([x, x * x])
        return restricted_cubic_spline(x, self.knots)


def restricted_cubic_spline(x: Array, knots: Sequence[float]) -> Array:
    """Harrell's basis: linear below the first and above the last knot, cubic between, k - 1 columns.

    Normalized by the squared distance of the outer knots, so that every column has the dose's unit.
    """
    t = np.asarray(knots, dtype=np.float64)
    last, before = t[-1], t[-2]
    columns = [x]
    for knot in t[:-2]:
        bent = (
            _cube(x - knot)
            - _cube(x - before) * (last - knot) / (last - before)
            + _cube(x - last) * (before - knot) / (last - before)
        )
        columns.append(bent / (last - t[0]) ** 2)
    return np.column_stack(columns)


def knots_of(doses: Sequence[float], quantiles: Sequence[float] = KNOT_QUANTILES) -> tuple[float, ...]:
    """Knots at fixed quantiles of all doses, references included; equal ones are merged."""
    return tuple(dict.fromkeys(float(knot) for knot in np.quantile(np.asarray(doses), quantiles)))


def _cube(x: Array) -> Array:
    cubed: Array = np.maximum(x, 0.0) ** 3
    return cubed
