"""Effects that cited sources report, from every shipped table: syntheses, mechanism, time, dose.

Rows of `data/curated_effects/{mechanism_edges,time_courses,dose_responses}.jsonl` and of
`data/curated_effects/abstracts/SUBSTANCE.jsonl`: `id, substance, seen_in, study | cite{title, authors[],
year, pmid, doi, pmcid, locator}, kind, outcome, term, direction, track, species, population, model, dose, n,
k, level, relation, assay, hours, fold, series, estimate, unit, ci_low, ci_high, p, is_part, is_precise,
told_by`. `study` names the shipped study row whose article it is; `direction` is the way `term` went. An
absent key means "not stated". `abstracts` holds effects read one by one from abstracts, with the `kind` of
each; in the other files every row has the kind of its file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from probatum import vocabulary
from probatum.domain.curated_effect import CuratedEffect, EffectKind
from probatum.domain.effects_table import PublishedSynthesis, SynthesisKind
from probatum.domain.errors import RuleError
from probatum.domain.printed_rating import PrintedRating
from probatum.domain.provenance import Citation, SeenIn
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Better, Direction, Track
from probatum.starter.effect_directions import direction_of, synthesis_direction
from probatum.starter.files import DATA, Line, json_lines, study_lines
from probatum.starter.printed_ratings import level_of, summary_of_findings
from probatum.starter.studies import citation_of as citation_of_study
from probatum.starter.studies import study_id
from probatum.starter.tables import citation_of, curation_of, published_syntheses

W = TypeVar("W", bound=StrEnum)
_FOLDER = DATA / "curated_effects"
_ABSTRACTS = _FOLDER / "abstracts"
_READINGS = "synthesis_outcomes.toml"
_FILES: Mapping[str, EffectKind] = {
    "mechanism_edges.jsonl": EffectKind.MECHANISM_EDGE,
    "time_courses.jsonl": EffectKind.TIME_COURSE,
    "dose_responses.jsonl": EffectKind.DOSE_RESPONSE,
}


@cache
def effects_about(substance: SubstanceId | str) -> tuple[CuratedEffect, ...]:
    """Every curated effect of one substance, by kind and id, leads included (`is_primary` is False)."""
    own = [one for one in (*_tabulated(), *_from_abstracts(substance)) if one.substance == substance]
    own += [_of_synthesis(row) for row in published_syntheses(substance)]
    own += [_of_rating(row) for row in summary_of_findings() if row.substance == substance]
    return tuple(sorted(own, key=lambda one: (one.kind.value, one.id)))


@cache
def _tabulated() -> tuple[CuratedEffect, ...]:
    return tuple(
        _of_line(line, kind)
        for name, kind in _FILES.items()
        for line in json_lines(_FOLDER / name, f"curated_effects/{name}")
    )


def _from_abstracts(substance: SubstanceId | str) -> tuple[CuratedEffect, ...]:
    """The effects read one by one from abstracts; a substance's file holds rows of that substance only."""
    name = f"{substance}.jsonl"
    path = _ABSTRACTS / name
    if not path.is_file():
        return ()
    lines = json_lines(path, f"curated_effects/abstracts/{name}")
    for line in lines:
        if line.values.get("substance") != substance:
            raise line.wrong("substance", line.values.get("substance"), f"{substance}, as the file is called")
    return tuple(_of_line(line, None) for line in lines)


@cache
def _study_lines() -> Mapping[str, Line]:
    return {line.values["id"]: line for _, line in study_lines()}


def _of_line(line: Line, kind: EffectKind | None) -> CuratedEffect:
    row, study = line.values, _study_line(line)
    estimate, low, high = (_number(line, field) for field in ("estimate", "ci_low", "ci_high"))
    return CuratedEffect(
        id=row["id"],
        kind=kind or _word(line, "kind", EffectKind) or EffectKind.TRIAL,
        substance=SubstanceId(row["substance"]),
        outcome=row["outcome"],
        term=_term(line),
        direction=_direction(line, estimate, low, high),
        track=_word(line, "track", Track),
        species=row.get("species"),
        population=row.get("population") or row.get("model"),
        dose=row.get("dose"),
        n=row.get("n"),
        k=row.get("k"),
        measure=row.get("unit") or row.get("assay"),
        estimate=estimate,
        ci_low=low,
        ci_high=high,
        effect_text=_printed(row),
        level=level_of(row.get("level")),
        study=study_id(study) if study else None,
        is_part=row.get("is_part", False),
        is_precise=row.get("is_precise", False),
        is_told_by_review=row.get("told_by") == "review",
        citation=citation_of_study(study) if study else _citation(line),
        curated=curation_of(_word(line, "seen_in", SeenIn) or SeenIn.NONE),
    )


def _study_line(line: Line) -> Line | None:
    name = line.values.get("study")
    if name is not None and name not in _study_lines():
        raise line.wrong("study", name, "the id of a row in data/studies")
    return _study_lines().get(name) if name else None


def _citation(line: Line) -> Citation:
    return citation_of(line, line.values.get("cite", {}))


def _term(line: Line) -> str | None:
    term = line.values.get("term")
    if term is not None and not vocabulary.outcomes().has(term):
        raise line.wrong("term", term, "an outcome id of outcomes.toml")
    return None if term is None else str(term)


def _direction(
    line: Line, estimate: Decimal | None, low: Decimal | None, high: Decimal | None
) -> Direction | None:
    """As the row tells it, unless its interval holds the null."""
    told = _word(line, "direction", Direction)
    computed = direction_of(line.values.get("unit", ""), estimate, low, high)
    return computed if computed is Direction.NO_DIFFERENCE else told


def _word(line: Line, field: str, words: type[W]) -> W | None:
    value = line.values.get(field)
    try:
        return None if value is None else words(value)
    except ValueError as broken:
        raise line.wrong(field, value, f"one of: {', '.join(words)}") from broken


def _number(line: Line, field: str) -> Decimal | None:
    value = line.values.get(field)
    try:
        return None if value is None else Decimal(value)
    except ArithmeticError as broken:
        raise line.wrong(field, value, "a decimal number, written as text") from broken


def _printed(row: Mapping[str, Any]) -> str | None:
    """Estimate with interval or p-value, or fold and hour, as far as the row has them."""
    parts = []
    if "estimate" in row:
        interval = f" ({row['ci_low']} to {row['ci_high']})" if "ci_low" in row else ""
        parts.append(f"{row['estimate']} {row['unit']}{interval}")
    parts += [f"{row['fold']}-fold"] if "fold" in row else []
    parts += [f"after {row['hours']} h"] if "hours" in row else []
    parts += [f"p {row['p']}"] if "p" in row else []
    return ", ".join(parts) or None


def _of_synthesis(row: PublishedSynthesis) -> CuratedEffect:
    """A published estimate is about people; its direction follows from the printed numbers."""
    term, is_inverse = _read_outcome(row.outcome)
    better = vocabulary.outcomes().get(term).better if term else Better.NEITHER
    is_single = row.kind is SynthesisKind.SINGLE_STUDY
    return CuratedEffect(
        id=row.id,
        kind=EffectKind.TRIAL if is_single else EffectKind.PUBLISHED_SYNTHESIS,
        substance=row.substance,
        outcome=row.outcome,
        term=term,
        direction=synthesis_direction(row, better, is_inverse=is_inverse),
        track=Track.HUMAN,
        species="human",
        population=row.population or row.subgroup,
        dose=row.dose or row.dose_subgroup,
        n=row.n_participants,
        k=row.k,
        measure=row.measure,
        estimate=row.estimate,
        ci_low=row.ci_low,
        ci_high=row.ci_high,
        effect_text=_printed_synthesis(row),
        level=level_of(row.certainty_as_published),
        overlap_group=row.overlap_group,
        is_part=row.subgroup is not None or row.dose_subgroup is not None,
        citation=row.review,
        curated=row.curated,
    )


def _of_rating(row: PrintedRating) -> CuratedEffect:
    """A row of a review's summary of findings: its estimate, and the level its authors gave."""
    return CuratedEffect(
        id=row.id,
        kind=EffectKind.PUBLISHED_SYNTHESIS,
        substance=row.substance,
        outcome=row.outcome,
        term=_read_outcome(row.outcome)[0],
        direction=direction_of(row.measure or "", row.estimate, row.ci_low, row.ci_high),
        track=Track.HUMAN,
        species="human",
        population=row.population,
        n=row.n,
        k=row.k,
        measure=row.measure,
        estimate=row.estimate,
        ci_low=row.ci_low,
        ci_high=row.ci_high,
        effect_text=_printed_synthesis(row),
        level=row.level,
        overlap_group=row.overlap_group,
        citation=row.review,
        curated=row.curated,
    )


def _printed_synthesis(row: PublishedSynthesis | PrintedRating) -> str | None:
    if row.estimate is None:
        return row.effect_text if isinstance(row, PublishedSynthesis) else None
    interval = f" ({row.ci_low} to {row.ci_high})" if row.ci_low is not None else ""
    return f"{row.measure} {row.estimate}{interval}"


def _read_outcome(words: str) -> tuple[str | None, bool]:
    """The term printed outcome words mean, and whether their scale runs against it."""
    return _readings().get(words) or (vocabulary.outcomes().map_name(words), False)


@cache
def _readings() -> Mapping[str, tuple[str | None, bool]]:
    """Printed outcome words -> (term, does the scale run against it); RuleError for an unknown term."""
    table = tomllib.loads((_FOLDER / _READINGS).read_text("utf-8"))["reading"]
    for entry in table:
        if "term" in entry and not vocabulary.outcomes().has(entry["term"]):
            raise RuleError("unknown outcome", source=_READINGS, field="term", value=entry["term"])
    return {
        words: (entry.get("term"), entry.get("inverse", False)) for entry in table for words in entry["words"]
    }
