"""Forest plot: one row a study, squares by weight, a diamond for the pooled effect, a bar for prediction.

Studies of one laboratory stand together under a bracket; ratios stand on a logarithmic axis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from math import sqrt

from probatum.domain.synthesis import Interval, PooledEffect, PooledOutcome
from probatum.domain.terms import Better
from probatum.pages.charts.forest_axis import Axis
from probatum.pages.charts.svg import frame, line, percent, tag, text
from probatum.pages.contexts import Chart, Table, TableRow
from probatum.pages.sentences import count

_ROW, _HEAD = 22.0, 30.0
_LEFT, _RIGHT = 0.34, 0.72  # the plot's share of the width
MOST_ROWS = 400  # a drawing with more rows shows the heaviest
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#222}text.tick{font-size:11px;fill:#555}"
    "text.lane{font-weight:600}.m{fill:#1f5fa8;stroke:#1f5fa8}.m.sum{fill:#222;stroke:#222}"
    ".grid{stroke:#ddd}.wall{stroke:#777;stroke-dasharray:1 3}.span{stroke:#333;stroke-width:1.4}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForestRow:
    """One study, on the scale of the measure."""

    label: str
    estimate: float
    interval: Interval
    weight: float  # percent
    laboratory: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forest:
    """What a forest plot shows; all numbers on the scale of the measure."""

    title: str
    measure: str
    is_log: bool
    rows: tuple[ForestRow, ...]
    estimate: float | None  # None: not pooled, no diamond
    interval: Interval | None
    prediction: Interval | None
    favors: tuple[str, str]  # what lies left and right of no effect
    note: str

    @property
    def shown(self) -> tuple[ForestRow, ...]:
        """The rows that are drawn, those of one laboratory together, the heaviest where there are many."""
        kept = sorted(self.rows, key=lambda row: -row.weight)[:MOST_ROWS]
        chosen = [row for row in self.rows if row in kept] if len(self.rows) > MOST_ROWS else list(self.rows)
        first = {row.laboratory: i for i, row in reversed(list(enumerate(chosen)))}
        alone = [first[row.laboratory] if row.laboratory else i for i, row in enumerate(chosen)]
        return tuple(row for _, row in sorted(zip(alone, chosen, strict=True), key=lambda pair: pair[0]))

    def axis(self) -> Axis:
        """The axis that fits these rows."""
        points = [row.estimate for row in self.rows]
        for interval in (self.interval, self.prediction):
            points += [interval.low, interval.high] if interval else []
        ends = [(row.interval.low, row.interval.high) for row in self.rows]
        return Axis.of(points, ends, is_log=self.is_log)


def forest_of(outcome: PooledOutcome) -> Forest | None:
    """The forest plot of a pooled outcome; None where it was not pooled."""
    effect = outcome.effect
    if not isinstance(effect, PooledEffect):
        return None
    rows = tuple(
        ForestRow(
            label=f"{study.study} {study.year or ''}".strip(),
            estimate=study.estimate,
            interval=study.interval,
            weight=study.weight,
            laboratory=study.laboratory,
        )
        for study in effect.studies
    )
    return Forest(
        title=f"{outcome.outcome}: {outcome.comparison}",
        measure=effect.measure,
        is_log=effect.is_log,
        rows=rows,
        estimate=effect.estimate,
        interval=effect.interval,
        prediction=effect.prediction,
        favors=favors(outcome.better),
        note=summary_line(effect.k, effect.tau2, effect.i2),
    )


def favors(better: Better | None) -> tuple[str, str]:
    """What the two sides of no effect mean, given which way is good."""
    match better:
        case Better.LOWER:
            return "favors treatment", "favors control"
        case Better.HIGHER:
            return "favors control", "favors treatment"
        case _:
            return "lower with treatment", "higher with treatment"


def summary_line(k: int, tau2: float | None, i2: float | None) -> str:
    """The pool in a line."""
    if tau2 is None:
        return f"{count(k, 'study', 'studies')}: nothing is claimed about heterogeneity"
    return f"{count(k, 'study', 'studies')}; tau² = {tau2:.3g}" + (
        f", I² = {i2:.0f} %" if i2 is not None else ""
    )


def forest_chart(forest: Forest, anchor: str) -> Chart:
    """The plot with its table twin, for a page."""
    axis = forest.axis()
    desc = _describe(forest, axis)
    head = ("Study", f"{forest.measure} [95 % interval]", "Weight")
    rows = [
        TableRow(cells=(row.label, _numbers(axis, row.estimate, row.interval), f"{row.weight:.1f} %"))
        for row in forest.shown
    ]
    if forest.estimate is not None and forest.interval is not None:
        pooled = _numbers(axis, forest.estimate, forest.interval)
        rows.append(TableRow(cells=("Pooled effect", pooled, "100 %")))
    return Chart(
        anchor=anchor,
        title=forest.title,
        desc=desc,
        svg=_svg(forest, axis, anchor, desc),
        table=Table(caption=forest.title, head=head, rows=tuple(rows)),
        of=forest.note,
    )


def forest_file(forest: Forest) -> str:
    """The plot as a file of its own."""
    axis = forest.axis()
    inner = _svg(forest, axis, "forest", _describe(forest, axis))
    body = inner[inner.index(">") + 1 :]
    height = _height(forest)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="{height + 34:g}" '
        f'role="img" aria-labelledby="forest-t" aria-describedby="forest-d">'
        f"<style>{_STYLE}</style>"
        f'<rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="0.5%" y="18" class="lane">{escape(forest.title)}</text>'
        f'<svg x="0.5%" y="26" width="99%" height="{height:g}" overflow="visible">{body}</svg>\n'
    )


def _describe(forest: Forest, axis: Axis) -> str:
    said = f"Forest plot of {len(forest.rows)} studies, {forest.measure}"
    said += ", logarithmic axis" if forest.is_log else ""
    if forest.estimate is not None and forest.interval is not None:
        said += f". Pooled effect {_numbers(axis, forest.estimate, forest.interval)}"
    if forest.prediction is not None:
        low, high = axis.shown(forest.prediction.low), axis.shown(forest.prediction.high)
        said += f"; a new study is expected between {low} and {high}"
    if len(forest.rows) > MOST_ROWS:
        said += f". Drawn: the {MOST_ROWS} heaviest studies"
    return f"{said}. {forest.note}."


def _numbers(axis: Axis, estimate: float, interval: Interval) -> str:
    return f"{axis.shown(estimate)} [{axis.shown(interval.low)}; {axis.shown(interval.high)}]"


def _height(forest: Forest) -> float:
    return _HEAD + _ROW * (len(forest.shown) + 2) + 40


def _svg(forest: Forest, axis: Axis, anchor: str, desc: str) -> str:
    rows = forest.shown
    bottom = _HEAD + _ROW * len(rows)
    body = [*_scale(forest, axis, bottom + 2 * _ROW), *_brackets(rows)]
    heaviest = max((row.weight for row in rows), default=1.0)
    for i, row in enumerate(rows):
        body += _row(row, axis, _HEAD + _ROW * i + _ROW / 2, heaviest)
    body += _summary(forest, axis, bottom + _ROW / 2)
    return frame(anchor, forest.title, desc, _height(forest), *body)


def _x(axis: Axis, value: float) -> str:
    return percent(_LEFT + (_RIGHT - _LEFT) * axis.share(value))


def _scale(forest: Forest, axis: Axis, bottom: float) -> Iterator[str]:
    yield text("Study", "1.5%", 14, class_="lane")
    yield text(f"{forest.measure} [95 % interval]", "89%", 14, anchor="end", class_="lane wide")
    yield text("weight", "100%", 14, anchor="end", class_="lane wide")
    for value, label in axis.ticks():
        yield line(_x(axis, value), _HEAD - 6, _x(axis, value), bottom, "grid")
        yield text(label, _x(axis, value), bottom + 14, anchor="middle", class_="tick")
    yield line(_x(axis, 0.0), _HEAD - 6, _x(axis, 0.0), bottom, "span")
    left, right = forest.favors
    yield text(f"← {left}", percent(_LEFT), bottom + 32, class_="tick")
    yield text(f"{right} →", percent(_RIGHT), bottom + 32, anchor="end", class_="tick below")


def _row(row: ForestRow, axis: Axis, y: float, heaviest: float) -> Iterator[str]:
    name = f"{row.label}: {_numbers(axis, row.estimate, row.interval)}, weight {row.weight:.1f} %"
    half = 2.0 + 5.0 * sqrt(row.weight / heaviest)
    yield text(row.label, "1.5%", y + 4, class_="lab")
    yield line(_x(axis, row.interval.low), y, _x(axis, row.interval.high), y, "span")
    yield from _arrows(axis, row.interval, y)
    yield _shape(
        f"M{-half:.2f} {-half:.2f}h{2 * half:.2f}v{2 * half:.2f}h{-2 * half:.2f}z",
        axis,
        row.estimate,
        y,
        name,
    )
    yield text(_numbers(axis, row.estimate, row.interval), "89%", y + 4, anchor="end", class_="lab wide")
    yield text(f"{row.weight:.1f} %", "100%", y + 4, anchor="end", class_="lab wide")


def _shape(path: str, axis: Axis, value: float, y: float, name: str, class_: str = "m human fill") -> str:
    shape = tag("path", tag("title", escape(name)), d=path, class_=class_)
    return tag("svg", shape, x=_x(axis, value), y=f"{y:g}", overflow="visible", width="1", height="1")


def _arrows(axis: Axis, interval: Interval, y: float) -> Iterator[str]:
    """An arrow head where an interval leaves the plot."""
    if not axis.shows(interval.low):
        yield _shape("M0 0l6-4v8z", axis, interval.low, y, "interval goes on", "m")
    if not axis.shows(interval.high):
        yield _shape("M0 0l-6-4v8z", axis, interval.high, y, "interval goes on", "m")


def _brackets(rows: Sequence[ForestRow]) -> Iterator[str]:
    """A bracket left of the studies of one laboratory."""
    place = 0
    for laboratory, group in groupby(rows, key=lambda row: row.laboratory):
        count = len(list(group))
        if laboratory and count > 1:
            top, bottom = _HEAD + _ROW * place + 4, _HEAD + _ROW * (place + count) - 4
            path = f"M4 0h-4v{bottom - top:g}h4"
            name = f"one laboratory: {laboratory}"
            shape = tag("path", tag("title", escape(name)), d=path, class_="span", fill="none")
            yield tag("svg", shape, x="0.2%", y=f"{top:g}", overflow="visible", width="1", height="1")
        place += count


def _summary(forest: Forest, axis: Axis, y: float) -> Iterator[str]:
    if forest.estimate is None or forest.interval is None:
        yield text(f"Not pooled: {forest.note}", "1.5%", y + 4, class_="lab")
        return
    numbers = _numbers(axis, forest.estimate, forest.interval)
    yield text("Pooled effect", "1.5%", y + 4, class_="lane")
    yield from _diamond(axis, forest.estimate, forest.interval, y, f"Pooled effect: {numbers}")
    yield text(numbers, "89%", y + 4, anchor="end", class_="lane wide")
    yield text("100 %", "100%", y + 4, anchor="end", class_="lab wide")
    y += _ROW
    if forest.prediction is not None:
        low, high = forest.prediction.low, forest.prediction.high
        yield text("Prediction interval", "1.5%", y + 4, class_="lab")
        yield line(_x(axis, low), y, _x(axis, high), y, "span")
        yield from _arrows(axis, forest.prediction, y)
        yield text(f"[{axis.shown(low)}; {axis.shown(high)}]", "89%", y + 4, anchor="end", class_="lab wide")


def _diamond(axis: Axis, estimate: float, interval: Interval, y: float, name: str) -> Iterator[str]:
    """Both halves keep their height in pixels and their width in percent."""
    places = [_LEFT + (_RIGHT - _LEFT) * axis.share(v) for v in (interval.low, estimate, interval.high)]
    for start, end, points in ((0, 1, "0,6 100,0 100,12"), (1, 2, "0,0 0,12 100,6")):
        width = places[end] - places[start]
        shape = tag("polygon", tag("title", escape(name)), points=points, class_="m sum")
        yield tag(
            "svg",
            shape,
            x=percent(places[start]),
            y=f"{y - 6:g}",
            width=percent(max(width, 0.001)),
            height="12",
            viewBox="0 0 100 12",
            preserveAspectRatio="none",
        )
