"""A container lasts as long as a stated regimen makes it last, and a dose by weight is for whom it is told.

A text may tell several ways to use one bottle. The time it is said to last must be what one of them gives, or
run from what one gives to what another gives; what each gives is shown. No adult weighs 12 kg: a weight below
any adult's stands only where a child or an animal is named nearby. Nobody takes two and a half drops, so a
range of doses must end at amounts that whole drops and whole times a day give; what reaches both ends and
leaves out the least or the most is no sum of its parts, and no fault.
"""

from __future__ import annotations

import pytest

from probatum.domain.text_check import CheckResult
from probatum.text_checks import check_text, faults

LASTS = [
    # what is told, days that a regimen gives, days that none gives
    (
        "A jar of 60 capsules lasts {} days. Take one a day. Some take 4 capsules daily.",
        "15 to 60",
        "10 to 90",
    ),
    ("A vial of 5 mg lasts {} days. Some use 250 mcg a day, others 500 mcg a day.", "10 to 20", "30 to 50"),
    ("The tub of 300 g lasts {} days. Take 3 to 5 g daily.", "60 to 100", "20 to 30"),
    (
        "The 10 ml bottle holds 200 drops of 25 mcg and lasts {} days. Put 2 drops in each nostril twice a day. "
        "In the first week put 1 drop in each nostril twice a day.",
        "25 to 50",
        "6 to 35",
    ),
]


@pytest.mark.parametrize(("words", "right", "wrong"), LASTS, ids=[row[0][:40] for row in LASTS])
def test_how_long_a_container_lasts(words, right, wrong):
    assert faults(words.format(right)) == ()
    [fault] = faults(words.format(wrong))
    assert wrong in fault.quote


WEIGHTS = [
    # words, is a child's weight told of nobody
    ("Take 5 mg/kg if you weigh 8 to 80 kg.", True),
    ("At 2 mg/kg a person of 12 kg takes 24 mg.", True),
    ("Children take 2 mg/kg, so 24 mg at 12 kg.", False),
    ("The dogs got 2 mg/kg. A dog of 12 kg took 24 mg.", False),
    ("At 5 mg/kg a person of 70 kg takes 350 mg.", False),
    ("Those on 5 mg/kg lost 6 kg in a year.", False),
]


@pytest.mark.parametrize(("words", "is_odd"), WEIGHTS, ids=[row[0] for row in WEIGHTS])
def test_no_adult_weighs_so_little(words, is_odd):
    assert any("no adult" in one.because for one in faults(words)) is is_odd


DOSED = "One drop holds 50 mcg. The daily dose of {} mcg is 2 or 3 drops in each nostril twice or three times a day."
REACHED = [
    # the stated range: the whole of 400, 600 and 900; two of them; ends that no number of drops gives
    ("400-900", CheckResult.CONSISTENT),
    ("600-900", CheckResult.WITHIN),
    ("500-800", CheckResult.NOT_DERIVABLE),
]


@pytest.mark.parametrize(("stated", "result"), REACHED)
def test_drops_and_times_are_whole_numbers(stated, result):
    [found] = [one for one in check_text(DOSED.format(stated)) if stated in one.quote]
    assert found.result is result
