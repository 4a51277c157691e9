"""Findings from the tables of a record: outcomes the vocabulary knows, with the numbers of both groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from probatum import vocabulary
from probatum.domain.provenance import (
    NOT_REPORTED,
    Absence,
    Derived,
    Extracted,
    Method,
    Missing,
    Reported,
    Section,
    Span,
)
from probatum.domain.quantity import Quantity
from probatum.domain.record import Record
from probatum.domain.study import Arm, ArmValue, Effect, Finding, Outcome
from probatum.domain.terms import ArmRole, Direction
from probatum.extraction.identity import finding_id, outcome_id, study_id
from probatum.extraction.tables.arithmetic import effect_from
from probatum.extraction.tables.arms import ArmNames, arm_names
from probatum.extraction.tables.article import Article, article_of
from probatum.extraction.tables.choose import at_the_end, is_result
from probatum.extraction.tables.numbers import ArmNumbers, Measured, arm_numbers
from probatum.extraction.tables.rivals import Pair, pairs
from probatum.extraction.tables.sizes import article_sizes
from probatum.extraction.tables.times import latest, without_time
from probatum.text.quantities import find_times

BY = Method("table-findings", "1")
_TERM = Method("outcome-vocabulary", "1")


# A subgroup is not the study; "reduction in pain" and "improved by half" turn the sign of what they count.
_NOT_A_LEVEL = re.compile(
    r"sub-?groups?\b|\bstrat(?:um|a)\b|[↑↓]|\b(?:reduc|decreas|increas|improv|worse|decline|loss|gain|rise)\w*|"
    r"\b(?:no|without|free\s+of|absence)\b",
    re.IGNORECASE,
)


# Any mention suffices: an effect that may be computed wrongly is not computed.
_PAIRED = re.compile(
    r"\bcross(?:ed)?[\s-]?over\b|\bwithin-subjects?\b|\brepeated[\s-]measures\s+design\b", re.IGNORECASE
)
_TOLD = (Section.TITLE, Section.ABSTRACT, Section.METHODS, Section.BODY)


@dataclass(frozen=True, slots=True)
class TableFindings:
    """What a record's tables add: outcomes, and one finding each."""

    outcomes: tuple[Outcome, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One row and time of a table, the outcome it maps to, and its numbers."""

    term: str
    label: str
    pair: Pair
    numbers: ArmNumbers


def read_table_findings(record: Record, arms: Sequence[Arm]) -> TableFindings:
    """One finding per row that names a known outcome, at the end of the study; none without two plain arms.

    Only where the study has one substance as intervention and one comparator can a column be given to an
    arm; baseline tables are no result. A crossover's two columns are the same people: their values are kept,
    but no effect is computed as if they were not (Cochrane Handbook 23.2.4).
    """
    compared = _compared(arms)
    if compared is None or not record.section(Section.TABLE):
        return TableFindings()
    mine, other = compared
    article = article_of(record)
    names = arm_names(article, _words(mine), _words(other))
    may_be_paired = any(_PAIRED.search(passage.text) for passage in record.section(*_TOLD))
    chosen = _last_of_each(list(_rows(article, names)))
    outcomes = tuple(_outcome(record, row) for row in chosen)
    findings = tuple(
        _finding(record, row, outcome, mine, other, None if may_be_paired else effect_from(row.numbers))
        for row, outcome in zip(chosen, outcomes, strict=True)
    )
    return TableFindings(outcomes, findings)


def _compared(arms: Sequence[Arm]) -> tuple[Arm, Arm] | None:
    """The one intervention and the one comparator, if there are no others."""
    given = [arm for arm in arms if arm.role is ArmRole.INTERVENTION]
    others = [arm for arm in arms if arm.role is ArmRole.COMPARATOR]
    if len({arm.substance for arm in given}) != 1 or not others:
        return None
    return given[0], others[0]


def _words(arm: Arm) -> str:
    """What an arm goes by: its label, the names of its substance, its kind of comparator."""
    label = "" if isinstance(arm.label, Missing) else arm.label.value
    kind = "" if isinstance(arm.comparator, Missing) else str(arm.comparator.value)
    substance = vocabulary.substances().get(arm.substance).name if arm.substance else ""
    return " ".join(dict.fromkeys(part for part in (label, substance, kind) if part))


def _rows(article: Article, names: ArmNames) -> Iterator[_Row]:
    sizes = article_sizes(article, names)
    for pair in pairs(article, names):
        if not is_result(pair) or any(_NOT_A_LEVEL.search(label) for label in pair.labels):
            continue
        found = _known_outcome(pair)
        numbers = arm_numbers(article, pair, names, sizes) if found else None
        if found and numbers is not None and numbers.has_values:
            yield _Row(*found, pair, numbers)


def _known_outcome(pair: Pair) -> tuple[str, str] | None:
    """The curated outcome that a row's label names, or its section's where the label names a time."""
    context = pair.whole["I"].grid.caption
    for label in (*reversed(pair.rows), *reversed(pair.labels)):
        bare = without_time(label).strip(" ,;:()")
        if len(bare) > 2 and (term := vocabulary.outcomes().map_name(bare, context=context)):
            return term, label
    return None


def _last_of_each(rows: list[_Row]) -> list[_Row]:
    """One row per outcome and label: final values before changes, the end before earlier and later times."""
    by_label: dict[tuple[str, str], list[_Row]] = {}
    for row in rows:
        by_label.setdefault((row.term, row.label.casefold()), []).append(row)
    chosen = []
    for same in by_label.values():
        final = [row for row in same if not row.numbers.intervention.is_change] or same
        ended = at_the_end(final, lambda row: (*row.pair.labels, ""))
        times = [latest(row.pair.labels) for row in ended]
        last = max((t for t in times if t is not None), default=None)
        left = [row for row, t in zip(ended, times, strict=True) if t == last]
        if len({_values(row) for row in left}) == 1:
            chosen.append(left[0])
    return chosen


def _values(row: _Row) -> tuple[object, ...]:
    arms = (row.numbers.intervention, row.numbers.comparator)
    return tuple(getattr(v, "value", None) for a in arms for v in (a.events, a.mean, a.sd, a.standard_error))


def _label_spans(row: _Row) -> tuple[Span, ...]:
    """The words of the row's label, or of its numbers where the label stands elsewhere."""
    entry = row.pair.whole["I"]
    for line in (entry.grid.body[entry.row], *entry.grid.body[: entry.row][::-1]):
        for cell in line:
            if cell.text == row.label and cell.places:
                return tuple(entry.passage.span(place.start, place.end) for place in cell.places)
    return tuple(entry.passage.span(place.start, place.end) for place in entry.cell.places)


def _outcome(record: Record, row: _Row) -> Outcome:
    term = vocabulary.outcomes().get(row.term)
    return Outcome(
        id=outcome_id(record, "table", row.term, *row.pair.labels),
        name=", ".join(dict.fromkeys((row.label, *row.pair.labels))),
        term=Extracted(row.term, _label_spans(row), BY),
        kind=Derived(term.kind, _TERM, (f"outcome {term.id}",)),
        better=Derived(term.better, _TERM, (f"outcome {term.id}",)),
        timepoint=_timepoint(row),
    )


def _timepoint(row: _Row) -> Reported[Quantity]:
    """The time the row's own labels name, where they name one."""
    times = [time.quantity for label in row.pair.labels for time in find_times(label)]
    if len(times) != 1:
        return NOT_REPORTED
    return Extracted(times[0], _label_spans(row), BY)


def _finding(
    record: Record, row: _Row, outcome: Outcome, mine: Arm, other: Arm, effect: Effect | None
) -> Finding:
    values = (
        replace(row.numbers.intervention, arm=mine.id),
        replace(row.numbers.comparator, arm=other.id),
    )
    return Finding(
        id=finding_id(record, outcome.id, mine.id),
        study=study_id(record),
        outcome=outcome.id,
        intervention=mine.id,
        comparator=other.id,
        direction=_direction(row, values, effect),
        effect=effect,
        values=values,
    )


def _direction(row: _Row, values: tuple[ArmValue, ArmValue], effect: Effect | None) -> Reported[Direction]:
    """Which way the interval of the effect lies; no difference where it holds none; unclear without one."""
    spans = _spans(values)
    if effect is None or isinstance(effect.ci_low, Missing) or isinstance(effect.ci_high, Missing):
        return Missing(Absence.UNCLEAR, spans)
    null = Decimal(1) if row.numbers.kind is Measured.BINARY else Decimal(0)
    low, high = effect.ci_low.value, effect.ci_high.value
    told = (
        Direction.INCREASE if low > null else Direction.DECREASE if high < null else Direction.NO_DIFFERENCE
    )
    return Derived(told, BY, (f"95 % interval {low} to {high}",), spans)


def _spans(values: tuple[ArmValue, ArmValue]) -> tuple[Span, ...]:
    leaves = [leaf for value in values for leaf in (value.mean, value.events) if isinstance(leaf, Extracted)]
    return tuple(dict.fromkeys(span for leaf in leaves for span in leaf.spans))
