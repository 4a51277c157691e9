"""Tail areas by scipy's special functions: two-sided for t, r and z, upper for F, chi-squared and Q."""

from __future__ import annotations

from math import inf, sqrt

from scipy.special import betainc, gammaincc, ndtr


def p_t(t: float, df: float) -> float:
    """Two-sided p of Student's t."""
    return float(betainc(df / 2, 0.5, df / (df + t * t))) if df != inf else p_z(t)


def p_f(f: float, df1: float, df2: float) -> float:
    """Upper p of F."""
    return 1.0 if f <= 0 else float(betainc(df2 / 2, df1 / 2, df2 / (df2 + df1 * f)))


def p_chi2(x: float, df: float) -> float:
    """Upper p of chi-squared."""
    return 1.0 if x <= 0 else float(gammaincc(df / 2, x / 2))


def p_z(z: float) -> float:
    """Two-sided p of a standard normal."""
    return float(2 * ndtr(-abs(z)))


def p_r(r: float, df: float) -> float:
    """Two-sided p of a correlation with n - 2 = `df`."""
    return 0.0 if abs(r) >= 1 else p_t(r * sqrt(df / (1 - r * r)), df)
