"""A text may not refuse a rating and give one, nor warn newcomers off what it offers everybody.

Labels of the evidence as a whole count, with the capital of a name; the certainty of single outcomes does
not, nor does a rating in a text that refuses none. An impossible median names the three studies it would
fit when the text prints the size of one of them.
"""

from __future__ import annotations

import pytest

from probatum.text_checks import check_text, faults

REFUSED = "The data on rhodiola are insufficient to assign a score."
RATINGS = [
    (f"{REFUSED} Overall evidence is Emerging.", True),
    (f"{REFUSED}\n\nConfidence\nLow\n\nTaken for fatigue.", True),
    (f"{REFUSED} Evidence grade: B.", True),
    ("No rating is given to zinc. Strong because the evidence comes from large trials.", False),
    ("No rating is given to zinc.\n\nStrong because evidence comes from large trials.", True),
    ("Overall evidence is Emerging. Evidence grade: B.", False),
    (REFUSED, False),
    (f"{REFUSED} We have little confidence in these figures.", False),
    (f"{REFUSED} The certainty is low for memory and moderate for fatigue.", False),
]


@pytest.mark.parametrize(("text", "is_fault"), RATINGS)
def test_ratings(text, is_fault):
    assert any(one.kind == "ratings of one evidence" for one in faults(text)) is is_fault


def test_every_label_is_named():
    [fault] = faults(f"{REFUSED} Evidence level: Low. Overall evidence is Emerging.")
    assert fault.because == "one question, 3 labels: not rated, Low, Emerging"


READERS = [
    (
        "If you're new to noopept, do not combine it with other herbs. Noopept can be combined with herbs.",
        True,
    ),
    ("If you are a beginner, avoid mixing it. It mixes well.", True),
    ("If you take blood thinners, do not combine it with herbs. It can be combined with herbs.", False),
    ("If you're new to noopept, start low. Noopept can be combined with herbs.", False),
]


@pytest.mark.parametrize(("text", "is_fault"), READERS)
def test_newcomers_are_readers(text, is_fault):
    assert any(one.kind == "combination contradicted" for one in faults(text)) is is_fault


MEDIANS = [
    ("9 trials, 150 people in total; the median size was 40. One trial had 90 patients.", "90, 40 and 20"),
    ("9 trials, 150 people in total; the median size was 40. One trial had 30 patients.", None),
    ("9 trials, 150 people in total; the median size was 40.", None),
]


@pytest.mark.parametrize(("text", "sizes"), MEDIANS)
def test_what_an_impossible_median_would_fit(text, sizes):
    [fault] = [one for one in check_text(text) if one.kind == "median against total"]
    assert fault.is_fault
    assert fault.arithmetic[1:] == (
        (f"consistent with three studies of {sizes} (an inference)",) if sizes else ()
    )
