"""Strange records are screened like any other: no crash, no record lost."""

from __future__ import annotations

from datetime import date

import pytest

from probatum import screening, vocabulary
from probatum.domain.names import name_key
from probatum.domain.record import Record
from probatum.domain.selection import FlowSource, Screened
from records import record

SEMAX = vocabulary.substances().get("semax")


def screened(*records: Record) -> Screened:
    return screening.screen(records, SEMAX, studies={}, as_of=date(2026, 1, 1), sources=(FlowSource.FILES,))


@pytest.mark.parametrize(
    ("title", "abstract", "authors"),
    [
        ("", "", ""),
        ("\x00", "\x00\x01", "\x00"),
        ("[", "]", "."),
        ("\ud800 Semax", "lone surrogate \udfff", "\ud800"),
        ("С\u0435мак\u0441 " * 500, "Семакс " * 20_000, "Мясоедов Н.Ф., " * 300),
        ("שלום Semax", "٤٨ مرضى Semax", "王伟, 李"),
        ("Semax" + "\u0301" * 1000, "²³¼ Semax 1,2,3.4.5", "O'Brien-Ó Súilleabháin, III, Jr"),
    ],
    ids=["empty", "control characters", "brackets", "surrogates", "long", "other scripts", "accents"],
)
def test_strange_text(title: str, abstract: str, authors: str):
    one = record("pmid:1", title, abstract, authors=authors)
    flow = screened(one, one, record("pmid:2", title, abstract, authors=authors)).flow
    assert flow.identified == 3
    assert flow.duplicates >= 1


def test_no_records_at_all():
    assert screened().flow.identified == 0


def test_a_chain_of_notices_that_runs_in_a_circle():
    ring = [record(f"pmid:{at}", notices=(("RepublishedIn", f"pmid:{at % 3 + 1}"),)) for at in (1, 2, 3)]
    assert screened(*ring).flow.screened == 1


def test_thousands_of_copies_of_one_record():
    one = record(
        "pmid:1", "Semax and learning of white rats in a maze", "Semax. Semax.", authors="Glazova NY"
    )
    flow = screened(*[one] * 3000).flow
    assert (flow.duplicates, flow.included) == (2999, 1)


@pytest.mark.parametrize("name", ["", " ", ",", ".", "-", "\x00", "Jr", "III", "1234", "et al.", "王伟"])
def test_names_that_are_none_have_a_key_all_the_same(name: str):
    assert isinstance(name_key(name), str)
