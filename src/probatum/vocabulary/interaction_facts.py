"""Documented interactions as data: one TOML file per substance, each rule with examples that test it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from probatum.domain.interaction import (
    Action,
    EvidenceClass,
    Interaction,
    InteractionRule,
    Onset,
    Outcome,
    Party,
    PartyKind,
    Severity,
    Step,
)
from probatum.domain.provenance import Citation, Curated, SeenIn
from probatum.domain.quantity import Quantity, Unit
from probatum.vocabulary.agents import agents, known_agent
from probatum.vocabulary.citations import citation, curation
from probatum.vocabulary.files import Entry, folder, parse


@cache
def interaction_rules() -> tuple[InteractionRule, ...]:
    """Every documented interaction, sorted by id; one rule per partner of a row."""
    place = folder().joinpath("interactions")
    files = sorted(file.name for file in place.iterdir() if file.name.endswith(".toml"))
    rules: list[InteractionRule] = []
    for name in files:
        entry = parse(place.joinpath(name).read_text(encoding="utf-8"), f"interactions/{name}")
        rules += rules_from(entry)
    _check_ids(rules)
    return tuple(sorted(rules, key=lambda rule: (rule.known.value.id, rule.known.value.parties)))


def rules_from(entry: Entry) -> tuple[InteractionRule, ...]:
    """The rules of one file; raises RuleError naming file, key and remedy."""
    owner = known_agent(entry, "substance", f"substance:{entry.text('substance')}")
    rules = tuple(rule for row in entry.tables("interaction") for rule in _rules(row, owner))
    entry.done()
    return rules


def _check_ids(rules: list[InteractionRule]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for rule in rules:
        interaction = rule.known.value
        a, b = interaction.parties
        owner = seen.setdefault((interaction.id, b.key), a.key)
        if owner != a.key:
            raise Entry({}, "interactions").wrong("id", interaction.id, "an id stands only once")


def _rules(row: Entry, owner: Party) -> Iterator[InteractionRule]:
    fires, silent = _pairs(row, "fires"), _pairs(row, "silent")
    if not fires or not silent:
        raise row.wrong("fires", fires, "give pairs that fire the rule and pairs that must not")
    partners = row.texts("with")
    if not partners:
        raise row.wrong("with", partners, 'name the partner, ["drug:warfarin"]')
    cited = citation(row, f"interactions of {owner.name}")
    parties = [known_agent(row, "with", reference) for reference in partners]
    interactions = [_interaction(row, owner, party, cited) for party in parties]
    about = curation(row)
    row.done()
    for party, interaction in zip(parties, interactions, strict=True):
        mine = tuple(pair for pair in fires if _is_about(pair, party))
        yield InteractionRule(
            known=Curated(interaction, cited, about),
            fires=mine or ((owner.name, party.name),),
            silent=silent,
        )


def _is_about(pair: tuple[str, str], party: Party) -> bool:
    named = agents().named(pair[1])
    return party.kind is PartyKind.ENZYME or named == party or party in agents().classes(named)


def _pairs(row: Entry, field: str) -> tuple[tuple[str, str], ...]:
    found = []
    for pair in row.lists(field):
        if len(pair) != 2:
            raise row.wrong(field, pair, 'write pairs of names, [["5-HTP", "sertraline"]]')
        found.append((pair[0], pair[1]))
    return tuple(found)


def _interaction(row: Entry, owner: Party, partner: Party, cited: Citation) -> Interaction:
    hours = row.maybe("hours_apart")
    evidence = row.word("evidence", EvidenceClass)
    seen = row.word("seen_in", SeenIn)
    if seen is SeenIn.SECONDARY and evidence in (
        EvidenceClass.HUMAN_CONTROLLED,
        EvidenceClass.HUMAN_OBSERVED,
    ):
        _demand_label(row, evidence)
    try:
        return Interaction(
            id=row.text("id"),
            parties=(owner, partner),
            outcome=row.word("outcome", Outcome),
            effect=row.text("effect"),
            topics=row.texts("topics"),
            severity=row.word("severity", Severity),
            evidence=evidence,
            species=row.maybe("species"),
            mechanism=tuple(_steps(row, cited)),
            action=row.word("action", Action),
            hours_apart=_hours(row, hours) if hours else None,
            onset=row.word("onset", Onset) if row.maybe("onset") else Onset.NOT_STATED,
            studied_in=row.maybe("studied_in"),
            note=row.maybe("note"),
        )
    except ValueError as error:
        raise row.wrong("id", row.text("id"), str(error)) from error


def _demand_label(row: Entry, evidence: EvidenceClass) -> None:
    """What only a second-hand page says is not called evidence from people; a label may report its study."""
    if "product information" not in row.text("source"):
        raise row.wrong("evidence", evidence, "a row seen only on a secondary page is a `secondary page`")


def _steps(row: Entry, cited: Citation) -> Iterator[Step]:
    is_proposed = row.flag("proposed")
    species = row.maybe("species")
    for text in row.texts("mechanism"):
        yield Step(text=text, species=species, citation=cited, is_proposed=is_proposed)


def _hours(row: Entry, text: str) -> Quantity:
    low, _, high = text.partition("-")
    if not low.isdigit() or (high and not high.isdigit()):
        raise row.wrong("hours_apart", text, 'write hours, "2" or "2-4"')
    first, last = Quantity.of(low, Unit.HOUR), Quantity.of(high or low, Unit.HOUR)
    return Quantity(first.low, last.high, Unit.HOUR)
