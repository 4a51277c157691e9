"""All interactions of one substance, for its page: documented ones, then what may follow from its facts."""

from __future__ import annotations

from functools import cache, lru_cache

from probatum.domain.interaction import (
    Interaction,
    InteractionRule,
    KnownInteraction,
    Outcome,
    Party,
    PartyKind,
    Role,
)
from probatum.domain.provenance import Curated, Derived
from probatum.domain.substance import SubstanceId
from probatum.interactions.inference import effects_of, from_enzyme, inferred, roles_of
from probatum.interactions.pairs import gravest_first, standing_for
from probatum.vocabulary.agent_facts import agent_effects
from probatum.vocabulary.agents import agents, enzyme_party
from probatum.vocabulary.interaction_facts import interaction_rules


def of(substance: SubstanceId) -> tuple[KnownInteraction, ...]:
    """What is documented about a substance with anything, then what is inferred about classes and enzymes."""
    party = agents().party(f"substance:{substance}")
    if party is None:
        return ()
    known = documented(party)
    return (*known, *_inferred_classes(party), *_inferred_enzymes(party, known))


@lru_cache(maxsize=1024)
def documented(party: Party) -> tuple[Curated[Interaction], ...]:
    """What rows name this agent itself, the gravest first."""
    return tuple(sorted((rule.known for rule in _rules_about().get(party, ())), key=gravest_first))


def has_facts(party: Party) -> bool:
    """Is anything about this agent, its classes or its roles on file?"""
    about = _rules_about()
    return any(one in about for one in standing_for(party)) or bool(effects_of(party) or roles_of(party))


@cache
def _rules_about() -> dict[Party, tuple[InteractionRule, ...]]:
    found: dict[Party, list[InteractionRule]] = {}
    for rule in interaction_rules():
        for party in rule.known.value.parties:
            found.setdefault(party, []).append(rule)
    return {party: tuple(rules) for party, rules in found.items()}


def _inferred_classes(party: Party) -> tuple[Derived[Interaction], ...]:
    """Against each class that has an effect of its own in common with the substance."""
    own = {fact.value.effect for fact in effects_of(party)}
    classes = {
        fact.value.party: None
        for fact in agent_effects()
        if fact.value.party.kind is PartyKind.DRUG_CLASS and fact.value.effect in own
    }
    found = (one for group in classes for one in inferred(party, group) if set(one.value.topics) & own)
    return tuple(one for one in found if one.value.outcome is Outcome.INTERACTION)


def _inferred_enzymes(
    party: Party, rows: tuple[Curated[Interaction], ...]
) -> tuple[Derived[Interaction], ...]:
    """Against the substrates of each enzyme it changes, unless a row already speaks of all of them."""
    told = {partner for one in rows for partner in one.value.parties}
    groups = (
        (fact, enzyme_party(f"{fact.value.enzyme}-{Role.SUBSTRATE}"))
        for fact in roles_of(party)
        if fact.value.role is not Role.SUBSTRATE
    )
    return tuple(from_enzyme(party, group, fact, None) for fact, group in groups if group not in told)
