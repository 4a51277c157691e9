"""Effect measures of two groups with events per person-time: x events in t, treated (1) and controls (2).

Formulas as in Rothman, Greenland and Lash (2008, Modern Epidemiology, 3rd ed., chapter 14).
"""

from __future__ import annotations

import numpy as np

from probatum.synthesis.effect_measures.choices import Array, Choices, Pair, corrected


def log_rate_ratio(x1: Array, x2: Array, t1: Array, t2: Array) -> Pair:
    """log((x1/t1) / (x2/t2)); variance 1/x1 + 1/x2."""
    return np.log(x1 / t1) - np.log(x2 / t2), 1 / x1 + 1 / x2


def rate_difference(x1: Array, x2: Array, t1: Array, t2: Array) -> Pair:
    """x1/t1 - x2/t2; variance x1/t1^2 + x2/t2^2."""
    return x1 / t1 - x2 / t2, x1 / t1**2 + x2 / t2**2


def root_rate_difference(x1: Array, x2: Array, t1: Array, t2: Array) -> Pair:
    """sqrt(x1/t1) - sqrt(x2/t2); variance 1/(4 t1) + 1/(4 t2)."""
    return np.sqrt(x1 / t1) - np.sqrt(x2 / t2), 1 / (4 * t1) + 1 / (4 * t2)


CORRECTED = {"IRR": log_rate_ratio, "IRD": rate_difference, "IRSD": root_rate_difference}


def rates(measure: str, x1: Array, x2: Array, t1: Array, t2: Array, choices: Choices) -> Pair:
    """A measure of rates; the continuity correction goes to the events."""
    if choices.drop00:
        x1 = np.where((x1 == 0) & (x2 == 0), np.nan, x1)
    x1, x2 = corrected([x1, x2], choices)
    return CORRECTED[measure](x1, x2, t1, t2)
