"""Study design, intervention kind and species, as the fourteen labels of study_type_teller.

The label follows from three fields of the study that `probatum read` gives; the table is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.metrics import accuracy, by_class, confusion, f1_of, interval, macro_f1, rounded, weighted_f1
from evaluation.records import record
from evaluation.registry import Scored
from evaluation.rows import Row, choice, read_rows
from probatum.domain.provenance import value_of
from probatum.domain.study import Study
from probatum.domain.terms import InterventionKind, StudyDesign
from probatum.extraction import read

D, K = StudyDesign, InterventionKind
WHATEVER_KIND = {
    D.PROTOCOL: "Clinical-study-protocol",
    D.SYSTEMATIC_REVIEW: "Human-systematic-review",
    D.META_ANALYSIS: "Human-systematic-review",
    D.REVIEW: "Non-systematic-review",
    D.CASE_REPORT: "Human-case-report",
    D.IN_VITRO: "In-vitro-study",
    D.IN_SILICO: "In-vitro-study",
}
BY_KIND = {
    "randomized, human": {
        K.DRUG: "Human-RCT-drug-intervention",
        K.NON_DRUG: "Human-RCT-non-drug-intervention",
        K.NONE: "Human-RCT-non-intervention",
    },
    "animal": {
        K.DRUG: "Animal-drug-intervention",
        K.NON_DRUG: "Animal-non-drug-intervention",
        K.NONE: "Animal-other",
    },
    "any other": {
        K.DRUG: "Human-non-RCT-drug-intervention",
        K.NON_DRUG: "Human-non-RCT-non-drug-intervention",
        K.NONE: "Remaining",
    },
}
LABELS = sorted({*WHATEVER_KIND.values(), *(label for row in BY_KIND.values() for label in row.values())})


def label_of(study: Study) -> str:
    """One of the fourteen labels; a kind that is missing counts as none."""
    design = value_of(study.design)
    if design in WHATEVER_KIND:
        return WHATEVER_KIND[design]
    species = (value_of(study.species) or "human").casefold()
    is_animal = design is D.ANIMAL or "human" not in species
    group = "animal" if is_animal else "randomized, human" if design is D.RCT else "any other"
    return BY_KIND[group][value_of(study.intervention_kind) or K.NONE]


def table() -> tuple[str, ...]:
    """The map from design and kind to label, for reading."""
    plain = (f"{design} -> {label}" for design, label in WHATEVER_KIND.items())
    kinds = (f"{group}, {kind} -> {label}" for group, row in BY_KIND.items() for kind, label in row.items())
    return (*plain, *kinds)


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Accuracy, weighted and macro F1 over the labels; RCT F1: any randomized label against the rest."""
    pairs = [_pair(row) for row in read_rows(labels, ("title", "abstract", "accepted_label"), limit)]
    gold, given = [g for g, _ in pairs], [a for _, a in pairs]
    metrics = {
        "accuracy": rounded(accuracy(gold, given)),
        "weighted_f1": rounded(weighted_f1(gold, given)),
        "weighted_f1_interval": interval(pairs, _weighted),
        "macro_f1": rounded(macro_f1(gold, given)),
        "rct_f1": rounded(f1_of([_is_rct(g) for g in gold], [_is_rct(a) for a in given], "rct")),
        "by_label": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
    }
    return Scored(len(pairs), metrics, table())


def _pair(row: Row) -> tuple[str, str]:
    study = read(record(row.get("pmid") or row.get("idx"), row["title"] or "", row["abstract"] or ""))
    return choice(row, "accepted_label", LABELS), label_of(study)


def _is_rct(label: str) -> str:
    return "rct" if label.startswith("Human-RCT") else "other"


def _weighted(pairs: Sequence[tuple[str, str]]) -> float:
    return weighted_f1([g for g, _ in pairs], [a for _, a in pairs])
