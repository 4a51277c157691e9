"""Unions without a tag are read by their keys, the same way in every process."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from probatum.codec import from_json, to_json
from probatum.domain.errors import ProbatumError


@dataclass(frozen=True, slots=True)
class Measured:
    """A value, with the number of people where it is stated."""

    value: float
    people: int | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """No value, and why."""

    because: str


@dataclass(frozen=True, slots=True)
class Row:
    """One of the two."""

    result: Measured | Refused


@pytest.mark.parametrize("result", [Measured(1.5, None), Measured(1.5, 12, ("a note",)), Refused("too few")])
def test_a_member_comes_back_also_when_its_optional_keys_are_left_out(result):
    assert from_json(Row, to_json(Row(result))) == Row(result)


def test_a_document_written_before_a_field_was_added_still_reads():
    assert from_json(Row, {"result": {"value": 2.0}}) == Row(Measured(2.0, None))


def test_keys_of_no_member_are_named():
    with pytest.raises(ProbatumError, match="none of Measured, Refused"):
        from_json(Row, {"result": {"weight": 3}})
