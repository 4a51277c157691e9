"""Two plain daily doses of one substance that lie far apart, and what tells two doses apart."""

from __future__ import annotations

import pytest

from probatum.check import check
from probatum.sources.articles import parse_article

ROWS = [
    (
        "The usual dose of rhodiola is 200 mg per day. The recommended dosage of rhodiola is 3 g per day.",
        True,
    ),
    (
        "The usual dose of rhodiola is 200 mg per day. The recommended dosage of rhodiola is 600 mg per day.",
        False,
    ),
    ("The usual dose of zinc is 10 mg per day. In a trial the dose of zinc was 220 mg per day.", False),
    ("The usual dose of creatine is 3 g per day. The loading dose of creatine is 20 g per day.", False),
    ("The usual dose of zinc is 10 mg per day. The usual dose of creatine is 5 g per day.", False),
    (
        "The usual dose of caffeine is 300 mg per day. The dose of caffeine for children is 30 mg per day.",
        False,
    ),
]


@pytest.mark.parametrize(("words", "is_shown"), ROWS, ids=[row[0][-60:] for row in ROWS])
def test_daily_doses_far_apart_are_shown(words, is_shown):
    report = check(parse_article(words.encode(), name="a.txt"))
    assert any("times apart a day" in one.because for one in report.conflicts) is is_shown
    assert not any(one.rating.value == "inconsistent" for one in report.verdicts)
