"""Study-level rows that may be pooled, and published estimates that may not."""

from __future__ import annotations

from collections import Counter
from math import exp, log

import pytest

from probatum import codec, starter
from probatum.domain.effects_table import PublishedSynthesis, StudyLevelRow, SynthesisKind
from probatum.domain.provenance import SeenIn
from probatum.starter.files import DATA, every_file, json_lines

ROWS = tuple(row for name in starter.study_level_substances() for row in starter.study_level(name))
PUBLISHED = tuple(
    one
    for name in sorted(
        {line.values["substance"] for line in json_lines(DATA / "published_syntheses.jsonl", "")}
    )
    for one in starter.published_syntheses(name)
)


def test_rows_per_substance():
    assert Counter(row.substance for row in ROWS) == {
        "coffee": 349, "alcohol": 160, "st-johns-wort": 127, "milk": 93, "magnesium": 38, "fish": 22,
        "potassium": 21, "iron": 18, "ors": 12, "high-fat-dairy": 5, "dietary-fiber": 5,
    }  # fmt: skip
    assert len({row.id for row in ROWS}) == 850
    assert len({row.table for row in ROWS}) == 23


def table(name: str) -> list[StudyLevelRow]:
    return [row for row in ROWS if row.table == name]


def common_effect(rows: list[StudyLevelRow], *, odds: bool) -> float:
    """Inverse-variance common effect of 2x2 tables, half an event added where a cell is empty."""
    weighted = weights = 0.0
    for row in rows:
        a, n, c, m = (
            float(x or 0) for x in (row.treat_events, row.treat_n, row.control_events, row.control_n)
        )
        add = 0.5 if 0 in (a, n - a, c, m - c) else 0.0
        a, b, c, d = a + add, n - a + add, c + add, m - c + add
        effect = log(a * d / (b * c)) if odds else log(a / (a + b)) - log(c / (c + d))
        variance = 1 / a + 1 / b + 1 / c + 1 / d if odds else 1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)
        weighted, weights = weighted + effect / variance, weights + 1 / variance
    return exp(weighted / weights)


@pytest.mark.parametrize(
    ("name", "k", "odds", "expected"),
    [("linde2005", 24, False, 1.404), ("egger2001", 16, True, 1.015), ("li2007", 22, True, 0.993)],
)
def test_the_numbers_pool_to_what_their_curator_checked(name: str, k: int, odds: bool, expected: float):
    """Common-effect ratios as the curator's notes on the tables give them."""
    counted = [row for row in table(name) if row.has_counts]
    assert len(counted) == k
    assert common_effect(counted, odds=odds) == pytest.approx(expected, abs=0.0006)


def test_every_row_cites_its_source_and_says_that_a_table_was_read():
    assert all(row.source.authors and row.source.year for row in ROWS)
    assert {row.curated.seen_in for row in ROWS} == {SeenIn.PUBLISHED_TABLE}
    assert not SeenIn.PUBLISHED_TABLE.is_evidence


def test_a_row_has_counts_or_an_estimate():
    bare = [row.id for row in ROWS if not row.has_counts and row.estimate is None]
    assert len(bare) == 2  # two trials of linde2005 without counts


def test_dose_response_rows_have_one_reference_per_study_and_no_guessed_unit():
    by_study: Counter[tuple[str, str]] = Counter()
    for row in ROWS:
        if row.is_reference_dose:
            by_study[row.table, row.study_id] += 1
            assert (row.estimate, row.standard_error) == (0, None)
    assert set(by_study.values()) <= {1, 2}  # two where men and women have their own
    assert {row.dose_unit for row in ROWS if row.substance in ("coffee", "fish", "milk")} == {None}


def test_shared_arms_and_the_same_study_elsewhere_are_marked():
    assert sum(row.shared_arm is not None for row in ROWS) == 36
    assert "li2007-1" in table("egger2001")[0].same_study_suspected
    assert {row.overlap_group for row in table("linde2015")} == {
        row.overlap_group for row in table("linde2016")
    }


def test_published_estimates_are_never_pooled():
    assert len(PUBLISHED) == 151
    assert Counter(one.kind for one in PUBLISHED) == {
        SynthesisKind.POOLED: 89, SynthesisKind.SINGLE_STUDY: 43, SynthesisKind.UNKNOWN: 19,
    }  # fmt: skip
    assert not any(one.may_be_pooled for one in PUBLISHED)
    assert Counter(one.curated.seen_in.value for one in PUBLISHED) == {
        "primary_abstract": 95,
        "secondary": 56,
    }
    assert len({one.overlap_group for one in PUBLISHED}) == 21


def test_rows_survive_a_round_trip_through_json():
    for row in ROWS[::17]:
        assert codec.loads(StudyLevelRow, codec.dumps(row)) == row
    for one in PUBLISHED:
        assert codec.loads(PublishedSynthesis, codec.dumps(one)) == one


def test_no_label_is_a_sentence():
    for row in (*ROWS, *PUBLISHED):
        for name in row.__slots__:
            value = getattr(row, name)
            assert not isinstance(value, str) or len(value.split()) < 12, (row.id, name)


def test_the_shipped_data_stay_small():
    assert sum(len(path.read_bytes()) for path in every_file(DATA)) < 2_000_000
