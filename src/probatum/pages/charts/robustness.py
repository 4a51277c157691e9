"""Robustness strip: the level of certainty under each reasonable setting, the default marked."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from probatum.domain.pooled_assessment import SettingResult
from probatum.domain.terms import CertaintyLevel
from probatum.pages.charts.svg import frame, line, percent, tag, text
from probatum.pages.contexts import Chart, Table, TableRow

_ROW = 38.0
_TOP = 26.0
_LOW = CertaintyLevel.LOW


def robustness_chart(settings: Sequence[SettingResult], anchor: str, name: str) -> Chart:
    """One row per setting, on GRADE's four levels; settings without a rating stand in words."""
    rated = [one for one in settings if one.level is not None]
    below = sum(one.level is not None and one.level <= _LOW for one in rated)
    title = f"Certainty under {len(settings)} settings: {name}"
    desc = f"{below} of {len(rated)} settings with a rating give low certainty or lower. " + "; ".join(
        f"{_label(one)}: {_level(one)}" for one in settings
    )
    height = _TOP + _ROW * len(settings)
    marks = [part for place, one in enumerate(settings) for part in _mark(place, one)]
    of = f"{len(settings)} settings of one analysis"
    table = Table(
        caption=title,
        head=("Setting", "Certainty", "Finding", "Effect", "Studies"),
        rows=tuple(
            TableRow(cells=(_label(one), _level(one), _finding(one), one.estimate, str(one.k)), of=of)
            for one in settings
        ),
    )
    svg = frame(anchor, title, desc, height, *_grid(height), *marks)
    return Chart(anchor=anchor, title=title, desc=desc, svg=svg, table=table, of=of)


def _label(one: SettingResult) -> str:
    return f"{one.setting} (default)" if one.is_default else one.setting


def _level(one: SettingResult) -> str:
    return "no rating" if one.level is None else one.level.words


def _finding(one: SettingResult) -> str:
    return "none" if one.finding is None else one.finding.value.replace("-", " ")


def _at(level: CertaintyLevel) -> str:
    return percent((level - 1) / 3 * 0.84 + 0.08)


def _grid(height: float) -> list[str]:
    return [
        part
        for level in CertaintyLevel
        for part in (
            text(level.words, _at(level), 14, anchor="middle", class_="tick"),
            line(_at(level), 20, _at(level), height, "grid"),
        )
    ]


def _mark(place: int, one: SettingResult) -> list[str]:
    y = _TOP + _ROW * place
    class_ = "lane" if one.is_default else "lab"
    if one.level is None:
        return [text(f"{_label(one)}: no rating", "0%", y + 13, class_=class_)]
    dot = tag(
        "circle",
        tag("title", escape(f"{_label(one)}: {_level(one)}, {_finding(one)}")),
        cx=_at(one.level),
        cy=f"{y + 25:g}",
        r="7" if one.is_default else "5",
        class_="m human fill" if one.is_default else "m human",
    )
    return [text(f"{_label(one)}: {_finding(one)}", "0%", y + 13, class_=class_), dot]
