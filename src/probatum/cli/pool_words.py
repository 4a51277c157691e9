"""One pool in words: ratios as ratios, their logarithm beside them."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from probatum.domain.synthesis import Interval
from probatum.synthesis.effect_measures import LOG_SCALE
from probatum.synthesis.pooling import MeanTest, Pooled, PooledEstimate
from probatum.synthesis.pooling.bayes import DEFAULT_SCALE, normal_normal

FEW = 5  # below this many studies the Bayesian interval stands beside the classical one
_TESTS = {
    MeanTest.Z: "z",
    MeanTest.T: "t",
    MeanTest.HKSJ: "Hartung-Knapp",
    MeanTest.HKSJ_AD_HOC: "Hartung-Knapp, ad hoc bound",
}


def pool_words(view: PooledEstimate, pooled: Pooled, number: int, measure: str) -> Iterator[str]:
    """A few lines: the effect, heterogeneity, a new study, leaving out, notes."""
    is_log = measure in LOG_SCALE
    chosen = pooled.options
    yield (
        f"{view.pool}: {view.k} studies, {chosen.method}, {_TESTS[chosen.test]}: "
        f"{_number(view.mu, is_log)} {_interval(view.interval, is_log)}, p = {view.p:.2g}"
        + (f" (log: {view.mu:.4g}, standard error {view.se:.4g})" if is_log else "")
    )
    if view.tau2 is not None and view.tau2_interval is not None and view.i2 is not None:
        yield (
            f"  tau² {view.tau2:.4g} [{view.tau2_interval.low:.4g}; {view.tau2_interval.high:.4g}], "
            f"I² {view.i2:.0f} %, Q {view.q:.4g} (p = {view.q_p:.2g})"
        )
    if view.prediction is not None:
        yield f"  a new study: {_interval(view.prediction, is_log)}"
    for name, left_out in pooled.without.items():
        span = left_out.range(number)
        if span is not None:
            yield f"  without one {name}: {_number(span.low, is_log)} to {_number(span.high, is_log)}"
    yield from _credible(view, pooled, number, measure)
    yield from (f"  note: {note}" for note in view.notes)


def _credible(view: PooledEstimate, pooled: Pooled, number: int, measure: str) -> Iterator[str]:
    if view.k < FEW and measure in DEFAULT_SCALE:
        rows = pooled.table.rows(number)
        belief = normal_normal(
            pooled.table.y[rows],
            pooled.table.v[rows],
            scale=DEFAULT_SCALE[measure],
            level=pooled.options.level,
        )
        is_log = measure in LOG_SCALE
        shown = f"{_number(belief.median, is_log)} {_interval(belief.interval, is_log)}"
        yield f"  few studies, Bayesian: {shown} ({belief.prior})"


def _number(value: float, is_log: bool) -> str:
    return f"{exp(value) if is_log and value < 700 else value:.4g}"


def _interval(interval: Interval, is_log: bool) -> str:
    return f"[{_number(interval.low, is_log)}; {_number(interval.high, is_log)}]"
