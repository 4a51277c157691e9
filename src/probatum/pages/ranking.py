"""The order of outcomes: what matters to patients first, then what was measured in people, then certainty."""

from __future__ import annotations

from collections.abc import Iterable

from probatum.domain.monograph import OutcomeRow
from probatum.domain.terms import EvidenceState, OutcomeKind

_STATE_ORDER = {EvidenceState.ASSESSED: 0, EvidenceState.NO_USABLE_DATA: 1, EvidenceState.UNTESTED: 2}


def ranked(rows: Iterable[OutcomeRow]) -> tuple[OutcomeRow, ...]:
    """Rows of one kind: assessed first, higher certainty first, more studies first, then by name."""
    return tuple(sorted(rows, key=_key))


def assessed(rows: Iterable[OutcomeRow], kind: OutcomeKind) -> tuple[OutcomeRow, ...]:
    """The rows of a kind that were assessed in people, ranked."""
    return ranked(
        row for row in rows if row.kind is kind and row.assessment.evidence_state is EvidenceState.ASSESSED
    )


def studies_of(row: OutcomeRow) -> int:
    """Studies of the row on all sides of the wall: for ordering only, never shown as a count."""
    return sum(len(view.result.studies) for view in (row.human, row.animal, row.cell) if view)


def _key(row: OutcomeRow) -> tuple[int, int, int, str, str]:
    certainty = row.assessment.certainty
    return (
        _STATE_ORDER[row.assessment.evidence_state],
        -(certainty.level if certainty else 0),
        -studies_of(row),
        row.name.casefold(),
        row.population,
    )
