"""Certainty levels that published reviews printed: rows of summary-of-findings tables, with citation."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import Any

from probatum.domain.effects_table import PublishedSynthesis
from probatum.domain.printed_rating import PrintedRating
from probatum.domain.provenance import SeenIn
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import CertaintyLevel, GradeDomain
from probatum.starter.files import DATA, Line, json_lines
from probatum.starter.tables import citation_of, curation_of, published_syntheses

_FILE = "summary_of_findings.jsonl"
_NUMBERS = ("estimate", "ci_low", "ci_high", "control_risk", "i2_percent")


@cache
def summary_of_findings() -> tuple[PrintedRating, ...]:
    """Every row of the published summary-of-findings tables on file, in the file's order."""
    return tuple(_of_line(line) for line in json_lines(DATA / _FILE, _FILE))


def printed_ratings(substance: SubstanceId | str) -> tuple[PrintedRating, ...]:
    """What published reviews printed about one substance: newest review first, then in the tables' order."""
    own = [row for row in summary_of_findings() if row.substance == substance]
    own += [rated for one in published_syntheses(substance) if (rated := _of_synthesis(one)) is not None]
    return tuple(sorted(own, key=lambda row: -(row.year or 0)))


def _of_line(line: Line) -> PrintedRating:
    values: dict[str, Any] = dict(line.values)
    review, steps = citation_of(line, values.pop("review")), values.pop("steps", None)
    level = level_of(values.pop("level"))
    if level is None:
        raise line.wrong("level", line.values["level"], "one of GRADE's four levels")
    values |= {name: _number(line, name) for name in _NUMBERS if name in values}
    return PrintedRating(
        review=review,
        curated=curation_of(SeenIn.PUBLISHED_TABLE),
        level=level,
        steps=None if steps is None else tuple((GradeDomain(name), step) for name, step in steps.items()),
        substance=SubstanceId(values.pop("substance")),
        **values,
    )


def _number(line: Line, name: str) -> Decimal:
    """A number with the digits it was printed with."""
    try:
        return Decimal(str(line.values[name]))
    except ArithmeticError as broken:
        raise line.wrong(name, line.values[name], "a decimal number") from broken


def level_of(words: str | None) -> CertaintyLevel | None:
    """One of GRADE's four levels from its words; None for anything else.

    >>> level_of("Very low")
    <CertaintyLevel.VERY_LOW: 1>
    """
    name = (words or "").strip().upper().replace(" ", "_").replace("-", "_")
    return CertaintyLevel[name] if name in CertaintyLevel.__members__ else None


def _of_synthesis(one: PublishedSynthesis) -> PrintedRating | None:
    """The level that stands beside a published estimate, where its review printed one."""
    level = level_of(one.certainty_as_published)
    if level is None:
        return None
    return PrintedRating(
        id=one.id,
        substance=one.substance,
        outcome=one.outcome,
        comparison="as in the review",
        population=one.population or "as in the review",
        level=level,
        k=one.k,
        n=one.n_participants,
        measure=one.measure,
        estimate=one.estimate,
        ci_low=one.ci_low,
        ci_high=one.ci_high,
        i2_percent=one.i2_percent,
        overlap_group=one.overlap_group,
        review=one.review,
        curated=one.curated,
    )
