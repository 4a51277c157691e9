"""Section 10: who published when, one lane per group of laboratories."""

from __future__ import annotations

from probatum.pages.charts.timeline import timeline_chart
from probatum.pages.contexts import Table, TableRow, Timeline
from probatum.pages.index import Index
from probatum.pages.sections.counts import laboratories


def build(index: Index) -> Timeline:
    """Groups of laboratories, their share, and why studies were put together."""
    return Timeline(
        intro=laboratories(index, "timeline-intro"), chart=timeline_chart(index), links=_links(index)
    )


def _links(index: Index) -> Table | None:
    rows = tuple(
        TableRow(
            cells=(index.refs[link.a].label, index.refs[link.b].label, link.because),
            studies=index.refer([link.a, link.b]),
            of="two studies",
        )
        for link in index.monograph.replication.links
        if link.a in index.refs and link.b in index.refs
    )
    return (
        Table(caption="Why studies stand in one group", head=("Study", "Study", "Because"), rows=rows)
        if rows
        else None
    )
