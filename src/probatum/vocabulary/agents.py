"""Everything an interaction may be about, by name: substances, drugs, drug classes, nutrients, products."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from functools import cache, cached_property

from probatum.domain.errors import RuleError, UnknownName
from probatum.domain.interaction import Party, PartyKind
from probatum.domain.provenance import Curated
from probatum.vocabulary.catalog import substances
from probatum.vocabulary.citations import citation, curation
from probatum.vocabulary.files import Entry, each
from probatum.vocabulary.normal import key

_PREFIXES = {
    "substance": PartyKind.SUBSTANCE,
    "drug": PartyKind.DRUG,
    "class": PartyKind.DRUG_CLASS,
    "enzyme": PartyKind.ENZYME,
}


class Agents:
    """Parties by name, and the classes each belongs to."""

    def __init__(
        self, names: Mapping[Party, tuple[str, ...]], members: Mapping[Party, Curated[tuple[Party, ...]]]
    ) -> None:
        """`names` per party; `members` per class. Raises RuleError when two parties share a name."""
        self._names = names
        self._members = members
        self._by_key: dict[str, Party] = {}
        for party, texts in names.items():
            for text in texts:
                owner = self._by_key.setdefault(key(text), party)
                if owner != party:
                    raise RuleError(
                        "two agents share a name",
                        source="drugs.toml, drug_classes.toml, nutrients.toml",
                        value=text,
                        remedy=f"it is already a name of {owner.key}: keep it in one file",
                    )
        self._by_id = {(party.kind, party.id): party for party in names}

    def all(self) -> tuple[Party, ...]:
        """Every party, sorted."""
        return tuple(sorted(self._names))

    def named(self, text: str) -> Party:
        """The party of that name in any spelling; raises UnknownName with close matches."""
        found = self._by_key.get(key(text)) or self._substance(text)
        if found is None:
            raise UnknownName(text, self.close(text))
        return found

    def _substance(self, text: str) -> Party | None:
        """Names only the catalog can read: sequences, positional names, ids."""
        try:
            substance = substances().named(text)
        except UnknownName:
            return None
        return self._by_id[PartyKind.SUBSTANCE, substance.id]

    def names(self, party: Party) -> tuple[str, ...]:
        """Every spelling of a party in the files, its own name first; an enzyme's agents have none here."""
        return self._names.get(party, (party.name,))

    def close(self, text: str) -> tuple[str, ...]:
        """Up to three names that look like this one."""
        near = difflib.get_close_matches(key(text), self._keys, n=6, cutoff=0.72)
        return tuple(dict.fromkeys(self._by_key[one].name for one in near))[:3]

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self._by_key)

    def party(self, reference: str) -> Party | None:
        """The party a curated file names as `drug:warfarin`, `class:ssri`, `substance:zinc`."""
        prefix, _, identifier = reference.partition(":")
        kind = _PREFIXES.get(prefix)
        if kind is PartyKind.ENZYME:
            return enzyme_party(identifier)
        return self._by_id.get((kind, identifier)) if kind else None

    def members(self, party: Party) -> tuple[Party, ...]:
        """The members of a class, classes inside it opened; a party that is no class is its own member."""
        if party not in self._members:
            return (party,)
        opened = (inner for member in self._members[party].value for inner in self.members(member))
        return tuple(dict.fromkeys(opened))

    def membership(self, party: Party) -> Curated[tuple[Party, ...]] | None:
        """Who belongs to a class, with the source of that; None for what is no class."""
        return self._members.get(party)

    def classes(self, party: Party) -> tuple[Party, ...]:
        """The classes a party belongs to, the nearest first."""
        return self._classes.get(party, ())

    @cached_property
    def _classes(self) -> dict[Party, tuple[Party, ...]]:
        parents: dict[Party, list[Party]] = {}
        for owner, members in self._members.items():
            for member in members.value:
                parents.setdefault(member, []).append(owner)

        def above(party: Party) -> Iterator[Party]:
            for parent in parents.get(party, ()):
                yield parent
                yield from above(parent)

        return {party: tuple(dict.fromkeys(above(party))) for party in self._names}


def enzyme_party(identifier: str) -> Party:
    """All agents with one role at one enzyme: `CYP2D6-substrate`."""
    enzyme, _, role = identifier.rpartition("-")
    return Party(PartyKind.ENZYME, identifier, f"{enzyme} {role}s")


def agent_of(entry: Entry, field: str) -> Party:
    """The party an entry names; raises RuleError for one nobody knows."""
    return known_agent(entry, field, entry.text(field))


def known_agent(entry: Entry, field: str, reference: str) -> Party:
    """The party of a reference; raises RuleError naming file and key when there is none."""
    party = agents().party(reference)
    if party is None:
        raise entry.wrong(field, reference, "write substance:ID, drug:ID, class:ID or enzyme:NAME-substrate")
    return party


@cache
def agents() -> Agents:
    """The agents that ship with Probatum."""
    names: dict[Party, tuple[str, ...]] = {}
    for substance in substances().all():
        party = Party(PartyKind.SUBSTANCE, substance.id, substance.name)
        names[party] = (substance.name, *(name.text for name in substance.names))
    for file, kind, what in (
        ("drugs.toml", PartyKind.DRUG, "drug"),
        ("nutrients.toml", PartyKind.SUBSTANCE, "agent"),
        ("drug_classes.toml", PartyKind.DRUG_CLASS, "class"),
    ):
        for entry in each(file, what):
            party = Party(kind, entry.text("id"), entry.text("name"))
            names[party] = (party.name, *entry.texts("names"))
    return Agents(names, _memberships({(party.kind, party.id): party for party in names}))


def _memberships(by_id: Mapping[tuple[PartyKind, str], Party]) -> dict[Party, Curated[tuple[Party, ...]]]:
    found = {}
    for entry in each("drug_classes.toml", "class"):
        owner = by_id[PartyKind.DRUG_CLASS, entry.text("id")]
        members = []
        for reference in entry.texts("members"):
            prefix, _, identifier = reference.partition(":")
            member = by_id.get((_PREFIXES.get(prefix, PartyKind.ENZYME), identifier))
            if member is None:
                raise entry.wrong("members", reference, "write drug:ID, class:ID or substance:ID")
            members.append(member)
        cited = citation(entry, owner.name, entry.number("year"))
        found[owner] = Curated(tuple(members), cited, curation(entry))
    return found
