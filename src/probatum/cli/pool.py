"""`probatum pool`: effect sizes and pooling of a user's own table."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import typer

from probatum.cli.effect_csv import EffectFile, read_effects
from probatum.domain.errors import ProbatumError
from probatum.domain.synthesis import Interval
from probatum.domain.terms import Better

if TYPE_CHECKING:
    from probatum.pages.charts.forest import Forest
    from probatum.synthesis.pooling import Pooled

DONE, PARTLY = 0, 1
GENERIC = "GEN"  # effects with variances, whatever their measure
MOST_POOLS = 50  # printed one by one


def run_pool(
    path: Path,
    *,
    measure: str | None,
    method: str,
    test: str,
    level: float,
    better: str | None,
    as_json: bool,
    svg: Path | None,
) -> int:
    """Pool a CSV file; PARTLY when rows had to be set aside for missing values."""
    from probatum.synthesis import pooling

    file = read_effects(path)
    chosen = (measure or (GENERIC if "yi" in file.columns else "")).upper()
    y, v = _effects(file, chosen)
    known = np.isfinite(y) & np.isfinite(v)
    options = pooling.Options(
        method=_choice(pooling.Method, method.upper(), "--method"),
        test=_choice(pooling.MeanTest, test.lower(), "--test"),
        level=level,
    )
    pooled = pooling.pool(_table(file, y, v, known, chosen), options, without=_without(file))
    aside = [_aside(file, i) for i in np.flatnonzero(~known).tolist()]
    sides = _choice(Better, better, "--better") if better else None
    if svg is not None:
        _draw(svg, _forest(path.stem, chosen, pooled, sides))
    if as_json:
        typer.echo(json.dumps(_document(file, chosen, pooled, aside), indent=1, ensure_ascii=False))
    else:
        typer.echo("\n".join(_lines(path.stem, chosen, pooled, sides)))
    for line in aside:
        typer.echo(f"set aside: {line}", err=True)
    return PARTLY if aside else DONE


def _choice(kind: Any, value: str, option: str) -> Any:
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(item.value for item in kind)
        raise ProbatumError("unknown choice", field=option, value=value, remedy=f"one of {known}") from None


def _effects(file: EffectFile, measure: str) -> tuple[Any, Any]:
    """Effects and variances: yi with vi or sei as they stand, else computed from the measure's columns."""
    from probatum.synthesis.effect_measures import columns_of, effect_sizes

    if "yi" in file.columns:
        return np.array(file.numbers("yi")), _variances(file)
    if not measure:
        raise ProbatumError(
            "no effects in the file",
            source=file.name,
            value=f"columns {', '.join(file.columns)}",
            remedy="name columns yi and vi, or say --measure and give its columns",
        )
    needs = columns_of(measure)
    names = next((needed for needed in needs if all(name in file.columns for name in needed)), None)
    if names is None:
        lacking = min(([n for n in needed if n not in file.columns] for needed in needs), key=len)
        raise ProbatumError(
            "columns are missing",
            source=file.name,
            field=measure,
            value=", ".join(lacking),
            remedy=f"{measure} needs {' or '.join(', '.join(needed) for needed in needs)}",
        )
    columns: dict[str, Any] = {name: np.array(file.numbers(name)) for name in names}
    effects = effect_sizes(measure, None, **columns)
    stated = np.logical_and.reduce([np.isfinite(column) for column in columns.values()])
    impossible = stated & ~effects.usable & ~_double_zero(measure, columns)
    if impossible.any():
        row = int(np.flatnonzero(impossible)[0])
        raise ProbatumError(
            "no effect follows from these numbers",
            source=f"{file.name} line {file.lines[row]}",
            field=measure,
            value=", ".join(f"{name} = {columns[name][row]:g}" for name in names),
            remedy="counts within group sizes, sizes and standard deviations above zero",
        )
    return np.where(effects.usable, effects.y, np.nan), np.where(effects.usable, effects.v, np.nan)


def _double_zero(measure: str, columns: Mapping[str, Any]) -> Any:
    """Tables without events, or without non-events: they say nothing about a ratio and are set aside."""
    if "ai" not in columns or "ci" not in columns or measure == "REH":
        return np.zeros(len(next(iter(columns.values()))), bool)
    a, c = columns["ai"], columns["ci"]
    b = columns["bi"] if "bi" in columns else columns["n1i"] - a
    d = columns["di"] if "di" in columns else columns["n2i"] - c
    return ((a == 0) & (c == 0)) | ((b == 0) & (d == 0))


def _variances(file: EffectFile) -> Any:
    """vi, else sei squared; both must be above zero where they are stated."""
    column = next((name for name in ("vi", "sei") if name in file.columns), None)
    if column is None:
        raise ProbatumError(
            "columns are missing", source=file.name, value="vi", remedy="give vi (variance) or sei beside yi"
        )
    values = np.array(file.numbers(column))
    wrong = values <= 0
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise ProbatumError(
            "must be greater than zero",
            source=f"{file.name} line {file.lines[row]}",
            field=column,
            value=f"{values[row]:g}",
            remedy="a variance of zero would give the study all the weight; check the table",
        )
    return values if column == "vi" else values**2


def _table(file: EffectFile, y: Any, v: Any, known: Any, measure: str) -> Any:
    from probatum.synthesis.pooling import EffectTable

    def chosen(kind: str) -> Any:
        labels = file.labels(kind)
        return None if labels is None else np.array(labels, dtype=object)[known]

    names = chosen("study")
    if names is None:
        names = np.array([f"line {line}" for line in file.lines], dtype=object)[known]
    groups = chosen("pool")
    if groups is None:
        groups = chosen("subgroup")
    groups = None if groups is None else np.where(groups == "", "not stated", groups)
    return EffectTable.of(
        y[known], v[known], pool=groups, study=_told_apart(names), laboratory=chosen("laboratory")
    )


def _told_apart(names: Any) -> Any:
    """Two rows of one label are two comparisons a user chose to give: number them."""
    seen: dict[str, int] = {}
    told = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return np.array(told, dtype=object)


def _without(file: EffectFile) -> tuple[str, ...]:
    from probatum.synthesis.pooling import LABORATORY, STUDY

    few = (STUDY,) if len(file) <= 2000 else ()
    return (*few, LABORATORY) if file.labels("laboratory") is not None else few


def _aside(file: EffectFile, row: int) -> str:
    labels = file.labels("study")
    name = f" ({labels[row]})" if labels else ""
    return f"line {file.lines[row]}{name}: a value is missing, or there are no events to compare"


def _forest(title: str, measure: str, pooled: Pooled, better: Better | None) -> Forest:
    """The plot of the first pool."""
    from probatum.pages.charts.forest import Forest, ForestRow, favors, summary_line
    from probatum.synthesis.effect_measures import LOG_SCALE
    from probatum.synthesis.pooling import PooledEstimate

    view = pooled.view(0) if len(pooled) else None
    rows: tuple[ForestRow, ...] = ()
    if len(pooled):
        table, weights = pooled.table, view.weights if isinstance(view, PooledEstimate) else ()
        half = 1.959963984540054
        rows = tuple(
            ForestRow(
                label=table.study_label(row),
                estimate=float(table.y[row]),
                interval=Interval(
                    low=float(table.y[row] - half * table.v[row] ** 0.5),
                    high=float(table.y[row] + half * table.v[row] ** 0.5),
                ),
                weight=weights[i] if weights else 100.0,
                laboratory=table.laboratory.name(row) if table.laboratory else None,
            )
            for i, row in enumerate(table.rows(0).tolist())
        )
    estimate = view if isinstance(view, PooledEstimate) else None
    return Forest(
        title=title,
        measure="effect" if measure == GENERIC else measure,
        is_log=measure in LOG_SCALE,
        rows=rows,
        estimate=estimate.mu if estimate else None,
        interval=estimate.interval if estimate else None,
        prediction=estimate.prediction if estimate else None,
        favors=favors(better),
        note=summary_line(estimate.k, estimate.tau2, estimate.i2) if estimate else str(view or "no rows"),
    )


def _draw(target: Path, forest: Forest) -> None:
    from probatum.pages.charts.forest import forest_file

    target.write_text(forest_file(forest), encoding="utf-8", newline="\n")


def _lines(title: str, measure: str, pooled: Pooled, better: Better | None) -> Iterator[str]:
    from probatum.cli.forest_text import forest_lines
    from probatum.cli.pool_words import pool_words
    from probatum.synthesis.pooling import PooledEstimate

    if not len(pooled):
        yield "no rows with an effect and a variance: there is nothing to pool"
        return
    if len(pooled) == 1:
        width = shutil.get_terminal_size((110, 24)).columns
        yield from forest_lines(_forest(title, measure, pooled, better), width)
        yield ""
    for number in range(min(len(pooled), MOST_POOLS)):
        view = pooled.view(number)
        if isinstance(view, PooledEstimate):
            yield from pool_words(view, pooled, number, measure)
        else:
            yield str(view)
    if len(pooled) > MOST_POOLS:
        yield f"… and {len(pooled) - MOST_POOLS:,} more pools: see --json"


def _document(file: EffectFile, measure: str, pooled: Pooled, aside: Sequence[str]) -> dict[str, Any]:
    return {
        "file": file.name,
        "measure": measure,
        "options": asdict(pooled.options),
        "pools": [_pool_document(pooled, number) for number in range(len(pooled))],
        "set_aside": list(aside),
    }


def _pool_document(pooled: Pooled, number: int) -> dict[str, Any]:
    from probatum.synthesis.pooling import PooledEstimate

    view = pooled.view(number)
    if not isinstance(view, PooledEstimate):
        return {"kind": "refusal", **asdict(view), "reason": view.reason.name, "because": str(view)}
    traced = {
        name: asdict(pooled.trace(number, name)) for name in ("mu", "tau2") if view.k > 2 or name == "mu"
    }
    left_out = {name: _range(left.range(number)) for name, left in pooled.without.items()}
    return {"kind": "pooled", **_plain(asdict(view)), "without": left_out, "trace": traced}


def _range(span: Interval | None) -> list[float] | None:
    return None if span is None else [span.low, span.high]


def _plain(value: Any) -> Any:
    """JSON has no infinity and no NaN: null stands for both."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, float) and not isfinite(value):
        return None
    return value
