"""Percentages of two groups, with and without the number of people they are of."""

from __future__ import annotations

import pytest

from probatum.check import check
from probatum.sources.articles import parse_article

ROWS = [
    ("In the trial, 62 % of patients on zinc improved compared with 40 % on placebo.", True),
    ("A trial of 1996 gave zinc to people: 62 % of them improved against 40 % of controls on it.", True),
    ("In the trial of 90 patients, 62 % of patients on zinc improved compared with 40 % on placebo.", False),
    ("The groups had n = 45 each. On zinc 62 % of patients improved compared with 40 % on placebo.", False),
    ("Sleep improved in 31 of 40 zinc users (78 %) versus 50 % in the placebo group.", False),
    ("Zinc oxide holds 80 % zinc compared to 14 % in zinc gluconate.", False),
]


@pytest.mark.parametrize(("words", "is_missing"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_a_percentage_is_of_a_number_of_people(words, is_missing):
    report = check(parse_article(words.encode(), name="a.txt"))
    topics = [one.topic for one in report.missing_caveats]
    assert ("of how many people a percentage is" in topics) is is_missing
