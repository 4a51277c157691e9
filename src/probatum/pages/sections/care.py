"""Who is named in a caution, who took part in studies, and what sport authorities say."""

from __future__ import annotations

from probatum.domain.harms import PopulationCoverage
from probatum.domain.provenance import Curated
from probatum.domain.sport import Listing, SportClause
from probatum.domain.terms import Track
from probatum.pages.contexts import Basis, Statement, Table, TableRow
from probatum.pages.contexts.care import CareView
from probatum.pages.index import Index
from probatum.pages.links import citation_words, source_link
from probatum.pages.sections.status import legal
from probatum.pages.sentences import count, say

SILENCE = "no statement on file"


def build(index: Index) -> CareView:
    """Population by population, then sport."""
    populations = index.monograph.safety.populations
    return CareView(
        coverage=_coverage(index, populations),
        silent=_silent(populations),
        never_studied=_never_studied(index, populations),
        sport=sport(index, "sport"),
    )


def _coverage(index: Index, populations: tuple[PopulationCoverage, ...]) -> Table | None:
    spoken = tuple(one for one in populations if one.cautions or one.studies)
    if not spoken:
        return None
    return Table(
        caption="Populations: what is stated, and who took part",
        head=("Population", "Cautions on file", "Human studies that say they included them"),
        rows=tuple(_row(index, one) for one in spoken),
        is_quoted=True,
    )


def _row(index: Index, one: PopulationCoverage) -> TableRow:
    cautions = [index.monograph.safety.cautions[i].value for i in one.cautions]
    said = "; ".join(f"{caution.caution} ({caution.basis})" for caution in cautions)
    studies = index.refer(one.studies)
    named = (
        studies[0].label
        if len(studies) == 1
        else count(len(studies), "study", "studies")
        if studies
        else "none"
    )
    return TableRow(
        cells=(one.name, said or SILENCE, named),
        studies=studies,
        of=count(index.monograph.counts.human_studies, "human study", "human studies"),
    )


def _silent(populations: tuple[PopulationCoverage, ...]) -> Statement | None:
    names = [one.name for one in populations if not one.cautions]
    if not names:
        return None
    return say(
        "care.silent",
        "care-silent",
        names=names,
        of=f"{len(populations)} populations every page goes through",
        basis=Basis.NO_STUDY,
        field="populations-silent",
    )


def _never_studied(index: Index, populations: tuple[PopulationCoverage, ...]) -> Statement | None:
    names = [one.name for one in populations if not one.studies]
    total = len(index.of_track(Track.HUMAN))
    if not names:
        return None
    if len(names) == len(populations) and total:
        of = count(total, "human study", "human studies")
        return say("care.none_studied", "care-never-studied", total=total, of=of, basis=Basis.NO_STUDY)
    if not total:
        return say("care.no_humans", "care-never-studied", of="0 human studies", basis=Basis.NO_STUDY)
    return say(
        "care.never_studied",
        "care-never-studied",
        names=names,
        total=total,
        of=count(total, "human study", "human studies"),
        basis=Basis.NO_STUDY,
    )


def sport(index: Index, prefix: str) -> tuple[Statement, ...]:
    """What sport authorities say of the substance, then the clauses that may reach it unnamed."""
    facts = [fact for fact in index.regulations() if fact.value.category.startswith("sport")]
    said = tuple(legal(i, fact, f"{prefix}-status") for i, fact in enumerate(facts, 1))
    standing = index.monograph.sport
    if standing is None:
        return said
    is_named = standing.listing in (Listing.NAMED, Listing.MONITORED)
    silent = () if said else (say("care.no_sport", f"{prefix}-silent", basis=Basis.NO_STUDY),)
    unnamed = () if is_named else (say("care.not_permitted", f"{prefix}-not-permitted", basis=Basis.METHOD),)
    clauses = tuple(_clause(prefix, clause, is_named=is_named) for clause in standing.clauses)
    return (*said, *silent, *unnamed, *clauses)


def _clause(prefix: str, clause: Curated[SportClause], *, is_named: bool) -> Statement:
    one = clause.value
    key = "care.clause_general" if one.id == "general" else "care.clause"
    extra = {} if one.id == "general" else {"clause": one.id}
    return say(
        key,
        f"{prefix}-clause-{one.id.casefold()}",
        body=one.body,
        covers=one.covers,
        date=one.date or "no date given",
        extra=extra,
        basis=Basis.CITED,
        source=citation_words(clause),
        href=source_link(clause.citation),
    )
