"""Certainty adopted from published reviews: their authors' judgment, its date, and ours beside it."""

from __future__ import annotations

from probatum.certainty.pooled import term_of
from probatum.domain.monograph import Monograph
from probatum.domain.printed_rating import PrintedRating
from probatum.domain.terms import CertaintyLevel
from probatum.pages.contexts import Basis, Statement, Table, TableRow
from probatum.pages.links import full_citation, link_of
from probatum.pages.sentences import count, say

_HEAD = ("Outcome", "In whom", "Level as printed", "Printed estimate", "Judged", "Our level", "Review")


def intro(monograph: Monograph) -> Statement | None:
    """Whose judgment the levels are; None where no review printed one."""
    if not monograph.adopted:
        return None
    reviews = {full_citation(one.review) for one in monograph.adopted}
    return say(
        "pooled.adopted",
        "adopted-intro",
        basis=Basis.METHOD,
        k=len(monograph.adopted),
        of=f"{len(reviews)} published reviews",
    )


def table(monograph: Monograph) -> Table | None:
    """One row per printed level, newest review first; our own level of the same outcome stands beside it."""
    ours = _ours(monograph)
    rows = tuple(_row(one, ours.get(term_of(one.outcome))) for one in monograph.adopted)
    caption = "Certainty as published reviews judged it, beside ours: never mixed"
    return Table(caption=caption, head=_HEAD, rows=rows, is_quoted=True) if rows else None


def _row(one: PrintedRating, ours: CertaintyLevel | None) -> TableRow:
    return TableRow(
        cells=(
            f"{one.outcome} ({one.comparison})",
            one.population,
            one.level.words,
            printed(one),
            str(one.year or "year not printed"),
            ours.words if ours else "not rated here",
            full_citation(one.review),
        ),
        of=size(one),
        href=link_of(one.review.id),
    )


def printed(one: PrintedRating) -> str:
    """The estimate as the review printed it, with its interval, studies and people."""
    if one.estimate is None:
        return f"not printed; {size(one)}"
    interval = "" if one.ci_low is None else f" ({one.ci_low} to {one.ci_high})"
    return f"{one.measure} {one.estimate}{interval}; {size(one)}"


def size(one: PrintedRating) -> str:
    """Studies and people, or what is not printed."""
    k = "number of studies not printed" if one.k is None else count(one.k, "study", "studies")
    return k if one.n is None else f"{k}, {one.n:,} people"


def _ours(monograph: Monograph) -> dict[str, CertaintyLevel]:
    """Our level of each outcome in people: a pool's where there is one, else of the studies read."""
    found: dict[str, CertaintyLevel] = {}
    for row in monograph.outcomes:
        if row.assessment.certainty is not None:
            level = row.assessment.certainty.level
            found[row.term] = max(level, found.get(row.term, level))
    for pool in monograph.pooled:
        if pool.assessed is not None and pool.assessed.level is not None:
            found[term_of(pool.outcome)] = pool.assessed.level
    return found
