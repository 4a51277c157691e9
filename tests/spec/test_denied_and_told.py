"""A text that says that nothing is established on something does not tell it outright.

No timing is known, and here is the best time; no dose is validated, and here is the optimal one. What users
or sellers do may be told beside it, and so may what is not known. A row of a table that names nothing
recommends nothing.
"""

from __future__ import annotations

import pytest

from probatum.text_checks import faults

ROWS = [
    # words, is a fault shown
    ("No validated timing exists. The best time to take zinc is at breakfast.", True),
    ("The ideal time of day remains unknown. The best time to use rhodiola is noon.", True),
    ("The best time of day is not known. Some say the best time to take it is the evening.", False),
    ("The best time to take melatonin is an hour before bed.", False),
    ("No timing of lion's mane is established. The best time to take it is not known.", False),
    ("No standard dose exists. The optimal dose of NMN is 500 mg a day.", True),
    ("No standard dose exists. In trials the recommended dose is 250 mg a day.", False),
    ("The optimal dose has not been established; most studies used 300 mg.", False),
    ("No verified product exists. The best form of it is the nasal spray.", True),
    ("| Form | Type |\n|---|---|\n| None: no approved product | Recommended |\n", True),
    ("| Form | Type |\n|---|---|\n| Glycinate | Recommended |\n| Oxide | None |\n", False),
]


@pytest.mark.parametrize(("words", "is_fault"), ROWS, ids=[row[0][:60] for row in ROWS])
def test_what_is_denied_is_not_told(words, is_fault):
    assert bool(faults(words)) is is_fault
