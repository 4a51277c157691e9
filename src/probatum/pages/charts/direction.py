"""Effect-direction plot (Boon & Thomson 2021): one row per study, which way its findings point."""

from __future__ import annotations

from probatum.domain.monograph import OutcomeRow, TrackView
from probatum.domain.provenance import value_of
from probatum.domain.study import Study
from probatum.domain.synthesis import StudyDirection
from probatum.domain.terms import Direction, Track
from probatum.pages.charts.svg import ARROW, frame, line, mark, short, text
from probatum.pages.contexts import Chart, Table, TableRow
from probatum.pages.index import TRACK_WORDS, Index
from probatum.pages.sentences import count

_ROW = 26.0
_HEAD = 28.0
_COLUMNS = {
    Direction.DECREASE: "46%",
    Direction.NO_DIFFERENCE: "62%",
    Direction.MIXED: "76%",
    Direction.INCREASE: "91%",
}
_HEADS = {
    Direction.DECREASE: "decrease",
    Direction.NO_DIFFERENCE: "none",
    Direction.MIXED: "mixed",
    Direction.INCREASE: "increase",
}
_BANDS = ((20, 0.75), (60, 0.95), (200, 1.15))


def direction_chart(index: Index, row: OutcomeRow, anchor: str) -> Chart | None:
    """The studies of one outcome, people first; None when no study gives a direction."""
    views = [view for view in (row.human, row.animal, row.cell) if view and view.result.directions.votes]
    if not views:
        return None
    y, body, rows = _HEAD, _head(), []
    for view in views:
        track = view.result.track
        body += [
            line("0%", y - 4, "100%", y - 4, "wall"),
            text(TRACK_WORDS[track].capitalize(), "0%", y + 14, class_="lane"),
        ]
        y += _ROW
        for study, vote in _in_order(index, view):
            body += _study(index, study, vote, track, y)
            rows.append(_table_row(index, study, vote, track))
            y += _ROW
    title = f"Direction of effect by study: {row.name}"
    desc = (
        "; ".join(f"{TRACK_WORDS[v.result.track]}: {_summary(v)}" for v in views)
        + ". Size of a mark grows with the number studied."
    )
    table = Table(caption=title, head=("Study", "Species", "Direction", "Number studied"), rows=tuple(rows))
    of = "; ".join(
        f"{v.result.directions.k} of {len(v.result.studies)} {v.result.track} studies give a direction"
        for v in views
    )
    return Chart(
        anchor=anchor,
        title=title,
        desc=desc,
        svg=frame(anchor, title, desc, y + 4, *body),
        table=table,
        of=of,
    )


def _head() -> list[str]:
    return [text(_HEADS[d], x, 14, anchor="middle", class_="tick") for d, x in _COLUMNS.items()]


def _in_order(index: Index, view: TrackView) -> list[tuple[Study, StudyDirection]]:
    votes = {vote.study: vote for vote in view.result.directions.votes}
    return [(study, votes[study.id]) for study in index.in_order(votes)]


def _study(index: Index, study: Study, vote: StudyDirection, track: Track, y: float) -> list[str]:
    ref = index.refs[study.id]
    name = f"{ref.label}, {ref.species}: {vote.direction.value}"
    shown = mark(
        ARROW[vote.direction],
        _COLUMNS[vote.direction],
        y + 10,
        name,
        class_=f"m {track.value} fill",
        href=f"#{ref.anchor}",
        scale=_size(value_of(study.n)),
    )
    return [
        line("36%", y + 10, "100%", y + 10, "grid"),
        text(short(ref.label), "0%", y + 14, class_="lab"),
        shown,
    ]


def _size(n: int | None) -> float:
    if n is None:
        return 0.75
    return next((scale for limit, scale in _BANDS if n < limit), 1.3)


def _table_row(index: Index, study: Study, vote: StudyDirection, track: Track) -> TableRow:
    n = value_of(study.n)
    ref = index.refs[study.id]
    who = (
        "not applicable"
        if track is Track.CELL
        else "not stated"
        if n is None
        else f"{n} {TRACK_WORDS[track]}"
    )
    return TableRow(
        cells=(ref.label, ref.species, vote.direction.value.replace("-", " "), who),
        studies=(ref,),
        of="this study",
    )


def _summary(view: TrackView) -> str:
    d = view.result.directions
    sign = f", two-sided sign test p = {d.sign_test_p:.2g}" if d.sign_test_p is not None else ""
    shape = f"{d.increase} increase, {d.decrease} decrease, {d.no_difference} no difference, {d.mixed} mixed"
    return f"{count(d.k, 'study', 'studies')}, {shape}{sign}"
