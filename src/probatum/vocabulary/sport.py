"""Anti-doping rules that reach substances they do not name."""

from __future__ import annotations

from functools import cache

from probatum.domain.provenance import Curated
from probatum.domain.sport import Listing, SportClause, SportStanding
from probatum.domain.substance import LegalStatus, Substance, SubstanceKind
from probatum.vocabulary.citations import citation, curation
from probatum.vocabulary.files import Entry, each

GENERAL = "general"


@cache
def _clauses() -> dict[str, tuple[Curated[SportClause], frozenset[SubstanceKind]]]:
    found = {}
    for entry in each("sport.toml", "clause"):
        clause = _clause(entry)
        kinds = frozenset(SubstanceKind(kind) for kind in _kinds(entry))
        entry.done()
        found[clause.value.id] = (clause, kinds)
    return found


def _clause(entry: Entry) -> Curated[SportClause]:
    clause = SportClause(
        id=entry.text("id"),
        body=entry.text("body"),
        covers=entry.text("covers"),
        date=entry.maybe("date"),
    )
    return Curated(clause, citation(entry, f"{clause.body}: clause {clause.id}"), curation(entry))


def _kinds(entry: Entry) -> tuple[str, ...]:
    kinds = entry.texts("kinds")
    for kind in kinds:
        if kind not in set(SubstanceKind):
            raise entry.wrong("kinds", kind, f"any of: {', '.join(SubstanceKind)}")
    return kinds


def is_sport(status: LegalStatus) -> bool:
    """Is this statement one of a sport authority?"""
    return status.category.startswith("sport")


def sport_standing(substance: Substance) -> SportStanding:
    """How the list treats a substance, and the clauses that may reach it when it is not named.

    A substance about which nothing is on file gets the clauses of its class: silence is no permission.
    """
    stated = [fact.value for fact in substance.regulatory if is_sport(fact.value)]
    listing = _listing(stated)
    if listing in (Listing.NAMED, Listing.MONITORED):
        wanted = {GENERAL}
    else:
        wanted = {clause for status in stated for clause in status.clauses} or _of_kind(substance.kind)
    clauses = tuple(clause for key, (clause, _) in _clauses().items() if key in wanted | {GENERAL})
    return SportStanding(listing=listing, clauses=clauses)


def _of_kind(kind: SubstanceKind) -> set[str]:
    return {key for key, (_, kinds) in _clauses().items() if kind in kinds}


def _listing(stated: list[LegalStatus]) -> Listing:
    words = {status.listing or Listing.NAMED.value for status in stated}
    for listing in (Listing.NAMED, Listing.MONITORED, Listing.NOT_NAMED):
        if listing.value in words:
            return listing
    return Listing.NO_STATEMENT
