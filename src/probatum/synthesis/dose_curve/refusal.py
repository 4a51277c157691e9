"""When no dose-response curve may be drawn, as one table of rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from probatum.domain.dose_curve import CurveFamily, CurveReason
from probatum.domain.effects_table import StudyLevelRow
from probatum.domain.terms import EffectMeasure, StudyDesign

RATIOS = frozenset({EffectMeasure.RR, EffectMeasure.OR, EffectMeasure.HR, EffectMeasure.IRR})
_FEWEST_DOSES = 3
_FEWEST_STUDIES = 2
_FEWEST_WITHIN = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to refuse: it `fires` on the rows and then says what it saw."""

    id: str
    would_allow: str
    fires: Callable[[Sequence[StudyLevelRow], CurveFamily], str | None]


def reasons(rows: Sequence[StudyLevelRow], family: CurveFamily) -> tuple[CurveReason, ...]:
    """Every rule that speaks against a curve through these rows; none when one may be drawn.

    The rules are our own (methods.md section 3): enough doses to see a shape, within studies and not only
    across them, on one scale, one outcome, one side of the species wall.
    """
    found = ((rule, rule.fires(rows, family)) for rule in RULES)
    return tuple(
        CurveReason(rule=rule.id, text=text, would_allow=rule.would_allow) for rule, text in found if text
    )


def is_usable(row: StudyLevelRow) -> bool:
    """A dose with an effect and its standard error: a point a curve can go through."""
    has_effect = row.estimate is not None and row.standard_error is not None and row.standard_error > 0
    return row.dose is not None and not row.is_reference_dose and has_effect


def is_reference(row: StudyLevelRow) -> bool:
    """The dose that a study's other rows are compared with."""
    return row.is_reference_dose is True and row.dose is not None


def _values(rows: Sequence[StudyLevelRow], of: Callable[[StudyLevelRow], object]) -> list[str]:
    return sorted({str(value) if (value := of(row)) is not None else "not stated" for row in rows})


def _several(
    name: str, of: Callable[[StudyLevelRow], object]
) -> Callable[[Sequence[StudyLevelRow], CurveFamily], str | None]:
    def fires(rows: Sequence[StudyLevelRow], _: CurveFamily) -> str | None:
        found = _values(rows, of)
        return f"{len(found)} {name} in one curve: {', '.join(found)}" if len(found) > 1 else None

    return fires


def _species(rows: Sequence[StudyLevelRow], _: CurveFamily) -> str | None:
    animal = {row.design is StudyDesign.ANIMAL for row in rows}
    return "studies of humans and of animals are never mixed" if len(animal) > 1 else None


def _measures(rows: Sequence[StudyLevelRow], _: CurveFamily) -> str | None:
    found = {row.measure for row in rows if is_usable(row)}
    if None in found:
        return "the effect measure of some rows is not stated"
    if len(found) > 1 and not found <= RATIOS:
        return f"measures that cannot be combined: {', '.join(sorted(str(one) for one in found))}"
    return None


def _negative(rows: Sequence[StudyLevelRow], _: CurveFamily) -> str | None:
    bad = [row.id for row in rows if row.dose is not None and row.dose < 0]
    return f"negative doses in {', '.join(bad)}" if bad else None


def _doses(rows: Sequence[StudyLevelRow], _: CurveFamily) -> str | None:
    distinct = {row.dose for row in rows if is_usable(row)}
    if len(distinct) >= _FEWEST_DOSES:
        return None
    return f"{len(distinct)} distinct doses besides the reference, fewer than {_FEWEST_DOSES}"


def _studies(rows: Sequence[StudyLevelRow], _: CurveFamily) -> str | None:
    studies = {row.study_id for row in rows if is_usable(row)}
    if len(studies) >= _FEWEST_STUDIES:
        return None
    noun = "study" if len(studies) == 1 else "studies"
    return f"{len(studies)} {noun} with doses, fewer than {_FEWEST_STUDIES}"


def _within(rows: Sequence[StudyLevelRow], _: CurveFamily) -> str | None:
    if any(count >= _FEWEST_WITHIN for count in doses_per_study(rows).values()):
        return None
    return "no study compares two doses with its reference: any trend is association across studies"


def _shape(rows: Sequence[StudyLevelRow], family: CurveFamily) -> str | None:
    needed = {CurveFamily.LINEAR: 1, CurveFamily.QUADRATIC: 2, CurveFamily.SPLINE: 2}[family]
    studies = [study for study, count in doses_per_study(rows).items() if count >= needed]
    if needed == 1 or studies:
        return None
    return f"no study has the {needed} doses that a {family.value} curve needs"


def doses_per_study(rows: Sequence[StudyLevelRow]) -> dict[str, int]:
    """Distinct doses besides the reference, per study."""
    doses: dict[str, set[object]] = {}
    for row in rows:
        if is_usable(row):
            doses.setdefault(row.study_id, set()).add(row.dose)
    return {study: len(found) for study, found in doses.items()}


RULES = (
    Rule("one-substance", "one substance at a time", _several("substances", lambda row: row.substance)),
    Rule(
        "one-table", "one table of each group that shares studies", _several("tables", lambda row: row.table)
    ),
    Rule("one-outcome", "one outcome at a time", _several("outcomes", lambda row: row.outcome)),
    Rule(
        "one-unit",
        "doses converted to one unit, each with its source",
        _several("dose units", lambda row: row.dose_unit),
    ),
    Rule("one-species", "one side of the species wall at a time", _species),
    Rule("one-measure", "effects on one scale", _measures),
    Rule("no-negative-dose", "doses of zero and above", _negative),
    Rule("enough-doses", "studies of further doses", _doses),
    Rule("enough-studies", "a further study", _studies),
    Rule("doses-within-a-study", "a study that compares two doses with its reference", _within),
    Rule("enough-levels", "a straight line, or studies of more doses each", _shape),
)
