"""From a block of pools to its columns of numbers: mean, interval, heterogeneity, prediction.

Every column is documented in `COLUMNS` with its formula and source; a trace quotes it from there.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from probatum.synthesis.pooling import likelihood, moments
from probatum.synthesis.pooling.choices import MeanTest, Method, Options, Prediction
from probatum.synthesis.pooling.chunks import Chunk
from probatum.synthesis.pooling.quantiles import chi2_quantile, chi2_tail, t_quantile, two_sided
from probatum.synthesis.pooling.table import Array

COLUMNS = {
    "k": "number of studies",
    "mu": "sum w y / sum w, w = 1 / (v + tau2)",
    "se": "standard error of mu under the test: 1 / sqrt(sum w), for Hartung-Knapp times sqrt(s2)",
    "se_model": "1 / sqrt(sum w)",
    "se_hksj": "sqrt(s2 / sum w), s2 = sum w (y - mu)^2 / (k - 1) (Hartung and Knapp 2001, Stat Med 20:3875)",
    "statistic": "mu / se",
    "df": "degrees of freedom of the test; infinite for z",
    "p": "two-sided p-value of mu = 0",
    "low": "mu - q se, q the quantile of the test's distribution",
    "high": "mu + q se, q the quantile of the test's distribution",
    "tau2": "between-study variance by the chosen method",
    "modes": "local maxima of the likelihood on tau2 >= 0 (ML, REML; 1 for other methods)",
    "q": "sum (y - mu)^2 / v at tau2 = 0 (Cochran 1954, Biometrics 10:101)",
    "q_p": "probability of a larger chi-squared with k - 1 degrees of freedom",
    "i2": "100 tau2 / (tau2 + v~), v~ = (k - 1) sum w / ((sum w)^2 - sum w^2), w = 1/v; "
    "EE: 100 max(0, Q - (k - 1)) / Q (Higgins and Thompson 2002, Stat Med 21:1539)",
    "h2": "tau2 / v~ + 1; EE: Q / (k - 1) (Higgins and Thompson 2002)",
    "prediction_low": "mu - t(k-2) sqrt(tau2 + se^2) (Riley, Higgins and Deeks 2011, BMJ 342:d549)",
    "prediction_high": "mu + t(k-2) sqrt(tau2 + se^2) (Riley, Higgins and Deeks 2011, BMJ 342:d549)",
    "tau2_low": "tau2 where the generalized Q equals the upper quantile of chi-squared (Viechtbauer 2007)",
    "tau2_high": "tau2 where the generalized Q equals the lower quantile of chi-squared (Viechtbauer 2007)",
    "i2_low": "i2 at tau2_low",
    "i2_high": "i2 at tau2_high",
    "h2_low": "h2 at tau2_low",
    "h2_high": "h2 at tau2_high",
}
_HETEROGENEITY = tuple(COLUMNS)[tuple(COLUMNS).index("q") :]

Moment = Callable[[Array, Array, Array], Array]
_MOMENTS: dict[Method, Moment] = {
    Method.DL: moments.dersimonian_laird,
    Method.HE: moments.hedges,
    Method.HS: moments.hunter_schmidt,
    Method.SJ: moments.sidik_jonkman,
    Method.PM: lambda y, v, k: moments.where_q_equals(k - 1, y, v),
    Method.EB: lambda y, v, k: moments.where_q_equals(k - 1, y, v),
}


def names(options: Options) -> tuple[str, ...]:
    """The columns that a call with these options fills."""
    return tuple(name for name in COLUMNS if options.heterogeneity or name not in _HETEROGENEITY)


def tau2(chunk: Chunk, method: Method) -> tuple[Array, Array]:
    """The estimate of each pool, in the block's unit, and the number of modes."""
    y, v, k = chunk.y, chunk.v, chunk.k
    if method in (Method.ML, Method.REML):
        found = likelihood.maximize(y, v, k, restricted=method is Method.REML)
        return found.tau2, found.modes.astype(np.float64)
    estimate = np.zeros_like(k) if method is Method.EE else _MOMENTS[method](y, v, k)
    return estimate, np.ones_like(k)


def fit(chunk: Chunk, options: Options) -> dict[str, Array]:
    """Every column of the pools of one block, in the units of the table."""
    t, modes = tau2(chunk, options.method)
    w, sw, r = moments.weighted(t, chunk.y, chunk.v)
    mean = np.einsum("kb,kb->b", w, chunk.y) / sw
    s2 = np.einsum("kb,kb,kb->b", w, r, r) / (chunk.k - 1)
    se_model = chunk.unit / np.sqrt(sw)
    columns = {
        "k": chunk.k,
        "mu": chunk.center + chunk.unit * mean,
        "se_model": se_model,
        "se_hksj": se_model * np.sqrt(s2),
        "tau2": t * chunk.unit**2,
        "modes": modes,
    }
    columns |= _tested(columns, options)
    if options.heterogeneity:
        columns |= _heterogeneity(chunk, columns, options)
    return columns


def _tested(x: dict[str, Array], options: Options) -> dict[str, Array]:
    df = np.full_like(x["k"], np.inf) if options.test is MeanTest.Z else x["k"] - 1
    match options.test:
        case MeanTest.HKSJ:
            se = x["se_hksj"]
        case MeanTest.HKSJ_AD_HOC:
            se = np.maximum(x["se_hksj"], x["se_model"])
        case _:
            se = x["se_model"]
    half = t_quantile(0.5 + options.level / 2, df) * se
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = x["mu"] / se
    return {
        "se": se,
        "df": df,
        "statistic": statistic,
        "p": two_sided(statistic, df),
        "low": x["mu"] - half,
        "high": x["mu"] + half,
    }


def _heterogeneity(chunk: Chunk, x: dict[str, Array], options: Options) -> dict[str, Array]:
    unit2, df = chunk.unit**2, chunk.k - 1
    w = 1 / chunk.v
    sw = np.add.reduce(w, axis=0)
    r = chunk.y - np.einsum("kb,kb->b", w, chunk.y) / sw
    q = np.einsum("kb,kb,kb->b", w, r, r)
    typical = unit2 * df * sw / (sw * sw - np.einsum("kb,kb->b", w, w))
    tail = (1 - options.level) / 2
    low = moments.where_q_equals(chi2_quantile(1 - tail, df), chunk.y, chunk.v)
    high = moments.where_q_equals(chi2_quantile(tail, df), chunk.y, chunk.v, start=low)
    low, high = low * unit2, high * unit2
    return {
        "q": q,
        "q_p": chi2_tail(q, df),
        **_inconsistency("", x["tau2"], q, df, typical, options),
        **_predicted(x, options),
        "tau2_low": low,
        "tau2_high": high,
        **_inconsistency("_low", low, None, df, typical, options),
        **_inconsistency("_high", high, None, df, typical, options),
    }


def _inconsistency(
    suffix: str, t: Array, q: Array | None, df: Array, typical: Array, options: Options
) -> dict[str, Array]:
    if options.method is Method.EE and q is not None:
        share = np.maximum(0.0, 1 - df / np.where(q > 0, q, np.inf)) * (q > 0)
        return {"i2": 100 * share, "h2": q / df}
    return {f"i2{suffix}": 100 * t / (t + typical), f"h2{suffix}": t / typical + 1}


def _predicted(x: dict[str, Array], options: Options) -> dict[str, Array]:
    is_riley = options.prediction is Prediction.RILEY
    se = x["se_model"] if is_riley else x["se"]
    df = x["k"] - 2 if is_riley else x["df"]
    half = t_quantile(0.5 + options.level / 2, df) * np.sqrt(x["tau2"] + se**2)
    return {"prediction_low": x["mu"] - half, "prediction_high": x["mu"] + half}
