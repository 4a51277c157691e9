"""One log axis for doses of people and animals: µg/kg above, the same for a person of 60 kg below."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor, log10

from probatum.domain.dose_axis import DoseAxis, PlacedDose
from probatum.domain.provenance import Missing, value_of
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.study import StudyId
from probatum.domain.terms import Track
from probatum.pages.charts.svg import GLYPH, frame, line, mark, percent, short, tag, text, track_class
from probatum.pages.contexts import Chart, StudyRef, Table, TableRow
from probatum.pages.index import Index
from probatum.pages.plain_words import flag_words
from probatum.pages.sections.values import readable, words_of
from probatum.pages.sentences import count

_ROW, _HEAD, _FOOT = 24.0, 34.0, 40.0
_LEFT, _WIDTH = 0.40, 0.54
_MOST_TICKS = 3
_ORDER = {Track.HUMAN: 0, Track.ANIMAL: 1, Track.CELL: 2}
ANCHOR = "dose-axis"

Placed = tuple[PlacedDose, Quantity]


def axis_chart(index: Index, axis: DoseAxis) -> Chart | None:
    """The chart with its table twin; None where no amount has a place."""
    rows = _rows(index, axis)
    if not rows:
        return None
    low, high = _span(rows)
    height = _HEAD + _ROW * len(rows) + _FOOT
    body = _grid(low, high, _HEAD + _ROW * len(rows), axis.body_mass.low)
    for position, (ref, entries) in enumerate(rows):
        body += _study(ref, entries, _HEAD + _ROW * (position + 0.5), low, high)
    title = "Doses studied in people and animals, on one axis"
    desc = _desc(rows, axis)
    return Chart(
        anchor=ANCHOR,
        title=title,
        desc=desc,
        svg=frame(ANCHOR, title, desc, height, *body),
        table=Table(
            caption=title,
            head=("Study", "Species", "As stated", "On the axis", "How placed", "Human equivalent"),
            rows=tuple(_twin(ref, one, place) for ref, entries in rows for one, place in entries),
            is_quoted=True,
        ),
        of=f"{count(len(rows), 'study', 'studies')} with an amount that can be placed",
    )


def _rows(index: Index, axis: DoseAxis) -> list[tuple[StudyRef, list[Placed]]]:
    """One row per study: people first, then animals, each by year."""
    by_study: dict[StudyId, list[Placed]] = {}
    for one in axis.placed:
        place = value_of(one.place)
        if place is not None and place.low > 0 and one.study in index.refs:
            entries = by_study.setdefault(one.study, [])
            if all(_same(one, place) != _same(*seen) for seen in entries):
                entries.append((one, place))
    studies = sorted(index.in_order(by_study), key=lambda study: _ORDER[by_study[study.id][0][0].track])
    return [
        (index.refs[study.id], sorted(by_study[study.id], key=lambda pair: (pair[1].low, pair[1].high)))
        for study in studies
    ]


def _same(one: PlacedDose, place: Quantity) -> tuple[object, ...]:
    """What makes two doses of one study one mark."""
    return (place, one.flags, value_of(one.equivalent))


def _span(rows: list[tuple[StudyRef, list[Placed]]]) -> tuple[int, int]:
    ends = [end for _, entries in rows for one, place in entries for end in _ends(one, place)]
    low = floor(log10(min(ends)))
    return low, max(low + 1, ceil(log10(max(ends))))


def _ends(one: PlacedDose, place: Quantity) -> list[Decimal]:
    equivalent = value_of(one.equivalent)
    return [place.low, place.high, *((equivalent.low, equivalent.high) if equivalent else ())]


def _desc(rows: list[tuple[StudyRef, list[Placed]]], axis: DoseAxis) -> str:
    people = sum(entries[0][0].track is Track.HUMAN for _, entries in rows)
    marks = sum(value_of(one.equivalent) is not None for _, entries in rows for one, _ in entries)
    return (
        f"{people} of {count(len(rows), 'study', 'studies')} in people, the others in animals. Log axis in "
        f"micrograms per kilogram; below it the same for a body mass of {axis.body_mass}. Squares are "
        "people, triangles animals; a dashed mark with a question mark is printed in an implausible unit. "
        + (
            f"{count(marks, 'hollow diamond')}: human equivalent by body surface, no dose to take."
            if marks
            else "No human-equivalent mark is drawn; the reason stands below."
        )
    )


def _grid(low: int, high: int, bottom: float, mass: Decimal) -> list[str]:
    parts = [
        text("per kg", "0%", 14, class_="tick"),
        text(f"for {mass} kg", "0%", bottom + 22, class_="tick"),
    ]
    step = max(1, ceil((high - low) / _MOST_TICKS))
    for power in range(low, high + 1):
        x = _x(Decimal(10) ** power, low, high)
        parts.append(line(x, _HEAD - 8, x, bottom + 6, "grid"))
        if (power - low) % step == 0:
            parts.append(text(mass_words(Decimal(10) ** power), x, 14, anchor="middle", class_="tick"))
            parts.append(
                text(mass_words(mass * Decimal(10) ** power), x, bottom + 22, anchor="middle", class_="tick")
            )
    return parts


def mass_words(micrograms: Decimal) -> str:
    """A mass in the unit a person would write it in.

    >>> mass_words(Decimal(60)), mass_words(Decimal(6000)), mass_words(Decimal("0.1"))
    ('60 µg', '6 mg', '100 ng')
    """
    return readable(Quantity.of(micrograms, Unit.UG))


def _x(amount: Decimal, low: int, high: int) -> str:
    return percent(_LEFT + _WIDTH * (log10(amount) - low) / (high - low))


def _study(ref: StudyRef, entries: list[Placed], y: float, low: int, high: int) -> list[str]:
    parts = [text(short(ref.label), "0%", y + 4, class_="lab")]
    ends = [end for one, place in entries for end in _ends(one, place)]
    parts.append(line(_x(min(ends), low, high), y, _x(max(ends), low, high), y, "span"))
    for one, place in entries:
        parts += _marks(ref, one, place, y, low, high)
    return parts


def _marks(ref: StudyRef, one: PlacedDose, place: Quantity, y: float, low: int, high: int) -> list[str]:
    name = f"{ref.label}, {ref.species}: {words_of(one.as_stated)} ({one.how})"
    name += f", {flag_words(one.flags)}" if one.flags else ""
    shape = track_class(ref) + (" flag" if one.flags else " fill")
    href = f"#{ref.anchor}"
    parts = [
        mark(GLYPH[ref.track], _x(end, low, high), y, name, class_=shape, href=href)
        for end in sorted({place.low, place.high})
    ]
    if one.flags:
        parts.append(tag("text", "?", x=_x(place.high, low, high), y=f"{y + 4:g}", dx="10", class_="lab"))
    equivalent = value_of(one.equivalent)
    if equivalent is not None:
        label = f"{ref.label}: human equivalent {readable(equivalent)}, by body surface; no dose to take"
        parts += [
            mark(GLYPH[None], _x(end, low, high), y, label, class_="m human hed", href=href)
            for end in sorted({equivalent.low, equivalent.high})
        ]
    return parts


def _twin(ref: StudyRef, one: PlacedDose, place: Quantity) -> TableRow:
    stated = words_of(one.as_stated) + (f" ({flag_words(one.flags)})" if one.flags else "")
    if isinstance(one.equivalent, Missing):
        equivalent = f"no mark: {one.why_no_equivalent}" if one.why_no_equivalent else "does not apply"
    else:
        equivalent = f"{readable(one.equivalent.value)} (arithmetic, no dose to take)"
    return TableRow(
        cells=(ref.label, ref.species, stated, readable(place), one.how, equivalent),
        studies=(ref,),
        of="as this study states it",
    )
