"""Studies suspected to report the same people or animals: a table with reasons, shown and never summed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from probatum.domain.study import StudyId
from probatum.starter.files import DATA, json_lines, study_lines
from probatum.starter.studies import study_id


@cache
def suspected() -> Mapping[str, tuple[StudyId, ...]]:
    """For each row id, the studies suspected to overlap with it."""
    studies = {line.values["id"]: study_id(line) for _, line in study_lines()}
    found: dict[str, set[StudyId]] = {}
    for line in json_lines(DATA / "overlaps.jsonl", "overlaps.jsonl"):
        a, b = line.values["a"], line.values["b"]
        for one, other in ((a, b), (b, a)):
            if other not in studies:
                raise line.wrong("a, b", other, "give the id of a study row")
            found.setdefault(one, set()).add(studies[other])
    return {row: tuple(sorted(others)) for row, others in found.items()}


@cache
def reasons() -> Mapping[frozenset[StudyId], str]:
    """Why each pair is suspected."""
    studies = {line.values["id"]: study_id(line) for _, line in study_lines()}
    pairs = json_lines(DATA / "overlaps.jsonl", "overlaps.jsonl")
    return {
        frozenset((studies[line.values["a"]], studies[line.values["b"]])): line.values["because"]
        for line in pairs
    }
