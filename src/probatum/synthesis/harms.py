"""What studies said about harms, and how they looked for them."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.domain.evidence import counts_as_evidence
from probatum.domain.monograph import ReportedHarm
from probatum.domain.provenance import is_evidence, value_of
from probatum.domain.study import Study


def reported_harms(studies: Sequence[Study]) -> tuple[ReportedHarm, ...]:
    """One line per reported event or statement, by study; "none noted" is a statement, not a count."""
    return tuple(
        ReportedHarm(study=study.id, event=str(harm.event.value), collected=value_of(study.harms_collected))
        for study in sorted(studies, key=lambda one: one.id)
        if counts_as_evidence(study)
        for harm in study.harms
        if is_evidence(harm.event) and harm.event.kind != "missing"
    )
