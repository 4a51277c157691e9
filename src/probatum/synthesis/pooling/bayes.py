"""The normal-normal model with few studies, by quadrature: no simulation, the same digits every time.

Friede, Röver, Wandel and Neuenschwander 2017, Res Synth Methods 8:79-91: with two or three studies a
weakly informative prior of tau gives usable intervals where classical ones fail. Flat prior of the mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from probatum.domain.errors import ProbatumError
from probatum.domain.synthesis import Interval
from probatum.synthesis.pooling.table import Array

NODES, PANELS = 40, 8  # Gauss-Legendre nodes in each of the panels
# Half-normal scale of tau on the scale of the measure (Röver et al. 2021, Res Synth Methods 12:448-474).
# Measures in the outcome's own unit have no default: how large "large" is, only the field can say.
DEFAULT_SCALE = {"SMD": 0.5, "SMDH": 0.5, "OR": 0.5, "RR": 0.5, "PETO": 0.5, "HR": 0.5, "IRR": 0.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Posterior:
    """What is believed about the mean and tau after the studies; intervals are equal-tailed."""

    prior: str
    k: int
    mean: float
    sd: float
    median: float
    interval: Interval
    above_zero: float  # probability that the mean exceeds zero
    tau_median: float
    tau_interval: Interval
    prediction: Interval  # of the effect in a new study


def normal_normal(y: Array, v: Array, *, scale: float, level: float = 0.95) -> Posterior:
    """Posterior under a half-normal prior of tau with this scale; ProbatumError for wrong inputs."""
    y, v = np.asarray(y, np.float64), np.asarray(v, np.float64)
    _check(y, v, scale)
    tau, weight = _posterior_of_tau(y, v, scale)
    w = 1 / (v[:, None] + tau**2)
    sw = w.sum(axis=0)
    mu, se = (w * y[:, None]).sum(axis=0) / sw, 1 / np.sqrt(sw)
    tail = (1 - level) / 2
    mean = float(weight @ mu)
    sd = float(np.sqrt(weight @ (se**2 + (mu - mean) ** 2)))
    wide = np.sqrt(se**2 + tau**2)
    return Posterior(
        prior=f"mean: flat; tau: half-normal with scale {scale:g}",
        k=len(y),
        mean=mean,
        sd=sd,
        median=_mixture_quantile(0.5, weight, mu, se),
        interval=_mixture_interval(tail, weight, mu, se, level),
        above_zero=1 - float(_mixture(0.0, weight, mu, se)),
        tau_median=_tau_quantile(0.5, tau, weight),
        tau_interval=Interval(
            low=_tau_quantile(tail, tau, weight), high=_tau_quantile(1 - tail, tau, weight), level=level
        ),
        prediction=_mixture_interval(tail, weight, mu, wide, level),
    )


def _check(y: Array, v: Array, scale: float) -> None:
    if len(y) < 2 or len(y) != len(v):
        raise ProbatumError("needs two studies or more", field="k", value=len(y))
    if not (np.isfinite(y).all() and np.isfinite(v).all() and (v > 0).all()):
        raise ProbatumError("effects must be numbers and variances greater than zero", field="y, v")
    if not (np.isfinite(scale) and scale > 0):
        raise ProbatumError("must be greater than zero", field="scale", value=scale)


def _posterior_of_tau(y: Array, v: Array, scale: float) -> tuple[Array, Array]:
    """Nodes of tau in (0, 10 scales) and their posterior probabilities (Gauss-Legendre)."""
    x, dx = _legendre()
    share = 0.5 * (x + 1)
    tau = 10 * scale * share**2  # denser toward zero
    w = 1 / (v[:, None] + tau**2)
    sw = w.sum(axis=0)
    r = y[:, None] - (w * y[:, None]).sum(axis=0) / sw
    log_density = (
        0.5 * (np.log(w).sum(axis=0) - np.log(sw) - (w * r * r).sum(axis=0)) - 0.5 * (tau / scale) ** 2
    )
    density = np.exp(log_density - log_density.max()) * share * dx
    return tau, density / density.sum()


@cache
def _legendre() -> tuple[Array, Array]:
    x, dx = np.polynomial.legendre.leggauss(NODES)
    middles = (np.arange(PANELS) * 2 + 1 - PANELS)[:, None] / PANELS
    return (middles + x / PANELS).ravel(), np.tile(dx / PANELS, PANELS)


def _mixture(at: float, weight: Array, mu: Array, se: Array) -> NDArray[np.float64]:
    from scipy.special import ndtr

    return np.asarray(weight @ ndtr((at - mu) / se))


def _mixture_quantile(share: float, weight: Array, mu: Array, se: Array) -> float:
    low, high = float((mu - 40 * se).min()), float((mu + 40 * se).max())
    for _ in range(200):
        middle = 0.5 * (low + high)
        if middle in (low, high):
            break
        low, high = (middle, high) if _mixture(middle, weight, mu, se) < share else (low, middle)
    return 0.5 * (low + high)


def _mixture_interval(tail: float, weight: Array, mu: Array, se: Array, level: float) -> Interval:
    low, high = (_mixture_quantile(share, weight, mu, se) for share in (tail, 1 - tail))
    return Interval(low=low, high=high, level=level)


def _tau_quantile(share: float, tau: Array, weight: Array) -> float:
    """Linear between nodes, each node's probability centered on it."""
    cumulative = np.cumsum(weight) - 0.5 * weight
    return float(np.interp(share, cumulative, tau))
