"""What `probatum explain` prints of a plain value is words, not a program's brackets."""

from __future__ import annotations

from probatum.pages.plain_words import in_words
from unit.pages import fakes


def test_counts_and_flow_are_words():
    monograph = fakes.research_peptide()
    said = in_words(monograph.counts) + in_words(monograph.flow)
    assert "human studies: " in said
    assert not any(mark in said for mark in ("(", "=", "<", "{", "'")), said


def test_nothing_is_none():
    assert in_words(()) == in_words(None) == "none"
