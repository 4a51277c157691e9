"""Dose-response rows from a readable table: an empty log ratio marks the reference, a dash what is not stated."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.provenance import Citation, Curation, SeenIn
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Better, EffectMeasure, Route, StudyDesign


def dose_rows(table: str) -> list[StudyLevelRow]:
    """One row per line; columns study, dose, cases, people, log ratio, se."""
    header, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    given = (dict(zip(header, line, strict=True)) for line in lines)
    return [_row(f"row-{number}", cells) for number, cells in enumerate(given, start=1)]


def _row(name: str, cells: dict[str, str]) -> StudyLevelRow:
    return StudyLevelRow(
        id=name,
        table="made-up",
        overlap_group="made-up",
        substance=SubstanceId("made-up"),
        route=Route.ORAL,
        design=StudyDesign.COHORT,
        condition="general population",
        outcome="death",
        better=Better.LOWER,
        study=cells["study"],
        study_id=cells["study"],
        comparator="reference category",
        measure=EffectMeasure.RR,
        estimate=Decimal(cells["log ratio"] or 0),
        standard_error=_maybe(cells["se"]),
        dose=_maybe(cells["dose"]),
        is_reference_dose=not cells["log ratio"],
        exposure_events=_maybe(cells["cases"]),
        exposure_denominator=_maybe(cells["people"]),
        denominator_kind="people",
        source=Citation(id=None, title="Made up", year=2000),
        curated=Curation(by="a test", on=date(2026, 1, 1), seen_in=SeenIn.PUBLISHED_TABLE),
    )


def _maybe(text: str) -> Decimal | None:
    return Decimal(text) if text not in ("", "-") else None
