"""Curated effects: every shipped row reads, names its source, and tells a direction its numbers allow."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from probatum import starter
from probatum.domain.curated_effect import CuratedEffect, EffectKind
from probatum.domain.errors import RuleError
from probatum.domain.terms import Direction, Track
from probatum.starter import effects
from probatum.starter.effect_directions import direction_of
from probatum.starter.files import DATA, Line, every_file
from probatum.vocabulary import outcomes, substances


def _all() -> Iterator[CuratedEffect]:
    for substance in substances().all():
        yield from starter.effects_about(substance.id)


def test_every_row_belongs_to_a_substance_of_the_vocabulary() -> None:
    """Nothing is on file that nobody can ask for."""
    own = [one for one in _all() if not one.id.startswith(("syn-", "sof-"))]
    told = [one for one in own if not one.id.startswith("abs-")]
    assert len(told) == len(effects._tabulated())


def test_identifiers_are_unique_and_sorted_within_a_substance() -> None:
    """The same question gets the same rows in the same order."""
    found = list(_all())
    assert len({one.id for one in found}) == len(found)
    own = starter.effects_about("creatine")
    assert list(own) == sorted(own, key=lambda one: (one.kind.value, one.id))


def test_an_interval_that_holds_the_null_is_never_a_direction() -> None:
    """Whatever the row says: its numbers decide."""
    for one in _all():
        shown = direction_of(one.measure or "", one.estimate, one.ci_low, one.ci_high)
        if shown is Direction.NO_DIFFERENCE and one.ci_low is not None:
            assert one.direction is Direction.NO_DIFFERENCE, one.id


def test_a_primary_effect_names_its_source() -> None:
    """An identifier, or where it stands."""
    for one in _all():
        if one.is_primary:
            assert one.citation.id is not None or one.citation.locator, one.id
            assert not one.is_told_by_review


def test_terms_are_those_of_the_vocabulary() -> None:
    """A term that does not exist cannot be asked for."""
    assert all(one.term is None or outcomes().has(one.term) for one in _all())


def test_a_faster_time_is_a_better_performance() -> None:
    """Directions are of the outcome, not of the printed scale."""
    timed = [one for one in starter.effects_about("caffeine") if one.id in ("dr-037", "syn-121")]
    assert [one.direction for one in timed] == [Direction.INCREASE, Direction.INCREASE]


def test_published_syntheses_carry_printed_numbers() -> None:
    """k, n and the interval stand as printed."""
    (one,) = [one for one in starter.effects_about("ashwagandha") if one.id == "syn-074"]
    assert (one.k, one.n, one.term, one.direction) == (9, 558, "perceived_stress", Direction.DECREASE)
    assert one.kind is EffectKind.PUBLISHED_SYNTHESIS
    assert one.track is Track.HUMAN
    assert one.effect_text == "MD -4.72 (-8.45 to -0.99)"


def test_what_was_read_elsewhere_is_a_lead() -> None:
    """A copy of an abstract on an unofficial page carries no verdict."""
    (one,) = [one for one in starter.effects_about("magnesium") if one.id == "dr-106"]
    assert not one.is_primary


@pytest.mark.parametrize(
    ("field", "value"),
    [("term", "no_such_outcome"), ("direction", "up"), ("track", "plants"), ("study", "nobody2020")],
)
def test_a_wrong_row_names_itself(field: str, value: str) -> None:
    """File, line, field and value stand in the error."""
    good = {"id": "x", "substance": "creatine", "outcome": "strength", "seen_in": "secondary"}
    line = Line("curated_effects/test.jsonl:1", {**good, field: value}, "0")
    with pytest.raises(RuleError) as caught:
        effects._of_line(line, EffectKind.MECHANISM_EDGE)
    assert "curated_effects/test.jsonl:1" in str(caught.value)
    assert value in str(caught.value)


def test_effects_read_from_abstracts_stand_in_the_file_of_their_substance() -> None:
    """Every file is called after a substance of the vocabulary, holds its rows only, and no id comes twice."""
    folder = DATA / "curated_effects" / "abstracts"
    names = sorted(path.name.removesuffix(".jsonl") for path in folder.iterdir())
    assert set(names) <= {str(one.id) for one in substances().all()}
    rows = [one for name in names for one in effects._from_abstracts(name)]
    ids = [one.id for one in rows]
    assert len(ids) == len(set(ids))
    assert all(one.citation.id or one.citation.locator for one in rows)


def test_rows_hold_labels_not_sentences() -> None:
    """Figures and short labels may be carried; sentences of abstracts may not."""
    for path in every_file(DATA / "curated_effects"):
        if path.name.endswith(".jsonl"):
            for raw in path.read_text("utf-8").splitlines():
                row = {key: value for key, value in json.loads(raw).items() if key != "cite"}
                for value in row.values():
                    assert len(re.findall(r"[A-Za-z]{2,}", str(value))) < 12, (path.name, row["id"])
