"""Studies as lines of text for the terminal: each field with how it is known and the quoted words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from probatum.domain.provenance import Curated, Derived, Extracted, Missing, Reported
from probatum.domain.study import Dose, Study

FIELDS = (
    "design",
    "randomized",
    "blinded",
    "species",
    "strain",
    "condition",
    "n",
    "laboratory",
    "funder",
    "registration",
)


def study_lines(study: Study) -> Iterator[str]:
    """A study in a dozen lines."""
    yield f"{study.id}  {', '.join(map(str, study.records))}  {study.citation}"
    for name in FIELDS:
        yield f"  {name:12} {leaf_line(getattr(study, name))}"
    for arm in study.arms:
        yield f"  arm          {arm.role}: {leaf_line(arm.label)}" + (
            f"; {_dose(arm.dose)}" if arm.dose else ""
        )
    names = {outcome.id: outcome.name for outcome in study.outcomes}
    for finding in study.findings:
        yield f"  finding      {names.get(finding.outcome, finding.outcome)}: {leaf_line(finding.direction)}"


def leaf_line(leaf: Reported[Any]) -> str:
    """One value, how it is known, and the words it was read from."""
    match leaf:
        case Missing():
            return f"– ({leaf.why})"
        case Extracted():
            quotes = " … ".join(f"“{span.quote}”" for span in leaf.spans)
            return f"{leaf.value}  [{quotes}]"
        case Derived():
            return f"{leaf.value}  [from {', '.join(leaf.inputs)}]"
        case Curated():
            return f"{leaf.value}  [{leaf.citation}; {leaf.curated.by}]"
    raise TypeError(f"not a reported value: {leaf!r}")


def _dose(dose: Dose) -> str:
    parts = (dose.amount, dose.times_per_day, dose.route, dose.duration)
    return (
        ", ".join(leaf_line(part) for part in parts if not isinstance(part, Missing)) or "dose not reported"
    )
