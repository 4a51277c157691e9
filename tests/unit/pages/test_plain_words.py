"""What `probatum explain` prints of a plain value is words, not a program's brackets."""

from __future__ import annotations

from decimal import Decimal

from probatum.pages.plain_words import flag_words, in_words
from probatum.pages.sections import safety
from unit.pages import fakes


def test_counts_and_flow_are_words():
    monograph = fakes.research_peptide()
    said = in_words(monograph.counts) + in_words(monograph.flow)
    assert "human studies: " in said
    assert not any(mark in said for mark in ("(", "=", "<", "{", "'")), said


def test_nothing_is_none():
    assert in_words(()) == in_words(None) == "none"


def test_less_than_a_week_is_never_zero_weeks():
    assert safety._observed(Decimal(20) / 10080, "weeks") == "20 minutes"
    assert safety._observed(Decimal("12.04"), "weeks") == "12 weeks"
    assert safety._observed(1234, "people") == "1,234 people"


def test_flags_of_a_dose_are_said_in_words():
    said = flag_words(("unit-implausible", "suspected-unit: µg/kg"))
    assert said == "the unit looks misprinted, perhaps µg/kg"
    assert flag_words(("seen-twice",)) == "seen-twice"
