"""Section 0: the status strip."""

from __future__ import annotations

from probatum.domain.provenance import Curated
from probatum.domain.substance import LegalStatus
from probatum.domain.terms import Track
from probatum.pages.contexts import Basis, Statement, Strip
from probatum.pages.index import Index
from probatum.pages.links import citation_words, source_link
from probatum.pages.sentences import count, say

_JURISDICTIONS = {"INT": "International"}
UNDATED = frozenset({"", "not stated", "unknown", "n/a"})


def build(index: Index) -> Strip:
    """Class, law by jurisdiction, route actually studied, dates, rules, disclaimer."""
    monograph = index.monograph
    facts, newest = index.regulations(), latest(index)
    return Strip(
        kind=say("strip.kind", "class", kind=monograph.substance.kind.value, field="class"),
        legal=tuple(legal(i, fact) for i, fact in enumerate(facts, 1) if fact in newest),
        legal_more=tuple(legal(i, fact) for i, fact in enumerate(facts, 1) if fact not in newest),
        route=route(index, "route-studied"),
        as_of=say("strip.as_of", "as-of", date=monograph.as_of.isoformat(), field="as-of"),
        rules=say("strip.rules", "rules-version", version=monograph.versions.rules, field="rules-version"),
        disclaimer=Statement(
            anchor="disclaimer",
            text=monograph.disclaimer,
            basis=Basis.METHOD,
            rule="disclaimer",
            field="disclaimer",
        ),
    )


def latest(index: Index) -> tuple[Curated[LegalStatus], ...]:
    """The newest statement of each jurisdiction on each matter (medicine, compounding, sport...)."""
    newest: dict[tuple[str, str], Curated[LegalStatus]] = {}
    for fact in index.regulations():
        if fact.value.is_superseded:
            continue
        newest.setdefault((fact.value.jurisdiction, fact.value.category), fact)
    return tuple(newest.values())


def legal(position: int, fact: Curated[LegalStatus], prefix: str = "legal") -> Statement:
    """One authority's statement, with its date and where it was read."""
    status = fact.value
    dated = (status.date or "").casefold() not in UNDATED
    state = "superseded" if status.is_superseded else "legal"
    return say(
        f"strip.{state}" if dated else "strip.legal_undated",
        f"{prefix}-{position}",
        jurisdiction=_JURISDICTIONS.get(status.jurisdiction, status.jurisdiction),
        body=status.body,
        status=status.status,
        extra={"date": status.date} if dated else {},
        basis=Basis.CITED,
        source=citation_words(fact),
        href=source_link(fact.citation),
    )


def route(index: Index, anchor: str) -> Statement:
    """The modal route of the human study records, or that none is stated."""
    human = index.of_track(Track.HUMAN)
    routes = index.human_routes()
    if not human:
        return say("strip.route_no_humans", anchor, field="route-studied")
    if not routes:
        refs = index.refer(study.id for study in human)
        return say(
            "strip.route_unstated",
            anchor,
            k=len(human),
            studies=refs,
            of=count(len(human), "human study", "human studies"),
            field="route-studied",
        )
    most, ids = routes[0]
    return say(
        "strip.route",
        anchor,
        route=most.value,
        k=len(ids),
        total=len(human),
        studies=index.refer(ids),
        of=count(len(human), "human study", "human studies"),
        field="route-studied",
    )
