"""What anti-doping rules say. Not being named on a list never means permitted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from probatum.domain.provenance import Curated


class Listing(StrEnum):
    """How the list treats the substance, as far as is on file."""

    NAMED = "named"
    MONITORED = "monitored"
    NOT_NAMED = "not named"
    NO_STATEMENT = "no statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class SportClause:
    """One clause of a list that covers substances it does not name."""

    id: str
    body: str
    covers: str
    date: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SportStanding:
    """Where a substance stands, and the clauses that may reach it although it is not named."""

    listing: Listing
    clauses: tuple[Curated[SportClause], ...]
