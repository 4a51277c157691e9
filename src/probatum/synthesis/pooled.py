"""Pooled effects of the study-level rows that published tables give for one substance.

Rows of one outcome, comparison and measure are pooled; tables that share studies are never pooled
together: the one with most studies stands, and the others are named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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
from probatum.synthesis.effect_measures import LOG_SCALE
from probatum.synthesis.pooled_rows import (
    baseline_risk,
    columns_of_counts,
    combined,
    effects_of,
    measure_of,
    people_of,
    usable,
)
from probatum.synthesis.pooling import (
    STUDY,
    EffectTable,
    MeanTest,
    Method,
    Options,
    Pooled,
    PooledEstimate,
    PoolRefusal,
    pool,
)
from probatum.synthesis.pooling.bayes import DEFAULT_SCALE, normal_normal
from probatum.synthesis.pooling.results import VERSION
from probatum.synthesis.pooling.small_study import NoSmallStudyTest, small_study_test
from probatum.synthesis.pooling.table import Array
from probatum.synthesis.pooling.trim_fill import trim_and_fill

FEW = 5  # below this many studies the Bayesian result stands beside the classical one
COMMON = Options(method=Method.EE, test=MeanTest.Z)  # one effect for all studies: a sensitivity analysis
_TRACED = ("mu", "se", "low", "high", "p", "tau2", "i2", "q", "prediction_low", "prediction_high")
_TRACKS = {StudyDesign.ANIMAL: Track.ANIMAL, StudyDesign.IN_VITRO: Track.CELL}

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PooledRows:
    """A pooled outcome with the rows it was made of, so that others may pool them again."""

    outcome: PooledOutcome
    rows: tuple[StudyLevelRow, ...]  # usable, arms of one study joined


def pooled_effects(rows: Iterable[StudyLevelRow | PublishedSynthesis]) -> tuple[PooledOutcome, ...]:
    """One result per outcome, comparison and group of overlapping tables, in the order of the rows.

    Dose-response rows and parts of a population that also stands as a whole are left to others. Raises
    ProbatumError when handed a published synthesis.
    """
    return tuple(pooled.outcome for pooled in pooled_rows(rows))


def pooled_rows(rows: Iterable[StudyLevelRow | PublishedSynthesis]) -> tuple[PooledRows, ...]:
    """The same results, each with the rows behind it."""
    groups: dict[Key, dict[str, list[StudyLevelRow]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if isinstance(row, PublishedSynthesis):
            raise ProbatumError("a published synthesis cannot be pooled", value=row.id)
        if row.is_reference_dose is None and row.subgroup in (None, "all"):
            key = (row.overlap_group, row.outcome, _comparison(row))
            groups[key][row.table].append(row)
    return tuple(_of_group(tables) for tables in groups.values())


def _comparison(row: StudyLevelRow) -> str:
    return f"{_TRACKS.get(row.design, Track.HUMAN)}: {(row.comparison or row.comparator).casefold()}"


def _of_group(tables: dict[str, list[StudyLevelRow]]) -> PooledRows:
    results = [of_table(rows) for rows in tables.values()]
    best = max(results, key=lambda one: (_size(one), one.outcome.source.year or 0, one.outcome.table))
    others = tuple(sorted(result.outcome.table for result in results if result is not best))
    return replace(best, outcome=replace(best.outcome, other_tables=others))


def _size(result: PooledRows) -> int:
    effect = result.outcome.effect
    return effect.k if isinstance(effect, PooledEffect) else 0


def of_table(rows: Sequence[StudyLevelRow]) -> PooledRows:
    """Pool the rows of one outcome of one table, or say why not."""
    measure = measure_of(rows)
    kept, left = usable(combined(rows), measure)
    effect: PooledEffect | Missing = Missing(Absence.NOT_APPLICABLE)
    because = ""
    y, v = effects_of(kept, measure)
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
    return PooledRows(outcome=_outcome(rows, measure, effect, because, left), rows=tuple(kept))


def _outcome(
    rows: Sequence[StudyLevelRow],
    measure: str,
    effect: PooledEffect | Missing,
    because: str,
    left: Sequence[tuple[str, str]],
) -> PooledOutcome:
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
        designs=tuple(sorted({row.design for row in rows})),
        routes=tuple(sorted({row.route for row in rows})),
    )


def _effect(
    rows: Sequence[StudyLevelRow], measure: str, y: Array, v: Array, found: Pooled, view: PooledEstimate
) -> PooledEffect:
    common = pool(found.table, COMMON).view(0)
    assert isinstance(common, PooledEstimate)
    scale = DEFAULT_SCALE.get(measure)
    is_few = view.k < FEW and scale is not None
    return replace(
        bare_effect(rows, measure, y, v, view, common),
        without_study=found.without[STUDY].range(0),
        small_study=small_study_effects(rows, measure, y, v),
        credible=normal_normal(y, v, scale=scale or 1.0).interval if is_few else None,
        trace=_trace(rows, found),
    )


def bare_effect(
    rows: Sequence[StudyLevelRow],
    measure: str,
    y: Array,
    v: Array,
    view: PooledEstimate,
    common: PooledEstimate,
) -> PooledEffect:
    """An effect without what leaving out, small-study tests and tracing add."""
    sizes = [n for row in rows if (n := people_of(row)) is not None]
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
        without_study=None,
        without_laboratory=None,
        one_laboratory=None,
        small_study=SmallStudyEffects(test=None, because="not asked"),
        common_effect=common.mu,
        common_interval=common.interval,
        credible=None,
        notes=view.notes,
        trace=(),
        baseline_risk=baseline_risk(rows),
    )


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
            n=people_of(row),
        )
        for i, row in enumerate(rows)
    )


def small_study_effects(
    rows: Sequence[StudyLevelRow],
    measure: str,
    y: Array,
    v: Array,
    options: Options | None = None,
    *,
    fill_below: float = 1.0,
) -> SmallStudyEffects:
    """The test that suits the measure and, where its p is at most `fill_below`, trim and fill."""
    cells = None
    if all(row.has_counts for row in rows):
        x = columns_of_counts(rows)
        cells = (x["ai"], x["n1i"] - x["ai"], x["ci"], x["n2i"] - x["ci"])
    test = small_study_test(measure, y, v, cells=cells)
    if isinstance(test, NoSmallStudyTest):
        return SmallStudyEffects(test=None, because=test.because)
    lean = replace(options or Options(), heterogeneity=False)
    filled = trim_and_fill(y, v, options=lean) if test.p <= fill_below else None
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
