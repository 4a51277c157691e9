"""Pooling against certified numbers: worst relative errors, failures, pools per CPU-second.

Labels: `certified` (REML, ML, PM to 25 digits); texts: `pools` (yi, vi). tau2 is compared on the scale
max(tau2, 0.01 median v), the mean on the scale of itself, or of its standard error where it is zero.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import numpy as np

from evaluation.registry import Scored
from evaluation.rows import Layout, Row, read_rows
from probatum.synthesis.pooling import EffectTable, Method, Options, Pooled, pool

METHODS = ("REML", "ML", "PM")
SPEED_POOLS, SEED = 20_000, 20240501
_COMPARED = {"tau2": "tau2", "mu": "mu", "se": "se_model", "hksj_se": "se_hksj"}
_THEIRS = {"tau2": "tau2", "mu": "mu", "se": "se", "hksj_se": "se_hk"}


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Errors over all pools and methods; a pool that is refused or not finite is a failure."""
    certified = read_rows(labels, ("pool_id", *METHODS), limit)
    known = {row["pool_id"]: row for row in read_rows(texts, ("pool_id", "yi", "vi"))}
    absent = [row["pool_id"] for row in certified if row["pool_id"] not in known]
    if absent:
        raise Layout(f"pools without effects: {', '.join(map(str, absent[:5]))}")
    table = _table([known[row["pool_id"]] for row in certified])
    errors: dict[str, list[float]] = {name: [] for name in _COMPARED}
    failures, wrong_modes = 0, 0
    for method in METHODS:
        ours = pool(table, Options(method=Method(method), heterogeneity=False))
        failures += int(np.sum(~np.isfinite(ours.mu) | ~np.isfinite(ours.tau2)))
        for i, row in enumerate(certified):
            median_v = float(np.median(known[row["pool_id"]]["vi"]))
            for name, error in _errors(ours, i, row[method], median_v).items():
                errors[name].append(error)
            wrong_modes += int(ours.modes[i] != row[method].get("n_local_max", ours.modes[i]))
    metrics: dict[str, Any] = {f"worst_{name}": float(np.max(values)) for name, values in errors.items()}
    metrics |= {f"median_{name}": float(np.median(values)) for name, values in errors.items()}
    metrics |= {"failures": failures, "wrong_modes": wrong_modes, **_speed()}
    return Scored(len(certified), metrics)


def _table(pools: list[Row]) -> EffectTable:
    sizes = [len(one["yi"]) for one in pools]
    y, v = (np.concatenate([np.asarray(one[name], float) for one in pools]) for name in ("yi", "vi"))
    return EffectTable.of(y, v, pool=np.repeat(np.arange(len(pools)), sizes))


def _errors(ours: Pooled, i: int, certified: Row, median_v: float) -> dict[str, float]:
    theirs = {name: float(certified[key]) for name, key in _THEIRS.items()}
    scales = {name: abs(value) for name, value in theirs.items()}
    scales["tau2"] = max(theirs["tau2"], 0.01 * median_v)
    scales["mu"] = scales["mu"] or theirs["se"]
    scales["hksj_se"] = scales["hksj_se"] or theirs["se"]
    return {
        name: abs(float(ours[column][i]) - theirs[name]) / scales[name] for name, column in _COMPARED.items()
    }


def _speed() -> dict[str, int]:
    """Pools per CPU-second over ragged pools of 3 to 40 studies, made with a fixed seed."""
    random = np.random.default_rng(SEED)
    sizes = random.integers(3, 41, SPEED_POOLS)
    v = random.uniform(0.01, 0.5, int(sizes.sum()))
    y = random.normal(0.2, np.sqrt(v + 0.1))
    pools = np.repeat(np.arange(SPEED_POOLS), sizes)
    rates = {}
    for name, full in (("pools_per_cpu_second", False), ("full_pools_per_cpu_second", True)):
        began = time.process_time()
        pool(EffectTable.of(y, v, pool=pools), Options(heterogeneity=full))
        rates[name] = round(SPEED_POOLS / (time.process_time() - began))
    return rates
