"""A pattern tried only where its openings stand finds what the pattern finds."""

from __future__ import annotations

import re

import pytest
from tests.abstracts import rows

from probatum.extraction import participants, species, subjects
from probatum.text.words import Opened

TEXTS = [f"{row['title']} {row['abstract']}" for row in rows().values()]
PATTERNS = {
    "sex": species._SEX,
    "in vivo": subjects._IN_VIVO,
    "in vitro": subjects._IN_VITRO,
    "with": participants._WITH,
    "healthy": participants._HEALTHY,
}


@pytest.mark.parametrize("name", PATTERNS)
def test_of_test_abstracts(name):
    opened = PATTERNS[name]
    total = 0
    for text in (*TEXTS, *map(str.upper, TEXTS)):
        expected = [match.span() for match in opened.pattern.finditer(text)]
        assert [match.span() for match in opened.finditer(text)] == expected
        total += len(expected)
    assert total > 10


def test_matches_never_overlap():
    opened = Opened(re.compile(r"aa|a"), ("a",))
    assert [match.span() for match in opened.finditer("aaa")] == [(0, 2), (2, 3)]
    assert opened.search("bcd") is None
