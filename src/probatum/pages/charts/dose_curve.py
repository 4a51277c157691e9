"""Dose-response curve: line and 95 % band within the doses observed, each study's doses as points."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, floor, log, log10

from probatum.domain.dose_curve import CurvePoint, DoseCurve, ObservedDose
from probatum.domain.provenance import Missing
from probatum.pages.charts.svg import GLYPH, frame, line, mark, percent, tag, text
from probatum.pages.contexts import Chart, Table, TableRow
from probatum.pages.sentences import count

_LEFT, _WIDTH = 0.09, 0.88
_TOP, _PLOT, _FOOT = 10.0, 260.0, 44.0
_ROUND_RATIOS = (0.1, 0.2, 0.33, 0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0, 3.0, 5.0, 10.0)
_ROWS_OF_CURVE = 7
_MARGIN = 0.05


def dose_curve_chart(curve: DoseCurve, anchor: str = "dose-response") -> Chart:
    """The curve against its reference dose, on a log axis for ratios.

    Points are placed on the curve's scale: each study's effect plus the curve at that study's own
    reference. Intervals of points that leave the drawing are cut at its edge; the table has them whole.
    """
    title = f"{curve.outcome.capitalize()} by dose"
    bounds = _bounds(curve)
    body = [*_grid(curve, bounds), _box(_band_and_studies(curve, bounds))]
    body += [_whisker(curve, point, bounds) for point in curve.observed if not point.is_reference]
    body += [_mark(curve, point, bounds) for point in curve.observed]
    body.append(_box([_stroke(_path(curve, [(p.dose, p.effect) for p in curve.points], bounds), 2.2)]))
    desc = _desc(curve)
    return Chart(
        anchor=anchor,
        title=title,
        desc=desc,
        svg=frame(anchor, title, desc, _TOP + _PLOT + _FOOT, *body),
        table=Table(
            caption=title, head=("What", f"Dose, {_unit(curve)}", _measure(curve)), rows=_rows(curve)
        ),
        of=f"{count(curve.k, 'study', 'studies')}, {len(curve.observed)} dose categories",
    )


def _unit(curve: DoseCurve) -> str:
    return "unit not stated" if isinstance(curve.unit, Missing) else curve.unit.value


def _measure(curve: DoseCurve) -> str:
    return f"{'Relative risk' if curve.is_ratio else 'Difference'} (95 % interval)"


def _desc(curve: DoseCurve) -> str:
    unit, top = _unit(curve), curve.points[-1]
    how = f"{curve.stages.value} {curve.estimator.value}"
    said = [
        f"{curve.family.value.capitalize()} curve through {count(curve.k, 'study', 'studies')}, {how}, "
        f"against a dose of {_number(curve.reference_dose)} ({unit})",
        f"At the highest dose observed, {_number(curve.highest_dose)}: {_interval(curve, top)}",
        f"No association at all: {_p(curve.trend_p)}",
    ]
    if curve.nonlinear_p is not None:
        said.append(f"A straight line: {_p(curve.nonlinear_p)}")
    said.append("Nothing is drawn beyond the doses observed")
    said += [note[0].upper() + note[1:] for note in curve.notes]
    return ". ".join(said) + "."


def _p(p: float) -> str:
    return "p < 0.001" if p < 0.001 else f"p = {p:.2g}"


def _bounds(curve: DoseCurve) -> tuple[float, float]:
    """Lowest and highest effect drawn: the band and the points, not the points' intervals."""
    values = [value for point in curve.points for value in (point.low, point.high)]
    values += [point.effect + point.offset for point in curve.observed]
    low, high = min(0.0, *values), max(0.0, *values)
    room = (high - low or 1.0) * _MARGIN
    return low - room, high + room


def _x(curve: DoseCurve, dose: float) -> float:
    return (dose - curve.lowest_dose) / (curve.highest_dose - curve.lowest_dose)


def _y(effect: float, bounds: tuple[float, float]) -> float:
    low, high = bounds
    return _PLOT * (high - min(high, max(low, effect))) / (high - low)


def _grid(curve: DoseCurve, bounds: tuple[float, float]) -> list[str]:
    parts = []
    for effect, label in _effect_ticks(curve, bounds):
        y = _TOP + _y(effect, bounds)
        parts += [line(percent(_LEFT), y, percent(_LEFT + _WIDTH), y, "span" if effect == 0 else "grid")]
        parts += [text(label, percent(_LEFT - 0.01), y + 4, anchor="end", class_="tick")]
    for dose in _round_values(curve.lowest_dose, curve.highest_dose):
        x = percent(_LEFT + _WIDTH * _x(curve, dose))
        parts += [line(x, _TOP, x, _TOP + _PLOT, "grid")]
        parts += [text(_number(dose), x, _TOP + _PLOT + 16, anchor="middle", class_="tick")]
    middle = percent(_LEFT + _WIDTH / 2)
    return [*parts, text(f"Dose, {_unit(curve)}", middle, _TOP + _PLOT + 36, anchor="middle", class_="lab")]


def _effect_ticks(curve: DoseCurve, bounds: tuple[float, float]) -> list[tuple[float, str]]:
    """Round ratios on the log scale, at most seven; round differences otherwise; no effect always."""
    low, high = bounds
    if not curve.is_ratio:
        return [(value, _number(value)) for value in _round_values(low, high)]
    inside = [ratio for ratio in _ROUND_RATIOS if low <= log(ratio) <= high]
    every = 1 if len(inside) <= 7 else 2
    one = inside.index(1.0)
    return [(log(ratio), _number(ratio)) for i, ratio in enumerate(inside) if (i - one) % every == 0]


def _round_values(low: float, high: float) -> list[float]:
    """Multiples of 1, 2 or 5 times a power of ten, about five of them.

    >>> _round_values(0, 45)
    [0.0, 10.0, 20.0, 30.0, 40.0]
    """
    rough = (high - low) / 5
    power = 10.0 ** floor(log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough * 0.999)
    first = -floor(-low / step)
    return [round(n * step, 10) for n in range(first, floor(high / step) + 1)]


def _band_and_studies(curve: DoseCurve, bounds: tuple[float, float]) -> list[str]:
    """The 95 % band, and a thin line through each study's own doses."""
    band = [*((p.dose, p.high) for p in curve.points), *((p.dose, p.low) for p in reversed(curve.points))]
    shapes = [tag("path", d=_path(curve, band, bounds) + "Z", fill="currentColor", fill_opacity="0.13")]
    for own in _by_study(curve):
        spots = [(point.dose, point.effect + point.offset) for point in own]
        shapes.append(_stroke(_path(curve, spots, bounds), 0.8, opacity="0.3"))
    return shapes


def _box(shapes: Iterable[str]) -> str:
    """A box over the plot that stretches with the page; its marks have no name, the points have."""
    return tag(
        "svg",
        *shapes,
        x=percent(_LEFT),
        y=f"{_TOP:g}",
        width=percent(_WIDTH),
        height=f"{_PLOT:g}",
        viewBox=f"0 0 1000 {_PLOT:g}",
        preserveAspectRatio="none",
        aria_hidden="true",
        pointer_events="none",
    )


def _stroke(path: str, width: float, opacity: str | None = None) -> str:
    return tag(
        "path",
        d=path,
        fill="none",
        stroke="currentColor",
        stroke_width=f"{width:g}",
        stroke_opacity=opacity,
        vector_effect="non-scaling-stroke",
    )


def _path(curve: DoseCurve, spots: Iterable[tuple[float, float]], bounds: tuple[float, float]) -> str:
    return "M" + "L".join(f"{1000 * _x(curve, dose):.1f} {_y(effect, bounds):.1f}" for dose, effect in spots)


def _by_study(curve: DoseCurve) -> list[list[ObservedDose]]:
    grouped: dict[str, list[ObservedDose]] = {}
    for point in curve.observed:
        grouped.setdefault(point.study, []).append(point)
    return [sorted(own, key=lambda point: point.dose) for own in grouped.values()]


def _whisker(curve: DoseCurve, point: ObservedDose, bounds: tuple[float, float]) -> str:
    x = percent(_LEFT + _WIDTH * _x(curve, point.dose))
    low, high = (
        _TOP + _y((end if end is not None else point.effect) + point.offset, bounds)
        for end in (point.low, point.high)
    )
    return tag(
        "line", x1=x, x2=x, y1=f"{low:.1f}", y2=f"{high:.1f}", stroke="currentColor", stroke_opacity="0.35"
    )


def _mark(curve: DoseCurve, point: ObservedDose, bounds: tuple[float, float]) -> str:
    x = percent(_LEFT + _WIDTH * _x(curve, point.dose))
    y = round(_TOP + _y(point.effect + point.offset, bounds), 1)
    name = f"{point.label}, {_number(point.dose)}: {_words(curve, point)}"
    class_ = f"m {curve.track.value}" + ("" if point.is_reference else " fill")
    return mark(GLYPH[curve.track], x, y, name, class_=class_, scale=0.55)


def _rows(curve: DoseCurve) -> tuple[TableRow, ...]:
    """The curve at a few doses, then every study's categories against its own reference."""
    step = (len(curve.points) - 1) / (_ROWS_OF_CURVE - 1)
    chosen = [curve.points[round(step * i)] for i in range(_ROWS_OF_CURVE)]
    on_curve = [
        TableRow(
            cells=("Curve", _number(point.dose), _interval(curve, point)),
            of=count(curve.k, "study", "studies"),
        )
        for point in chosen
    ]
    own = [
        TableRow(cells=(point.label, _number(point.dose), _words(curve, point)), of="this study")
        for study in _by_study(curve)
        for point in study
    ]
    return (*on_curve, *own)


def _words(curve: DoseCurve, point: ObservedDose) -> str:
    if point.is_reference:
        return "reference of this study"
    return _interval(curve, point)


def _interval(curve: DoseCurve, point: CurvePoint | ObservedDose) -> str:
    values = (point.effect, point.low, point.high)
    shown = [f"{exp(v) if curve.is_ratio else v:.2f}" for v in values if v is not None]
    return f"{shown[0]} ({' to '.join(shown[1:])})" if len(shown) == 3 else shown[0]


def _number(value: float) -> str:
    """Three significant digits.

    >>> _number(9.0600004), _number(1200)
    ('9.06', '1200')
    """
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
