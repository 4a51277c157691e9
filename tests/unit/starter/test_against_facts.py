"""Row by row against the facts the starter set was made from, where they are at hand."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from probatum import starter
from probatum.domain.provenance import value_of
from probatum.domain.study import Study
from probatum.starter.files import DATA, json_lines, study_lines

STUDIES = dict(zip((line.values["id"] for _, line in study_lines()), starter.load().studies, strict=True))


@pytest.fixture(scope="module")
def facts(shared: Path) -> dict[str, dict[str, Any]]:
    names = ("semax_studies.jsonl", "other_studies.jsonl")
    rows = (
        json.loads(raw)
        for name in names
        for raw in (shared / "data/facts" / name).read_text("utf-8").splitlines()
    )
    return {row["id"]: row for row in rows}


def rows_of(shared: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(raw) for raw in (shared / "data/facts" / name).read_text("utf-8").splitlines()]


def known(row: dict[str, Any], field: str) -> Any:
    """A fact, unless it was never verified."""
    return None if field in row["unverified"] else row[field]


def test_every_row_is_there(facts: dict[str, dict[str, Any]]):
    assert set(STUDIES) == set(facts)


def test_designs_numbers_and_allocation(facts: dict[str, dict[str, Any]]):
    for name, row in facts.items():
        study: Study = STUDIES[name]
        assert value_of(study.design) == row["design"], name
        assert [str(one) for one in study.also_design] == row["design_also"], name
        assert value_of(study.n) == known(row, "n_total"), name
        assert value_of(study.randomized) == known(row, "randomized"), name
        assert value_of(study.blinded) == known(row, "blinded"), name
        assert value_of(study.crossover) == row["crossover"], name
        assert (value_of(study.species) or "").split("; ") == (row["species"] or [""]), name


def test_outcomes_and_their_directions(facts: dict[str, dict[str, Any]]):
    for name, row in facts.items():
        expected = [(one["name"], one["direction"]) for one in known(row, "outcomes") or []]
        names = {outcome.id: outcome.name for outcome in STUDIES[name].outcomes}
        found = {(names[f.outcome], value_of(f.direction)) for f in STUDIES[name].findings}
        assert found == set(expected), name
        assert len(names) == len(expected), name


def test_p_values_as_printed(facts: dict[str, dict[str, Any]]):
    for name, row in facts.items():
        expected = {one["name"]: one["p"] for one in known(row, "outcomes") or [] if one["p"]}
        names = {outcome.id: outcome.name for outcome in STUDIES[name].outcomes}
        found = {
            names[f.outcome]: p
            for f in STUDIES[name].findings
            if f.effect and (p := value_of(f.effect.p_value))
        }
        assert found == expected, name


def test_doses_keep_their_amount_and_unit(facts: dict[str, dict[str, Any]]):
    """Every amount of the row's own substance is in an arm; the one not given to patients is in none."""
    for name, row in facts.items():
        if (
            name == "miasoedova1999"
            or "dose" in row["unverified"]
            or row["design"] in ("review", "other", "meta-analysis", "systematic-review")
        ):
            continue
        expected = set()
        for one in row["dose"]:
            low, high = one["value"] if isinstance(one["value"], list) else (one["value"], one["value"])
            per = "/day" if one["per"] == "day" else ""
            expected.add((Decimal(str(low)), Decimal(str(high)), one["unit"].replace("ug", "µg") + per))
        given = [dose for arm in STUDIES[name].arms if (dose := arm.dose)]
        amounts = [q for dose in given for leaf in (dose.amount, dose.concentration) if (q := value_of(leaf))]
        found = {(q.low, q.high, str(q.unit) + "/kg" * q.per_kg + "/day" * q.per_day) for q in amounts}
        assert found == expected, name


def test_references_are_the_articles(facts: dict[str, dict[str, Any]]):
    for name, row in facts.items():
        cite, citation = row["citation"], STUDIES[name].citation
        values = {str(one.scheme): one.value for one in STUDIES[name].records}
        for scheme in ("pmid", "doi", "pmcid"):
            assert values.get(scheme) == (None if scheme in row["unverified"] else cite[scheme]), name
        assert citation.year == (None if "year" in row["unverified"] else cite["year"]), name
        assert list(citation.authors) == ([] if "authors" in row["unverified"] else cite["authors"] or []), (
            name
        )
        assert (row["source_url"] or "http") not in str(STUDIES[name]), name


def test_study_level_numbers(shared: Path):
    rows = {row["id"]: row for row in rows_of(shared, "study_level.jsonl")}
    ours = [one for name in starter.study_level_substances() for one in starter.study_level(name)]
    assert {one.id for one in ours} == set(rows)
    for one in ours:
        row = rows[one.id]
        estimate = row["log_effect"] if row["log_effect"] is not None else row["estimate"]
        pairs = [
            (one.treat_events, row["treat_events"]), (one.treat_n, row["treat_n"]),
            (one.control_events, row["control_events"]), (one.control_n, row["control_n"]),
            (one.estimate, estimate), (one.standard_error, row["se"]), (one.dose, row["dose"]),
            (one.dose_unit, row["dose_unit"]), (one.is_reference_dose, row["reference_dose"]),
            (one.exposure_events, row["exposure_events"]), (one.year, row["year"]), (one.study, row["study"]),
            (one.exposure_denominator, row["exposure_denominator"]), (one.n_total, row["n_total"]),
            (one.outcome, row["outcome"]), (one.shared_arm, row["shared_arm"]), (one.subgroup, row["subgroup"]),
        ]  # fmt: skip
        assert all(mine == (Decimal(str(its)) if isinstance(its, float) else its) for mine, its in pairs), (
            one.id
        )


def test_published_numbers(shared: Path):
    rows = {row["id"]: row for row in rows_of(shared, "published_syntheses.jsonl")}
    lines = json_lines(DATA / "published_syntheses.jsonl", "")
    ours = [
        one
        for name in {line.values["substance"] for line in lines}
        for one in starter.published_syntheses(name)
    ]
    assert {one.id for one in ours} == set(rows)
    for one in ours:
        row = rows[one.id]
        pairs = [
            (one.estimate, row["estimate"]), (one.ci_low, row["ci_low"]), (one.ci_high, row["ci_high"]),
            (one.i2_percent, row["i2"]), (one.k, row["k"]), (one.n_participants, row["n_participants"]),
        ]  # fmt: skip
        assert all(mine == (Decimal(str(its)) if isinstance(its, float) else its) for mine, its in pairs), (
            one.id
        )
        assert one.p_value == (None if row["p_printed"] is None else str(row["p_printed"])), one.id
        assert one.curated.seen_in == row["seen_in"], one.id
