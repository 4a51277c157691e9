"""A concentration curve that was computed: share of the peak over hours, with its table twin."""

from __future__ import annotations

from html import escape

from probatum.domain.concentration import ConcentrationCurve, ConcentrationPoint
from probatum.pages.charts.svg import frame, line, percent, tag, text
from probatum.pages.contexts import Chart, Table, TableRow

_LEFT, _WIDTH = 0.14, 0.82
_TOP, _PLOT, _FOOT = 12.0, 170.0, 44.0
_ROWS = 9
ANCHOR = "concentration-curve"


def concentration_chart(curve: ConcentrationCurve) -> Chart:
    """The curve, or the band between the shortest and the longest half-life cited."""
    title = f"Calculation: {curve.analyte} after one dose, {curve.route} route, share of its peak"
    end = curve.points[-1].hours
    desc = (
        f"A calculation by {curve.by.name} from cited human values, not a measurement. From zero the "
        f"share rises to 100 % at the cited time of the peak and falls with the cited half-life; drawn to "
        f"{end:.1f} hours."
    )
    body = [*_grid(end), _shape(curve, end)]
    return Chart(
        anchor=ANCHOR,
        title=title,
        desc=desc,
        svg=frame(ANCHOR, title, desc, _TOP + _PLOT + _FOOT, *body),
        table=Table(
            caption=title, head=("Hours after the dose", "Percent of the peak, computed"), rows=_rows(curve)
        ),
        of=f"one dose ({curve.dose or 'not stated'}); {len(curve.inputs)} cited values",
    )


def _x(hours: float, end: float) -> str:
    return percent(_LEFT + _WIDTH * hours / end)


def _y(share: float) -> float:
    return round(_TOP + _PLOT * (1 - share / 100), 1)


def _grid(end: float) -> list[str]:
    parts = []
    for share in (0, 50, 100):
        parts += [line(percent(_LEFT), _y(share), percent(_LEFT + _WIDTH), _y(share), "grid")]
        parts += [text(f"{share} %", percent(_LEFT - 0.01), _y(share) + 4, anchor="end", class_="tick")]
    step = next(size for size in (0.25, 0.5, 1, 2, 4, 6, 12, 24, 48, 96, 240, 1000) if end / size <= 6)
    hours = 0.0
    while hours <= end:
        parts.append(text(f"{hours:g} h", _x(hours, end), _TOP + _PLOT + 18, anchor="middle", class_="tick"))
        hours += step
    label = "hours after the dose (calculation)"
    return [
        *parts,
        text(label, percent(_LEFT + _WIDTH / 2), _TOP + _PLOT + 38, anchor="middle", class_="lab"),
    ]


def _shape(curve: ConcentrationCurve, end: float) -> str:
    """The band in a box that stretches with the page."""
    upper = [(point.hours, point.high) for point in curve.points]
    lower = [(point.hours, point.low) for point in reversed(curve.points)]
    path = (
        "M" + "L".join(f"{1000 * h / end:.1f} {_PLOT * (1 - s / 100):.1f}" for h, s in (*upper, *lower)) + "Z"
    )
    band = tag(
        "path",
        tag("title", escape("computed share of the peak")),
        d=path,
        fill="currentColor",
        fill_opacity="0.15",
        stroke="currentColor",
        stroke_width="1.6",
        vector_effect="non-scaling-stroke",
    )
    return tag(
        "svg",
        band,
        x=percent(_LEFT),
        y=f"{_TOP:g}",
        width=percent(_WIDTH),
        height=f"{_PLOT:g}",
        viewBox=f"0 0 1000 {_PLOT:g}",
        preserveAspectRatio="none",
        class_="computed-curve",
    )


def _rows(curve: ConcentrationCurve) -> tuple[TableRow, ...]:
    step = (len(curve.points) - 1) / (_ROWS - 1)
    chosen = [curve.points[round(step * i)] for i in range(_ROWS)]
    return tuple(TableRow(cells=(f"{p.hours:.2f}", _share(p)), of="a calculation") for p in chosen)


def _share(point: ConcentrationPoint) -> str:
    low, high = f"{point.low:.0f}", f"{point.high:.0f}"
    return f"{low} %" if low == high else f"{low} to {high} %"
