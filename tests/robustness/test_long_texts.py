"""Texts made to keep a pattern busy end all the same."""

from __future__ import annotations

import pytest

from probatum.domain.provenance import Missing
from probatum.extraction import direction_in, effects_for

TEXTS = {
    "digits": "9" * 50_000,
    "commas": "1," * 20_000,
    "spaces": " " * 50_000 + "x",
    "rules": "  ---- ----\n" * 500,
    "percentages": "5% " * 10_000,
    "brackets": "a (" * 10_000,
    "links": "[" * 20_000,
    "captions": "::: caption\n" * 2_000,
    "plus-minus": "9 ± " * 10_000,
    "tabs": "\t" * 20_000,
    "groups": "group A " * 2_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_long_text_gives_nothing(name: str) -> None:
    assert isinstance(effects_for(TEXTS[name], "lumarol", "placebo", "pain"), Missing)
    assert isinstance(direction_in(TEXTS[name], "lumarol", "placebo", "pain"), Missing)
