"""Only what the text itself proves is kept of a model's reply."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from probatum import extraction
from probatum.domain.provenance import Absence, Extracted, Missing, Passage, RecordId, Section, value_of
from probatum.domain.record import Record, Retrieval
from probatum.extraction.own_model import accept, ask, fill

ABSTRACT = "We enrolled 110 patients with ischemic stroke\nin two wards. Three were lost. Paid by the Fund of Friends."
ID = RecordId.parse("local:a1")
RECORD = Record(
    id=ID,
    passages=(Passage(ID, Section.TITLE, "A trial"), Passage(ID, Section.ABSTRACT, ABSTRACT)),
    published=None,
    retrieval=Retrieval("test", "0" * 64),
)
GOOD = {"field": "n", "value": 110, "quote": "We enrolled 110 patients"}


def reply(*rows: Any) -> str:
    return json.dumps({"values": list(rows)})


def test_the_text_and_the_fields_are_asked_for() -> None:
    system, user = ask(RECORD)
    assert "n (count)" in system["content"]
    assert ABSTRACT in user["content"]


def test_a_proved_value_is_kept_and_marked() -> None:
    kept = accept(RECORD, reply(GOOD), "small").values["n"]
    assert kept.value == 110
    assert kept.by.name == "own-model:small"
    assert kept.confidence is None
    assert kept.spans[0].quote == "We enrolled 110 patients"
    RECORD.passages[1].check(kept.spans[0])


def test_white_space_in_a_quote_may_differ() -> None:
    row = {
        "field": "condition",
        "value": "ischemic stroke",
        "quote": "patients with ischemic  stroke in two wards",
    }
    kept = accept(RECORD, reply(row), "small").values["condition"]
    assert kept.spans[0].quote == "patients with ischemic stroke\nin two wards"


def test_a_fence_around_the_reply_is_no_harm() -> None:
    assert accept(RECORD, f"```json\n{reply(GOOD)}\n```", "small").values["n"].value == 110


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({**GOOD, "quote": "We enrolled 110 healthy patients"}, "does not stand in the record"),
        ({**GOOD, "value": 111}, "number does not stand in the quote"),
        ({**GOOD, "value": 11}, "number does not stand in the quote"),
        ({**GOOD, "value": "many"}, "not a whole number"),
        ({**GOOD, "value": True}, "not a whole number"),
        ({**GOOD, "value": 110.5}, "not a whole number"),
        ({**GOOD, "value": -110}, "not a whole number"),
        ({**GOOD, "value": None}, "not a whole number"),
        ({**GOOD, "quote": "110"}, "no text of 3 words"),
        ({**GOOD, "quote": None}, "no text of 3 words"),
        ({**GOOD, "quote": "x " * 2000}, "no text of 3 words"),
        ({**GOOD, "field": "verdict"}, "not a field"),
        ({**GOOD, "field": ["n"]}, "not a field"),
        (
            {"field": "funder", "value": "Acme", "quote": "Paid by the Fund of Friends"},
            "value does not stand",
        ),
        ({"field": "funder", "value": "", "quote": "Paid by the Fund of Friends"}, "not text"),
        ({"field": "funder", "value": 7, "quote": "Paid by the Fund of Friends"}, "not text"),
        ("n = 110", "not an object"),
        (None, "not an object"),
    ],
)
def test_what_is_not_proved_is_discarded_with_a_reason(row: Any, why: str) -> None:
    accepted = accept(RECORD, reply(row), "small")
    assert accepted.values == {}
    assert why in accepted.discarded[0].why


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "not JSON"),
        ("I am sorry, but", "not JSON"),
        ('{"values": [', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no list"),
        ('{"values": {}}', "no list"),
        ("null", "no list"),
        (json.dumps({"values": [GOOD] * 101}), "more than 100"),
    ],
)
def test_a_reply_that_is_no_reply(said: str, why: str) -> None:
    accepted = accept(RECORD, said, "small")
    assert accepted.values == {}
    assert why in accepted.discarded[0].why
    assert len(accepted.discarded[0].what) <= 120


def test_a_value_given_twice_is_kept_once() -> None:
    accepted = accept(RECORD, reply(GOOD, {**GOOD, "value": 110}), "small")
    assert accepted.values["n"].value == 110
    assert "twice" in accepted.discarded[0].why


def test_only_gaps_are_filled() -> None:
    """Where our own extractor spoke, it stands; what does not apply is no gap."""
    study = extraction.read(RECORD)
    accepted = accept(
        RECORD,
        reply(
            {**GOOD}, {"field": "funder", "value": "Fund of Friends", "quote": "Paid by the Fund of Friends"}
        ),
        "small",
    )
    bare = replace(study, n=Missing(Absence.NOT_REPORTED), funder=Missing(Absence.NOT_APPLICABLE))
    filled = fill(bare, accepted)
    assert value_of(filled.n) == 110
    assert isinstance(filled.funder, Missing)
    ours = Extracted(
        108,
        (RECORD.passages[1].span(0, 5),),
        study.n.by if isinstance(study.n, Extracted) else accepted.values["n"].by,
    )
    assert fill(replace(study, n=ours), accepted).n == ours
