"""Named choices of an effect measure: zero cells, double-zero studies, the variance formula."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Pair = tuple[Array, Array]  # effect, sampling variance


class ZeroCells(StrEnum):
    """To which studies the continuity correction is added."""

    ONLY_ZERO = "only0"  # studies with at least one empty cell
    ALL = "all"
    IF_ANY = "if0all"  # all studies, when at least one has an empty cell
    NONE = "none"


class Variance(StrEnum):
    """Which sampling variance, where the literature knows several."""

    LARGE_SAMPLE = "LS"
    LARGE_SAMPLE_UNCORRECTED = "LS2"  # SMD: from d, then times the squared bias correction
    UNBIASED = "UB"
    AVERAGED = "AV"  # SMD: the mean effect of all studies stands in each study's variance
    HOMOSCEDASTIC = "HO"  # MD: one standard deviation for both groups


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices one calculation was made with; the defaults are metafor's."""

    add: float = 0.5
    to: ZeroCells = ZeroCells.ONLY_ZERO
    drop00: bool = False  # studies without events (or without non-events) in both groups become NaN
    vtype: Variance = Variance.LARGE_SAMPLE


def corrected(cells: list[Array], choices: Choices) -> list[Array]:
    """The cells with `add` where the choice says so."""
    empty = np.logical_or.reduce([cell == 0 for cell in cells])
    match choices.to:
        case ZeroCells.ALL:
            chosen = np.ones_like(empty)
        case ZeroCells.IF_ANY:
            chosen = np.full_like(empty, bool(empty.any()))
        case ZeroCells.ONLY_ZERO:
            chosen = empty
        case ZeroCells.NONE:
            chosen = np.zeros_like(empty)
    return [np.where(chosen, cell + choices.add, cell) for cell in cells]
