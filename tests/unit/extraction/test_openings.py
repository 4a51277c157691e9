"""A pattern tried only where its openings stand finds what the pattern finds."""

from __future__ import annotations

import pytest
from tests.abstracts import rows

from probatum.extraction import intervention_words, regimen, stretches
from probatum.text.words import Opened

TEXTS = [f"{row['title']} {row['abstract']}" for row in rows().values()]
ENDS_AT = {  # pattern that ends where asked, and how far back it looks
    "is measured, in a regimen": (regimen._MEASURED_BEFORE, 45),
    "is not measured, in results": (stretches._NOT_MEASURED_BEFORE, 90),
}


@pytest.mark.parametrize(("opened", "reach"), ENDS_AT.values(), ids=ENDS_AT)
def test_windows(opened: Opened, reach: int):
    found = 0
    for text in TEXTS:
        for end in range(1, len(text)):
            if text[end - 1].isspace() == text[end].isspace():
                continue  # a name or a number begins at a word
            start = max(0, end - reach)
            plain = opened.pattern.search(text, start, end)
            tried = opened.search_in(text, start, end)
            assert (plain and plain.span()) == (tried and tried.span()), text[start:end]
            found += plain is not None
    assert found > 20


def test_whole_texts():
    therapy = intervention_words._THERAPY
    for text in (*TEXTS, "Group art-based  Therapy, stem\ncells, enriched environment, gene Therapies"):
        plain = [match.span() for match in therapy.pattern.finditer(text)]
        assert [match.span() for match in therapy.finditer(text)] == plain
