"""The direction looked for in a whole article."""

from __future__ import annotations

import pytest

from probatum.domain.provenance import Absence, Extracted, Missing
from probatum.domain.terms import Direction
from probatum.extraction import direction_in
from probatum.extraction.retrieval import best_sentences

ARTICLE = """TITLE:
Lumarol increases sleep

BODY.BACKGROUND:
Lumarol is thought to raise sleep time and to lower pain in older studies with placebo.

BODY.METHODS:
We measured sleep time and pain in the lumarol group and the placebo group every week.

BODY.RESULTS:
Sleep time was significantly longer with lumarol than with placebo (p = 0.01).
There was no significant difference in pain between lumarol and placebo (p = 0.62).
Heart rate (HR) did not change.
HR was significantly lower with lumarol than with placebo at week 12 (p < 0.001).

BODY.DISCUSSION:
Sleep matters.
"""


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [("sleep time", Direction.INCREASE), ("pain", Direction.NO_DIFFERENCE)],
)
def test_the_result_is_found_and_read(outcome: str, expected: Direction) -> None:
    found = direction_in(ARTICLE, "lumarol", "placebo", outcome)
    assert isinstance(found, Extracted)
    assert found.value is expected
    for span in found.spans:
        assert ARTICLE[span.start : span.end] == span.quote


def test_results_go_before_methods_and_background() -> None:
    (score, best), *_ = best_sentences(ARTICLE, "lumarol", "placebo", "pain")
    assert best.kind == "results"
    assert score > 0


def test_a_short_form_is_its_long_form() -> None:
    (_, best), *_ = best_sentences(ARTICLE, "lumarol", "placebo", "heart rate at week 12")
    assert "HR was" in best.text


def test_an_outcome_no_sentence_names() -> None:
    assert direction_in(ARTICLE, "lumarol", "placebo", "hemoglobin") == Missing(Absence.NOT_REPORTED)


@pytest.mark.parametrize("text", ["", "\n\n", "RESULTS:", "# \n", "1\n2\n3", "\x00"])
def test_odd_text_is_no_error(text: str) -> None:
    assert direction_in(text, "lumarol", "placebo", "pain") == Missing(Absence.NOT_REPORTED)


def test_the_order_of_equal_sentences_is_that_of_the_text() -> None:
    text = "RESULTS:\nPain fell. Pain fell.\n"
    starts = [one.place.start for _, one in best_sentences(text, "a", "b", "pain")]
    assert starts == sorted(starts)
