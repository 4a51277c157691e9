"""Species, strains, cell lines and routes of administration, and the words that name them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from probatum.domain.terms import Route, Track
from probatum.vocabulary.files import each, read


@dataclass(frozen=True, slots=True, kw_only=True)
class StrainWords:
    """A strain of one species and its spellings."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeciesWords:
    """A species, the track its studies stand on, and the words that name it; `weak` words only hint."""

    id: str
    track: Track
    words: tuple[str, ...]
    weak: tuple[str, ...]
    strains: tuple[StrainWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLineWords:
    """A cell line, the species it comes from, and its spellings."""

    name: str
    species: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteWords:
    """A route and its words; `abbreviations` are matched as printed, `weak` words only hint."""

    route: Route
    words: tuple[str, ...]
    abbreviations: tuple[str, ...]
    weak: tuple[str, ...]


@cache
def species_words() -> tuple[SpeciesWords, ...]:
    """Every species, in file order."""
    found = []
    for entry in each("species.toml", "species"):
        strains = tuple(
            StrainWords(name=s.text("name"), words=s.texts("words")) for s in entry.tables("strains")
        )
        found.append(
            SpeciesWords(
                id=entry.text("id"),
                track=entry.word("track", Track),
                words=entry.texts("words"),
                weak=entry.texts("weak"),
                strains=strains,
            )
        )
        entry.done()
    return tuple(found)


@cache
def cell_line_words() -> tuple[CellLineWords, ...]:
    """Every cell line, in file order; each comes from a species of the same file."""
    known = {species.id for species in species_words()}
    found = []
    for entry in each("species.toml", "cell_line"):
        line = CellLineWords(
            name=entry.text("name"), species=entry.text("species"), words=entry.texts("words")
        )
        if line.species not in known:
            raise entry.wrong("species", line.species, f"one of: {', '.join(sorted(known))}")
        entry.done()
        found.append(line)
    return tuple(found)


@cache
def cell_words() -> tuple[str, ...]:
    """Words that say a study was done in cells or outside a living organism."""
    return read("species.toml").table("cells").texts("words")


@cache
def route_words() -> tuple[RouteWords, ...]:
    """Every route, in file order."""
    found = []
    for entry in each("routes.toml", "route"):
        found.append(
            RouteWords(
                route=entry.word("route", Route),
                words=entry.texts("words"),
                abbreviations=entry.texts("abbreviations"),
                weak=entry.texts("weak"),
            )
        )
        entry.done()
    return tuple(found)
