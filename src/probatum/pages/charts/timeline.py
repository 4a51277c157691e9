"""Timeline: one lane per group of laboratories, one mark per study, by year."""

from __future__ import annotations

from collections.abc import Iterable

from probatum.domain.study import Study, StudyId
from probatum.pages.charts.svg import GLYPH, frame, line, mark, percent, text, track_class
from probatum.pages.contexts import Chart, Table, TableRow
from probatum.pages.index import Index
from probatum.pages.sentences import count

_HEAD = 28.0
_LABEL = 20.0
_DOTS = 17.0


def timeline_chart(index: Index) -> Chart | None:
    """None when no study has a year."""
    lanes = [
        (f"{name} ({_dated_words(index, ids)})", _dated(index, ids)) for name, ids in _lanes(index) if ids
    ]
    years = [study.year for _, studies in lanes for study in studies if study.year]
    if not years:
        return None
    first, last = min(years), max(max(years), min(years) + 1)
    y, body, rows = _HEAD, [], []
    for name, studies in lanes:
        part, height = _lane(index, name, studies, y, first, last)
        body += part
        y += height
        rows += [_twin(index, name, study) for study in studies]
    laws = _laws(index, first, last)
    if laws:
        body += _law_lane(laws, y, first, last)
        y += _LABEL + 8 + _DOTS
        rows += [
            TableRow(cells=("Authorities", str(year), words, ""), of="one statement")
            for year, words, _ in laws
        ]
    title = "Studies by year and group of laboratories"
    desc = f"{count(len(lanes), 'lane')}, {first} to {last}. " + "; ".join(
        f"{n}: {count(len(s), 'study', 'studies')}" for n, s in lanes[:6]
    )
    table = Table(caption=title, head=("Group of laboratories", "Year", "Study", "Species"), rows=tuple(rows))
    drawing = frame("timeline-chart", title, desc, y + 4, *_axis(first, last, y), *body)
    return Chart(
        anchor="timeline-chart",
        title=title,
        desc=desc,
        svg=drawing,
        table=table,
        of=f"{count(len(years), 'study', 'studies')} with a year",
    )


def _lanes(index: Index) -> Iterable[tuple[str, tuple[StudyId, ...]]]:
    replication = index.monograph.replication
    yield from ((cluster.label, cluster.studies) for cluster in replication.clusters)
    placed = {study for cluster in replication.clusters for study in cluster.studies}
    yield (
        "Laboratory not known",
        tuple(study.id for study in index.in_order(index.studies) if study.id not in placed),
    )


def _dated(index: Index, ids: tuple[StudyId, ...]) -> tuple[Study, ...]:
    return tuple(study for study in index.in_order(ids) if study.year)


def _dated_words(index: Index, ids: tuple[StudyId, ...]) -> str:
    dated = len(_dated(index, ids))
    whole = count(len(ids), "study", "studies")
    return whole if dated == len(ids) else f"{whole}, {dated} with a year"


def _axis(first: int, last: int, height: float) -> list[str]:
    parts = []
    for year in _ticks(first, last):
        x = _x(year, first, last)
        parts += [text(str(year), x, 14, anchor="middle", class_="tick"), line(x, 20, x, height, "grid")]
    return parts


def _ticks(first: int, last: int) -> list[int]:
    """At most five round years.

    >>> _ticks(1991, 2025)
    [1991, 2000, 2010, 2020]
    """
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / s <= 4)
    return [
        first,
        *(year for year in range(first - first % step + step, last + 1, step) if year - first > step / 3),
    ]


def _x(year: int, first: int, last: int) -> str:
    return percent(0.05 + 0.9 * (year - first) / (last - first))


def _lane(
    index: Index, name: str, studies: tuple[Study, ...], y: float, first: int, last: int
) -> tuple[list[str], float]:
    """Label above, marks below; studies of one year stand under one another."""
    stacked: dict[int, int] = {}
    parts = [line("0%", y, "100%", y, "grid"), text(name, "0%", y + 15, class_="lane")]
    for study in studies:
        year = study.year or first
        level = stacked.get(year, 0)
        stacked[year] = level + 1
        ref = index.refs[study.id]
        label = f"{ref.label}, {ref.species}" + (", retracted" if ref.is_retracted else "")
        parts.append(
            mark(
                GLYPH[ref.track],
                _x(year, first, last),
                y + _LABEL + 10 + _DOTS * level,
                label,
                class_=track_class(ref) + " fill",
                href=f"#{ref.anchor}",
            )
        )
    return parts, _LABEL + 8 + _DOTS * max(stacked.values(), default=0)


def _laws(index: Index, first: int, last: int) -> list[tuple[int, str, str]]:
    """Dated statements of authorities within the years of the axis: year, words, anchor."""
    found = []
    for position, fact in enumerate(index.regulations(), 1):
        year = (fact.value.date or "")[:4]
        if year.isdigit() and first <= int(year) <= last:
            words = f"{fact.value.jurisdiction}, {fact.value.body}: {fact.value.status}"
            found.append((int(year), words, f"legal-{position}"))
    return sorted(found)


def _law_lane(laws: list[tuple[int, str, str]], y: float, first: int, last: int) -> list[str]:
    label = f"Authorities ({count(len(laws), 'dated statement')})"
    marks = [
        mark(
            "M-5 0h10M0-6v12",
            _x(year, first, last),
            y + _LABEL + 10,
            f"{year}: {words}",
            class_="m law",
            href=f"#{anchor}",
        )
        for year, words, anchor in laws
    ]
    return [line("0%", y, "100%", y, "grid"), text(label, "0%", y + 15, class_="lane"), *marks]


def _twin(index: Index, name: str, study: Study) -> TableRow:
    ref = index.refs[study.id]
    return TableRow(cells=(name, str(study.year), ref.label, ref.species), studies=(ref,), of="this study")
