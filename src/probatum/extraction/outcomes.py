"""Outcomes a study reports: the curated term, the study's own words, instrument and time point."""

from __future__ import annotations

from probatum import vocabulary
from probatum.domain.provenance import NOT_REPORTED, Derived, Extracted, Method, Reported
from probatum.domain.quantity import Quantity
from probatum.domain.record import Record
from probatum.domain.study import Outcome, OutcomeId
from probatum.extraction.identity import outcome_id
from probatum.extraction.quoting import quote
from probatum.extraction.statements import Statement, statements
from probatum.text.quantities import find_times
from probatum.text.slices import Slice

BY = Method("outcomes", "1")
_TERM = Method("outcome-vocabulary", "1")


def read_outcomes(record: Record) -> tuple[Outcome, ...]:
    """Every outcome the results name, one per wording, region and time, in text order."""
    found: dict[OutcomeId, Outcome] = {}
    for statement in statements(record):
        outcome = _outcome(record, statement)
        found.setdefault(outcome.id, outcome)
    return tuple(found.values())


def outcome_of(record: Record, statement: Statement) -> OutcomeId:
    """The identifier of the outcome a statement tells of: term, the study's words, region and time.

    Different words of one term ("one-way avoidance", "two-way avoidance") stay apart: they may go apart.
    """
    words = statement.outcome_at.of(statement.passage.text).lower()
    return outcome_id(record, statement.term, words, *statement.qualifiers)


def _outcome(record: Record, statement: Statement) -> Outcome:
    term = vocabulary.outcomes().get(statement.term)
    span = quote(statement.passage, statement.outcome_at)
    name = ", ".join((span.quote, *(q for q in statement.qualifiers if q not in span.quote.lower())))
    return Outcome(
        id=outcome_of(record, statement),
        name=name,
        term=Extracted(statement.term, (span,), BY),
        kind=Derived(term.kind, _TERM, (f"outcome {term.id}",)),
        better=Derived(term.better, _TERM, (f"outcome {term.id}",)),
        instrument=_instrument(statement),
        timepoint=_timepoint(statement),
    )


def _instrument(statement: Statement) -> Reported[str]:
    """An instrument named in the stretch, if it measures this outcome."""
    text = statement.place.of(statement.passage.text)
    for mention in vocabulary.instruments().match(text):
        instrument = vocabulary.instruments().get(mention.instrument)
        if statement.term in instrument.outcomes:
            at = Slice(mention.start, mention.end).shift(statement.place.start)
            return Extracted(mention.instrument, (quote(statement.passage, at),), BY)
    return NOT_REPORTED


def _timepoint(statement: Statement) -> Reported[Quantity]:
    """The one time named among the qualifiers."""
    text = statement.place.of(statement.passage.text)
    moments = [
        q for q in statement.qualifiers if any(c.isdigit() for c in q) or q.startswith(("at ", "after "))
    ]
    for time in find_times(text):
        if any(text[time.start : time.end].lower() in moment for moment in moments):
            at = Slice(time.start, time.end).shift(statement.place.start)
            return Extracted(time.quantity, (quote(statement.passage, at),), BY)
    return NOT_REPORTED
