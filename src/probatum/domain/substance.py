"""What is being asked about."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NewType

from probatum.domain.provenance import Curated, Derived

SubstanceId = NewType("SubstanceId", str)


class SubstanceKind(StrEnum):
    """What the substance is sold or prescribed as."""

    SUPPLEMENT = "dietary supplement"
    NOOTROPIC = "nootropic"
    RESEARCH_PEPTIDE = "research peptide"
    MEDICINE = "medicine"
    FOOD = "food"
    COMBINATION = "combination product"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of a substance, with its language and how safely it identifies."""

    text: str
    language: str = "en"
    kind: str = "synonym"  # name, synonym, brand, systematic, sequence, code, other-script
    is_ambiguous: bool = False  # needs a second clue in the same text


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAlike:
    """Something that must not be taken for this substance, and why."""

    name: str
    because: str
    substance: SubstanceId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalStatus:
    """What one authority said on one day."""

    jurisdiction: str
    body: str
    status: str
    date: str | None
    category: str
    listing: str | None = None  # of a sport authority: named, monitored, not named
    clauses: tuple[str, ...] = ()  # clauses that may reach a substance that is not named
    is_superseded: bool = False  # a later statement of the same authority replaced it


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance:
    """A substance: who it is, never what it does."""

    id: SubstanceId
    name: str
    kind: SubstanceKind
    what: str  # what it is, in a dozen words
    names: tuple[Name, ...]
    identifiers: tuple[str, ...]  # CURIEs: mesh:, unii:, cas:, pubchem:, inchikey:, atc:
    identifier_sources: tuple[tuple[str, str], ...] = ()  # (CURIE, where it was read)
    sequence: str | None = None  # one-letter codes, N to C
    modifications: tuple[str, ...] = ()  # N-acetyl, C-amide
    formula: str | None = None  # small molecules; for peptides it is computed
    mass: Derived[Decimal] | None = None  # g/mol, average
    computed_formula: Derived[str] | None = None
    components: tuple[SubstanceId, ...] = ()  # of a combination
    not_the_same_as: tuple[LookAlike, ...] = ()
    regulatory: tuple[Curated[LegalStatus], ...] = ()
    query: str = ""  # the search strategy, in PubMed's syntax
    related: tuple[tuple[SubstanceId, str], ...] = ()  # (substance, relation in words)

    @property
    def is_unapproved_class(self) -> bool:
        """Classes for which no page may recommend a form, a dose or a time."""
        return self.kind is SubstanceKind.RESEARCH_PEPTIDE
