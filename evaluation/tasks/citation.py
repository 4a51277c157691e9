"""Is a citing statement accurate with regard to the work it cites?"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from evaluation.citations import Instance, read_instances
from evaluation.metrics import accuracy, by_class, confusion, interval, macro_f1, rounded
from evaluation.registry import Scored
from probatum.claims import judge_citation
from probatum.domain.provenance import Passage, RecordId, Section

VERDICTS = ("support", "refute", "nei")


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Micro and macro F1 over accurate (support), not accurate (refute) and irrelevant (nei)."""
    instances = read_instances(labels, texts, limit)
    pairs = [(one.gold, _verdict(one)) for one in instances]
    gold, given = [g for g, _ in pairs], [a for _, a in pairs]
    metrics = {
        "micro_f1": rounded(accuracy(gold, given)),
        "macro_f1": rounded(macro_f1(gold, given, VERDICTS)),
        "macro_f1_interval": interval(pairs, _macro),
        "by_verdict": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
    }
    return Scored(len(pairs), metrics)


def _verdict(one: Instance) -> str:
    passages = [
        Passage(RecordId.parse(f"local:{one.work}-{place}"), Section.BODY, sentence)
        for place, sentence in enumerate(one.sentences)
        if sentence
    ]
    return str(judge_citation(one.statement, [p.span(0, len(p.text)) for p in passages]).verdict)


def _macro(pairs: Sequence[tuple[str, str]]) -> float:
    return macro_f1([g for g, _ in pairs], [a for _, a in pairs], VERDICTS)
