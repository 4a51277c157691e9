"""Which documented interactions hold between two agents: looked up by agent, by class and by role."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from probatum.domain.interaction import (
    EvidenceClass,
    Interaction,
    InteractionRule,
    Outcome,
    Party,
    PartyKind,
)
from probatum.domain.provenance import Curated
from probatum.vocabulary.agent_facts import enzyme_roles
from probatum.vocabulary.agents import agents, enzyme_party
from probatum.vocabulary.interaction_facts import interaction_rules

_STRENGTH = tuple(EvidenceClass)  # from shown in people under control down to a page without a source


def between(a: Party, b: Party) -> tuple[Curated[Interaction], ...]:
    """What is documented between two agents, null results too; the gravest first, then the best shown."""
    if a == b:
        return ()
    index = _index()
    found = {
        id(known): known
        for one in standing_for(a)
        for other in standing_for(b)
        for known in index.get(_pair(one, other), ())
    }
    return tuple(sorted(found.values(), key=gravest_first))


@lru_cache(maxsize=1024)
def standing_for(party: Party) -> tuple[Party, ...]:
    """The parties a rule may name when it is about this one: itself, its classes, their roles at enzymes.

    Somebody who says "a blood thinner" means one of its members: a class stands for them too.
    """
    own = (party, *agents().classes(party))
    members = agents().members(party) if party.kind is PartyKind.DRUG_CLASS else ()
    roles = tuple(role for one in own for role in _roles().get(one, ()))
    return tuple(dict.fromkeys((*own, *roles, *members)))


def gravest_first(known: Curated[Interaction]) -> tuple[int, int, int, str]:
    """Sort key: interactions before null results, graver first, better evidence first, then the id."""
    value = known.value
    found = value.outcome is Outcome.INTERACTION
    return (not found, -value.severity.rank, _STRENGTH.index(value.evidence), value.id)


def matches(rule: InteractionRule, a: Party, b: Party) -> bool:
    """Does this one rule speak of these two agents, whichever is named first?"""
    first, second = rule.known.value.parties
    ours, theirs = standing_for(a), standing_for(b)
    return (first in ours and second in theirs) or (first in theirs and second in ours)


@cache
def _index() -> dict[tuple[Party, Party], tuple[Curated[Interaction], ...]]:
    found: dict[tuple[Party, Party], list[Curated[Interaction]]] = {}
    for rule in interaction_rules():
        found.setdefault(_pair(*rule.known.value.parties), []).append(rule.known)
    return {pair: tuple(known) for pair, known in found.items()}


def _pair(a: Party, b: Party) -> tuple[Party, Party]:
    return (a, b) if a <= b else (b, a)


@cache
def _roles() -> dict[Party, tuple[Party, ...]]:
    """The enzyme groups an agent belongs to: `CYP2D6 substrates`."""
    found: dict[Party, list[Party]] = {}
    for role in enzyme_roles():
        group = enzyme_party(f"{role.value.enzyme}-{role.value.role}")
        found.setdefault(role.value.party, []).append(group)
    return {party: tuple(groups) for party, groups in found.items()}


def topics_of(known: Iterable[Curated[Interaction]]) -> frozenset[str]:
    """What documented rows speak of."""
    return frozenset(topic for one in known for topic in one.value.topics)
