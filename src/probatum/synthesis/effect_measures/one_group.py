"""Effect measures of one group: a mean, a standard deviation, a proportion."""

from __future__ import annotations

import numpy as np

from probatum.synthesis.effect_measures.choices import Array, Choices, Pair, corrected


def mean(m: Array, sd: Array, n: Array) -> Pair:
    """The mean; variance sd^2 / n."""
    return m + 0.0, sd**2 / n


def log_standard_deviation(sd: Array, n: Array) -> Pair:
    """log sd + 1/(2(n - 1)); variance 1/(2(n - 1)) (Raudenbush and Bryk 1987, J Educ Stat 12:241-269)."""
    h = 0.5 / (n - 1)
    return np.log(sd) + h, h


def proportion(x: Array, m: Array) -> Pair:
    """p = x/n; variance p (1 - p) / n. `m` counts those without the event."""
    n = x + m
    return x / n, x * m / n**3


def log_proportion(x: Array, m: Array) -> Pair:
    """log p; variance 1/x - 1/n."""
    return np.log(x / (x + m)), 1 / x - 1 / (x + m)


def logit_proportion(x: Array, m: Array) -> Pair:
    """log(x / m); variance 1/x + 1/m."""
    return np.log(x / m), 1 / x + 1 / m


def arcsine_proportion(x: Array, m: Array) -> Pair:
    """asin(sqrt p); variance 1/(4n) (Fisher 1922)."""
    n = x + m
    return np.arcsin(np.sqrt(x / n)), 1 / (4 * n)


def double_arcsine(x: Array, m: Array) -> Pair:
    """Half the sum of asin sqrt(x/(n+1)) and asin sqrt((x+1)/(n+1)); variance 1/(4n + 2).

    Freeman and Tukey 1950, Ann Math Stat 21:607-611.
    """
    n = x + m
    low, high = np.sqrt(x / (n + 1)), np.sqrt((x + 1) / (n + 1))
    return 0.5 * (np.arcsin(low) + np.arcsin(high)), 1 / (4 * n + 2)


CORRECTED = {"PR": proportion, "PLN": log_proportion, "PLO": logit_proportion}
AS_OBSERVED = {"PAS": arcsine_proportion, "PFT": double_arcsine}


def proportions(measure: str, x: Array, m: Array, choices: Choices) -> Pair:
    """A measure of proportions, with the continuity correction where the measure needs one."""
    if measure in AS_OBSERVED:
        return AS_OBSERVED[measure](x, m)
    x, m = corrected([x, m], choices)
    return CORRECTED[measure](x, m)
