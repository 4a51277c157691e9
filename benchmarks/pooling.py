"""REML pools per CPU-second and worst relative error: Probatum, PyMARE, statsmodels, metafor, in one run.

    python benchmarks/pooling.py [--certified FILE --pools FILE]

Engines that are not installed are skipped and named. CPU seconds are those of the engine's own process
(for R without its start). statsmodels has no REML: its iterated Paule-Mandel stands in, marked so.
Errors are on tau2, scale max(tau2, 0.01 median v), against certified numbers where both files are given.
"""

from __future__ import annotations

import argparse
import gzip
import json
import resource
import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

Pool = tuple[np.ndarray, np.ndarray]
Engine = Callable[[Sequence[Pool]], tuple[np.ndarray, float]]  # tau2 of each pool, CPU seconds
SIZES = (1, 100, 50_000)
SLOW = 2_000  # engines of less than a thousand pools per second are timed on this many

R_SCRIPT = """
suppressMessages(library(metafor)); library(stats)
args <- commandArgs(TRUE); d <- read.csv(args[1]); s <- split(d, d$pool)
began <- proc.time()
t <- vapply(s, function(p) tryCatch(rma(y, v, data=p, method="REML", test="knha")$tau2,
  error=function(e) NA_real_, warning=function(w) NA_real_), 0)
used <- proc.time() - began
write.csv(data.frame(tau2=formatC(t, digits=17, format="g"), seconds=used[[1]] + used[[2]]), args[2],
  row.names=FALSE)
"""


def made(count: int) -> list[Pool]:
    """Ragged pools of 3 to 40 studies, fixed seed."""
    random = np.random.default_rng(20240501)
    pools = []
    for _ in range(count):
        v = random.uniform(0.01, 0.5, random.integers(3, 41))
        pools.append((random.normal(0.2, np.sqrt(v + 0.1)), v))
    return pools


def probatum(pools: Sequence[Pool], *, full: bool = False) -> tuple[np.ndarray, float]:
    from probatum.synthesis.pooling import EffectTable, Options, pool

    began = time.process_time()
    y, v = (np.concatenate([one[i] for one in pools]) for i in (0, 1))
    ids = np.repeat(np.arange(len(pools)), [len(one[0]) for one in pools])
    found = pool(EffectTable.of(y, v, pool=ids), Options(heterogeneity=full))
    return found.tau2, time.process_time() - began


def pymare(pools: Sequence[Pool]) -> tuple[np.ndarray, float]:
    from pymare.estimators import VarianceBasedLikelihoodEstimator

    began = time.process_time()
    found = []
    for y, v in pools:
        fit = VarianceBasedLikelihoodEstimator(method="REML").fit(
            y[:, None], v[:, None], np.ones((len(y), 1))
        )
        found.append(float(np.ravel(fit.params_["tau2"])[0]))
    return np.array(found), time.process_time() - began


def statsmodels(pools: Sequence[Pool]) -> tuple[np.ndarray, float]:
    from statsmodels.stats.meta_analysis import combine_effects

    began = time.process_time()
    found = [float(combine_effects(y, v, method_re="iterated", use_t=True).tau2) for y, v in pools]
    return np.array(found), time.process_time() - began


def metafor(pools: Sequence[Pool]) -> tuple[np.ndarray, float]:
    with tempfile.TemporaryDirectory() as folder:
        script, given, out = (Path(folder) / name for name in ("fit.R", "in.csv", "out.csv"))
        script.write_text(R_SCRIPT)
        lines = [
            f"{i},{y!r},{v!r}"
            for i, one in enumerate(pools)
            for y, v in zip(one[0].tolist(), one[1].tolist(), strict=True)
        ]
        given.write_text("pool,y,v\n" + "\n".join(lines) + "\n")
        subprocess.run(
            ["Rscript", "--vanilla", str(script), str(given), str(out)], check=True, capture_output=True
        )
        rows = [line.replace('"', "").split(",") for line in out.read_text().splitlines()[1:]]
    found = np.array([np.nan if tau2.strip() == "NA" else float(tau2) for tau2, _ in rows])
    return found, float(rows[0][1])


def has_metafor() -> bool:
    if shutil.which("Rscript") is None:
        return False
    test = ["Rscript", "--vanilla", "-e", "library(metafor)"]
    return subprocess.run(test, capture_output=True).returncode == 0


def engines() -> dict[str, Engine | None]:
    """Every engine; None where it is not installed."""
    found: dict[str, Engine | None] = {
        "probatum": probatum,
        "probatum, full": lambda pools: probatum(pools, full=True),
    }
    for name, engine in (("pymare", pymare), ("statsmodels", statsmodels)):
        try:
            __import__(name)
            found[f"{name} (PM)" if name == "statsmodels" else name] = engine
        except ImportError:
            found[name] = None
    found["metafor"] = metafor if has_metafor() else None
    return found


def certified(labels: Path, texts: Path) -> tuple[list[Pool], dict[str, np.ndarray]]:
    effects = {row["pool_id"]: row for row in lines(texts)}
    rows = lines(labels)
    pools = [(np.array(effects[r["pool_id"]]["yi"]), np.array(effects[r["pool_id"]]["vi"])) for r in rows]
    return pools, {m: np.array([float(row[m]["tau2"]) for row in rows]) for m in ("REML", "PM")}


def lines(path: Path) -> list[dict]:
    data = path.read_bytes()
    text = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return [json.loads(line) for line in text.decode().splitlines() if line.strip()]


def errors(engine: Engine, pools: list[Pool], reference: np.ndarray) -> dict[str, float]:
    found, _ = engine(pools)
    scale = np.maximum(reference, [0.01 * float(np.median(v)) for _, v in pools])
    off = np.abs(found - reference) / scale
    known = np.isfinite(off)
    return {
        "worst": float(off[known].max()),
        "above_1e-6": int(np.sum(off[known] > 1e-6)),
        "failed": int(np.sum(~known)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--certified", type=Path)
    parser.add_argument("--pools", type=Path)
    options = parser.parse_args()
    warnings.filterwarnings("ignore")
    exact = certified(options.certified, options.pools) if options.certified and options.pools else None
    result: dict[str, dict[str, object] | str] = {}
    for name, engine in engines().items():
        if engine is None:
            result[name] = "not installed: skipped"
            print(f"{name:18} not installed: skipped")
            continue
        engine(made(3))  # imports and caches
        rates = {}
        for size in SIZES:
            count = min(size, SLOW) if not name.startswith("probatum") else size
            repeats = 20 if count == 1 else 1
            seconds = sum(engine(made(count))[1] for _ in range(repeats)) / repeats
            rates[str(size)] = round(count / seconds) if seconds else 0
        row: dict[str, object] = {"pools_per_cpu_second": rates}
        if exact:
            row["tau2_error"] = errors(engine, exact[0], exact[1]["PM" if "PM" in name else "REML"])
        result[name] = row
        print(f"{name:18} {row}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"engines": result, "peak_memory_mib": peak}))


if __name__ == "__main__":
    main()
