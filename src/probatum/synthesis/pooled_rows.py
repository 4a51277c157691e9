"""Rows of one study-level table, made ready for pooling: arms joined, unusable rows set aside, effects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from probatum.domain.effects_table import StudyLevelRow
from probatum.synthesis.effect_measures import effect_sizes
from probatum.synthesis.pooling.table import Array

COUNT_MEASURE = "OR"  # of tables that print counts and no measure


def measure_of(rows: Sequence[StudyLevelRow]) -> str:
    """The measure of a table; counts that allow several are read as odds ratios."""
    stated = sorted({row.measure.value for row in rows if row.measure is not None})
    return stated[0] if stated else COUNT_MEASURE


def combined(rows: Sequence[StudyLevelRow]) -> list[StudyLevelRow]:
    """Arms of one study against one shared control group become one arm (Cochrane Handbook 23.3.4)."""
    joined: dict[tuple[str, int | None, int | None], StudyLevelRow] = {}
    apart: list[StudyLevelRow] = []
    for row in rows:
        key = (row.study_id, row.control_events, row.control_n)
        if row.shared_arm is None or not row.has_counts:
            apart.append(row)
        elif key in joined:
            before = joined[key]
            joined[key] = replace(
                before,
                id=f"{before.id}+{row.id}",
                treat_events=(before.treat_events or 0) + (row.treat_events or 0),
                treat_n=(before.treat_n or 0) + (row.treat_n or 0),
            )
        else:
            joined[key] = row
    order = {row.study_id: place for place, row in reversed(list(enumerate(rows)))}
    return sorted((*apart, *joined.values()), key=lambda row: order[row.study_id])


def usable(rows: Sequence[StudyLevelRow], measure: str) -> tuple[list[StudyLevelRow], list[tuple[str, str]]]:
    """Rows that have an effect and its variance, and the others with why not."""
    kept, left = [], []
    for row in rows:
        if row.measure is not None and row.measure.value != measure:
            left.append((row.id, f"{row.study}: its effect is {row.measure.value}, the others' {measure}"))
        elif row.has_counts or (row.estimate is not None and row.standard_error is not None):
            kept.append(row)
        else:
            left.append((row.id, f"{row.study}: {row.note or 'no counts and no standard error'}"))
    y, v = effects_of(kept, measure)
    known = np.isfinite(y) & (v > 0)
    left += [
        (row.id, f"{row.study}: no events in either group")
        for row, ok in zip(kept, known, strict=True)
        if not ok
    ]
    return [row for row, ok in zip(kept, known, strict=True) if ok], left


def effects_of(rows: Sequence[StudyLevelRow], measure: str) -> tuple[Array, Array]:
    """Effect and variance of each row: from its counts where it has them, else as printed."""
    y, v = np.full(len(rows), np.nan), np.full(len(rows), np.nan)
    counted = [i for i, row in enumerate(rows) if row.has_counts]
    if counted:
        effects = effect_sizes(measure, None, **columns_of_counts([rows[i] for i in counted]))
        y[counted], v[counted] = effects.y, effects.v
    for i, row in enumerate(rows):
        if not row.has_counts and row.estimate is not None and row.standard_error is not None:
            y[i], v[i] = float(row.estimate), float(row.standard_error) ** 2
    return y, v


def columns_of_counts(rows: Sequence[StudyLevelRow]) -> dict[str, Array]:
    """Events and people of both groups, under metafor's names; NaN where not stated."""
    return {
        name: np.array([getattr(row, field) for row in rows], np.float64)
        for name, field in (
            ("ai", "treat_events"),
            ("n1i", "treat_n"),
            ("ci", "control_events"),
            ("n2i", "control_n"),
        )
    }


def people_of(row: StudyLevelRow) -> int | None:
    """The people of one study, where the table states them."""
    if row.n_total is not None:
        return row.n_total
    return row.treat_n + row.control_n if row.treat_n is not None and row.control_n is not None else None


def baseline_risk(rows: Sequence[StudyLevelRow]) -> float | None:
    """The median risk of the control groups that have events and people; None where none has.

    The median of the control groups is GRADE's usual baseline risk (Cochrane Handbook 14.1.6).
    """
    risks = [
        row.control_events / row.control_n for row in rows if row.control_events is not None and row.control_n
    ]
    return median(risks) if risks else None
