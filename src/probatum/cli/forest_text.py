"""A forest plot in the terminal: brackets for laboratories, squares by weight, a diamond below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from probatum.domain.synthesis import Interval
from probatum.pages.charts.forest import Forest, ForestRow
from probatum.pages.charts.forest_axis import Axis

MOST = 60  # studies shown; the heaviest
_SQUARES = "·▪■█"


def forest_lines(forest: Forest, width: int) -> Iterator[str]:
    """The plot as lines of text no wider than `width` where names allow."""
    rows = forest.shown
    if len(rows) > MOST:
        kept = sorted(rows, key=lambda row: -row.weight)[:MOST]
        rows = tuple(row for row in rows if row in kept)
    axis = forest.axis()
    names = min(28, max([len(row.label) for row in rows] + [19]))
    numbers = max(len(_numbers(axis, row.estimate, row.interval)) for row in rows) if rows else 20
    plot = max(20, width - names - numbers - 14)
    heaviest = max((row.weight for row in rows), default=1.0)
    yield f"{'':2}{'Study':{names}} {'':{plot}} {forest.measure + ' [95 % interval]':>{numbers}}  weight"
    for row, bracket in zip(rows, _brackets(rows), strict=True):
        line = _bar(axis, row.interval, plot)
        line[_cell(axis, row.estimate, plot)] = _square(row.weight, heaviest)
        shown = _numbers(axis, row.estimate, row.interval)
        label = row.label if len(row.label) <= names else row.label[: names - 1] + "…"
        yield f"{bracket} {label:{names}} {''.join(line)} {shown:>{numbers}} {row.weight:5.1f} %"
    if len(rows) < len(forest.rows):
        yield f"  … and {len(forest.rows) - len(rows):,} lighter studies, in the pool and not drawn"
    yield from _below(forest, axis, names, plot, numbers)


def _numbers(axis: Axis, estimate: float, interval: Interval) -> str:
    return f"{axis.shown(estimate)} [{axis.shown(interval.low)}; {axis.shown(interval.high)}]"


def _cell(axis: Axis, value: float, plot: int) -> int:
    return min(plot - 1, int(axis.share(value) * plot))


def _bar(axis: Axis, interval: Interval, plot: int) -> list[str]:
    cells = [" "] * plot
    cells[_cell(axis, 0.0, plot)] = "│"
    first, last = _cell(axis, interval.low, plot), _cell(axis, interval.high, plot)
    cells[first : last + 1] = ["─"] * (last + 1 - first)
    if not axis.shows(interval.low):
        cells[first] = "◂"
    if not axis.shows(interval.high):
        cells[last] = "▸"
    return cells


def _square(weight: float, heaviest: float) -> str:
    share = weight / heaviest if heaviest else 0.0
    return _SQUARES[min(len(_SQUARES) - 1, int(share * len(_SQUARES)))]


def _brackets(rows: Sequence[ForestRow]) -> Iterator[str]:
    for i, row in enumerate(rows):
        above = i > 0 and row.laboratory is not None and rows[i - 1].laboratory == row.laboratory
        below = i + 1 < len(rows) and row.laboratory is not None and rows[i + 1].laboratory == row.laboratory
        yield {(False, False): " ", (False, True): "┌", (True, True): "│", (True, False): "└"}[above, below]


def _below(forest: Forest, axis: Axis, names: int, plot: int, numbers: int) -> Iterator[str]:
    if forest.estimate is not None and forest.interval is not None:
        first, last = _cell(axis, forest.interval.low, plot), _cell(axis, forest.interval.high, plot)
        cells = [" "] * plot
        cells[_cell(axis, 0.0, plot)] = "│"
        cells[first : last + 1] = ["◇"] * (last + 1 - first)
        cells[_cell(axis, forest.estimate, plot)] = "◆"
        shown = _numbers(axis, forest.estimate, forest.interval)
        yield f"  {'Pooled effect':{names}} {''.join(cells)} {shown:>{numbers}} 100.0 %"
    if forest.prediction is not None:
        bar = "".join(_bar(axis, forest.prediction, plot)).replace("─", "━")
        shown = f"[{axis.shown(forest.prediction.low)}; {axis.shown(forest.prediction.high)}]"
        yield f"  {'Prediction interval':{names}} {bar} {shown:>{numbers}}"
    ticks = [" "] * plot
    for value, label in axis.ticks():
        start = max(0, min(plot - len(label), _cell(axis, value, plot) - len(label) // 2))
        if not "".join(ticks[max(0, start - 1) : start + len(label)]).strip():
            ticks[start : start + len(label)] = list(label)
    yield f"  {'':{names}} {''.join(ticks)}"
    left, right = (f"← {forest.favors[0]}", f"{forest.favors[1]} →")
    yield f"  {'':{names}} {left}{right:>{max(1, plot - len(left))}}"
