"""One dose-response curve, or refusal, per published dose-response table; tables that overlap stay apart."""

from __future__ import annotations

from collections.abc import Iterable

from probatum.domain.dose_curve import CurveFamily, CurveRefusal, DoseCurve
from probatum.domain.effects_table import StudyLevelRow
from probatum.synthesis.dose_curve import dose_curve

# The most flexible shape the table allows, chosen before looking at the result.
_FAMILIES = (CurveFamily.SPLINE, CurveFamily.LINEAR)


def dose_curves(rows: Iterable[StudyLevelRow]) -> tuple[DoseCurve | CurveRefusal, ...]:
    """A restricted cubic spline per table where its doses allow one, else a line, else a refusal."""
    tables: dict[str, list[StudyLevelRow]] = {}
    for row in rows:
        if row.is_reference_dose is not None:
            tables.setdefault(row.table, []).append(row)
    return tuple(_curve(table) for table in tables.values())


def _curve(table: list[StudyLevelRow]) -> DoseCurve | CurveRefusal:
    """The first shape the table allows; the refusal of the last where it allows none."""
    *flexible, plain = _FAMILIES
    tried = (dose_curve(table, family=family) for family in flexible)
    fitted = next((curve for curve in tried if isinstance(curve, DoseCurve)), None)
    return fitted or dose_curve(table, family=plain)
