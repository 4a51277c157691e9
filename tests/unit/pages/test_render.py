"""The page is written for every state, the same bytes each time."""

from __future__ import annotations

import pytest

from probatum import pages
from unit.pages.fakes import STATES


@pytest.mark.parametrize("state", STATES)
def test_same_monograph_same_bytes(state):
    assert pages.render(STATES[state]()) == pages.render(STATES[state]())


@pytest.mark.parametrize("state", STATES)
def test_summary_opens_with_the_disclaimer(state):
    lines = pages.summary(STATES[state]()).splitlines()
    assert lines[0].startswith("Education, not medical advice.")
    assert max(map(len, lines)) <= 88
