"""Every effect measure within 1e-10 of metafor 3.8."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from oracle.numbers import numbers, pinned
from probatum.synthesis.effect_measures import MEASURES, Choices, Variance, ZeroCells, effect_sizes

RECORDS = pinned("effect_sizes.json")["records"]


def check(record: dict[str, Any]) -> None:
    options = dict(record["options"] or {})
    choices = Choices(
        add=options.get("add", 0.5),
        to=ZeroCells(options.get("to", "only0")),
        drop00=bool(options.get("drop00", False)),
        vtype=Variance(options.get("vtype", "LS")),
    )
    columns = {name: numbers(values) for name, values in record["inputs"].items()}
    ours = effect_sizes(record["measure"], choices, **columns)
    for mine, theirs in ((ours.y, record["y"]), (ours.v, record["v"])):
        reference = numbers(theirs)
        assert np.array_equal(np.isnan(mine), np.isnan(reference))
        known = ~np.isnan(reference)
        scale = np.maximum(np.abs(reference[known]), 1e-4)
        assert np.all(np.abs(mine[known] - reference[known]) <= 1e-10 * scale)


@pytest.mark.parametrize("record", RECORDS, ids=[f"{r['measure']}-{i}" for i, r in enumerate(RECORDS)])
def test_pinned(record: dict[str, Any]) -> None:
    check(record)


def test_every_measure_is_pinned() -> None:
    assert {record["measure"] for record in RECORDS} == set(MEASURES)


@pytest.mark.slow
def test_all(shared: Path) -> None:
    with gzip.open(shared / "data/oracle/escalc.json.gz") as file:
        records = json.load(file)
    assert len(records) > 500
    for record in records:
        check({**record, "y": record["yi"], "v": record["vi"]})
