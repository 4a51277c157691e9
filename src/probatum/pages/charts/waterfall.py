"""GRADE as a waterfall: starting level, every step, level reached."""

from __future__ import annotations

from probatum.domain.certainty import Certainty
from probatum.domain.terms import CertaintyLevel
from probatum.pages.charts.svg import frame, line, percent, tag, text
from probatum.pages.contexts import Chart, Table, TableRow

_ROW = 44.0
_TOP = 26.0
_LEVELS = tuple(CertaintyLevel)


def waterfall(certainty: Certainty, anchor: str, name: str, who: str) -> Chart:
    """One bar per step, on GRADE's four levels."""
    rows = _rows(certainty)
    title = f"Rating of {name}, in {who}"
    desc = f"Starts at {certainty.start.words}, ends at {certainty.level.words}. " + "; ".join(
        f"{label}: {words}" for label, words, _, _ in rows[1:-1]
    )
    height = _TOP + _ROW * len(rows)
    body = [*_grid(height), *(part for i, row in enumerate(rows) for part in _bar(i, *row))]
    table = Table(
        caption=title,
        head=("Step", "Change", "Level after it"),
        rows=tuple(
            TableRow(cells=(label, words, CertaintyLevel(after).words), of="GRADE's four levels")
            for label, words, _, after in rows
        ),
    )
    return Chart(
        anchor=anchor,
        title=title,
        desc=desc,
        svg=frame(anchor, title, desc, height, *body),
        table=table,
        of="steps on GRADE's four levels",
    )


def _rows(certainty: Certainty) -> list[tuple[str, str, int, int]]:
    """Label, change in words, level before and after; held between very low and high."""
    rows = [("Start", certainty.start.words, int(certainty.start), int(certainty.start))]
    raw = int(certainty.start)
    for judgement in certainty.judgements:
        before, raw = raw, raw + judgement.steps
        change = f"{judgement.steps:+d}".replace("-", "−") if judgement.steps else "no change"
        if judgement.steps and _held(before) == _held(raw):
            change += f", held at {CertaintyLevel(_held(raw)).words}"
        rows.append((judgement.domain.value.capitalize(), change, _held(before), _held(raw)))
    rows.append(("Level reached", certainty.level.words, int(certainty.level), int(certainty.level)))
    return rows


def _held(level: int) -> int:
    return min(4, max(1, level))


def _at(level: float) -> str:
    return percent((level - 1) / 3 * 0.84 + 0.08)


def _grid(height: float) -> list[str]:
    parts = []
    for level in _LEVELS:
        parts.append(text(level.words, _at(level), 14, anchor="middle", class_="tick"))
        parts.append(line(_at(level), 20, _at(level), height, "grid"))
    return parts


def _bar(position: int, label: str, words: str, before: int, after: int) -> list[str]:
    y = _TOP + _ROW * position
    low, high = min(before, after), max(before, after)
    parts = [text(f"{label}: {words}", "0%", y + 13, class_="lab")]
    if low == high:
        ends = position == 0 or label == "Level reached"
        dot = tag(
            "circle",
            cx=_at(low),
            cy=f"{y + 27:g}",
            r="6" if ends else "4",
            class_="m human fill" if ends else "m none",
        )
        return [*parts, dot]
    width = percent((high - low) / 3 * 0.84)
    class_ = "bar down" if after < before else "bar up"
    parts.append(tag("rect", x=_at(low), y=f"{y + 21:g}", width=width, height="12", class_=class_))
    parts.append(tag("circle", cx=_at(after), cy=f"{y + 27:g}", r="4", class_="m human fill"))
    return parts
