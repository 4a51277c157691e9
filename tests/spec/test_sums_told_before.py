"""A sum is held against its premise wherever the text tells it: in the clause, the sentence or lines before.

A dose per kilogram and a person's weight, a percentage and a tablet, a strength and the mark of a syringe, a
limit and the doses said to keep it, a half-life and what is left after some hours, a count and the rate drawn
from it, two gains and how many times one is the other. Each row has the number that follows and one that
does not; what follows is a consistent check, the other one fault on its own words.
"""

from __future__ import annotations

import pytest

from probatum.domain.text_check import CheckResult
from probatum.text_checks import check_text, faults

ROWS = [
    # what is held against what, the passage, fits, does not
    (
        "a second person",
        "Take 2 mg per kg. At 50 kg that is 100 mg, and a woman of 80 kg needs {}.",
        "160 mg",
        "120 mg",
    ),
    (
        "a dose per kg told before",
        "The dose is 0.1 g per kg a day. A 90 kg rower takes {} a day.",
        "9 g",
        "6 g",
    ),
    ("a share of a tablet", "Citrate contains 16 %, so a 1,000 mg tablet supplies {}.", "160 mg", "260 mg"),
    (
        "a standardized extract",
        "It is standardized to 4 %, which means 250 mg provide {}.",
        "10 mg",
        "100 mg",
    ),
    (
        "a mark of a syringe",
        "It holds 5,000 mcg per ml. For 250 mcg draw to the {} mark.",
        "5-unit",
        "25-unit",
    ),
    (
        "a vial made up",
        "Add 2 ml of water to the 4 mg vial. On a U-100 syringe 200 mcg is {}.",
        "10 units",
        "20 units",
    ),
    (
        "doses and a limit",
        "The daily limit is 10 mg. Three doses of {} stay below that limit.",
        "3 mg",
        "5 mg",
    ),
    (
        "a dose and a limit",
        "The upper level is 40 mg. Take {} at night, which is within the limit.",
        "25 mg",
        "50 mg",
    ),
    (
        "two half-lives",
        "Its half-life is 6 hours. Of 80 mg at noon, {} is left at midnight.",
        "20 mg",
        "40 mg",
    ),
    (
        "hours later",
        "With a half-life of 3 hours, {} of a 100 mg dose remain after 6 hours.",
        "25 mg",
        "70 mg",
    ),
]


@pytest.mark.parametrize(("what", "words", "right", "wrong"), ROWS, ids=[row[0] for row in ROWS])
def test_what_follows_from_what_was_told(what, words, right, wrong):
    told = words.format(right)
    assert faults(told) == (), what
    assert any(one.result is CheckResult.CONSISTENT and right in one.quote for one in check_text(told)), what
    [fault] = faults(words.format(wrong))
    assert wrong in fault.quote, what


SILENT = [
    "About 40 % of it is absorbed, so a 500 mg tablet supplies 200 mg. Of 60 % of users it is said to help.",
    "Rats got 5 mg per kg. A person of 70 kg takes 100 mg.",
    "The dose rose by 20 %, so a 100 mg tablet holds 100 mg.",
    "It rose in 4 of 5 trials, so pain fell by 40 %.",
    "The daily limit is 10 mg. Unless told otherwise, 20 mg does not stay below that limit.",
    "Draw 250 mcg with a 100-unit syringe. The vial holds 5,000 mcg per ml.",
]


@pytest.mark.parametrize("words", SILENT)
def test_what_is_no_premise(words):
    assert faults(words) == ()
