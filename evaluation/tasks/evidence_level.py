"""Evidence levels of the DFI corpus from the study's design: transfer, nothing was fitted on it.

Its "RCTs" holds trials of every kind, randomized or not. "Bioanalysis" (what is in foods and drugs) is our
design "other": the reader gives it for nothing but an analysis of composition.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.metrics import accuracy, by_class, confusion, interval, macro_f1, rounded, weighted_f1
from evaluation.records import record
from evaluation.registry import Scored
from evaluation.rows import Row, choice, read_rows
from probatum.domain.provenance import value_of
from probatum.domain.study import Study
from probatum.domain.terms import InterventionKind, StudyDesign
from probatum.extraction import read

D = StudyDesign
LEVELS = {
    D.RCT: "RCTs",
    D.CONTROLLED_TRIAL: "RCTs",
    D.OPEN_TRIAL: "RCTs",
    D.PROTOCOL: "RCTs",
    D.COHORT: "Observational in human",
    D.CASE_CONTROL: "Observational in human",
    D.CROSS_SECTIONAL: "Observational in human",
    D.CASE_REPORT: "Case report",
    D.ANIMAL: "animal in-vivo",
    D.IN_VITRO: "in-vitro",
    D.IN_SILICO: "in-vitro",
    D.OTHER: "Bioanalysis",
}
OTHERS = "others"
LABELS = (*sorted(set(LEVELS.values())), OTHERS)


def level_of(study: Study) -> str:
    """The evidence level of a study's design; every kind of review is "others".

    Where no design is told but a number of people is: given a drug it was a trial, else they were observed.
    """
    design = value_of(study.design)
    if design is not None:
        return LEVELS.get(design, OTHERS)
    if value_of(study.species) != "human" or value_of(study.n) is None:
        return OTHERS
    is_trial = value_of(study.intervention_kind) is InterventionKind.DRUG
    return LEVELS[D.OPEN_TRIAL] if is_trial else LEVELS[D.COHORT]


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Accuracy, weighted and macro F1 over the corpus's levels."""
    pairs = [_pair(row) for row in read_rows(labels, ("title", "sentences", "evidence_level"), limit)]
    gold, given = [g for g, _ in pairs], [a for _, a in pairs]
    metrics = {
        "accuracy": rounded(accuracy(gold, given)),
        "weighted_f1": rounded(weighted_f1(gold, given)),
        "weighted_f1_interval": interval(pairs, _weighted),
        "macro_f1": rounded(macro_f1(gold, given)),
        "by_level": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
    }
    return Scored(len(pairs), metrics, tuple(f"{design} -> {level}" for design, level in LEVELS.items()))


def _pair(row: Row) -> tuple[str, str]:
    study = read(record(row.get("document_idx"), row["title"] or "", " ".join(row["sentences"])))
    return choice(row, "evidence_level", LABELS), level_of(study)


def _weighted(pairs: Sequence[tuple[str, str]]) -> float:
    return weighted_f1([g for g, _ in pairs], [a for _, a in pairs])
