"""Route, frequency and length of a treatment whose amount is not printed: "intravenous magnesium"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeVar

from probatum.domain.provenance import NOT_REPORTED, Extracted, Passage, Reported
from probatum.domain.quantity import Quantity
from probatum.domain.record import Record
from probatum.domain.study import Dose
from probatum.domain.terms import Route
from probatum.extraction.agents import NamedSubstance, NameFinder
from probatum.extraction.dose_context import BY, GIVEN_IN, Context, is_course, is_intake, read_context, timed
from probatum.extraction.quoting import prose, quote
from probatum.text.quantities import FoundFrequency
from probatum.text.slices import Slice

T = TypeVar("T")


def read_regimen(record: Record, mentions: NameFinder) -> Dose | None:
    """Each part only where the record names a single one; None where it names none.

    A route counts where it stands beside the name of a substance.
    """
    context = read_context(prose(record))
    often = _often(context)
    dose = Dose(
        route=_route(context, mentions),
        times_per_day=NOT_REPORTED
        if often is None or often[1].low is None or often[1].high not in (None, often[1].low)
        else Extracted(often[1].low, (quote(often[0], _at(often[1])),), BY),
        schedule=NOT_REPORTED
        if often is None
        else Extracted(often[1].schedule, (quote(often[0], _at(often[1])),), BY),
        duration=_duration(context),
    )
    return None if dose == Dose() else dose


def _single(found: Iterable[tuple[object, T]]) -> T | None:
    """The first of those found, if all are equal by their keys."""
    pairs = list(found)
    return pairs[0][1] if len({key for key, _ in pairs}) == 1 else None


def _route(context: Context, mentions: NameFinder) -> Reported[Route]:
    one = _single(
        (found.route, (at.passage, found))
        for at, found in context.routes
        if at.role in GIVEN_IN and any(_is_given_by(at.text, name, found.at) for name in mentions(at.text))
    )
    return NOT_REPORTED if one is None else Extracted(one[1].route, (quote(one[0], one[1].at),), BY)


def _often(context: Context) -> tuple[Passage, FoundFrequency] | None:
    return _single(
        ((f.low, f.high, f.schedule), (at.passage, f))
        for at, f in context.frequencies
        if at.role in GIVEN_IN and is_intake(at, f)
    )


def _duration(context: Context) -> Reported[Quantity]:
    one = _single(
        (t.quantity, (at, t)) for at, t in context.lengths if at.role in GIVEN_IN and is_course(at, t)
    )
    return NOT_REPORTED if one is None else timed(*one)


def _at(found: FoundFrequency) -> Slice:
    return Slice(found.start, found.end)


_HOW = re.compile(
    r"[^.;,]{0,25}\b(?:given|administered|injected|infused|applied|taken|received)\s*", re.IGNORECASE
)
_BEFORE_STUDY = re.compile(
    r"\b(?:unsatisfactory|previous|prior|history\s+of|intoleran\w+\s+(?:to|of)|failed|refractory\s+to|whom)\s+$",
    re.IGNORECASE,
)


def _is_given_by(text: str, name: NamedSubstance, route: Slice) -> bool:
    """ "Intravenous magnesium", "magnesium was given intravenously"; not "a history of oral iron therapy"."""
    if _BEFORE_STUDY.search(text, max(0, route.start - 30), route.start):
        return False
    is_within = name.start <= route.start and route.end <= name.end
    is_before = name.start - 2 <= route.end <= name.start
    is_behind = name.end <= route.start and _HOW.fullmatch(text, name.end, route.start) is not None
    return is_within or is_before or is_behind
