"""Published summary-of-findings rows rebuilt by our rules, every difference explained."""

from __future__ import annotations

from evaluation.summary_of_findings import PAGE, page, reasons, rebuilt, to_explain
from probatum.domain.terms import GradeDomain

EVERY = {one.row.id: one for one in rebuilt()}


def test_the_page_is_current():
    assert PAGE.read_text("utf-8") == page(), "run python -m evaluation.summary_of_findings"


def test_every_difference_is_explained_and_nothing_else_is():
    owed = {(name, what) for name, one in EVERY.items() for what in to_explain(one)}
    written = {(name, what) for name, entry in reasons().items() for what in entry}
    assert written == owed


def test_at_least_six_rows_have_their_steps_printed():
    assert sum(one.row.steps is not None for one in EVERY.values()) >= 6


def test_steps_are_rebuilt_from_what_the_row_prints():
    """Imprecision of a stroke row by its thresholds; precise little effects are left alone."""
    assert EVERY["sof-beta-carotene-3"].steps[GradeDomain.IMPRECISION].steps == -1
    assert EVERY["sof-beta-carotene-2"].steps[GradeDomain.IMPRECISION].rule == "imprecision-pooled-inside"
    assert EVERY["sof-probiotics-1"].steps[GradeDomain.INDIRECTNESS].rule == "indirectness-pooled-surrogate"


def test_what_the_row_cannot_tell_is_carried_over():
    stroke = EVERY["sof-beta-carotene-3"]
    assert stroke.row.step(GradeDomain.INCONSISTENCY) == -1
    assert stroke.level == 4 - 1 - 1  # carried inconsistency, rebuilt imprecision
