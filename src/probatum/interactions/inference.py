"""What may follow for a pair from facts about each agent alone. Never above moderate; the chain is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from probatum.domain.interaction import (
    Action,
    AgentEffect,
    EnzymeRole,
    EvidenceClass,
    Interaction,
    InteractionBasis,
    Outcome,
    Party,
    PartyKind,
    Role,
    Severity,
    Step,
)
from probatum.domain.provenance import Curated, Derived, Method
from probatum.interactions.pairs import between, standing_for, topics_of
from probatum.vocabulary.agent_facts import EffectTerm, agent_effects, effect_terms, enzyme_roles

SHARED_EFFECT = Method("shared effect or target", "1")
SHARED_ENZYME = Method("shared enzyme or transporter", "1")
_TURNOVER = {Role.INHIBITOR: "slower", Role.INDUCER: "faster"}
_VERB = {
    Role.INHIBITOR: ("inhibits", "inhibit"),
    Role.INDUCER: ("induces", "induce"),
    Role.SUBSTRATE: ("is a substrate of", "are substrates of"),
}


def inferred(a: Party, b: Party) -> tuple[Derived[Interaction], ...]:
    """Inferences about a pair on topics that nothing documented about it already covers."""
    if a == b:
        return ()
    covered = settled_topics(a, b)
    found = (*_shared_effects(a, b), *_shared_enzymes(a, b), *_shared_enzymes(b, a))
    return tuple(one for one in found if not covered & set(one.value.topics))


def settled_topics(a: Party, b: Party) -> frozenset[str]:
    """Topics no inference is made on: a documented interaction says more, a null result in people too."""
    return topics_of(
        known
        for known in between(a, b)
        if known.value.outcome is Outcome.INTERACTION
        or (known.value.outcome is Outcome.NONE_FOUND and known.value.basis is InteractionBasis.HUMAN)
    )


@lru_cache(maxsize=1024)
def effects_of(party: Party) -> tuple[Curated[AgentEffect], ...]:
    """What an agent does alone, by itself or as a member of a class; one fact per effect and sign."""
    first: dict[tuple[str, int], Curated[AgentEffect]] = {}
    for one in _own_and_classes(party):
        for fact in _effects().get(one, ()):
            first.setdefault((fact.value.effect, fact.value.sign), fact)
    return tuple(first.values())


@lru_cache(maxsize=1024)
def roles_of(party: Party) -> tuple[Curated[EnzymeRole], ...]:
    """What an agent is to enzymes and transporters, by itself or as a member of a class."""
    first: dict[tuple[str, Role], Curated[EnzymeRole]] = {}
    for one in _own_and_classes(party):
        for fact in _roles().get(one, ()):
            first.setdefault((fact.value.enzyme, fact.value.role), fact)
    return tuple(first.values())


def _own_and_classes(party: Party) -> tuple[Party, ...]:
    """Without members: what one member does says nothing about the class."""
    if party.kind is not PartyKind.DRUG_CLASS:
        return standing_for(party)
    return (party, *(one for one in standing_for(party) if one.kind is PartyKind.DRUG_CLASS))


@cache
def _effects() -> dict[Party, tuple[Curated[AgentEffect], ...]]:
    found: dict[Party, list[Curated[AgentEffect]]] = {}
    for fact in agent_effects():
        found.setdefault(fact.value.party, []).append(fact)
    return {party: tuple(facts) for party, facts in found.items()}


@cache
def _roles() -> dict[Party, tuple[Curated[EnzymeRole], ...]]:
    found: dict[Party, list[Curated[EnzymeRole]]] = {}
    for fact in enzyme_roles():
        found.setdefault(fact.value.party, []).append(fact)
    return {party: tuple(facts) for party, facts in found.items()}


def _shared_effects(a: Party, b: Party) -> Iterator[Derived[Interaction]]:
    theirs = effects_of(b)
    for mine in effects_of(a):
        term = effect_terms()[mine.value.effect]
        for other in theirs:
            if mine.value.effect == other.value.effect and _is_telling(term, mine.value, other.value):
                yield _from_effects(term, (a, mine), (b, other))


def _is_telling(term: EffectTerm, one: AgentEffect, two: AgentEffect) -> bool:
    """Opposite effects always are; equal ones unless the effect adds up in the other direction only."""
    return one.sign != two.sign or term.together_sign in (None, one.sign)


def _from_effects(
    term: EffectTerm, one: tuple[Party, Curated[AgentEffect]], two: tuple[Party, Curated[AgentEffect]]
) -> Derived[Interaction]:
    sign = one[1].value.sign
    together = sign == two[1].value.sign
    words = (
        f"both {_verb(term, sign, is_plural=True)} {term.name}"
        if together
        else f"opposite effects on {term.name}"
    )
    steps = tuple(_effect_step(party, fact, term) for party, fact in (one, two))
    severity = term.together if together else term.opposed
    return _derived((one[0], two[0]), words, term.id, severity, steps, SHARED_EFFECT, Action.MONITOR)


def _verb(term: EffectTerm, sign: int, *, is_plural: bool) -> str:
    up, down = ("activate", "block") if term.is_target else ("raise", "lower")
    return (up if sign > 0 else down) + ("" if is_plural else "s")


def _is_plural(party: Party) -> bool:
    """Classes and enzyme groups have plural names: "opioids raise", "caffeine raises"."""
    return party.kind in (PartyKind.DRUG_CLASS, PartyKind.ENZYME)


def _effect_step(party: Party, fact: Curated[AgentEffect], term: EffectTerm) -> Step:
    verb = _verb(term, fact.value.sign, is_plural=_is_plural(party))
    through = "" if fact.value.party == party else f" (one of the {fact.value.party.name})"
    return Step(
        text=f"{party.name}{through} {verb} {term.name}",
        species=fact.value.species,
        citation=fact.citation,
    )


def _shared_enzymes(a: Party, b: Party) -> Iterator[Derived[Interaction]]:
    """`a` changes an enzyme that turns `b` over."""
    substrates = {fact.value.enzyme: fact for fact in roles_of(b) if fact.value.role is Role.SUBSTRATE}
    for fact in roles_of(a):
        of = substrates.get(fact.value.enzyme)
        if fact.value.role is not Role.SUBSTRATE and of is not None:
            yield from_enzyme(a, b, fact, _role_step(b, of))


def from_enzyme(a: Party, b: Party, fact: Curated[EnzymeRole], second: Step | None) -> Derived[Interaction]:
    """An inference from one role of `a`; cells alone make it minor, for models over-call."""
    words = f"{_TURNOVER[fact.value.role]} turnover of {b.name} by {fact.value.enzyme}"
    severity = Severity.MODERATE if "human" in fact.value.species else Severity.MINOR
    steps = (_role_step(a, fact), *((second,) if second else ()))
    return _derived(
        (a, b), words, fact.value.enzyme, severity, steps, SHARED_ENZYME, Action.ASK_BEFORE_COMBINING
    )


def _role_step(party: Party, fact: Curated[EnzymeRole]) -> Step:
    return Step(
        text=f"{party.name} {_VERB[fact.value.role][_is_plural(party)]} {fact.value.enzyme}",
        species=fact.value.species,
        citation=fact.citation,
    )


def _derived(
    parties: tuple[Party, Party],
    effect: str,
    topic: str,
    severity: Severity,
    steps: Sequence[Step],
    by: Method,
    action: Action,
) -> Derived[Interaction]:
    names = sorted({species for step in steps if (species := step.species)})
    interaction = Interaction(
        id=f"inferred:{parties[0].id}:{parties[1].id}:{topic}",
        parties=parties,
        outcome=Outcome.INTERACTION,
        effect=effect,
        topics=(topic,),
        severity=severity,
        evidence=EvidenceClass.INFERRED,
        species=", ".join(names) or None,
        mechanism=tuple(steps),
        action=action,
    )
    return Derived(interaction, by, tuple(step.text for step in steps))
