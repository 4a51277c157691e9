"""Doses of people and animals on one axis: the chart, its assumptions, and the strength behind every drop."""

from __future__ import annotations

from collections import defaultdict

from probatum.domain.dose_axis import DoseAxis, DropStrength
from probatum.domain.provenance import Missing, value_of
from probatum.domain.quantity import Quantity
from probatum.domain.study import StudyId
from probatum.pages.charts.dose_axis import axis_chart
from probatum.pages.contexts import Basis, Statement, Table, TableRow
from probatum.pages.contexts.care import AxisView
from probatum.pages.index import Index
from probatum.pages.sections.values import quantity_words, words_of
from probatum.pages.sentences import count, say


def build(index: Index) -> AxisView | None:
    """The axis of one monograph; None where no dose was placed and no solution was studied."""
    axis = index.monograph.axis
    if axis is None or not (axis.placed or axis.strengths):
        return None
    return AxisView(
        chart=axis_chart(index, axis), notes=_notes(index, axis), strengths=_strengths(index, axis)
    )


def _notes(index: Index, axis: DoseAxis) -> tuple[Statement, ...]:
    found: list[Statement] = []
    if any(not isinstance(one.place, Missing) for one in axis.placed):
        found.append(
            say(
                "axis.how",
                "dose-axis-how",
                mass=quantity_words(axis.body_mass),
                basis=Basis.METHOD,
                of="the reference adult of the FDA's table",
            )
        )
    if any(not isinstance(one.equivalent, Missing) for one in axis.placed):
        found.append(say("axis.equivalent", "dose-axis-equivalent", basis=Basis.METHOD))
    if axis.strengths:
        found.append(say("axis.drop", "dose-axis-drop", basis=Basis.METHOD, of="drops of a standard dropper"))
    found += [
        _grouped(index, "axis.no_mark", f"dose-axis-no-mark-{i}", reason, ids)
        for i, (reason, ids) in enumerate(_reasons(axis), 1)
    ]
    found += [
        _grouped(index, "axis.no_place", f"dose-axis-no-place-{i}", reason, ids)
        for i, (reason, ids) in enumerate(_placeless(axis), 1)
    ]
    return tuple(found)


def _grouped(index: Index, key: str, anchor: str, reason: str, ids: list[StudyId]) -> Statement:
    studies = index.refer(ids)
    return say(
        key,
        anchor,
        because=reason,
        k=len(studies),
        studies=studies,
        of=f"{count(len(studies), 'study', 'studies')} with a dose",
    )


def _reasons(axis: DoseAxis) -> list[tuple[str, list[StudyId]]]:
    """Why animal doses carry no human-equivalent mark, with their studies, most frequent first."""
    found: dict[str, list[StudyId]] = defaultdict(list)
    for one in axis.placed:
        if one.why_no_equivalent and not isinstance(one.place, Missing):
            found[one.why_no_equivalent].append(one.study)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _placeless(axis: DoseAxis) -> list[tuple[str, list[StudyId]]]:
    found: dict[str, list[StudyId]] = defaultdict(list)
    for one in axis.placed:
        if isinstance(one.place, Missing):
            found[one.how].append(one.study)
    return sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))


def _strengths(index: Index, axis: DoseAxis) -> Table | None:
    rows = [_strength_row(index, one) for one in axis.strengths if one.study in index.refs]
    if not rows:
        return None
    return Table(
        caption="Solutions and drops: strength, and what one drop holds",
        head=("Study", "Strength", "Drops as stated", "One drop holds", "One intake holds"),
        rows=tuple(dict.fromkeys(rows)),
        is_quoted=True,
    )


def _strength_row(index: Index, one: DropStrength) -> TableRow:
    ref = index.refs[one.study]
    strength = "not stated" if isinstance(one.concentration, Missing) else words_of(one.concentration)
    return TableRow(
        cells=(
            ref.label,
            strength,
            "not stated" if isinstance(one.drops, Missing) else words_of(one.drops),
            _computed(value_of(one.per_drop), "strength not stated"),
            _computed(value_of(one.amount), "cannot be computed"),
        ),
        studies=(ref,),
        of="as this study states it",
    )


def _computed(quantity: Quantity | None, otherwise: str) -> str:
    return otherwise if quantity is None else f"{quantity_words(quantity)} (computed)"
