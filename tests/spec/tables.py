"""Readable tables for specs: one row per study, and only the columns the rule is about.

    | design | n  | direction | risk of bias
 S1 | RCT    | 24 | increase  | low

A dash means that the study does not state it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from builders import arm, dose, harm, measured, study
from probatum.domain.provenance import Method
from probatum.domain.record import Standing
from probatum.domain.risk_of_bias import BiasAssessment, BiasJudgment, BiasTool, DomainJudgment
from probatum.domain.study import Study, StudyId
from probatum.domain.terms import (
    ArmRole,
    Better,
    Comparator,
    Direction,
    OutcomeKind,
    RiskOfBias,
    StudyDesign,
)

Row = dict[str, str]

DESIGNS: dict[str, dict[str, Any]] = {
    "RCT": {"design": StudyDesign.RCT, "randomized": True},
    "controlled": {"design": StudyDesign.CONTROLLED_TRIAL},
    "not randomized": {"design": StudyDesign.CONTROLLED_TRIAL, "randomized": False},
    "cohort": {"design": StudyDesign.COHORT, "randomized": False},
    "single arm": {"design": StudyDesign.OPEN_TRIAL},
    "animal": {"design": StudyDesign.ANIMAL, "species": "rat"},
    "randomized animal": {"design": StudyDesign.ANIMAL, "species": "rat", "randomized": True},
    "cell": {"design": StudyDesign.IN_VITRO},
    "review": {"design": StudyDesign.REVIEW},
}


def rows(table: str) -> list[Row]:
    """Read a table; the column before the first bar is the study's name."""
    lines = [line for line in table.splitlines() if line.strip()]
    header = [cell.strip() for cell in lines[0].split("|")][1:]
    read = []
    for line in lines[1:]:
        name, *cells = (cell.strip() for cell in line.split("|"))
        read.append({"name": name, **dict(zip(header, cells, strict=True))})
    return read


def studies(table: str, *, kind: str = "patient-important", better: str = "higher") -> list[Study]:
    """Build the studies of a table; each measures the one outcome "memory"."""
    return [_study(row, OutcomeKind(row.get("outcome", kind)), Better(better)) for row in rows(table)]


def judged_bias(table: str) -> dict[StudyId, RiskOfBias]:
    """The risk of bias handed in beside the studies; a dash hands in none."""
    return {
        StudyId(row["name"]): RiskOfBias(row["risk of bias"])
        for row in rows(table)
        if row.get("risk of bias", "-") != "-"
    }


def assessed_bias(table: str) -> list[BiasAssessment]:
    """Studies that a tool judged high in the domains named under "high in"; the other domains are unclear."""
    return [_assessed(row) for row in rows(table) if row.get("high in", "-") != "-"]


def _assessed(row: Row) -> BiasAssessment:
    high = [name.strip() for name in row["high in"].split(",")]
    judgments = [(name, BiasJudgment.HIGH) for name in high] + [("deviations", BiasJudgment.UNCLEAR)]
    return BiasAssessment(
        study=StudyId(row["name"]),
        tool=BiasTool.ROB_2,
        domains=tuple(
            DomainJudgment(domain=name, name=name, judgment=judgment, because="", answers=())
            for name, judgment in judgments
        ),
        overall=BiasJudgment.HIGH,
        because="",
        read_from="full text",
        by=Method("RoB 2", "1"),
    )


def _study(row: Row, kind: OutcomeKind, better: Better) -> Study:
    stated = {key: value for key, value in row.items() if value not in ("", "-")}
    directions = [Direction(one.strip()) for one in stated.get("direction", "").split(",") if one.strip()]
    return study(
        row["name"],
        **(DESIGNS[stated.get("design", "controlled")] | _yes_or_no(stated)),
        n=_number(stated.get("n")),
        findings=[measured("memory", d, kind=kind, better=better) for d in directions or [None]],
        arms=_arms(stated),
        authors=[one.strip() for one in stated.get("authors", "").split(",") if one.strip()],
        institutions=[one.strip() for one in stated.get("laboratory", "").split(";") if one.strip()],
        overlaps=[one.strip() for one in stated.get("overlaps", "").split(",") if one.strip()],
        standing=Standing(stated.get("standing", "current")),
        harms=[harm("any adverse event", int(stated["harms seen"]), None)] if "harms seen" in stated else [],
        harms_collected=stated.get("harms looked for"),
    )


def _yes_or_no(stated: Row) -> dict[str, bool]:
    names = {"blinded": "blinded", "placebo": "placebo_controlled", "random": "randomized"}
    return {field: stated[column] == "yes" for column, field in names.items() if column in stated}


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _arms(stated: Row) -> Sequence[Any]:
    days = _number(stated.get("days"))
    amounts: list[str | None] = [one.strip() for one in stated.get("dose", "").split(",") if one.strip()]
    active = [
        arm(f"active{i}", n=_number(stated.get("exposed")), given=dose(amount, duration_days=days))
        for i, amount in enumerate(amounts or [None])
    ]
    if stated.get("compared with") == "own baseline":
        return [*active, arm("before", role=ArmRole.COMPARATOR, comparator=Comparator.BASELINE)]
    return active
