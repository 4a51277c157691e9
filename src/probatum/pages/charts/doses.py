"""Dose charts: one mark per study and amount on a log axis; a shape per side of the wall."""

from __future__ import annotations

from decimal import Decimal
from math import ceil, floor, log10

from probatum.domain.monograph import StudiedDose
from probatum.domain.provenance import Missing, value_of
from probatum.domain.quantity import Quantity, Unit
from probatum.domain.study import StudyId
from probatum.domain.terms import Track
from probatum.pages.charts.svg import GLYPH, frame, line, mark, percent, short, tag, text, track_class
from probatum.pages.contexts import Chart, StudyRef, Table, TableRow
from probatum.pages.index import Index
from probatum.pages.plain_words import flag_words
from probatum.pages.sentences import count, slug

_ROW = 24.0
_HEAD = 30.0
_LEFT, _WIDTH = 0.40, 0.54
_ORDER = {Track.HUMAN: 0, Track.ANIMAL: 1, Track.CELL: 2}
# one axis per dimension: amounts per body mass never share an axis with whole amounts
_AXES = {"mass": Unit.UG, "molar concentration": Unit.MICROMOLAR, "amount of substance": Unit.NMOL}


def dose_charts(index: Index) -> tuple[Chart, ...]:
    """One chart per dimension of the amounts that have no place on the one axis."""
    groups: dict[str, list[tuple[StudyRef, Quantity, StudiedDose]]] = {}
    placed = _placed(index)
    for entry in index.monograph.doses:
        found = _amount(entry)
        is_placed = (entry.study, value_of(entry.dose.amount)) in placed
        if found is not None and entry.study in index.refs and not is_placed:
            groups.setdefault(found.dimension, []).append((index.refs[entry.study], found, entry))
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_chart(index, dimension, entries) for dimension, entries in ordered)


def _placed(index: Index) -> frozenset[tuple[StudyId, Quantity | None]]:
    """Amounts that stand on the one axis of people and animals: no second chart repeats them."""
    axis = index.monograph.axis
    placed = () if axis is None else axis.placed
    return frozenset(
        (one.study, value_of(one.as_stated)) for one in placed if not isinstance(one.place, Missing)
    )


def _amount(entry: StudiedDose) -> Quantity | None:
    """The amount in its axis unit, where it is positive and has one."""
    for reported in (entry.dose.amount, entry.dose.concentration):
        if isinstance(reported, Missing):
            continue
        quantity = reported.value
        unit = _AXES.get(quantity.dimension.split(" per ")[0])
        if unit is not None and quantity.low > 0:
            return quantity.to(unit)
    return None


def _chart(index: Index, dimension: str, entries: list[tuple[StudyRef, Quantity, StudiedDose]]) -> Chart:
    unit = str(
        Quantity(Decimal(1), Decimal(1), entries[0][1].unit, entries[0][1].per_kg, entries[0][1].per_day)
    ).partition(" ")[2]
    rows = _rows(index, entries)
    low = floor(log10(min(q.low for _, quantities in rows for q, _ in quantities)))
    high = max(low + 1, ceil(log10(max(q.high for _, quantities in rows for q, _ in quantities))))
    height = _HEAD + _ROW * len(rows) + 6
    body = _axis(low, high, height)
    for position, (ref, quantities) in enumerate(rows):
        body += _study(ref, quantities, _HEAD + _ROW * position + _ROW / 2, low, high)
    anchor = f"dose-{slug(dimension)}"
    title = f"Doses studied, in {unit}"
    species = sorted({ref.species for ref, _ in rows})
    desc = (
        f"{count(len(rows), 'study', 'studies')} in {', '.join(species)}. "
        f"Log axis from {_tick(low)} to {_tick(high)} {unit}. "
        "Squares are people, triangles animals, circles cells."
    )
    table = Table(
        caption=title,
        head=("Study", "Species", "Amount", "As stated"),
        rows=tuple(_twin(ref, q, e) for ref, quantities in rows for q, e in quantities),
    )
    return Chart(
        anchor=anchor,
        title=title,
        desc=desc,
        svg=frame(anchor, title, desc, height, *body),
        table=table,
        of=f"{count(len(rows), 'study', 'studies')} with a dose in {unit}",
    )


def _rows(
    index: Index, entries: list[tuple[StudyRef, Quantity, StudiedDose]]
) -> list[tuple[StudyRef, list[tuple[Quantity, StudiedDose]]]]:
    """One row per study: people first, then animals and cells, by year."""
    by_study: dict[str, list[tuple[Quantity, StudiedDose]]] = {}
    refs = {ref.id: ref for ref, _, _ in entries}
    for ref, quantity, entry in entries:
        if all(quantity != seen for seen, _ in by_study.setdefault(ref.id, [])):
            by_study[ref.id].append((quantity, entry))
    place = {ref.id: i for i, ref in enumerate(index.all())}
    ordered = sorted(by_study, key=lambda s: (_ORDER.get(refs[s].track or Track.CELL, 3), place[s]))
    return [(refs[s], sorted(by_study[s], key=lambda pair: (pair[0].low, pair[0].high))) for s in ordered]


def _axis(low: int, high: int, height: float) -> list[str]:
    parts = []
    step = max(1, ceil((high - low) / 5))
    for power in range(low, high + 1):
        x = _x(Decimal(10) ** power, low, high)
        parts.append(line(x, _HEAD - 8, x, height, "grid"))
        if (power - low) % step == 0:
            parts.append(text(_tick(power), x, 14, anchor="middle", class_="tick"))
    return parts


def _tick(power: int) -> str:
    if power >= 4:
        return f"{10 ** (power - 3):,}k" if power < 6 else f"{10 ** (power - 6):,}M"
    return f"{10**power:,}" if power >= 0 else f"{10**power:.{-power}f}"


def _x(amount: Decimal, low: int, high: int) -> str:
    return percent(_LEFT + _WIDTH * (log10(amount) - low) / (high - low))


def _study(
    ref: StudyRef, quantities: list[tuple[Quantity, StudiedDose]], y: float, low: int, high: int
) -> list[str]:
    parts = [text(short(ref.label), "0%", y + 4, class_="lab")]
    parts.append(
        line(_x(quantities[0][0].low, low, high), y, _x(quantities[-1][0].high, low, high), y, "span")
    )
    for quantity, entry in quantities:
        name = f"{ref.label}, {ref.species}: {quantity}"
        flagged = bool(entry.dose.flags)
        if flagged:
            name += f", {flag_words(entry.dose.flags)}"
        for end in sorted({quantity.low, quantity.high}):
            shape = track_class(ref) + ("" if flagged else " fill") + (" flag" if flagged else "")
            parts.append(
                mark(GLYPH[ref.track], _x(end, low, high), y, name, class_=shape, href=f"#{ref.anchor}")
            )
        if flagged:
            parts.append(
                tag("text", "?", x=_x(quantity.high, low, high), y=f"{y + 4:g}", dx="10", class_="lab")
            )
    return parts


def _twin(ref: StudyRef, quantity: Quantity, entry: StudiedDose) -> TableRow:
    stated = [
        str(r.value) for r in (entry.dose.amount, entry.dose.concentration) if not isinstance(r, Missing)
    ]
    words = ", ".join(stated) + (f" ({flag_words(entry.dose.flags)})" if entry.dose.flags else "")
    return TableRow(
        cells=(ref.label, ref.species, str(quantity), words), studies=(ref,), of="as this study states it"
    )
