"""Numbers for pooling from full texts: events and n, or mean, SD and n, of both groups for one outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from evaluation.metrics import interval, rounded
from evaluation.registry import Scored
from evaluation.rows import Layout, Row, read_rows
from probatum.domain.provenance import Missing, value_of
from probatum.extraction.tables import ArmNumbers, effects_for

# The fields of a row, and where each stands in what the product reads: (group, field).
BINARY = {
    "intervention_events": ("intervention", "events"),
    "intervention_group_size": ("intervention", "n"),
    "comparator_events": ("comparator", "events"),
    "comparator_group_size": ("comparator", "n"),
}
CONTINUOUS = {
    "intervention_mean": ("intervention", "mean"),
    "intervention_standard_deviation": ("intervention", "sd"),
    "intervention_group_size": ("intervention", "n"),
    "comparator_mean": ("comparator", "mean"),
    "comparator_standard_deviation": ("comparator", "sd"),
    "comparator_group_size": ("comparator", "n"),
}
COLUMNS = {"binary": BINARY, "continuous": CONTINUOUS}


@dataclass(frozen=True, slots=True)
class Compared:
    """One row: how many of its fields gold has and how many are right, and what was reported."""

    fields: int
    present: int
    right: int
    given: int
    reported: bool

    @property
    def is_whole(self) -> bool:
        """Does gold have every field?"""
        return self.present == self.fields

    @property
    def is_exact(self) -> bool:
        """Is every field there and right?"""
        return self.is_whole and self.right == self.fields


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """Whole rows exact, precision of what is reported, partial rows by field, false positives."""
    fields = ("pmcid", "outcome", "intervention", "comparator", "outcome_type", *BINARY, *CONTINUOUS)
    rows = read_rows(labels, fields, limit)
    articles = {str(row["pmcid"]): row["markdown"] for row in read_rows(texts, ("pmcid", "markdown"))}
    compared = [_compare(row, articles) for row in rows]
    whole = [one for one in compared if one.is_whole]
    empty = [one for one in compared if one.present == 0]
    partial = [one for one in compared if 0 < one.present < one.fields]
    reported = [one for one in whole if one.reported]
    metrics = {
        "row_exact": rounded(_exact(whole)),
        "row_exact_interval": interval(whole, _exact),
        "row_precision": rounded(_exact(reported)),
        "rows_whole": len(whole),
        "rows_reported": len(reported),
        "field_accuracy_whole": rounded(_share(sum(c.right for c in whole), sum(c.present for c in whole))),
        "field_accuracy_partial": rounded(
            _share(sum(c.right for c in partial), sum(c.present for c in partial))
        ),
        "rows_partial": len(partial),
        "false_positive_rate": rounded(_share(sum(c.given > 0 for c in empty), len(empty))),
        "rows_empty": len(empty),
    }
    return Scored(len(compared), metrics)


def _compare(row: Row, articles: Mapping[str, str]) -> Compared:
    if row["outcome_type"] not in COLUMNS:
        raise Layout(f"outcome_type: {row['outcome_type']!r} is neither binary nor continuous")
    if str(row["pmcid"]) not in articles:
        raise Layout(f"texts: no article with pmcid {row['pmcid']}")
    columns = COLUMNS[row["outcome_type"]]
    gold = {name: _number(row[name]) for name in columns}
    answer = effects_for(articles[str(row["pmcid"])], row["intervention"], row["comparator"], row["outcome"])
    given = _given(answer, columns)
    present = [name for name, value in gold.items() if value is not None]
    return Compared(
        fields=len(columns),
        present=len(present),
        right=sum(_is_equal(gold[name], given[name], str(row[name])) for name in present),
        given=sum(value is not None for value in given.values()),
        reported=all(value is not None for value in given.values()),
    )


def _given(answer: ArmNumbers | Missing, columns: Mapping[str, tuple[str, str]]) -> dict[str, Decimal | None]:
    if isinstance(answer, Missing):
        return dict.fromkeys(columns)
    found = {}
    for name, (group, field) in columns.items():
        value = value_of(getattr(getattr(answer, group), field))
        found[name] = None if value is None else Decimal(str(value))
    return found


def _number(value: object) -> Decimal | None:
    try:
        return Decimal(str(value).strip())
    except InvalidOperation:
        return None


def _is_equal(gold: Decimal | None, given: Decimal | None, printed: str) -> bool:
    """Equal after rounding to the decimals that gold prints."""
    if gold is None or given is None:
        return False
    exponent = Decimal(printed.strip()).as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return given.quantize(step) == gold.quantize(step)


def _exact(rows: Sequence[Compared]) -> float:
    return _share(sum(one.is_exact for one in rows), len(rows))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
