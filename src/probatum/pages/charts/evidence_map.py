"""Evidence map: outcome by side of the wall; an empty cell is a gap, not a zero effect."""

from __future__ import annotations

from html import escape

from probatum.domain.monograph import OutcomeRow
from probatum.domain.terms import OutcomeKind, Track
from probatum.pages.charts.svg import frame, line, mark, tag, text
from probatum.pages.contexts import Chart, Table, TableRow
from probatum.pages.index import TRACK_WORDS, Index
from probatum.pages.ranking import ranked
from probatum.pages.sentences import count

_ROW = 30.0
_HEAD = 26.0
_COLUMNS = {Track.HUMAN: "58%", Track.ANIMAL: "76%", Track.CELL: "93%"}


def evidence_map(index: Index, anchors: dict[int, str]) -> Chart | None:
    """Bubbles of study counts; None when there is no outcome."""
    rows = [
        row for kind in OutcomeKind for row in ranked(r for r in index.monograph.outcomes if r.kind is kind)
    ]
    if not rows:
        return None
    height = _HEAD + _ROW * len(rows) + 4
    body = [text(TRACK_WORDS[t], x, 15, anchor="middle", class_="tick") for t, x in _COLUMNS.items()]
    body += [line("67%", 4, "67%", height, "wall"), line("85%", 4, "85%", height, "wall")]
    for position, row in enumerate(rows):
        body += _bubbles(row, _HEAD + _ROW * position + _ROW / 2, anchors[id(row)])
    title = "Evidence map: which outcome was measured in whom"
    of = count(len(rows), "outcome")
    desc = f"{of}. A number is a count of studies; a dash is a gap: nobody measured it there."
    table = Table(
        caption=title,
        head=("Outcome", "People", "Animals", "Cells"),
        rows=tuple(_twin(index, row) for row in rows),
    )
    return Chart(
        anchor="evidence-map",
        title=title,
        desc=desc,
        svg=frame("evidence-map", title, desc, height, *body),
        table=table,
        of=count(index.monograph.counts.included, "included study", "included studies"),
    )


def _counts(row: OutcomeRow) -> dict[Track, int]:
    views = {Track.HUMAN: row.human, Track.ANIMAL: row.animal, Track.CELL: row.cell}
    return {track: len(view.result.studies) if view else 0 for track, view in views.items()}


def _bubbles(row: OutcomeRow, y: float, anchor: str) -> list[str]:
    parts = [line("0%", y + _ROW / 2, "100%", y + _ROW / 2, "grid"), _label(row.name, y)]
    for track, k in _counts(row).items():
        x = _COLUMNS[track]
        if not k:
            parts.append(text("–", x, y + 4, anchor="middle", class_="gap"))
            continue
        radius = min(13.0, 8.0 + k)
        parts.append(
            mark(
                _circle(radius),
                x,
                y,
                f"{row.name}, {TRACK_WORDS[track]}: {k}",
                class_=f"m {track.value}",
                href=f"#{anchor}",
            )
        )
        parts.append(tag("text", str(k), x=x, y=f"{y + 4:g}", text_anchor="middle", class_="num"))
    return parts


def _label(name: str, y: float) -> str:
    """The whole name, cut by the width of its column: the table twin has it in full."""
    words = tag("text", tag("title", escape(name)), escape(name), x="0", y="18", class_="lab")
    return tag("svg", words, x="0", y=f"{y - 14:g}", width="50%", height="28", class_="clip")


def _circle(radius: float) -> str:
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{-radius:g} 0{half} {2 * radius:g} 0{half} {-2 * radius:g} 0z"


def _twin(index: Index, row: OutcomeRow) -> TableRow:
    counts = _counts(row)
    cells = tuple(
        str(counts[track]) if counts[track] else "gap" for track in (Track.HUMAN, Track.ANIMAL, Track.CELL)
    )
    studies = [s for view in (row.human, row.animal, row.cell) if view for s in view.result.studies]
    return TableRow(
        cells=(row.name, *cells), studies=index.refer(studies), of="studies on each side of the wall"
    )
