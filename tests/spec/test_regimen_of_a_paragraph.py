"""A daily amount is held against the regimen of its own paragraph before that of another one.

What a drop or capsule holds may be said once for a whole text; how often it is taken may not be borrowed
from another paragraph's people. Where the own paragraph gives no regimen, the neighbors' may serve.
"""

from __future__ import annotations

import pytest

from probatum.text_checks import faults

DROP = "Each drop of the tincture holds 50 mcg.\n\n"
TIRED = "For fatigue, 2-3 drops in each nostril 3 times a day are usual. The daily dose is {}.\n\n"
EYES = "For the eyes people use 2 or 3 drops in each nostril twice or thrice a day."

ROWS = [
    # paragraphs, words found at fault
    (DROP + TIRED.format("600-900 mcg") + EYES, []),
    (DROP + TIRED.format("400-900 mcg") + EYES, ["400-900 mcg"]),
    (DROP + TIRED.format("400-900 mcg"), ["400-900 mcg"]),
    (DROP + EYES + " The daily dose is 400-900 mcg.", []),
    (DROP + EYES + " The daily dose is 600-2700 mcg.", ["600-2700 mcg"]),
]


@pytest.mark.parametrize(("text", "at"), ROWS)
def test_regimen_of_a_paragraph(text, at):
    found = [one.quote for one in faults(text)]
    assert len(found) == len(at)
    assert all(words in quote for words, quote in zip(at, found, strict=True))
