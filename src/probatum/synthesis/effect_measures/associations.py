"""Effect measures of association: correlations, partial correlations, excess heterozygosity."""

from __future__ import annotations

import numpy as np

from probatum.synthesis.effect_measures.choices import Array, Pair


def correlation(r: Array, n: Array) -> Pair:
    """r; variance (1 - r^2)^2 / (n - 1) (Hedges 1989, J Appl Psychol 74:469-477)."""
    return r + 0.0, (1 - r * r) ** 2 / (n - 1)


def fisher_z(r: Array, n: Array) -> Pair:
    """atanh r; variance 1/(n - 3) (Fisher 1921, Metron 1:1-32)."""
    return np.arctanh(r), 1 / (n - 3)


def partial_correlation(t: Array, m: Array, n: Array) -> Pair:
    """t / sqrt(t^2 + df), df = n - m - 1 with m predictors; variance (1 - r^2)^2 / df.

    Aloe and Becker 2012, J Educ Behav Stat 37:278-297; Aloe 2014, Res Synth Methods 5:1-15.
    """
    df = n - m - 1
    r = t / np.sqrt(t * t + df)
    return r, (1 - r * r) ** 2 / df


def partial_fisher_z(t: Array, m: Array, n: Array) -> Pair:
    """atanh of the partial correlation; variance 1/df, df = n - m - 1."""
    r, _ = partial_correlation(t, m, n)
    return np.arctanh(r), 1 / (n - m - 1)


def semipartial_correlation(t: Array, m: Array, r2: Array, n: Array) -> Pair:
    """t sqrt(1 - R2) / sqrt(df); variance (R2^2 - 2 R2 + F + 1 - F^2) / n, F = R2 - r^2.

    Aloe and Becker 2012, J Educ Behav Stat 37:278-297.
    """
    r = t * np.sqrt(1 - r2) / np.sqrt(n - m - 1)
    without = r2 - r * r
    return r, (r2 * r2 - 2 * r2 + without + 1 - without * without) / n


def log_excess_heterozygosity(a: Array, b: Array, c: Array) -> Pair:
    """log(b / (2 sqrt(a c))), a, b, c carriers of two, one, no copies; variance 1/(4a) + 1/b + 1/(4c).

    Ziegler et al. 2011, Stat Appl Genet Mol Biol 10:1-19.
    """
    return np.log(b / (2 * np.sqrt(a * c))), 1 / (4 * a) + 1 / b + 1 / (4 * c)
