"""What agents do alone: effects, enzymes, urgent signs. Inferences about pairs are made from these."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from probatum.domain.errors import RuleError
from probatum.domain.interaction import AgentEffect, EnzymeRole, Role, Severity, UrgentSign
from probatum.domain.provenance import Curated
from probatum.vocabulary.agents import agent_of
from probatum.vocabulary.citations import citation, curation
from probatum.vocabulary.files import Entry, each, read


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectTerm:
    """One thing agents push up or down, and how grave it is when two do."""

    id: str
    name: str
    is_target: bool
    together: Severity
    opposed: Severity
    together_sign: int | None = None  # two agents add up in this direction only


@cache
def effect_terms() -> dict[str, EffectTerm]:
    """The effects and targets by id, in file order."""
    terms = {}
    for entry in each("effects.toml", "effect"):
        term = EffectTerm(
            id=entry.text("id"),
            name=entry.text("name"),
            is_target=entry.flag("is_target"),
            together=entry.word("together", Severity),
            opposed=entry.word("opposed", Severity),
            together_sign=entry.number("together_sign"),
        )
        for severity in (term.together, term.opposed):
            if severity.rank > Severity.MODERATE.rank:
                raise entry.wrong("together", severity, "an inference is never more than moderate")
        entry.done()
        terms[term.id] = term
    return terms


@cache
def agent_effects() -> tuple[Curated[AgentEffect], ...]:
    """What each agent does alone, in file order."""
    return tuple(_effect(entry) for entry in read("effects.toml").tables("agent"))


def _effect(entry: Entry) -> Curated[AgentEffect]:
    name = entry.text("effect")
    if name not in effect_terms():
        raise entry.wrong("effect", name, f"one of: {', '.join(effect_terms())}")
    sign = entry.number("sign")
    if sign not in (1, -1):
        raise entry.wrong("sign", sign, "write 1 or -1")
    effect = AgentEffect(
        party=agent_of(entry, "agent"), effect=name, sign=sign, species=entry.text("species")
    )
    curated = Curated(effect, citation(entry, f"{effect.party.name}: {name}"), curation(entry))
    entry.done()
    return curated


@cache
def enzyme_roles() -> tuple[Curated[EnzymeRole], ...]:
    """What each agent is to an enzyme or transporter, in file order."""
    return tuple(_role(entry) for entry in read("enzymes.toml").tables("agent"))


def _role(entry: Entry) -> Curated[EnzymeRole]:
    role = EnzymeRole(
        party=agent_of(entry, "agent"),
        enzyme=entry.text("enzyme"),
        role=entry.word("role", Role),
        species=entry.text("species"),
    )
    about = f"{role.party.name}: {role.enzyme} {role.role}"
    curated = Curated(role, citation(entry, about), curation(entry))
    entry.done()
    return curated


@cache
def urgent_signs() -> dict[str, Curated[UrgentSign]]:
    """Signs that need help at once, by topic."""
    found = {}
    for entry in each("urgent_signs.toml", "urgent"):
        sign = UrgentSign(topic=entry.text("topic"), signs=entry.text("signs"))
        if sign.topic in found:
            raise RuleError("a topic stands only once", source="urgent_signs.toml", value=sign.topic)
        found[sign.topic] = Curated(sign, citation(entry, "urgent signs"), curation(entry))
        entry.done()
    return found
