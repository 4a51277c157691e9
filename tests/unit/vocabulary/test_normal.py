"""Folding: one spelling for matching, offsets kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probatum.vocabulary.normal import fold, key, squeezed


@pytest.mark.parametrize(
    ("a", "b"),
    [("N-acetyl Semax", "n acetyl–semax"), ("α-casozepine", "Alpha casozepine"), ("BPC 157", "BPC-157"), ("naïve", "NAIVE"),
     ("St John’s wort", "St Johns wort"), ("Lactium®", "lactium"), ("thymosin β4", "thymosin beta-4"), ("ﬁsh", "fish")],
)  # fmt: skip
def test_same_key(a: str, b: str) -> None:
    assert key(a) == key(b)


@given(st.text())
def test_every_folded_character_has_an_origin(text: str) -> None:
    folded = fold(text)
    assert folded.text == key(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)


def test_a_span_never_cuts_a_character() -> None:
    folded = fold("xα")
    assert folded.span(1, 6) == (1, 2)
    assert folded.span(1, 3) is None
    assert folded.span(2, 6) is None


def test_squeezed_keeps_case() -> None:
    assert squeezed("N–acetyl Semax®") == "NacetylSemax"
