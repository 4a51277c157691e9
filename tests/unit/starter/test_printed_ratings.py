from __future__ import annotations

from decimal import Decimal

from probatum import codec, pages, review, starter, vocabulary
from probatum.domain.provenance import SeenIn
from probatum.domain.terms import CertaintyLevel, GradeDomain


def test_every_row_has_a_source_a_level_and_an_interval_around_its_estimate() -> None:
    rows = starter.summary_of_findings()
    assert len({row.id for row in rows}) == len(rows) >= 20
    for row in rows:
        assert row.review.id is not None
        assert row.review.year
        assert row.curated.seen_in is SeenIn.PUBLISHED_TABLE
        assert None not in (row.estimate, row.ci_low, row.ci_high, row.k, row.n)
        assert row.ci_low <= row.estimate <= row.ci_high, row.id
        assert vocabulary.substances().get(row.substance)
        if row.control_events is not None:
            assert row.control_events < row.control_n < row.n


def test_the_authors_steps_lead_to_the_authors_level() -> None:
    """Randomized bodies start high; a table whose own steps miss its own level would be misread here."""
    missed = [
        row.id
        for row in starter.summary_of_findings()
        if row.steps is not None and min(4, 4 + sum(step for _, step in row.steps)) != row.level
    ]
    assert missed == ["sof-zinc-2", "sof-zinc-3"]  # printed very low, their steps give low


def test_a_step_in_a_domain_that_was_printed_or_not() -> None:
    rows = {row.id: row for row in starter.summary_of_findings()}
    assert rows["sof-beta-carotene-3"].step(GradeDomain.INCONSISTENCY) == -1
    assert rows["sof-beta-carotene-3"].step(GradeDomain.LARGE_EFFECT) == 0
    assert rows["sof-omega-3-1"].step(GradeDomain.INCONSISTENCY) is None


def test_printed_digits_stay() -> None:
    (row,) = [row for row in starter.summary_of_findings() if row.id == "sof-cerebrolysin-3"]
    assert (str(row.estimate), row.ci_low) == ("0.90", Decimal("0.59"))
    assert codec.from_json(type(row), codec.to_json(row)) == row


def test_adopted_levels_change_no_rating_of_ours() -> None:
    monograph = review.review(vocabulary.substances().get("cerebrolysin"))
    assert {one.level for one in monograph.adopted} == {CertaintyLevel.MODERATE, CertaintyLevel.LOW}
    ours = {row.assessment.certainty.level for row in monograph.outcomes if row.assessment.certainty}
    assert ours == {CertaintyLevel.VERY_LOW}
    assert monograph.appraisal.kind == "refusal"
    page = pages.render(monograph)
    assert "adopted as printed" in page
    assert "RR 2.39 (1.10 to 5.23); 3 studies, 1,335 people" in page


def test_newest_review_first() -> None:
    years = [one.year for one in starter.printed_ratings("omega-3")]
    assert years == sorted(years, reverse=True)
    assert {2016, 2021} <= set(years)
