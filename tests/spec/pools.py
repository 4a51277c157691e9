"""Study-level tables for specs on pooled effects: one row per study, as a published table would print it.

   | ratio | error | people
A  | 0.80  | 0.10  | 800

`ratio` is a ratio of risks and `error` the standard error of its logarithm; `difference` is a mean
difference; `events` are events/people of the treated and of the control group ("30/200 against 50/200").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from math import log

from probatum import certainty, synthesis
from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.provenance import Citation, Curation, SeenIn
from probatum.domain.substance import SubstanceId
from probatum.domain.synthesis import PooledEffect, PooledOutcome
from probatum.domain.terms import Better, EffectMeasure, Route, StudyDesign
from spec.tables import Row, rows


def study_rows(
    table: str, *, outcome: str = "death", better: str = "lower", measure: str | None = None
) -> tuple[StudyLevelRow, ...]:
    """The rows of a table, ready to pool."""
    return tuple(_row(row, outcome, Better(better), measure) for row in rows(table))


def rated_pool(
    table: str, about: Mapping[str, str] | None = None, *, low_risk: str = "", laboratories: str = ""
) -> PooledOutcome:
    """A pooled and rated outcome; `laboratories` names that of each study in turn, a dash where unknown."""
    given = dict(about or {})
    comparison = given.pop("comparison", "something vs placebo")
    rows_ = [replace(row, comparison=comparison) for row in study_rows(table, **given)]
    (pooled,) = synthesis.pooled_effects(rows_)
    effect = pooled.effect
    if laboratories and isinstance(effect, PooledEffect):
        names = [None if name == "-" else name for name in laboratories.split()]
        held = [replace(study, laboratory=name) for study, name in zip(effect.studies, names, strict=True)]
        pooled = replace(pooled, effect=replace(effect, studies=tuple(held)))
    known = [row.id for row in rows_] if low_risk == "all" else low_risk.split()
    return replace(pooled, assessed=certainty.grade_pooled(pooled, low_risk=known))


def _row(row: Row, outcome: str, better: Better, measure: str | None) -> StudyLevelRow:
    return StudyLevelRow(
        id=row["name"],
        table="table",
        overlap_group="table",
        substance=SubstanceId("something"),
        route=Route.ORAL,
        design=StudyDesign(row.get("design", "rct")),
        condition="a condition",
        outcome=outcome,
        better=better,
        study=row["name"],
        study_id=row["name"],
        comparison="something vs placebo",
        comparator="placebo",
        source=Citation(id=None, title="A table", year=2020),
        curated=Curation(by="test", on=date(2026, 1, 1), seen_in=SeenIn.FULL_TEXT),
        **_numbers(row, measure),
    )


def _numbers(row: Row, measure: str | None) -> dict[str, object]:
    if "events" in row:
        cells = [int(part) for arm in row["events"].split(" against ") for part in arm.split("/")]
        names = ("treat_events", "treat_n", "control_events", "control_n")
        return {"measure": EffectMeasure(measure or "RR"), **dict(zip(names, cells, strict=True))}
    is_ratio = "ratio" in row
    effect = log(float(row["ratio"])) if is_ratio else float(row["difference"])
    return {
        "measure": EffectMeasure(measure or ("RR" if is_ratio else "MD")),
        "estimate": Decimal(repr(effect)),
        "standard_error": Decimal(row["error"]),
        "n_total": int(row["people"]) if row.get("people", "-") != "-" else None,
    }
