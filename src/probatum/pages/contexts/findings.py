"""What section 3d is given: findings read one by one in cited publications, outcome by outcome."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from probatum.domain.terms import Track
from probatum.pages.contexts.parts import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """One finding of one publication."""

    id: Annotated[str, "identifier of the curated effect"]
    anchor: Annotated[str, "identifier of the row on the page"]
    finding: Annotated[Statement, "the outcome as its source names it, the way it went, the source"]
    mark: Annotated[str, "the way it went as a mark, hidden from screen readers"]
    estimate: Annotated[str, "estimate with interval or p-value as printed, or that none is"]
    made_from: Annotated[str, "synthesis, trial or experiment, with its numbers of studies and people"]
    whom: Annotated[str, "people, animal or cells, in whom it was seen"]
    dose: Annotated[str, "dose as the source states it; empty where it states none"]
    level: Annotated[str, "certainty its authors printed; empty where they printed none"]
    notes: Annotated[tuple[str, ...], "part of a whole, trials shared with others, why it is a lead only"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSide:
    """The findings of one outcome on one side of the wall."""

    track: Annotated[Track | None, "people, animals or cells; none where the source does not say"]
    title: Annotated[str, "the same in words"]
    rows: Annotated[tuple[FindingRow, ...], "syntheses, then trials, then the rest; the largest first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """The findings about one outcome."""

    anchor: Annotated[str, "identifier of the outcome in this section"]
    name: Annotated[str, "the outcome"]
    summary: Annotated[Statement, "how many findings, on which side of the wall, which way they went"]
    sides: Annotated[tuple[FindingSide, ...], "people, animals, cells"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingKind:
    """Outcomes of one kind."""

    title: Annotated[str, "the kind of outcome"]
    note: Annotated[str, "what that kind means for a reader"]
    groups: Annotated[tuple[FindingGroup, ...], "its outcomes, those measured in people first"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Section 3d: findings read from abstracts."""

    on_file: Annotated[Statement, "how many findings, from what"]
    intro: Annotated[Statement, "how to read the rows"]
    counted_nowhere: Annotated[Statement, "that they enter no count, rating or score, and why"]
    repeated: Annotated[Statement | None, "how many are of studies that stand on this page"]
    kinds: Annotated[tuple[FindingKind, ...], "patient-important outcomes first"]
    leads: Annotated[FindingGroup | None, "findings not seen at their source: leads only"]
    leads_intro: Annotated[Statement | None, "what makes a lead, and how many there are"]
