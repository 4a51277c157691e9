"""Claims marked by hand in articles of our own are found; the floors lie a little below what was measured."""

from __future__ import annotations

import pytest
from tests.marked_articles import FOLDER, paired, read

NAMES = sorted(path.name for path in FOLDER.iterdir())
LEAST_FOUND = {"dev": 0.9, "held": 0.75}  # of one article; held out, first try: 27 of 27, 21 of 24, 18 of 24
LEAST_TYPED = 0.8
MOST_GIVEN = 1.35  # claims for one marked


@pytest.mark.parametrize("name", NAMES)
def test_marked_claims_are_found_and_typed(name: str) -> None:
    article, marked = read(name)
    pairs = paired(article, marked)
    found = [(one, claim) for one, claim in pairs if claim]
    assert len(found) / len(marked) >= LEAST_FOUND[name.split("-")[0]]
    assert sum(one.type == claim.type.value for one, claim in found) / len(found) >= LEAST_TYPED


def test_not_everything_is_called_a_claim() -> None:
    read_all = [read(name) for name in NAMES]
    given = sum(len({id(c) for _, c in paired(a, m) if c}) for a, m in read_all)
    assert given <= MOST_GIVEN * sum(len(marked) for _, marked in read_all)
