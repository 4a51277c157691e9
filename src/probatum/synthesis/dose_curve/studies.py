"""From study-level rows to one block per study: effects, doses, and the covariance they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from probatum.domain.dose_curve import DoseCovariance
from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.errors import ProbatumError
from probatum.synthesis.dose_curve.basis import Array, Basis
from probatum.synthesis.dose_curve.covariance import Categories, Design, greenland_longnecker, hamling
from probatum.synthesis.dose_curve.model import Block
from probatum.synthesis.dose_curve.refusal import is_reference, is_usable


@dataclass(frozen=True, slots=True)
class StudyDoses:
    """One study: its reference dose, its other doses with effects, and how their covariance was had."""

    study: str
    label: str
    reference: StudyLevelRow
    others: tuple[StudyLevelRow, ...]
    effects: Array
    covariance: Array
    by: DoseCovariance

    def block(self, basis: Basis) -> Block:
        """The regression of its effects on the dose, through its own reference."""
        doses = basis.of([float(row.dose or 0) for row in self.others])
        reference = basis.of([float(self.reference.dose or 0)])
        return Block(self.effects, doses - reference, self.covariance)


def read_studies(
    rows: Sequence[StudyLevelRow], by: DoseCovariance
) -> tuple[tuple[StudyDoses, ...], tuple[tuple[str, str], ...]]:
    """The studies that can be used, in the order of the rows, and those left out with the reason."""
    kept, left_out = [], []
    grouped: dict[str, list[StudyLevelRow]] = {}
    for row in rows:
        grouped.setdefault(row.study_id, []).append(row)
    for study, own in grouped.items():
        found = _read(study, own, by)
        if isinstance(found, StudyDoses):
            kept.append(found)
        else:
            left_out.append((study, found))
    return tuple(kept), tuple(left_out)


def _read(study: str, rows: Sequence[StudyLevelRow], by: DoseCovariance) -> StudyDoses | str:
    references = [row for row in rows if is_reference(row)]
    others = tuple(row for row in rows if is_usable(row))
    if len(references) != 1:
        return f"{len(references)} reference doses instead of one"
    if not others:
        return "no dose with an effect and a standard error"
    if len({row.dose for row in (*references, *others)}) != len(others) + 1:
        return "two rows of one dose"
    effects = np.array([float(row.estimate or 0) for row in others])
    try:
        covariance, used = _covariance(references[0], others, effects, by)
    except ProbatumError as broken:
        return broken.problem
    return StudyDoses(study, rows[0].study, references[0], others, effects, covariance, used)


def _covariance(
    reference: StudyLevelRow, others: Sequence[StudyLevelRow], effects: Array, by: DoseCovariance
) -> tuple[Array, DoseCovariance]:
    variances = np.array([float(row.standard_error or 0) ** 2 for row in others])
    if len(others) == 1 or by is DoseCovariance.INDEPENDENT:
        return np.diag(variances), by
    categories = _categories(reference, others, effects, variances)
    build = hamling if by is DoseCovariance.HAMLING else greenland_longnecker
    return build(categories), by


def _categories(
    reference: StudyLevelRow, others: Sequence[StudyLevelRow], effects: Array, variances: Array
) -> Categories:
    rows = (reference, *others)
    cases = [row.exposure_events for row in rows]
    people = [row.exposure_denominator for row in rows]
    kinds = {row.denominator_kind for row in rows}
    if any(value is None for value in (*cases, *people)) or len(kinds) != 1:
        raise ProbatumError(
            "cases or denominators are not stated, so effects that share a reference have no covariance"
        )
    kind = kinds.pop()
    if kind not in [design.value for design in Design]:
        raise ProbatumError("it is not stated what the denominators count", value=kind)
    return Categories(
        design=Design(str(kind)),
        cases=np.array([float(value or 0) for value in cases]),
        denominators=np.array([float(value or 0) for value in people]),
        effects=effects,
        variances=variances,
    )
