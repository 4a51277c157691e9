"""Reading never raises and never misquotes, whatever the text."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from abstracts import rows, told
from probatum import extraction
from probatum.domain.provenance import Passage, Section, Span
from probatum.domain.record import Record
from probatum.text import abbreviations, hedges, negations, numbers, sentences

WORDS = st.sampled_from(
    [
        "rats",
        "patients",
        "n",
        "=",
        "24",
        "(n=12)",
        "were",
        "randomized",
        "to",
        "placebo",
        "or",
        "5",
        "mg/kg",
        "i.p.",
        "vs.",
        "et",
        "al.",
        "in",
        "vitro",
        "1,326",
        "9,8±4,1",
        "<p<0.05>",
        "(",
        ")",
        "[",
        ".",
        ";",
        "10(-9)",
        "мыши",
        "two",
        "hundred",
        "and",
        "of",
        "total",
        "0",
        "–",
        "−",
        "±",
        "µg",
        "\x00",
        "\ud7ff",
        "İ",
        "ﬁ",
        "13",
        "388",
        "women",
        "100%",
        "/",
        ":",
        "=",
        "men",
        "cells",
        "review",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))


def spans_of(value: Any) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_of(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spans_of(getattr(value, field.name))


def check(record: Record) -> None:
    study = extraction.read(record)
    texts: dict[tuple[object, Section], list[Passage]] = {}
    for passage in record.passages:
        texts.setdefault((passage.record, passage.section), []).append(passage)
    for span in spans_of(study):
        assert any(p.text[span.start : span.end] == span.quote for p in texts[span.record, span.section])


@given(TEXTS, TEXTS)
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_study_that_quotes_it(title: str, text: str) -> None:
    check(told(text, title=title))


@given(st.sampled_from(sorted(rows())), st.integers(0, 400), st.integers(0, 900))
@settings(max_examples=60, deadline=None)
def test_a_text_cut_anywhere_gives_a_study(identity: str, start: int, length: int) -> None:
    check(told(rows()[identity]["abstract"][start : start + length], title=rows()[identity]["title"]))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_sentences_hold_every_character_that_is_not_white_space(text: str) -> None:
    places = sentences(text)
    kept = "".join(place.of(text) for place in places)
    assert "".join(kept.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(places))


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_places_lie_in_the_text(text: str) -> None:
    for number in numbers(text):
        assert 0 <= number.at.start < number.at.end <= len(text)
        assert number.at.of(text).strip()
    for abbreviation in abbreviations(text):
        assert abbreviation.short.of(text) == abbreviation.short_form
        assert abbreviation.long.of(text) == abbreviation.long_form
    assert all(hedge.end <= len(text) for hedge in hedges(text))
    assert all(negation.scope.end <= len(text) for negation in negations(text))


@pytest.mark.slow
def test_all_supplement_records_are_read(shared: Path) -> None:
    """All 3,534 real records give a study, and every quotation stands in its record."""
    file = shared / "data" / "corpora" / "supplement_records" / "records.jsonl.gz"
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    for row in records:
        check(told(row["abstract"] or "", title=row["title"] or "", identity=f"pmid-{row['pmid']}"))
    assert len(records) == 3534
