"""Effect measures of two groups with means: m, sd, n of the treated (1) and the controls (2)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from probatum.synthesis.effect_measures.choices import Array, Pair, Variance


@dataclass(frozen=True, slots=True)
class Groups:
    """Means, standard deviations and sizes of two groups, one entry a study."""

    m1: Array
    sd1: Array
    n1: Array
    m2: Array
    sd2: Array
    n2: Array

    @property
    def df(self) -> Array:
        """n1 + n2 - 2."""
        return self.n1 + self.n2 - 2

    @property
    def pooled_sd(self) -> Array:
        """The standard deviation within groups."""
        squares = (self.n1 - 1) * self.sd1**2 + (self.n2 - 1) * self.sd2**2
        return np.sqrt(squares / self.df)

    @property
    def inverse_sizes(self) -> Array:
        """1/n1 + 1/n2."""
        return 1 / self.n1 + 1 / self.n2

    @property
    def d(self) -> Array:
        """Cohen's d: the mean difference in pooled standard deviations, not corrected for bias."""
        return (self.m1 - self.m2) / self.pooled_sd


def bias_correction(df: Array) -> Array:
    """Hedges' exact c(m) = G(m/2) / (sqrt(m/2) G((m - 1)/2)) (Hedges 1981, J Educ Stat 6:107-128, eq. 6e).

    NaN below two degrees of freedom.
    """
    from scipy.special import gammaln

    with np.errstate(invalid="ignore", divide="ignore"):
        c = np.exp(gammaln(df / 2) - np.log(np.sqrt(df / 2)) - gammaln((df - 1) / 2))
    return np.where(df > 1, c, np.nan)


def mean_difference(g: Groups, vtype: Variance) -> Pair:
    """m1 - m2; variance sd1^2/n1 + sd2^2/n2 (LS), or the pooled variance times 1/n1 + 1/n2 (HO)."""
    if vtype is Variance.HOMOSCEDASTIC:
        return g.m1 - g.m2, g.pooled_sd**2 * g.inverse_sizes
    return g.m1 - g.m2, g.sd1**2 / g.n1 + g.sd2**2 / g.n2


def standardized_mean_difference(g: Groups, vtype: Variance) -> Pair:
    """Hedges' g = c(m) d; variance by choice (Hedges 1982, Psychol Bull 92:490; Hedges 1983, 93:388).

    LS 1/n1 + 1/n2 + g^2/(2N); LS2 c^2 (1/n1 + 1/n2 + d^2/(2N)); UB the unbiased one;
    AV as LS with the mean g of all studies, weighted by their sizes.
    """
    c, n = bias_correction(g.df), g.n1 + g.n2
    effect = c * g.d
    match vtype:
        case Variance.UNBIASED:
            v = g.inverse_sizes + (1 - (g.df - 2) / (g.df * c * c)) * effect**2
        case Variance.LARGE_SAMPLE_UNCORRECTED:
            v = c * c * (g.inverse_sizes + g.d**2 / (2 * n))
        case Variance.AVERAGED:
            known = np.isfinite(effect)
            mean = np.sum(n[known] * effect[known]) / np.sum(n[known])
            v = g.inverse_sizes + mean**2 / (2 * n)
        case _:
            v = g.inverse_sizes + effect**2 / (2 * n)
    return effect, v


def heteroscedastic_smd(g: Groups, vtype: Variance) -> Pair:
    """c(m) (m1 - m2) / sqrt((sd1^2 + sd2^2)/2): no equal variances are assumed.

    Bonett 2008, Psychol Methods 13:99-109; the variance is his, at the corrected effect, times c^2,
    as in metafor 3.8.
    """
    v1, v2 = g.sd1**2, g.sd2**2
    mean_v, c = (v1 + v2) / 2, bias_correction(g.df)
    effect = c * (g.m1 - g.m2) / np.sqrt(mean_v)
    spread = effect**2 * (v1**2 / (g.n1 - 1) + v2**2 / (g.n2 - 1)) / (8 * mean_v**2)
    return effect, c * c * (spread + (v1 / (g.n1 - 1) + v2 / (g.n2 - 1)) / mean_v)


def log_ratio_of_means(g: Groups, vtype: Variance) -> Pair:
    """log(m1 / m2), no bias correction; variance sd1^2/(n1 m1^2) + sd2^2/(n2 m2^2).

    Hedges, Gurevitch and Curtis 1999, Ecology 80:1150-1156.
    """
    return np.log(g.m1 / g.m2), g.sd1**2 / (g.n1 * g.m1**2) + g.sd2**2 / (g.n2 * g.m2**2)


def log_variability_ratio(g: Groups, vtype: Variance) -> Pair:
    """log(sd1 / sd2) + 1/(2(n1 - 1)) - 1/(2(n2 - 1)) (Nakagawa et al. 2015, Methods Ecol Evol 6:143)."""
    h1, h2 = 0.5 / (g.n1 - 1), 0.5 / (g.n2 - 1)
    return np.log(g.sd1 / g.sd2) + h1 - h2, h1 + h2


def log_cv_ratio(g: Groups, vtype: Variance) -> Pair:
    """log of the ratio of coefficients of variation, corrected as VR is; the means are not.

    Nakagawa et al. 2015, Methods Ecol Evol 6:143-152.
    """
    of_sd, of_means = log_variability_ratio(g, vtype), log_ratio_of_means(g, vtype)
    return of_sd[0] - (np.log(g.m1) - np.log(g.m2)), of_sd[1] + of_means[1]


def point_biserial(g: Groups, vtype: Variance) -> Pair:
    """d / sqrt(d^2 + h), h = m/n1 + m/n2, group sizes fixed (Tate 1954, Ann Math Stat 25:603-607)."""
    d, h = g.d, g.df * g.inverse_sizes
    variance = h**2 / (h + d**2) ** 3 * (g.inverse_sizes + d**2 / (2 * (g.n1 + g.n2)))
    return d / np.sqrt(d**2 + h), variance


def smd_to_log_odds_ratio(g: Groups, vtype: Variance) -> Pair:
    """1.65 d: the log odds ratio of the dichotomized outcome, if it is normal (Cox and Snell 1989)."""
    d = g.d
    return 1.65 * d, 1.65**2 * (g.inverse_sizes + d**2 / (2 * (g.n1 + g.n2)))


MEASURES = {
    "MD": mean_difference,
    "SMD": standardized_mean_difference,
    "SMDH": heteroscedastic_smd,
    "ROM": log_ratio_of_means,
    "VR": log_variability_ratio,
    "CVR": log_cv_ratio,
    "RPB": point_biserial,
    "D2ORN": smd_to_log_odds_ratio,
}
