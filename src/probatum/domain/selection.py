"""Which records were found, grouped, excluded and included: PRISMA's flow, with a reason for each."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from probatum.domain.provenance import RecordId
from probatum.domain.record import Record


class FlowSource(StrEnum):
    """How the records were found."""

    STARTER_SET = "starter set"
    FILES = "files"
    SEARCH = "search"


class ExclusionReason(StrEnum):
    """Why a record is not part of the evidence; each is a sentence a reader sees."""

    OTHER_SUBSTANCE = "about another substance or form"
    NOT_A_STUDY = "not a study: review, protocol, comment or regulatory text"
    RETRACTED = "retracted"
    NOT_SEEN_IN_PRIMARY_SOURCE = "not seen in a primary abstract or full text"
    NO_SUBSTANCE_IN_TEXT = "names the substance only in passing or not at all"
    AFTER_AS_OF = "published after the date of this review"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """One record left out, with the reason and what showed it."""

    record: RecordId
    reason: ExclusionReason
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportGroup:
    """Records that report one study or repeat one another (twins, translations, duplicates)."""

    records: tuple[RecordId, ...]  # the kept one first
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """PRISMA's counts: how many records went in and came out. identified = duplicates + screened."""

    source: tuple[FlowSource, ...]
    identified: int
    duplicates: int
    screened: int
    excluded: int
    included: int
    exclusions: tuple[Exclusion, ...] = ()
    groups: tuple[ReportGroup, ...] = ()

    def __post_init__(self) -> None:
        if self.identified != self.duplicates + self.screened:
            raise ValueError("identified is not duplicates + screened")
        if self.screened != self.excluded + self.included:
            raise ValueError("screened is not excluded + included")

    @property
    def is_search(self) -> bool:
        """Has a systematic search been run?"""
        return FlowSource.SEARCH in self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Screened:
    """What screening hands on."""

    included: tuple[Record, ...]
    excluded: tuple[Record, ...] = field(
        default=()
    )  # kept whole: reviews and leads stand under known unknowns
    flow: Flow
