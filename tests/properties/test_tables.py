"""Whatever the text: no exception, the same answer twice, and every quote stands in it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.domain.provenance import Extracted
from probatum.extraction import ArmNumbers, direction_in, effects_for
from probatum.extraction.tables.markdown import markdown_tables

PIECES = st.sampled_from(
    [
        "drug",
        "placebo",
        "pain",
        "(n = 30)",
        "3.1 ± 1.2",
        "4 (20%)",
        "5/30",
        "|",
        "---",
        "\n",
        "\n\n",
        "  ",
        "#",
        "::::table-wrap",
        "Group A",
        "respectively",
        "mean (SD)",
        "Week 12",
        "**",
        "^a^",
        "12.5%",
        "vs",
        "and",
        ".",
        "(",
        ")",
        "−",
        "é",
        "\t",
    ]
)
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.text(max_size=200)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_numbers_quote_their_text(text: str) -> None:
    found = effects_for(text, "drug", "placebo", "pain")
    assert found == effects_for(text, "drug", "placebo", "pain")
    if isinstance(found, ArmNumbers):
        for arm in (found.intervention, found.comparator):
            for leaf in (arm.n, arm.events, arm.mean, arm.sd, arm.standard_error):
                for span in leaf.spans if isinstance(leaf, Extracted) else ():
                    assert text[span.start : span.end] == span.quote


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_directions_quote_their_text(text: str) -> None:
    for span in getattr(direction_in(text, "drug", "placebo", "pain"), "spans", ()):
        assert text[span.start : span.end] == span.quote


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_rows_of_a_table_are_equally_wide(text: str) -> None:
    for grid in markdown_tables(text):
        assert len({len(row) for row in (*grid.head, *grid.body)}) == 1
