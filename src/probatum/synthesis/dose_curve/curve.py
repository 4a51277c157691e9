"""Dose-response meta-analysis: rows of several studies -> one curve, or a refusal with its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.special import gammaincc

from probatum.domain.dose_curve import (
    CurveEstimator,
    CurveFamily,
    CurvePoint,
    CurveReason,
    CurveRefusal,
    CurveStages,
    DoseCovariance,
    DoseCurve,
    ObservedDose,
)
from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.errors import ProbatumError
from probatum.domain.provenance import NOT_APPLICABLE, NOT_REPORTED, Curated, Derived, Method
from probatum.domain.terms import EffectMeasure, StudyDesign, Track
from probatum.synthesis.dose_curve.basis import Array, Basis, knots_of
from probatum.synthesis.dose_curve.estimate import fit
from probatum.synthesis.dose_curve.model import Block, Fit, inverse, q_statistic
from probatum.synthesis.dose_curve.refusal import RATIOS, reasons
from probatum.synthesis.dose_curve.studies import StudyDoses, read_studies

BY = Method("dose_curve", "1")
_Z = 1.959963984540054
_GRID = 61
_FEWEST_KNOTS = 3
_RANK = 1e-9
_FEW = 2
_OBSERVATIONAL = frozenset({StudyDesign.COHORT, StudyDesign.CASE_CONTROL, StudyDesign.CROSS_SECTIONAL})


def dose_curve(
    rows: Sequence[StudyLevelRow],
    *,
    family: CurveFamily = CurveFamily.LINEAR,
    stages: CurveStages | None = None,
    estimator: CurveEstimator = CurveEstimator.REML,
    covariance: DoseCovariance = DoseCovariance.GREENLAND_LONGNECKER,
    knots: Sequence[float] | None = None,
) -> DoseCurve | CurveRefusal:
    """Pool one table's dose-response rows into a curve within the doses observed, or say why not.

    Two stages (a curve per study by generalized least squares, then multivariate random effects: Orsini
    and others, Am J Epidemiol 2012;175:66-73) unless some study has too few doses for a curve of its own;
    then one stage (Crippa and others, Stat Methods Med Res 2019;28:1579-96). Knots lie at the 10th, 50th
    and 90th percentile of all doses unless given. Intervals are 95 %, by the normal distribution.
    """
    about = tuple(row for row in rows if row.dose is not None)
    if refused := reasons(about, family):
        return CurveRefusal(reasons=refused)
    studies, left_out = read_studies(about, covariance)
    kept = _rows(studies)
    if refused := reasons(kept, family):
        return CurveRefusal(reasons=(*_why_left_out(left_out), *refused))
    basis = _basis(family, kept, knots)
    if isinstance(basis, CurveReason):
        return CurveRefusal(reasons=(basis,))
    blocks = [study.block(basis) for study in studies]
    way = _stages(blocks, basis, stages, estimator)
    if isinstance(way, CurveReason):
        return CurveRefusal(reasons=(way,))
    pooled = [own_curve(block) for block in blocks] if way is CurveStages.TWO else blocks
    fitted = fit(pooled, estimator)
    q = q_statistic(pooled) if way is CurveStages.TWO else None
    return _curve(studies, left_out, basis, way, estimator, fitted, q)


def own_curve(block: Block) -> Block:
    """First stage: one study's coefficients and their covariance, as a block of the second."""
    weight = inverse(block.s)
    covariance = inverse(block.x.T @ weight @ block.x)
    return Block(covariance @ block.x.T @ weight @ block.y, np.eye(block.x.shape[1]), covariance)


def _rows(studies: Sequence[StudyDoses]) -> tuple[StudyLevelRow, ...]:
    return tuple(row for study in studies for row in (study.reference, *study.others))


def _why_left_out(left_out: Sequence[tuple[str, str]]) -> tuple[CurveReason, ...]:
    return tuple(
        CurveReason(
            rule="usable-study",
            text=f"{study} left out: {why}",
            would_allow="one reference dose per study, standard errors, cases and denominators",
        )
        for study, why in left_out
    )


def _basis(
    family: CurveFamily, rows: Sequence[StudyLevelRow], knots: Sequence[float] | None
) -> Basis | CurveReason:
    if family is not CurveFamily.SPLINE:
        return Basis(family)
    places = tuple(knots) if knots is not None else knots_of([float(row.dose or 0) for row in rows])
    if len(places) >= _FEWEST_KNOTS and all(a < b for a, b in pairwise(places)):
        return Basis(family, places)
    return CurveReason(
        rule="distinct-knots",
        text=f"{len(set(places))} distinct knots, fewer than {_FEWEST_KNOTS}",
        would_allow="doses spread more evenly, or a straight line",
    )


def _stages(
    blocks: Sequence[Block], basis: Basis, asked: CurveStages | None, estimator: CurveEstimator
) -> CurveStages | CurveReason:
    """Two stages when every study can carry its own curve; one stage when all together can."""
    alone = all(_identifies([block], basis.size) for block in blocks)
    if asked is CurveStages.TWO and not alone:
        return CurveReason(
            rule="enough-levels",
            text=f"some study has too few doses for a {basis.family.value} curve of its own",
            would_allow="one-stage pooling, a straight line, or more doses per study",
        )
    way = asked or (CurveStages.TWO if alone else CurveStages.ONE)
    if way is CurveStages.ONE and estimator in (CurveEstimator.MM, CurveEstimator.VC):
        raise ProbatumError(
            "one-stage pooling needs a likelihood",
            field="estimator",
            value=estimator.value,
            remedy="use REML",
        )
    if not _identifies(blocks, basis.size):
        return CurveReason(
            rule="enough-levels",
            text=f"the doses do not determine a {basis.family.value} curve",
            would_allow="more doses, or a straight line",
        )
    return way


def _identifies(blocks: Sequence[Block], size: int) -> bool:
    design = np.vstack([block.x for block in blocks])
    length = np.linalg.norm(design, axis=0)
    return bool(np.all(length > 0)) and int(np.linalg.matrix_rank(design / length, tol=_RANK)) == size


def _curve(
    studies: Sequence[StudyDoses],
    left_out: tuple[tuple[str, str], ...],
    basis: Basis,
    way: CurveStages,
    estimator: CurveEstimator,
    fitted: Fit,
    q: tuple[float, int] | None,
) -> DoseCurve:
    rows = _rows(studies)
    first = rows[0]
    doses = [float(row.dose or 0) for row in rows]
    inputs = tuple(row.id for row in rows)
    beta, covariance = fitted.coefficients, fitted.covariance
    is_animal = first.design is StudyDesign.ANIMAL
    return DoseCurve(
        substance=first.substance,
        table=first.table,
        outcome=first.outcome,
        better=first.better,
        track=Track.ANIMAL if is_animal else Track.HUMAN,
        is_ratio=_is_ratio(studies),
        unit=Curated(first.dose_unit, first.source, first.curated) if first.dose_unit else NOT_REPORTED,
        family=basis.family,
        knots=basis.knots,
        stages=way,
        estimator=estimator,
        covariance_by=tuple(sorted({study.by for study in studies if len(study.others) > 1})),
        names=basis.names,
        coefficients=Derived(tuple(map(float, beta)), BY, inputs),
        covariance=Derived(_nested(covariance), BY, inputs),
        between=NOT_APPLICABLE if fitted.between is None else Derived(_nested(fitted.between), BY, inputs),
        log_likelihood=fitted.log_likelihood,
        q=q[0] if q else None,
        q_df=q[1] if q else None,
        trend_p=_wald(beta, covariance),
        nonlinear_p=_wald(beta[1:], covariance[1:, 1:]) if basis.size > 1 else None,
        reference_dose=min(doses),
        lowest_dose=min(doses),
        highest_dose=max(doses),
        points=_points(basis, beta, covariance, min(doses), np.linspace(min(doses), max(doses), _GRID)),
        observed=tuple(
            _observed(row, offset)
            for study in studies
            for offset in [_at(basis, beta, float(study.reference.dose or 0), min(doses))]
            for row in (study.reference, *study.others)
        ),
        studies=tuple(study.study for study in studies),
        left_out=left_out,
        notes=_notes(studies),
        source=first.source,
        designs=tuple(sorted({row.design for row in rows})),
    )


def predict(
    curve: DoseCurve, doses: Sequence[float], *, reference: float | None = None
) -> tuple[CurvePoint, ...]:
    """The curve at these doses against a reference dose (its lowest unless given).

    Raises ProbatumError for a dose nobody was observed at or between: a curve is never carried further.
    """
    base = curve.reference_dose if reference is None else reference
    for dose in (*doses, base):
        if not curve.lowest_dose <= dose <= curve.highest_dose:
            raise ProbatumError(
                "dose outside those observed",
                source=curve.table,
                field="dose",
                value=dose,
                remedy=f"between {curve.lowest_dose:g} and {curve.highest_dose:g}",
            )
    basis = Basis(curve.family, curve.knots)
    beta, covariance = np.array(curve.coefficients.value), np.array(curve.covariance.value)
    return _points(basis, beta, covariance, base, np.asarray(doses, dtype=np.float64))


def _points(
    basis: Basis, beta: Array, covariance: Array, reference: float, doses: Array
) -> tuple[CurvePoint, ...]:
    away = basis.of(doses) - basis.of([reference])
    effects = away @ beta
    errors = np.sqrt(np.maximum(np.einsum("ij,jk,ik->i", away, covariance, away), 0.0))
    return tuple(
        CurvePoint(dose=float(x), effect=float(y), low=float(y - _Z * e), high=float(y + _Z * e))
        for x, y, e in zip(doses, effects, errors, strict=True)
    )


def _wald(beta: Array, covariance: Array) -> float:
    return float(gammaincc(beta.size / 2, float(beta @ np.linalg.solve(covariance, beta)) / 2))


def _nested(matrix: Array) -> tuple[tuple[float, ...], ...]:
    return tuple(tuple(map(float, row)) for row in matrix)


def _at(basis: Basis, beta: Array, dose: float, reference: float) -> float:
    return float(((basis.of([dose]) - basis.of([reference])) @ beta)[0])


def _observed(row: StudyLevelRow, offset: float) -> ObservedDose:
    effect = float(row.estimate or 0)
    error = None if row.is_reference_dose else float(row.standard_error or 0)
    return ObservedDose(
        row=row.id,
        study=row.study_id,
        label=row.study,
        dose=float(row.dose or 0),
        effect=effect,
        low=None if error is None else effect - _Z * error,
        high=None if error is None else effect + _Z * error,
        is_reference=row.is_reference_dose is True,
        offset=offset,
    )


def _is_ratio(studies: Sequence[StudyDoses]) -> bool:
    return all(row.measure in RATIOS for study in studies for row in study.others)


def _notes(studies: Sequence[StudyDoses]) -> tuple[str, ...]:
    rows = _rows(studies)
    measures = {row.measure for study in studies for row in study.others}
    said = {
        "the table does not state the unit of the dose": rows[0].dose_unit is None,
        "odds, rate and hazard ratios are taken as risk ratios": len(measures) > 1
        and EffectMeasure.RR in measures,
        "associations in observational studies, not effects of giving the substance": any(
            row.design in _OBSERVATIONAL for row in rows
        ),
        "two studies: their spread cannot be told from chance": len(studies) == _FEW,
    }
    return tuple(words for words, holds in said.items() if holds)
