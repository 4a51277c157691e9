"""Curated cautions and kinetic values; a claim is never shown as a measurement."""

from __future__ import annotations

from functools import cache

from probatum.domain.monograph import Caution, KineticFact
from probatum.domain.provenance import Curated
from probatum.vocabulary.catalog import substances
from probatum.vocabulary.citations import citation, curation
from probatum.vocabulary.files import Entry, each


def substance_of(entry: Entry) -> str:
    """The substance a fact is about; it must have a file of its own."""
    identifier = entry.text("substance")
    if not substances().has(identifier):
        raise entry.wrong("substance", identifier, "use the id of a file in substances/")
    return identifier


def _caution(entry: Entry) -> Curated[Caution]:
    caution = Caution(
        population=entry.text("population"),
        category=entry.text("category"),
        caution=entry.text("caution"),
        basis=entry.text("basis"),
    )
    return Curated(caution, citation(entry, f"caution: {caution.category}"), curation(entry))


def _kinetic(entry: Entry) -> Curated[KineticFact]:
    is_measured = entry.flag("measured")
    fact = KineticFact(
        analyte=entry.text("analyte"),
        route=entry.text("route"),
        species=entry.text("species"),
        parameter=entry.text("parameter"),
        value=entry.text("value"),
        unit=entry.text("unit"),
        dose=entry.maybe("dose"),
        is_measured=is_measured,
        conflict=entry.flag("conflict"),
        note=entry.maybe("note"),
    )
    curated = Curated(fact, citation(entry, f"kinetics: {fact.parameter}"), curation(entry))
    if is_measured and not (curated.curated.seen_in.is_evidence and "claimed" not in fact.species):
        raise entry.wrong(
            "measured", True, "only what was seen at its source, in a stated species, is measured"
        )
    return curated


@cache
def _cautions() -> dict[str, tuple[Curated[Caution], ...]]:
    found: dict[str, list[Curated[Caution]]] = {}
    for entry in each("cautions.toml", "caution"):
        found.setdefault(substance_of(entry), []).append(_caution(entry))
        entry.done()
    return {substance: tuple(facts) for substance, facts in found.items()}


@cache
def _kinetics() -> dict[str, tuple[Curated[KineticFact], ...]]:
    found: dict[str, list[Curated[KineticFact]]] = {}
    for entry in each("kinetics.toml", "kinetic"):
        found.setdefault(substance_of(entry), []).append(_kinetic(entry))
        entry.done()
    return {substance: tuple(facts) for substance, facts in found.items()}


def cautions(substance: str) -> tuple[Curated[Caution], ...]:
    """Who should be careful with a substance, in file order; empty where no fact is curated."""
    return _cautions().get(substance, ())


def kinetics(substance: str) -> tuple[Curated[KineticFact], ...]:
    """Kinetic values of a substance, measurements and claims side by side, in file order."""
    return _kinetics().get(substance, ())
