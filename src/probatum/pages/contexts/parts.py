"""What each section of the page is given: typed, frozen, and nothing besides.

Every field carries its help text in its annotation; templates may read these fields and no other fact.
A number or sentence is a `Statement`: it knows its anchor, its basis, its studies and its denominator.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from probatum.domain.terms import Track


class Basis(StrEnum):
    """What a statement stands on; shown to the reader as its tag."""

    STUDIES = "studies"
    NO_STUDY = "no study"
    EDITORIAL = "editorial"
    CITED = "cited"
    COMPUTED = "computed"
    METHOD = "method"


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRef:
    """A study as the page points to it."""

    id: Annotated[str, "the study's identifier"]
    anchor: Annotated[str, "where its card stands on this page"]
    label: Annotated[str, "first author and year, with a letter where two would read alike"]
    species: Annotated[str, "species badge: humans, rat, cells, or that none is stated"]
    track: Annotated[Track | None, "side of the species wall; none for reviews and protocols"]
    is_retracted: Annotated[bool, "whether its publication was retracted"] = False
    is_lead: Annotated[bool, "whether it is a lead: shown, counted nowhere"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence or number of the page, with what it stands on."""

    anchor: Annotated[str, "identifier of this statement on the page, for links and `probatum explain`"]
    text: Annotated[str, "the words or the number as shown"]
    basis: Annotated[Basis, "what it stands on"]
    rule: Annotated[str, "the template or computation that made it"]
    studies: Annotated[tuple[StudyRef, ...], "the studies it is about"] = ()
    of: Annotated[str | None, "the denominator, in words"] = None
    field: Annotated[str | None, "the fact it states; one fact has one value on the whole page"] = None
    source: Annotated[str | None, "the publication or authority it cites"] = None
    href: Annotated[str | None, "link to that source, or to a place on this page"] = None
    lang: Annotated[str | None, "language of the words, where not English"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """One row of a table twin."""

    cells: Annotated[tuple[str, ...], "the words of each column"]
    studies: Annotated[tuple[StudyRef, ...], "the studies of this row"] = ()
    of: Annotated[str | None, "the denominator of its numbers"] = None
    href: Annotated[str | None, "where its last cell leads"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: what a chart says, in words."""

    caption: Annotated[str, "what the table shows"]
    head: Annotated[tuple[str, ...], "names of the columns"]
    rows: Annotated[tuple[TableRow, ...], "the rows, in the order of the chart"]
    is_quoted: Annotated[bool, "whether its cells are the words of studies and sources"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing with its name, its description and its table twin."""

    anchor: Annotated[str, "identifier of the figure on the page"]
    title: Annotated[str, "what the figure shows, in a line"]
    desc: Annotated[str, "what a person who cannot see it needs to know"]
    svg: Annotated[str, "the drawing, escaped and self-contained"]
    table: Annotated[Table, "the same content as a table"]
    of: Annotated[str, "what its numbers count"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label and its statement."""

    label: Annotated[str, "what the statement is about"]
    value: Annotated[Statement, "the statement"]
