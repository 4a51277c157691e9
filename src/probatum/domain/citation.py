"""Does a cited record say what a statement cites it for?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.provenance import Method, Span


class CitationVerdict(StrEnum):
    """What the sentences of a cited record do for the statement that cites them."""

    SUPPORT = "support"  # they say it: the citation is accurate
    REFUTE = "refute"  # same subject, but they say otherwise or not this much: not accurate
    NEI = "nei"  # not enough information: another subject, the citation is irrelevant


class CitationFaultKind(StrEnum):
    """What stands between a statement and the sentences it cites, told by rule."""

    TOPIC_ABSENT = "topic absent"
    NAME_ABSENT = "name absent"
    NUMBER_ABSENT = "number absent"
    SPECIES_DIFFERS = "species differs"
    DIRECTION_OPPOSITE = "direction opposite"
    CHANGE_DENIED = "change denied"  # one tells a change where the other tells none
    HEDGE_DROPPED = "hedge dropped"
    SECOND_HAND = "second hand"  # the record itself cites somebody else for it


@dataclass(frozen=True, slots=True, order=True)
class CitationFault:
    """One fault: the words of the statement it is about, and the record's words against them, if any."""

    kind: CitationFaultKind
    stated: str
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationJudgment:
    """The verdict on one citing statement, the record's closest sentence, and why.

    `probabilities` are of SUPPORT, REFUTE and NEI in this order (none: by rule). `evidence` is empty where
    no sentence shares a telling word with the statement.
    """

    verdict: CitationVerdict
    by: Method
    probabilities: tuple[float, ...] = ()
    evidence: tuple[Span, ...] = ()
    faults: tuple[CitationFault, ...] = ()
