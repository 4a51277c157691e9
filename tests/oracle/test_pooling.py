"""tau2, mean and standard errors within 1e-9 of numbers certified to 25 digits; closed forms within 1e-12."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from oracle.numbers import off, pinned
from probatum.synthesis.pooling import (
    EffectTable,
    MeanTest,
    Method,
    Options,
    Pooled,
    Prediction,
    pool,
)
from probatum.synthesis.pooling.small_study import egger
from probatum.synthesis.pooling.trim_fill import Estimator, Side, trim_and_fill

POOLS = pinned("pools.json")["pools"]
CLOSED = ("EE", "DL", "HE", "HS", "SJ")
# metafor subtracts the mean from effects of a million first; its Q loses seven digits (agreement.md).
LOSES_DIGITS = {"P488"}
EQUAL_EFFECTS = {"P486"}  # asymmetry of a funnel without width is rounding noise


def table(pools: list[dict[str, Any]]) -> EffectTable:
    sizes = [len(one["y"]) for one in pools]
    y, v = (np.concatenate([np.array(one[name], float) for one in pools]) for name in "yv")
    return EffectTable.of(y, v, pool=np.repeat(np.arange(len(pools)), sizes))


def check_certified(pools: list[dict[str, Any]], method: str) -> None:
    ours = pool(table(pools), Options(method=Method(method)))
    assert not ours.reasons.any()
    for i, one in enumerate(pools):
        reference = {name: float(value) for name, value in one["certified"][method].items()}
        scale = max(reference["tau2"], 0.01 * float(np.median(one["v"])))
        assert off(ours.tau2[i], reference["tau2"], scale) < 1e-9, one["id"]
        assert off(ours.mu[i], reference["mu"], abs(reference["mu"]) or 1.0) < 1e-9, one["id"]
        assert off(ours.se_model[i], reference["se"]) < 1e-9, one["id"]
        assert off(ours.se_hksj[i], reference["se_hk"], reference["se_hk"] or 1.0) < 1e-9, one["id"]
        if "n_local_max" in reference:
            assert ours.modes[i] == reference["n_local_max"], one["id"]


@pytest.mark.parametrize("method", ["REML", "ML", "PM"])
def test_certified(method: str) -> None:
    check_certified(POOLS, method)


def test_empirical_bayes_is_paule_mandel() -> None:
    both = [pool(table(POOLS), Options(method=method)).tau2 for method in (Method.EB, Method.PM)]
    assert np.array_equal(*both)


@pytest.mark.parametrize("method", CLOSED)
def test_closed_forms(method: str) -> None:
    columns = {
        test: pool(table(POOLS), Options(method=Method(method), test=test, prediction=Prediction.AS_TEST))
        for test in (MeanTest.Z, MeanTest.HKSJ, MeanTest.HKSJ_AD_HOC)
    }
    for i, one in enumerate(POOLS):
        if one["id"] not in LOSES_DIGITS:
            check_closed(columns, i, one["closed"][method], float(np.median(one["v"])), one["id"])


def check_closed(columns: dict[MeanTest, Pooled], i: int, reference: Any, v: float, name: str) -> None:
    z = columns[MeanTest.Z]
    assert off(z.tau2[i], reference["tau2"], max(reference["tau2"], 0.01 * v)) < 1e-12, name
    assert off(z.q[i], reference["QE"], max(reference["QE"], 1e-6)) < 1e-11, name
    assert off(z.i2[i], reference["I2"], max(reference["I2"], 1e-3)) < 1e-10, name
    for test, ours in columns.items():
        theirs = reference[test.value]
        if theirs is None or theirs["se"] is None:
            continue
        width = max(theirs["ub"] - theirs["lb"], abs(theirs["b"]), 1e-12)
        for mine, key in ((ours.mu, "b"), (ours.se, "se"), (ours.low, "lb"), (ours.high, "ub")):
            assert off(mine[i], theirs[key], width) < 1e-11, (name, test, key)


def test_q_profile() -> None:
    ours = pool(table(POOLS))
    for i, one in enumerate(POOLS):
        if one["q_profile"] and one["id"] not in LOSES_DIGITS:
            floor = 0.01 * float(np.median(one["v"]))
            for mine, theirs in zip((ours.tau2_low[i], ours.tau2_high[i]), one["q_profile"], strict=True):
                assert off(mine, theirs, max(theirs, floor)) < 1e-9, one["id"]


def test_egger() -> None:
    for one in POOLS:
        if one["egger"] and one["id"] not in EQUAL_EFFECTS | LOSES_DIGITS:
            ours = egger(one["y"], one["v"])
            assert ours is not None
            assert off(ours.statistic, one["egger"]["stat"], max(abs(one["egger"]["stat"]), 0.01)) < 1e-9
            assert ours.p == pytest.approx(one["egger"]["p"], rel=1e-8)
            assert ours.at_infinity == pytest.approx(one["egger"]["intercept_est"], rel=1e-8)


def test_trim_and_fill() -> None:
    checked = 0
    for one in POOLS:
        theirs = one["trim_fill"]
        if theirs:
            ours = trim_and_fill(
                np.array(one["y"]),
                np.array(one["v"]),
                side=Side(theirs["side"]),
                estimator=Estimator(theirs["estimator"]),
                options=Options(method=Method.DL, test=MeanTest.Z),
            )
            assert ours is not None
            assert ours.missing == theirs["k0"], one["id"]
            assert ours.pooled.mu == pytest.approx(theirs["b"], rel=1e-9), one["id"]
            checked += 1
    assert checked > 10


@pytest.mark.slow
def test_every_pool(shared: Path) -> None:
    folder = shared / "data/oracle"
    certified = {row["pool_id"]: row for row in rows(folder / "certified.jsonl.gz")}
    pools = [
        {"id": row["pool_id"], "y": row["yi"], "v": row["vi"], "certified": certified[row["pool_id"]]}
        for row in rows(folder / "pools.jsonl.gz")
        if row["pool_id"] in certified
    ]
    assert len(pools) > 300
    for method in ("REML", "ML", "PM"):
        check_certified(pools, method)


@pytest.mark.slow
def test_leave_one_out(shared: Path) -> None:
    folder = shared / "data/oracle"
    pools = {row["pool_id"]: row for row in rows(folder / "pools.jsonl.gz")}
    for row in rows(folder / "rma_uni.jsonl.gz"):
        theirs, given = row.get("leave1out_dl"), pools[row["pool_id"]]
        if theirs:
            options = Options(method=Method.DL, test=MeanTest.Z, heterogeneity=False)
            ours = pool(EffectTable.of(given["yi"], given["vi"]), options, without=("study",))
            left = ours.without["study"].columns
            scale = max(1e-3, float(np.max(np.abs(theirs["b"]))))
            assert np.allclose(left["mu"], theirs["b"], rtol=0, atol=1e-9 * scale), row["pool_id"]
            assert np.allclose(left["se"], theirs["se"], rtol=1e-9, atol=0), row["pool_id"]


def rows(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]
