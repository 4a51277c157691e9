"""The ratchet: every score on the files beside the checkout, kept in scores.json; none may fall unnoticed.

python -m evaluation.ratchet [NAME ...] [--write]   (exit code 1 where a score fell; --write keeps them)
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.registry import task
from evaluation.rows import read_rows

ROOT = Path(__file__).resolve().parents[1]
SCORES = ROOT / "evaluation" / "scores.json"
SLACK = 0.003  # rounding and harmless changes of other rules


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement: a task on a file (only the rows of one split, where named) and its leading metric."""

    task: str
    file: str
    metric: str
    texts: str | None = None
    split: str | None = None


RUNS: Mapping[str, Run] = {
    "bias-signals": Run("bias-signals", "consort_tm/methods_train.jsonl.gz", "held_out.micro.f1"),
    "citation": Run(
        "citation",
        "citation_integrity/claims_dev.jsonl.gz",
        "macro_f1",
        texts="citation_integrity/corpus.jsonl.gz",
    ),
    "claim-sentence": Run("claim-sentence", "scientific_claim/validation.jsonl.gz", "f1"),
    "claim-strength press": Run("claim-strength", "causal_language/press_releases.jsonl.gz", "macro_f1"),
    "claim-strength transfer": Run(
        "claim-strength", "causal_language/pubmed_conclusions.jsonl.gz", "macro_f1"
    ),
    "design dev": Run("design", "study_type_teller/dev.jsonl.gz", "weighted_f1"),
    "direction span": Run(
        "direction",
        "evidence_inference/prompts_labelled_v2.jsonl.gz",
        "span.macro_f1",
        split="validation",
    ),
    "direction open": Run(
        "direction",
        "evidence_inference/prompts_labelled_v2.jsonl.gz",
        "open.macro_f1",
        texts="evidence_inference/fulltext_v2_articles.jsonl.gz",
        split="validation",
    ),
    "dose": Run("dose", "ctro_trials/train_validation.jsonl.gz", "f1"),
    "dose validation": Run("dose", "ctro_trials/train_validation.jsonl.gz", "f1", split="validation"),
    "effects": Run(
        "effects",
        "rct_numerical_results/annotations_dev.jsonl.gz",
        "row_exact",
        texts="rct_numerical_results/abstract_and_results_markdown.jsonl.gz",
    ),
    "evidence-level": Run("evidence-level", "dfi_corpus/doccls_train.jsonl.gz", "weighted_f1"),
    "exaggeration": Run("exaggeration", "exaggeration/insciout_train.jsonl.gz", "macro_f1"),
    "participants": Run("participants", "pico_corpus_breast_cancer/folds_0_3.jsonl.gz", "f1"),
    "pico": Run("pico", "ebm_nlp/train_extra_domains.jsonl.gz", "macro_f1"),
    "roles": Run("roles", "evidence_inference/records_4470.jsonl.gz", "micro_f1"),
}


def corpora() -> Path:
    """The folder of corpora beside the checkout (or under PROBATUM_SHARED)."""
    return Path(os.environ.get("PROBATUM_SHARED", ROOT.parent / "shared")) / "data" / "corpora"


def measure(run: Run) -> dict[str, Any]:
    """Score one run: the number of items, the leading metric's value, and all metrics."""
    labels = corpora() / run.file
    texts = corpora() / run.texts if run.texts else None
    with tempfile.TemporaryDirectory() as folder:
        if run.split is not None:
            rows = [row for row in read_rows(labels, ("split",)) if row["split"] == run.split]
            labels = Path(folder) / "split.jsonl"
            labels.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        scored = task(run.task)(labels, texts, None)
    value: Any = scored.metrics
    for key in run.metric.split("."):
        value = value[key]
    return {"n": scored.n, "value": value, "metrics": scored.metrics}


def fallen(name: str, value: float, kept: Mapping[str, Any]) -> str | None:
    """What to say where a score fell below the one kept, else None."""
    before = kept["scores"].get(name, {}).get("value")
    if before is None or value >= before - SLACK:
        return None
    return f"{name}: {value} fell below {before}"


def main(arguments: list[str]) -> int:
    """Measure the runs named (or all), say what fell, and keep the scores where asked to."""
    names = [name for name in arguments if not name.startswith("--")] or list(RUNS)
    kept = json.loads(SCORES.read_text(encoding="utf-8"))
    complaints = []
    for name in names:
        found = measure(RUNS[name])
        print(f"{name}: {found['value']} (n {found['n']})", flush=True)
        if complaint := fallen(name, found["value"], kept):
            complaints.append(complaint)
        if "--write" in arguments:
            own = kept["scores"].setdefault(name, {})
            own |= {"metric": RUNS[name].metric, "value": found["value"], "n": found["n"]}
    if "--write" in arguments:
        SCORES.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(*complaints, sep="\n")
    return 1 if complaints and "--write" not in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
