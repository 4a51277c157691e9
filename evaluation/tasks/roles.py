"""Sentence roles: the labels that authors gave their sections are hidden from the reader and guessed again.

Only records whose identifier falls into the held-out folds are scored: the shipped model was fitted on
the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.metrics import accuracy, by_class, confusion, interval, macro_f1, rounded
from evaluation.registry import Scored
from evaluation.rows import Row, fold, read_rows
from probatum.domain.provenance import Section
from probatum.text import passage_roles

HELD_OUT = (0, 1)  # of ten folds

# Labels that say two roles at once ("background and aims", "methods and results") are not mapped.
SECTIONS = {
    "background": "background|introduction|context|rationale|importance|state of the art",
    "objective": "objective|objectives|aim|aims|purpose|purposes|goal|goals|aims and objectives|hypothesis"
    "|aims/hypothesis|study objective|study objectives|aim of the study|purpose of the study|aim of study"
    "|the aim of the study|research question",
    "methods": "methods|method|methodology|materials and methods|material and methods|materials & methods"
    "|material & methods|material/methods|materials/methods|methods and materials|materials and method"
    "|material and method|patients and methods|patients & methods|patients/methods|subjects and methods"
    "|subjects/methods|participants and methods|animals and methods|methods/design|method/design"
    "|methods and design|design and methods|design/methods|methods/designs|methods and analysis"
    "|research design and methods|design|study design|trial design|research design|design and setting"
    "|settings and design|design, setting|setting|settings|setting and participants|participants|patients"
    "|subjects|population|animals|sample|intervention|interventions|main outcome measure"
    "|main outcome measures|main outcomes and measures|outcome measure|outcome measures|outcome measurements"
    "|primary and secondary outcome measures|measurements|measures|main measures|procedure|procedures"
    "|statistical analysis|statistical analysis used|study selection|data sources|data extraction"
    "|data collection|experimental design|study design and methods|methods and participants|randomisation",
    "results": "results|result|findings|main results|principal findings|key results|results and analysis"
    "|primary results",
    "conclusion": "conclusion|conclusions|discussion|interpretation|conclusions/significance"
    "|conclusion/significance|conclusions/interpretation|conclusions and clinical importance"
    "|conclusions and implications|discussion and conclusion|discussion and conclusions"
    "|interpretation & conclusions"
    "|conclusions and relevance|clinical relevance|clinical implications|implications|discussion/conclusion"
    "|summary and conclusion|summary and conclusions|concluding remarks|key conclusions"
    "|conclusion and relevance",
}
_ROLE = {label: role for role, labels in SECTIONS.items() for label in labels.split("|")}


@dataclass(frozen=True, slots=True)
class Unlabeled:
    """An abstract without its labels, and the role its authors gave each stretch (None: not mapped)."""

    text: str
    stretches: tuple[tuple[int, int, str | None], ...]

    def role_at(self, start: int, end: int) -> str | None:
        """The role of the stretch that shares most with these characters."""
        shared = [(min(end, e) - max(start, s), role) for s, e, role in self.stretches]
        return max(shared, key=lambda one: one[0])[1]


def role_of(label: str) -> str | None:
    """The role of a section label, or None where it is not one of the five."""
    return _ROLE.get(re.sub(r"\s+", " ", label.strip(" []:.;-–").lower()))


def unlabeled(row: Row) -> Unlabeled | None:
    """Join the sections of a record; None where no section has a mapped label."""
    stretches, text = [], ""
    for section in row["abstract"] or ():
        piece = " ".join((section["text"] or "").split())
        if piece:
            text = f"{text} {piece}" if text else piece
            stretches.append((len(text) - len(piece), len(text), role_of(section["label"] or "")))
    return Unlabeled(text, tuple(stretches)) if any(role for _, _, role in stretches) else None


def is_held_out(row: Row) -> bool:
    """Was this record kept from the shipped model?"""
    return fold(row["pmid"] or row["pmcid"]) in HELD_OUT


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Micro and macro F1 over sentences with a mapped label."""
    rows = read_rows(labels, ("pmid", "pmcid", "abstract"), limit)
    abstracts = [one for row in rows if is_held_out(row) and (one := unlabeled(row))]
    documents = [_pairs(abstract) for abstract in abstracts]
    pairs = [pair for document in documents for pair in document]
    gold, given = [g for g, _ in pairs], [a for _, a in pairs]
    metrics = {
        "micro_f1": rounded(accuracy(gold, given)),
        "micro_f1_interval": interval(documents, _micro),
        "macro_f1": rounded(macro_f1(gold, given)),
        "by_role": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
        "abstracts": len(documents),
    }
    notes = [f"{role}: {names.replace('|', ', ')}" for role, names in SECTIONS.items()]
    return Scored(
        len(pairs), metrics, (*notes, f"scored: records in folds {HELD_OUT} of ten by hash of pmid")
    )


def _pairs(abstract: Unlabeled) -> list[tuple[str, str]]:
    found = passage_roles(Section.ABSTRACT, abstract.text)
    pairs = [(abstract.role_at(place.start, place.end), str(role)) for place, role in found]
    return [(gold, given) for gold, given in pairs if gold is not None]


def _micro(documents: Sequence[list[tuple[str, str]]]) -> float:
    pairs = [pair for document in documents for pair in document]
    return accuracy([g for g, _ in pairs], [a for _, a in pairs])
