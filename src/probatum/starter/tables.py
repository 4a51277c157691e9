"""Study-level numbers for pooling and dose-response, and estimates that published reviews printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from probatum.domain.effects_table import PublishedSynthesis, StudyLevelRow, SynthesisKind
from probatum.domain.provenance import Citation, Curation, RecordId, Scheme, SeenIn
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Better, EffectMeasure, Route, StudyDesign
from probatum.starter.files import DATA, Line, compiled, csv_rows, json_lines


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """`key=value; key=value`."""
    parts = (part.partition("=") for part in text.split("; "))
    return tuple((key, value) for key, _, value in parts)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _truth(text: str) -> bool:
    return {"true": True, "false": False}[text]


# Column -> (field, how to read it); a column not named here is text and keeps its name.
_STUDY_LEVEL: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "substance": ("substance", SubstanceId),
    "route": ("route", Route),
    "design": ("design", StudyDesign),
    "better": ("better", Better),
    "measure": ("measure", EffectMeasure),
    "year": ("year", int),
    "treat_events": ("treat_events", int),
    "treat_n": ("treat_n", int),
    "control_events": ("control_events", int),
    "control_n": ("control_n", int),
    "n_total": ("n_total", int),
    "estimate": ("estimate", Decimal),
    "se": ("standard_error", Decimal),
    "dose": ("dose", Decimal),
    "reference_dose": ("is_reference_dose", _truth),
    "exposure_events": ("exposure_events", Decimal),
    "exposure_denominator": ("exposure_denominator", Decimal),
    "duration_weeks": ("duration_weeks", Decimal),
    "covariates": ("covariates", _pairs),
    "same_study_suspected": ("same_study_suspected", _words),
}


def _exact(number: float | int) -> Decimal:
    return Decimal(str(number))


_PUBLISHED: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "kind": ("kind", SynthesisKind),
    "substance": ("substance", SubstanceId),
    "estimate": ("estimate", _exact),
    "ci_low": ("ci_low", _exact),
    "ci_high": ("ci_high", _exact),
    "pi_low": ("prediction_low", _exact),
    "pi_high": ("prediction_high", _exact),
    "i2": ("i2_percent", _exact),
    "placebo_value": ("placebo_value", _exact),
    "p_printed": ("p_value", str),
    "dose": ("dose", str),
    "overlaps_also": ("overlaps_also", tuple),
    "flags": ("flags", tuple),
}


@cache
def study_level(substance: SubstanceId | str) -> tuple[StudyLevelRow, ...]:
    """The tabulated rows about one substance, table by table, in the order of the tables."""
    heads = json_lines(DATA / "study_level" / "tables.jsonl", "study_level/tables.jsonl")
    return tuple(row for head in heads if head.values["substance"] == substance for row in _rows_of(head))


def study_level_substances() -> tuple[str, ...]:
    """The substances that have tabulated rows."""
    heads = json_lines(DATA / "study_level" / "tables.jsonl", "study_level/tables.jsonl")
    return tuple(sorted({head.values["substance"] for head in heads}))


@cache
def published_syntheses(substance: SubstanceId | str) -> tuple[PublishedSynthesis, ...]:
    """The estimates that published reviews printed about one substance. They may never be pooled."""
    lines = json_lines(DATA / "published_syntheses.jsonl", "published_syntheses.jsonl")
    return tuple(_published(line) for line in lines if line.values["substance"] == substance)


def _rows_of(head: Line) -> tuple[StudyLevelRow, ...]:
    """The rows of one table: its head says what is the same in all of them, its CSV file the rest."""
    table = head.values["table"]
    shared = {key: value for key, value in head.values.items() if key != "source"}
    source, by = citation_of(head, head.values["source"]), curation_of(SeenIn.PUBLISHED_TABLE)
    rows = csv_rows(DATA / "study_level" / f"{table}.csv", f"study_level/{table}.csv")
    return tuple(
        StudyLevelRow(source=source, curated=by, **_read(row, {**shared, **row.values}, _STUDY_LEVEL))
        for row in rows
    )


def _published(line: Line) -> PublishedSynthesis:
    values = dict(line.values)
    review, seen_in = citation_of(line, values.pop("review", {})), SeenIn(values.pop("seen_in"))
    return PublishedSynthesis(review=review, curated=curation_of(seen_in), **_read(line, values, _PUBLISHED))


def _read(
    line: Line, values: Mapping[str, Any], columns: Mapping[str, tuple[str, Callable[[Any], Any]]]
) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for column, value in values.items():
        field, parse = columns.get(column, (column, _as_is))
        try:
            fields[field] = parse(value)
        except (ValueError, ArithmeticError, KeyError) as broken:
            raise line.wrong(column, value, f"not a {getattr(parse, '__name__', 'value')}") from broken
    return fields


def _as_is(value: Any) -> Any:
    return value


def curation_of(seen_in: SeenIn) -> Curation:
    """Who compiled the shipped facts, when, and where a value was seen."""
    by, on = compiled()
    return Curation(by=by, on=on, seen_in=seen_in)


def citation_of(line: Line, cite: Mapping[str, Any]) -> Citation:
    """The publication of a row; raises a ProbatumError naming the line for a malformed identifier."""
    schemes = (Scheme.PMID, Scheme.DOI, Scheme.PMCID)
    try:
        identity = next((RecordId(scheme, cite[scheme]) for scheme in schemes if cite.get(scheme)), None)
    except ValueError as broken:
        raise line.wrong("citation", broken, "give the bare PMID, DOI or PMCID") from broken
    return Citation(
        id=identity,
        title=cite.get("title"),
        year=cite.get("year"),
        authors=tuple(cite.get("authors", ())),
        locator=cite.get("locator"),
    )
