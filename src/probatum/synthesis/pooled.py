"""Pooled effects of the study-level rows that published tables give for one substance.

Rows of one outcome, comparison and measure are pooled; tables that share studies are never pooled
together: the one with most studies stands, and the others are named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from probatum.domain.effects_table import PublishedSynthesis, StudyLevelRow
from probatum.domain.errors import ProbatumError
from probatum.domain.provenance import Absence, Missing
from probatum.domain.synthesis import (
    Interval,
    NumberTrace,
    PooledEffect,
    PooledOutcome,
    PooledStudy,
    SmallStudyEffects,
)
from probatum.domain.terms import StudyDesign, Track
from probatum.synthesis.effect_measures import LOG_SCALE, effect_sizes
from probatum.synthesis.pooling import (
    STUDY,
    EffectTable,
    Method,
    Options,
    Pooled,
    PooledEstimate,
    PoolRefusal,
    MeanTest,
    pool,
)
from probatum.synthesis.pooling.bayes import DEFAULT_SCALE, normal_normal
from probatum.synthesis.pooling.results import VERSION
from probatum.synthesis.pooling.small_study import NoSmallStudyTest, small_study_test
from probatum.synthesis.pooling.table import Array
from probatum.synthesis.pooling.trim_fill import trim_and_fill

COUNT_MEASURE = "OR"  # of tables that print counts and no measure
FEW = 5  # below this many studies the Bayesian result stands beside the classical one
_TRACED = ("mu", "se", "low", "high", "p", "tau2", "i2", "q", "prediction_low", "prediction_high")
_TRACKS = {StudyDesign.ANIMAL: Track.ANIMAL, StudyDesign.IN_VITRO: Track.CELL}

Key = tuple[str, str, str]


def pooled_effects(rows: Iterable[StudyLevelRow | PublishedSynthesis]) -> tuple[PooledOutcome, ...]:
    """One result per outcome, comparison and group of overlapping tables, in the order of the rows.

    Dose-response rows and parts of a population that also stands as a whole are left to others. Raises
    ProbatumError when handed a published synthesis.
    """
    groups: dict[Key, dict[str, list[StudyLevelRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if isinstance(row, PublishedSynthesis):
            raise ProbatumError("a published synthesis cannot be pooled", value=row.id)
        if row.is_reference_dose is None and row.subgroup in (None, "all"):
            key = (row.overlap_group, row.outcome, _comparison(row))
            groups[key][row.table].append(row)
    return tuple(_outcome(tables) for tables in groups.values())


def _comparison(row: StudyLevelRow) -> str:
    return f"{_TRACKS.get(row.design, Track.HUMAN)}: {(row.comparison or row.comparator).casefold()}"


def _outcome(tables: dict[str, list[StudyLevelRow]]) -> PooledOutcome:
    results = [_of_table(rows) for rows in tables.values()]
    best = max(results, key=lambda result: (_size(result), result.source.year or 0, result.table))
    others = tuple(sorted(result.table for result in results if result is not best))
    return replace(best, other_tables=others)


def _size(result: PooledOutcome) -> int:
    return result.effect.k if isinstance(result.effect, PooledEffect) else 0


def _of_table(rows: Sequence[StudyLevelRow]) -> PooledOutcome:
    measure = _measure(rows)
    kept, left = _usable(_combined(rows), measure)
    effect: PooledEffect | Missing = Missing(Absence.NOT_APPLICABLE)
    because = ""
    y, v = _effects(kept, measure)
    table = EffectTable.of(y, v, study=[row.study_id for row in kept] or None, measure=measure)
    if not kept:
        because = "no study states events and people, or an effect with its standard error"
    else:
        found = pool(table, without=(STUDY,))
        view = found.view(0)
        if isinstance(view, PoolRefusal):
            because = str(view)
        else:
            effect = _effect(kept, measure, y, v, found, view)
    first = rows[0]
    return PooledOutcome(
        outcome=first.outcome,
        condition=first.condition,
        comparison=first.comparison or f"against {first.comparator}",
        better=first.better,
        table=first.table,
        source=first.source,
        effect=effect,
        because=because,
        not_used=tuple(left),
        other_tables=(),
        measure=measure,
        track=_TRACKS.get(first.design, Track.HUMAN),
    )


def _measure(rows: Sequence[StudyLevelRow]) -> str:
    stated = sorted({row.measure.value for row in rows if row.measure is not None})
    return stated[0] if stated else COUNT_MEASURE


def _combined(rows: Sequence[StudyLevelRow]) -> list[StudyLevelRow]:
    """Arms of one study against one shared control group become one arm (Cochrane Handbook 23.3.4)."""
    combined: dict[tuple[str, int | None, int | None], StudyLevelRow] = {}
    apart: list[StudyLevelRow] = []
    for row in rows:
        key = (row.study_id, row.control_events, row.control_n)
        if row.shared_arm is None or not row.has_counts:
            apart.append(row)
        elif key in combined:
            before = combined[key]
            combined[key] = replace(
                before,
                id=f"{before.id}+{row.id}",
                treat_events=(before.treat_events or 0) + (row.treat_events or 0),
                treat_n=(before.treat_n or 0) + (row.treat_n or 0),
            )
        else:
            combined[key] = row
    order = {row.study_id: place for place, row in reversed(list(enumerate(rows)))}
    return sorted((*apart, *combined.values()), key=lambda row: order[row.study_id])


def _usable(rows: Sequence[StudyLevelRow], measure: str) -> tuple[list[StudyLevelRow], list[tuple[str, str]]]:
    kept, left = [], []
    for row in rows:
        if row.measure is not None and row.measure.value != measure:
            left.append((row.id, f"{row.study}: its effect is {row.measure.value}, the others' {measure}"))
        elif row.has_counts or (row.estimate is not None and row.standard_error is not None):
            kept.append(row)
        else:
            left.append((row.id, f"{row.study}: {row.note or 'no counts and no standard error'}"))
    y, v = _effects(kept, measure)
    known = np.isfinite(y) & (v > 0)
    left += [
        (row.id, f"{row.study}: no events in either group")
        for row, ok in zip(kept, known, strict=True)
        if not ok
    ]
    return [row for row, ok in zip(kept, known, strict=True) if ok], left


def _effects(rows: Sequence[StudyLevelRow], measure: str) -> tuple[Array, Array]:
    """Effect and variance of each row: from its counts where it has them, else as printed."""
    y, v = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    counted = [i for i, row in enumerate(rows) if row.has_counts]
    if counted:
        effects = effect_sizes(measure, None, **_columns([rows[i] for i in counted]))
        y[counted], v[counted] = effects.y, effects.v
    for i, row in enumerate(rows):
        if not row.has_counts and row.estimate is not None and row.standard_error is not None:
            y[i], v[i] = float(row.estimate), float(row.standard_error) ** 2
    return y, v


def _columns(rows: Sequence[StudyLevelRow]) -> dict[str, Array]:
    return {
        name: np.array([getattr(row, field) for row in rows], np.float64)
        for name, field in (
            ("ai", "treat_events"),
            ("n1i", "treat_n"),
            ("ci", "control_events"),
            ("n2i", "control_n"),
        )
    }


def _effect(
    rows: Sequence[StudyLevelRow], measure: str, y: Array, v: Array, found: Pooled, view: PooledEstimate
) -> PooledEffect:
    common = pool(found.table, Options(method=Method.EE, test=MeanTest.Z)).view(0)
    assert isinstance(common, PooledEstimate)
    sizes = [n for row in rows if (n := _people(row)) is not None]
    scale = DEFAULT_SCALE.get(measure)
    is_few = view.k < FEW and scale is not None
    return PooledEffect(
        measure=measure,
        is_log=measure in LOG_SCALE,
        estimate=view.mu,
        interval=view.interval,
        p=view.p,
        prediction=view.prediction,
        k=view.k,
        n=sum(sizes) if sizes else None,
        tau2=view.tau2,
        tau2_interval=view.tau2_interval,
        i2=view.i2,
        q=view.q if view.q is not None else np.nan,
        q_p=view.q_p if view.q_p is not None else np.nan,
        studies=_studies(rows, y, v, view.weights),
        without_study=found.without[STUDY].range(0),
        without_laboratory=None,
        one_laboratory=None,
        small_study=_small_study(rows, measure, y, v),
        common_effect=common.mu,
        common_interval=common.interval,
        credible=normal_normal(y, v, scale=scale or 1.0).interval if is_few else None,
        notes=view.notes,
        trace=_trace(rows, found),
    )


def _people(row: StudyLevelRow) -> int | None:
    if row.n_total is not None:
        return row.n_total
    return row.treat_n + row.control_n if row.treat_n is not None and row.control_n is not None else None


def _studies(
    rows: Sequence[StudyLevelRow], y: Array, v: Array, weights: tuple[float, ...]
) -> tuple[PooledStudy, ...]:
    from scipy.special import ndtri

    half = float(ndtri(0.975)) * np.sqrt(v)
    return tuple(
        PooledStudy(
            row=row.id,
            study=row.study,
            year=row.year,
            estimate=float(y[i]),
            interval=Interval(low=float(y[i] - half[i]), high=float(y[i] + half[i])),
            weight=weights[i],
            n=_people(row),
        )
        for i, row in enumerate(rows)
    )


def _small_study(rows: Sequence[StudyLevelRow], measure: str, y: Array, v: Array) -> SmallStudyEffects:
    cells = None
    if all(row.has_counts for row in rows):
        x = _columns(rows)
        cells = (x["ai"], x["n1i"] - x["ai"], x["ci"], x["n2i"] - x["ci"])
    test = small_study_test(measure, y, v, cells=cells)
    if isinstance(test, NoSmallStudyTest):
        return SmallStudyEffects(test=None, because=test.because)
    filled = trim_and_fill(y, v)
    return SmallStudyEffects(
        test=test.name,
        because=test.formula,
        p=test.p,
        at_infinity=test.at_infinity,
        missing=filled.missing if filled else None,
        filled=filled.pooled.mu if filled else None,
    )


def _trace(rows: Sequence[StudyLevelRow], found: Pooled) -> tuple[NumberTrace, ...]:
    ids = tuple(row.id for row in rows)
    traces = (found.trace(0, name) for name in _TRACED)
    return tuple(
        NumberTrace(
            name=trace.name,
            value=trace.value,
            formula=f"{trace.formula} [{trace.choices}]",
            rows=ids,
            digest=trace.inputs,
            version=VERSION,
        )
        for trace in traces
        if np.isfinite(trace.value)
    )
