"""The substances Probatum knows: one TOML file each, read into domain types."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property

from probatum.domain.errors import RuleError, UnknownName
from probatum.domain.provenance import Curated, Derived
from probatum.domain.sport import Listing
from probatum.domain.substance import (
    LegalStatus,
    LookAlike,
    Name,
    Substance,
    SubstanceId,
    SubstanceKind,
)
from probatum.vocabulary.chemistry import derived_formula, derived_mass
from probatum.vocabulary.citations import citation, curation
from probatum.vocabulary.files import Entry, folder, parse
from probatum.vocabulary.normal import key
from probatum.vocabulary.peptides import peptides_in
from probatum.vocabulary.residues import three_letter

NAME_KINDS = ("name", "synonym", "brand", "systematic", "sequence", "code", "other-script", "species")


def _names(entry: Entry) -> Iterator[Name]:
    yield Name(text=entry.text("name"), kind="name", is_ambiguous=entry.flag("name_is_ambiguous"))
    for group in entry.tables("names"):
        kind = group.text("kind")
        if kind not in NAME_KINDS:
            raise group.wrong("kind", kind, f"one of: {', '.join(NAME_KINDS)}")
        language = group.maybe("language") or "en"
        is_ambiguous = group.flag("ambiguous")
        for text in group.texts("texts"):
            yield Name(text=text, language=language, kind=kind, is_ambiguous=is_ambiguous)
        group.done()
    sequence = entry.maybe("sequence")
    if sequence and not entry.texts("modifications"):
        for text in (sequence, three_letter(sequence)):
            yield Name(
                text=text, language="mul", kind="sequence", is_ambiguous=len(sequence) < 4 and "-" not in text
            )


def _unique(names: Iterator[Name]) -> tuple[Name, ...]:
    """The first of each spelling."""
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name.text, name)
    return tuple(first.values())


def _look_alikes(entry: Entry) -> Iterator[LookAlike]:
    for group in entry.tables("not_the_same_as"):
        other = group.maybe("substance")
        yield LookAlike(
            name=group.text("name"),
            because=group.text("because"),
            substance=SubstanceId(other) if other else None,
        )
        group.done()


def _legal(entry: Entry) -> Iterator[Curated[LegalStatus]]:
    for group in entry.tables("legal"):
        status = LegalStatus(
            jurisdiction=group.text("jurisdiction"),
            body=group.text("body"),
            status=group.text("status"),
            date=group.maybe("date"),
            category=group.text("category"),
            listing=_listing(group),
            clauses=group.texts("clauses"),
            is_superseded=group.flag("superseded"),
        )
        printed = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", status.date or "")
        cited = citation(group, f"{status.body}: {status.category}", int(printed[0]) if printed else None)
        yield Curated(status, cited, curation(group))
        group.done()


def _listing(group: Entry) -> str | None:
    return None if group.maybe("listing") is None else group.word("listing", Listing).value


def _identifiers(entry: Entry) -> Iterator[tuple[str, str]]:
    for group in entry.tables("identifiers"):
        curie = group.text("id")
        if ":" not in curie:
            raise group.wrong("id", curie, "write it as a CURIE, cas:80714-61-0")
        yield curie, group.text("source")
        group.done()


def _default_query(names: tuple[Name, ...]) -> str:
    """Every safe spelling in title and abstract: the search strategy unless the file writes its own."""
    safe = (name for name in names if not name.is_ambiguous and name.kind != "other-script")
    return " OR ".join(f'"{text}"[tiab]' for text in {key(name.text): name.text for name in safe}.values())


def _related(entry: Entry) -> Iterator[tuple[SubstanceId, str]]:
    for group in entry.tables("related"):
        yield SubstanceId(group.text("substance")), group.text("relation")
        group.done()


def _formula(entry: Entry) -> tuple[Derived[str] | None, str | None, Derived[Decimal] | None]:
    """Formula computed from the sequence, formula as written (with its source), and mass from either."""
    sequence, written = entry.maybe("sequence"), entry.maybe("formula")
    if written:
        entry.text("formula_source")
    try:
        computed = derived_formula(sequence, entry.texts("modifications")) if sequence else None
        formula = computed.value if computed else written
        return computed, written, derived_mass(formula) if formula else None
    except RuleError as error:
        raise entry.wrong("sequence" if sequence else "formula", error.value, str(error)) from error


def substance_from(entry: Entry) -> Substance:
    """One substance from its file; raises RuleError naming file, key and remedy."""
    computed, written, mass = _formula(entry)
    names = _unique(_names(entry))
    identifiers = tuple(_identifiers(entry))
    substance = Substance(
        id=SubstanceId(entry.text("id")),
        name=entry.text("name"),
        kind=entry.word("kind", SubstanceKind),
        what=entry.text("what"),
        names=names,
        identifiers=tuple(curie for curie, _ in identifiers),
        identifier_sources=identifiers,
        sequence=entry.maybe("sequence"),
        modifications=entry.texts("modifications"),
        formula=written,
        mass=mass,
        computed_formula=computed,
        components=tuple(SubstanceId(part) for part in entry.texts("components")),
        not_the_same_as=tuple(_look_alikes(entry)),
        regulatory=tuple(_legal(entry)),
        query=entry.maybe("query") or _default_query(names),
        related=tuple(_related(entry)),
    )
    entry.done()
    return substance


class Substances:
    """Every substance, by id and by name."""

    def __init__(self, substances: Mapping[str, Substance]) -> None:
        """`substances` by file name; raises RuleError when two files disagree."""
        for file, substance in substances.items():
            if file != f"{substance.id}.toml":
                raise RuleError("id and file name differ", source=file, field="id", value=substance.id)
        self._by_id = {substance.id: substance for substance in substances.values()}
        self._check_references()
        self._by_key = self._owners()

    def _check_references(self) -> None:
        for substance in self._by_id.values():
            others = [*substance.components, *(other for other, _ in substance.related)]
            others += [twin.substance for twin in substance.not_the_same_as if twin.substance]
            for other in others:
                if other not in self._by_id:
                    raise RuleError(
                        "names a substance that has no file",
                        source=f"{substance.id}.toml",
                        value=other,
                        remedy=f"add substances/{other}.toml or correct the id",
                    )

    def _owners(self) -> dict[str, Substance]:
        owners: dict[str, Substance] = {}
        for substance in self.all():
            for name in substance.names:
                owner = owners.setdefault(key(name.text), substance)
                if owner is not substance:
                    raise RuleError(
                        "two substances share a name",
                        source=f"{substance.id}.toml",
                        field="names",
                        value=name.text,
                        remedy=f"it is already a name of {owner.id}: keep it in one file",
                    )
        return owners

    def all(self) -> tuple[Substance, ...]:
        """Every substance, sorted by id."""
        return tuple(self._by_id[identifier] for identifier in sorted(self._by_id))

    def has(self, identifier: str) -> bool:
        """Is there a substance with this id?"""
        return identifier in self._by_id

    def get(self, identifier: str) -> Substance:
        """The substance with this id; raises UnknownName."""
        found = self._by_id.get(SubstanceId(identifier))
        if found is None:
            close = difflib.get_close_matches(identifier, sorted(self._by_id), n=3)
            raise UnknownName(identifier, tuple(close))
        return found

    @cached_property
    def by_structure(self) -> dict[tuple[str, frozenset[str]], Substance]:
        """Peptides by sequence and modifications."""
        return {(s.sequence, frozenset(s.modifications)): s for s in self.all() if s.sequence}

    def named(self, text: str) -> Substance:
        """The substance with this name in any spelling, sequence or positional name; raises UnknownName."""
        found = self._by_key.get(key(text)) or self._by_id.get(SubstanceId(text)) or self._spelled(text)
        if found is None:
            raise UnknownName(text, self._close(text))
        return found

    def _spelled(self, text: str) -> Substance | None:
        for peptide in peptides_in(text):
            if (peptide.start, peptide.end) == (0, len(text)) and peptide.sequence:
                return self.by_structure.get((peptide.sequence, frozenset(peptide.modifications)))
        return None

    def _close(self, text: str) -> tuple[str, ...]:
        close = difflib.get_close_matches(key(text), sorted(self._by_key), n=5, cutoff=0.7)
        return tuple(dict.fromkeys(self._by_key[name].name for name in close))[:3]


def load(texts: Mapping[str, str]) -> Substances:
    """Substances from TOML texts by file name."""
    return Substances({file: substance_from(parse(texts[file], file)) for file in sorted(texts)})


@cache
def substances() -> Substances:
    """The substances that ship with Probatum."""
    place = folder().joinpath("substances")
    return load({f.name: f.read_text(encoding="utf-8") for f in place.iterdir() if f.name.endswith(".toml")})
