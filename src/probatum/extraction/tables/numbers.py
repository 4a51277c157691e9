"""What a pair of cells says: events among people, or means with their spread, of two groups."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from probatum.domain.provenance import (
    NOT_REPORTED,
    Absence,
    Derived,
    Extracted,
    Method,
    Missing,
    Reported,
    Span,
)
from probatum.domain.study import ArmValue
from probatum.extraction.tables.arms import ArmNames
from probatum.extraction.tables.article import Article
from probatum.extraction.tables.cells import Kind
from probatum.extraction.tables.entries import Entry, Part, describe
from probatum.extraction.tables.rivals import Pair
from probatum.extraction.tables.sizes import table_sizes
from probatum.extraction.tables.words import n_of, says

BY = Method("table-numbers", "1")
FROM_PERCENT = Method("events-from-percent", "1")


class Measured(StrEnum):
    """Whether people were counted or something was measured."""

    BINARY = "binary"
    CONTINUOUS = "continuous"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmNumbers:
    """The numbers of two groups for one outcome: events and n, or mean, SD and n."""

    kind: Measured
    intervention: ArmValue
    comparator: ArmValue
    fit: float = 1.0  # how well labels named the outcome, from 0 to 1

    @property
    def is_complete(self) -> bool:
        """Are all fields of its kind there?"""
        return all(
            not isinstance(value, Missing)
            for arm in (self.intervention, self.comparator)
            for value in ((arm.n, arm.events) if self.kind is Measured.BINARY else (arm.n, arm.mean, arm.sd))
        )

    @property
    def has_values(self) -> bool:
        """Is there a count or a mean for both groups?"""
        arms = (self.intervention, self.comparator)
        main = [arm.events if self.kind is Measured.BINARY else arm.mean for arm in arms]
        return not any(isinstance(value, Missing) for value in main)


def arm_numbers(
    article: Article, pair: Pair, names: ArmNames, sizes: Mapping[str, Reported[int]]
) -> ArmNumbers | None:
    """The numbers of a pair; sizes from its own table go before those of the article."""
    entry = pair.whole["I"]
    own = table_sizes(entry.passage, entry.grid, names)
    values = [arm_value(article, pair, side, _either(own[side], sizes[side])) for side in ("I", "C")]
    mine, other = values
    if mine is None or other is None or mine[0] is not other[0]:
        return None
    return ArmNumbers(kind=mine[0], intervention=mine[1], comparator=other[1])


def _either(first: Reported[int], second: Reported[int]) -> Reported[int]:
    return second if isinstance(first, Missing) and first.why is not Absence.CONFLICTING else first


def spans_of(entry: Entry) -> tuple[Span, ...]:
    """The words of the cell."""
    return tuple(entry.passage.span(place.start, place.end) for place in entry.cell.places)


def arm_value(article: Article, pair: Pair, side: str, n: Reported[int]) -> tuple[Measured, ArmValue] | None:
    """One group's value, or None where the cell's kind cannot be told."""
    entry = pair.whole.get(side)
    if entry is None:
        return None
    label = pair.arm_labels[side]
    named: Reported[str] = Extracted(label, _heading_spans(entry, label), BY)
    kind = kind_of(article, pair, side)
    own_n = _own_n(pair, side)
    size = own_n if not isinstance(own_n, Missing) else n
    if kind is Measured.BINARY:
        events, size = _events(pair, side, size)
        return kind, ArmValue(label=named, n=size, events=events)
    if kind is Measured.CONTINUOUS:
        mean: Reported[Decimal] = Extracted(entry.printed.first, spans_of(entry), BY)
        sd, error = _spread(article, pair, side)
        near, _ = describe(entry)
        return kind, ArmValue(
            label=named, n=size, mean=mean, sd=sd, standard_error=error, is_change=near.change
        )
    return None


def kind_of(article: Article, pair: Pair, side: str) -> Measured | None:
    """People counted or something measured; None for medians, intervals and what is not said."""
    entry = pair.whole[side]
    near, far = describe(entry)
    shape = entry.printed.kind
    if shape in (Kind.FRACTION, Kind.COUNT_PERCENT):
        return Measured.BINARY
    if Part.SPREAD in pair.parts and side in pair.parts[Part.SPREAD]:
        return None if near.median else Measured.CONTINUOUS
    if near.median and not near.mean:
        return None
    if shape is Kind.PLUS_MINUS:
        return (
            None
            if far.median and not far.mean and not near.mean and not (near.sd or near.se)
            else Measured.CONTINUOUS
        )
    if shape is Kind.BRACKET:
        return _bracket_kind(pair, side)
    if shape is Kind.PERCENT or (shape is Kind.PLAIN and entry.part is Part.PERCENT):
        return Measured.BINARY if not (near.mean or near.change) else None
    if shape is Kind.PLAIN and (entry.part is Part.COUNT or _has_percent_beside(pair, side)):
        return Measured.BINARY
    if (
        shape is Kind.PLAIN
        and near.count
        and not near.mean
        and entry.printed.first == entry.printed.first.to_integral_value()
    ):
        return Measured.BINARY
    if shape is Kind.PLAIN and near.percent and not near.mean and not near.change:
        return Measured.BINARY
    return Measured.CONTINUOUS if near.mean else None


def _has_percent_beside(pair: Pair, side: str) -> bool:
    return side in pair.parts.get(Part.PERCENT, {})


def _bracket_kind(pair: Pair, side: str) -> Measured | None:
    """ "12 (3)": what the nearest words say it is; where they say nothing, what the numbers can be."""
    entry = pair.whole[side]
    near, far = describe(entry)
    first, second = entry.printed.first, entry.printed.second
    is_mean, is_count = near.sd or near.se or near.mean, near.percent or near.count
    if is_mean and not is_count:
        return Measured.CONTINUOUS
    whole = first == first.to_integral_value() and first >= 0 and second is not None and second <= 100
    if is_count and not is_mean:
        return Measured.BINARY if whole else None
    if near.median or (far.median and not far.mean):
        return None
    if far.mean and (far.sd or far.se) and not (far.percent or far.count):
        return Measured.CONTINUOUS
    if not whole:
        return Measured.CONTINUOUS if far.mean and (far.sd or far.se) else None
    return Measured.BINARY if (far.percent or far.count) and not far.mean else None


def _own_n(pair: Pair, side: str) -> Reported[int]:
    """A size printed for this very result: a denominator, or a column of sizes beside means."""
    entry = pair.whole[side]
    if entry.printed.kind is Kind.FRACTION and entry.printed.second is not None:
        return Extracted(int(entry.printed.second), spans_of(entry), BY)
    label = pair.arm_labels[side]
    if (printed := n_of(label, bare=True)) is not None:
        return Extracted(printed, _heading_spans(entry, label), BY)
    beside = pair.parts.get(Part.COUNT, {}).get(side)
    if (
        beside is not None
        and beside is not entry
        and not _has_percent_beside(pair, side)
        and (
            beside.printed.first == beside.printed.first.to_integral_value()
            and beside.printed.kind is Kind.PLAIN
        )
    ):
        return Extracted(int(beside.printed.first), spans_of(beside), BY)
    return NOT_REPORTED


def _heading_spans(entry: Entry, label: str) -> tuple[Span, ...]:
    """Where the heading of a group stands, in the entry's column or row."""
    cells = (*entry.grid.column(entry.column), *entry.grid.body[entry.row])
    places = next((cell.places for cell in cells if cell.text == label and cell.places), entry.cell.places)
    return tuple(entry.passage.span(place.start, place.end) for place in places)


def _events(pair: Pair, side: str, n: Reported[int]) -> tuple[Reported[int], Reported[int]]:
    entry = pair.parts.get(Part.COUNT, {}).get(side) if _has_percent_beside(pair, side) else None
    entry = entry or pair.whole[side]
    value = entry.printed.first
    near, _ = describe(entry)
    is_percent = (
        entry.printed.kind is Kind.PERCENT
        or entry.part is Part.PERCENT
        or (
            entry.printed.kind is Kind.PLAIN
            and entry.part is Part.WHOLE
            and near.percent
            and not near.count
            and not _has_percent_beside(pair, side)
        )
    )
    if is_percent:
        return events_from_percent(value, n, spans_of(entry)), n
    if value != value.to_integral_value() or value < 0:
        return Missing(Absence.UNCLEAR, spans_of(entry)), n
    events = int(value)
    if not isinstance(n, Missing) and not _agrees(entry, events, n.value):
        return Extracted(events, spans_of(entry), BY), Missing(Absence.CONFLICTING, spans_of(entry))
    return Extracted(events, spans_of(entry), BY), n


def _agrees(entry: Entry, events: int, n: int) -> bool:
    """Do count, percentage and group size fit together, within rounding of the last digit?"""
    percent = entry.printed.second
    if events > n:
        return False
    if entry.printed.kind not in (Kind.COUNT_PERCENT, Kind.BRACKET) or percent is None or n == 0:
        return True
    step = Decimal(1).scaleb(min(0, int(percent.as_tuple().exponent)))
    return abs(Decimal(100 * events) / n - percent) <= step


def events_from_percent(percent: Decimal, n: Reported[int], spans: tuple[Span, ...]) -> Reported[int]:
    """The only number of people who make this percentage of n; Missing where several would."""
    if isinstance(n, Missing) or not 0 <= percent <= 100 or n.value <= 0:
        return Missing(Absence.UNCLEAR, spans)
    half = Decimal(1).scaleb(int(percent.as_tuple().exponent)) / 2
    near = int(percent * n.value / 100)
    fitting = [
        e
        for e in range(max(0, near - 1), near + 3)
        if abs(Decimal(100 * e) / n.value - percent) <= half and e <= n.value
    ]
    if len(fitting) != 1:
        return Missing(Absence.UNCLEAR, spans)
    return Derived(fitting[0], FROM_PERCENT, (f"percentage {percent}", f"n {n.value}"), spans)


def _spread(article: Article, pair: Pair, side: str) -> tuple[Reported[Decimal], Reported[Decimal]]:
    """(SD, standard error): whichever the nearest words call the spread; neither where they do not say."""
    entry = pair.parts.get(Part.SPREAD, {}).get(side) or pair.whole[side]
    value = entry.printed.first if entry.part is Part.SPREAD else entry.printed.second
    if value is None or (
        entry.part is not Part.SPREAD and entry.printed.kind not in (Kind.PLUS_MINUS, Kind.BRACKET)
    ):
        return NOT_REPORTED, NOT_REPORTED
    read: Reported[Decimal] = Extracted(value, spans_of(entry), BY)
    called = spread_name(article, entry)
    if called == "sd":
        return read, NOT_REPORTED
    if called == "se":
        return NOT_REPORTED, read
    return Missing(Absence.UNCLEAR, spans_of(entry)), NOT_REPORTED


def spread_name(article: Article, entry: Entry) -> str:
    """ "sd" or "se": by the heading, the row, the caption, the notes, then the article; "" where nobody says.

    A plus-minus that no word explains is taken for an SD only in an article that never names a standard
    error: most such prints are SDs, and an SE taken for an SD would give the study far too much weight.
    """
    for words in (entry.columns[-1:], entry.labels, (entry.grid.caption,), (entry.grid.notes,)):
        said = says(" ; ".join(words))
        if said.sd != said.se:
            return "sd" if said.sd else "se"
    told = [says(s.text) for s in article.sentences]
    has_sd, has_se = any(s.sd for s in told), any(s.se for s in told)
    if entry.printed.kind is Kind.PLUS_MINUS and not has_se:
        return "sd"
    return "sd" if has_sd and not has_se else ""
