"""Mantel-Haenszel, Peto, meta-regression, subgroups and combined p-values against metafor and metap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from oracle.numbers import numbers, pinned
from probatum.synthesis.effect_measures import effect_sizes
from probatum.synthesis.pooling import MeanTest, Method, Options, p_values
from probatum.synthesis.pooling.counts import mantel_haenszel, peto
from probatum.synthesis.pooling.regression import meta_regression, subgroups

MODELS = pinned("models.json")["models"]
TRIALS = pinned("colditz1994.json")["trials"]
BCG = effect_sizes("RR", **{name: [trial[name] for trial in TRIALS] for name in ("ai", "bi", "ci", "di")})
COMBINED = {
    "fisher": p_values.fisher,
    "stouffer": p_values.stouffer,
    "tippett": p_values.tippett,
    "edgington": p_values.edgington,
    "logit": p_values.logit,
    "meanp": p_values.mean_p,
    "invchisq_df1": p_values.inverse_chi2,
}


def column(name: str) -> np.ndarray:
    return np.array([trial[name] for trial in TRIALS])


def chosen(prefix: str) -> list[dict[str, Any]]:
    return [model for model in MODELS if model["id"].startswith(prefix)]


def check_tables(model: dict[str, Any]) -> None:
    x = {name: numbers(values) for name, values in model["inputs"].items()}
    b = x["bi"] if "bi" in x else x["n1i"] - x["ai"]
    d = x["di"] if "di" in x else x["n2i"] - x["ci"]
    if model["id"] == "mh":
        ours = mantel_haenszel(x["ai"], b, x["ci"], d, measure=model["measure"])
    else:
        ours = peto(x["ai"], b, x["ci"], d)
    pairs = [(ours.mu, "b"), (ours.se, "se"), (ours.interval.low, "lb"), (ours.interval.high, "ub")]
    if model.get("measure") == "OR":
        pairs += [(ours.cochran_mantel_haenszel, "MH"), (ours.breslow_day, "BD"), (ours.tarone, "TA")]
    if np.all((x["ai"] + b > 0) & (x["ci"] + d > 0)):  # an arm without people has no effect here
        pairs.append((ours.q, "QE"))
    for mine, key in pairs:
        if model[key] is not None:
            assert mine == pytest.approx(model[key], rel=1e-9, abs=1e-9), (model["dataset"], key)


@pytest.mark.parametrize("model", chosen("mh") + chosen("peto"), ids=lambda m: f"{m['id']}-{m['dataset']}")
def test_tables(model: dict[str, Any]) -> None:
    check_tables(model)


@pytest.mark.parametrize("model", chosen("combine_p"), ids=lambda m: m["set"])
def test_combined_p_values(model: dict[str, Any]) -> None:
    for name, combine in COMBINED.items():
        theirs = model[name]
        if theirs is not None:
            p = theirs["p"] if isinstance(theirs, dict) else theirs
            assert combine(model["p"]).p == pytest.approx(p, rel=1e-9), name


def regressed(model: dict[str, Any]) -> Any:
    if "year" in model["id"]:
        moderators: dict[str, Any] = {"latitude": column("latitude"), "year": column("year")}
    else:
        moderators = {name: column("allocation") == name for name in ("random", "systematic")}
    options = Options(method=Method(model["method"]), test=MeanTest(model["test"]))
    return meta_regression(BCG.y, BCG.v, moderators, options)


REGRESSIONS = [
    model
    for model in chosen("bcg_ablat_year") + chosen("bcg_alloc")
    if model["method"] in set(Method) and model["test"] in set(MeanTest)
]


@pytest.mark.parametrize("model", REGRESSIONS, ids=lambda m: f"{m['id']}-{m['method']}-{m['test']}")
def test_meta_regression(model: dict[str, Any]) -> None:
    """Within 1e-6: metafor stops its iterations there, and a year of 1950 costs digits."""
    ours = regressed(model)
    assert ours.tau2 == pytest.approx(model["tau2"], rel=1e-6)
    for i, coefficient in enumerate(ours.coefficients):
        assert coefficient.b == pytest.approx(model["coef"]["b"][i], rel=1e-6)
        assert coefficient.se == pytest.approx(model["coef"]["se"][i], rel=1e-6)
        assert coefficient.p == pytest.approx(model["coef"]["p"][i], rel=1e-5)
    assert ours.q_residual == pytest.approx(model["QE"], rel=1e-8)
    assert ours.moderators == pytest.approx(model["QM"], rel=1e-6)
    assert ours.i2 == pytest.approx(model["I2"], rel=1e-6)
    assert ours.r2 == pytest.approx(model["R2"], rel=1e-5, abs=1e-6)


def test_predictions() -> None:
    model = chosen("bcg_ablat_predict")[0]
    fitted = meta_regression(BCG.y, BCG.v, {"latitude": column("latitude")}, Options(test=MeanTest.Z))
    mean, se, low, high = fitted.predict(np.array(model["newmods"])[:, None])
    for mine, key in ((mean, "pred"), (se, "se"), (low, "lb"), (high, "ub")):
        assert mine == pytest.approx(model[key], rel=1e-7)


def test_subgroups() -> None:
    ours = subgroups(BCG.y, BCG.v, column("allocation"), Options(test=MeanTest.Z))
    names = [str(name) for name in ours.pooled.table.pools.names]
    for model in chosen("bcg_subgroup"):
        i = names.index(model["level"])
        assert ours.pooled.mu[i] == pytest.approx(model["coef"]["b"][0], rel=1e-8)
        assert ours.pooled.tau2[i] == pytest.approx(model["tau2"], rel=1e-8)
        assert ours.pooled.se[i] == pytest.approx(model["coef"]["se"][0], rel=1e-8)


@pytest.mark.slow
def test_every_table(shared: Path) -> None:
    lines = (shared / "data/oracle/other_models.jsonl").read_text("utf-8").splitlines()
    models = [row for row in map(json.loads, lines) if row["id"] in ("mh", "peto")]
    assert len(models) > 100
    for model in models:
        check_tables(model)
