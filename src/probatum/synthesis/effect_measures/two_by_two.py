"""Effect measures of two groups and an event: a, b events and non-events treated; c, d in controls.

Formulas as in Fleiss and Berlin (2009, The Handbook of Research Synthesis and Meta-Analysis, 2nd ed.,
chapter 13) where nothing else is cited; log always means the natural logarithm.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from probatum.synthesis.effect_measures.choices import Array, Choices, Pair, corrected


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of the studies, and what follows from them."""

    a: Array
    b: Array
    c: Array
    d: Array

    @property
    def n1(self) -> Array:
        """People treated."""
        return self.a + self.b

    @property
    def n2(self) -> Array:
        """Controls."""
        return self.c + self.d

    @property
    def p1(self) -> Array:
        """Risk of the treated."""
        return self.a / self.n1

    @property
    def p2(self) -> Array:
        """Risk of the controls."""
        return self.c / self.n2

    @property
    def inverse_cells(self) -> Array:
        """1/a + 1/b + 1/c + 1/d: the variance of the log odds ratio (Woolf 1955)."""
        return 1 / self.a + 1 / self.b + 1 / self.c + 1 / self.d

    @property
    def odds_ratio(self) -> Array:
        """ad / bc."""
        return self.a * self.d / (self.b * self.c)


def cells(a: Array, b: Array, c: Array, d: Array, choices: Choices) -> tuple[Table, Table]:
    """The table as observed and with the continuity correction; both NaN where it is dropped."""
    raw = [a, b, c, d]
    if choices.drop00:
        dropped = ((a == 0) & (c == 0)) | ((b == 0) & (d == 0))
        raw = [np.where(dropped, np.nan, cell) for cell in raw]
    return Table(*raw), Table(*corrected(raw, choices))


def log_odds_ratio(t: Table) -> Pair:
    """log(ad / bc); variance 1/a + 1/b + 1/c + 1/d (Woolf 1955, Ann Hum Genet 19:251-253)."""
    return np.log(t.odds_ratio), t.inverse_cells


def log_risk_ratio(t: Table) -> Pair:
    """log(p1 / p2); variance 1/a - 1/n1 + 1/c - 1/n2 (Katz et al. 1978, Biometrics 34:469-474)."""
    return np.log(t.p1) - np.log(t.p2), 1 / t.a - 1 / t.n1 + 1 / t.c - 1 / t.n2


def risk_difference(t: Table) -> Pair:
    """p1 - p2; variance p1 (1 - p1) / n1 + p2 (1 - p2) / n2."""
    return t.p1 - t.p2, t.p1 * (1 - t.p1) / t.n1 + t.p2 * (1 - t.p2) / t.n2


def arcsine_difference(t: Table) -> Pair:
    """asin(sqrt p1) - asin(sqrt p2); variance 1/(4 n1) + 1/(4 n2) (Rücker et al. 2009, Stat Med 28:721)."""
    return np.arcsin(np.sqrt(t.p1)) - np.arcsin(np.sqrt(t.p2)), 1 / (4 * t.n1) + 1 / (4 * t.n2)


def peto_log_odds_ratio(t: Table) -> Pair:
    """(O - E) / V, V hypergeometric; variance 1 / V (Yusuf et al. 1985, Prog Cardiovasc Dis 27:335)."""
    n, events, others = t.n1 + t.n2, t.a + t.c, t.b + t.d
    expected = events * t.n1 / n
    v = events * others * (t.n1 / n) * (t.n2 / n) / (n - 1)
    return (t.a - expected) / v, 1 / v


def phi(t: Table) -> Pair:
    """The correlation of two binary variables; variance of its multinomial large-sample distribution.

    Yule 1912, J R Stat Soc 75:579-652; Bishop, Fienberg and Holland 1975, Discrete Multivariate
    Analysis.
    """
    n = t.n1 + t.n2
    rows, columns = (t.n1 / n, t.n2 / n), ((t.a + t.c) / n, (t.b + t.d) / n)
    row_gap, column_gap = rows[0] - rows[1], columns[0] - columns[1]
    row_product, column_product = rows[0] * rows[1], columns[0] * columns[1]
    r = (t.a * t.d - t.b * t.c) / (n * n * np.sqrt(row_product * column_product))
    skew = r * (1 + r * r / 2) * row_gap * column_gap / np.sqrt(row_product * column_product)
    tails = 0.75 * r * r * (row_gap**2 / row_product + column_gap**2 / column_product)
    return r, (1 - r * r + skew - tails) / n


def yule_q(t: Table) -> Pair:
    """(OR - 1) / (OR + 1); variance (1 - Q^2)^2 / 4 times the sum of inverse cells (Yule 1912)."""
    q = (t.odds_ratio - 1) / (t.odds_ratio + 1)
    return q, 0.25 * (1 - q * q) ** 2 * t.inverse_cells


def yule_y(t: Table) -> Pair:
    """(sqrt OR - 1) / (sqrt OR + 1); variance (1 - Y^2)^2 / 16 times the sum of inverse cells (Yule 1912)."""
    root = np.sqrt(t.odds_ratio)
    y = (root - 1) / (root + 1)
    return y, 0.0625 * (1 - y * y) ** 2 * t.inverse_cells


def probit_difference(t: Table) -> Pair:
    """probit(p1) - probit(p2): an SMD if the outcome is normal and dichotomized.

    Sánchez-Meca et al. 2003, Psychol Methods 8:448-467.
    """
    from scipy.special import ndtri

    z1, z2 = ndtri(t.p1), ndtri(t.p2)
    v1 = 2 * np.pi * t.p1 * (1 - t.p1) * np.exp(z1 * z1) / t.n1
    v2 = 2 * np.pi * t.p2 * (1 - t.p2) * np.exp(z2 * z2) / t.n2
    return z1 - z2, v1 + v2


def odds_ratio_to_smd_normal(t: Table) -> Pair:
    """log OR / 1.65: an SMD if the outcome is normal and dichotomized (Cox and Snell 1989)."""
    return np.log(t.odds_ratio) / 1.65, t.inverse_cells / 1.65**2


def odds_ratio_to_smd_logistic(t: Table) -> Pair:
    """log OR sqrt(3) / pi: an SMD if the outcome is logistic, dichotomized (Chinn 2000, Stat Med 19:3127)."""
    return np.log(t.odds_ratio) * np.sqrt(3) / np.pi, t.inverse_cells * 3 / np.pi**2


CORRECTED = {
    "OR": log_odds_ratio,
    "RR": log_risk_ratio,
    "RD": risk_difference,
    "PETO": peto_log_odds_ratio,
    "YUQ": yule_q,
    "YUY": yule_y,
    "PBIT": probit_difference,
    "OR2DN": odds_ratio_to_smd_normal,
    "OR2DL": odds_ratio_to_smd_logistic,
}
AS_OBSERVED = {"AS": arcsine_difference, "PHI": phi}  # defined for empty cells: nothing is added
