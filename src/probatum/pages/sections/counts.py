"""Counts with their denominators; people, animals and cells apart, suspected overlap never summed."""

from __future__ import annotations

from collections.abc import Mapping

from probatum.domain.evidence import enrolled
from probatum.domain.monograph import Basis as CountBasis
from probatum.domain.provenance import value_of
from probatum.domain.record import Standing
from probatum.domain.study import StudyId
from probatum.domain.synthesis import PooledEffect
from probatum.domain.terms import StudyDesign, Track
from probatum.pages.contexts import Fact, Statement, StudyRef
from probatum.pages.index import Index
from probatum.pages.sentences import count, join, number, say

_DESIGNS = tuple(StudyDesign)  # the domain lists them from trial to opinion


def facts(index: Index) -> tuple[Fact, ...]:
    """The counts of the bottom line; where no record was found, one sentence in their place."""
    if not index.monograph.flow.identified:
        return (Fact(label="Study records", value=none_read(index)),)
    return (*_studies(index), *_people(index), *_mix(index), *_laboratories(index), _representative(index))


def none_read(index: Index) -> Statement:
    """That no study record was read, and what the pooled tables hold; pools may overlap: never added."""
    name, of = index.monograph.substance.name, "records identified"
    sized = [pool.effect for pool in index.monograph.pooled if isinstance(pool.effect, PooledEffect)]
    if not sized:
        key = "count.none_read_findings" if index.monograph.cited_effects else "count.none_read"
        return say(key, "count-none-read", substance=name, of=of)
    largest = max(sized, key=lambda effect: (effect.n or 0, effect.k))
    people = f"{largest.n:,} people" if largest.n is not None else "number of people not stated"
    return say(
        "count.none_read_pooled",
        "count-none-read",
        substance=name,
        pools=len(sized),
        largest=f"{count(largest.k, 'study', 'studies')}, {people}",
        of=of,
    )


def stated_n(index: Index) -> tuple[StudyRef, ...]:
    """Human studies that state how many took part."""
    stated = [s.id for s in index.of_track(Track.HUMAN) if enrolled(s) is not None]
    return index.refer(stated)


def basis(index: Index, field: str) -> tuple[tuple[StudyRef, ...], str | None, str | None]:
    """Studies, denominator and note that the counts themselves name for a field."""
    for entry in index.monograph.counts.basis:
        if entry.field == field:
            return index.refer(entry.studies), _of_words(entry), entry.note
    return (), None, None


def _of_words(basis: CountBasis) -> str:
    """The denominator with its noun: "5 human studies", "1 human study"."""
    many = basis.of_what
    return count(basis.of, many.removesuffix("studies") + "study" if many.endswith("studies") else many, many)


def _studies(index: Index) -> tuple[Fact, ...]:
    counts = index.monograph.counts
    included = count(counts.included, "included study", "included studies")
    tracks = (
        ("Human studies", "human_studies", counts.human_studies, Track.HUMAN),
        ("Animal studies", "animal_studies", counts.animal_studies, Track.ANIMAL),
        ("Cell studies", "cell_studies", counts.cell_studies, Track.CELL),
    )
    return (
        Fact(
            label="Records identified",
            value=number("count-identified", counts.identified, of="all records found"),
        ),
        Fact(
            label="Screened",
            value=number(
                "count-screened", counts.screened, of=f"{count(counts.identified, 'record')} identified"
            ),
        ),
        Fact(
            label="Included",
            value=number("count-included", counts.included, of=f"{counts.screened} screened"),
        ),
        *(
            Fact(
                label=label,
                value=number(
                    f"count-{field.replace('_', '-')}",
                    value,
                    of=included,
                    field=field,
                    studies=index.refer(s.id for s in index.of_track(track)),
                ),
            )
            for label, field, value, track in tracks
        ),
    )


def _people(index: Index) -> tuple[Fact, ...]:
    counts = index.monograph.counts
    stated = stated_n(index)
    of = f"{len(stated)} of {counts.human_studies} human studies that state a number"
    return (
        Fact(label="People enrolled", value=_enrolled(index, stated, of)),
        Fact(label="People exposed", value=_exposed(index)),
        Fact(label="Median human study", value=_median(index, stated, of)),
    )


def _enrolled(index: Index, stated: tuple[StudyRef, ...], of: str) -> Statement:
    counts = index.monograph.counts
    studies, named, _ = basis(index, "human_participants")
    of, studies = named or of, studies or stated
    if counts.human_participants is None:
        return say(
            "count.no_participants",
            "count-participants",
            total=counts.human_studies,
            of=of,
            field="human_participants",
        )
    overlap = counts.human_participants_at_most not in (None, counts.human_participants)
    slots: dict[str, object] = {
        "n": counts.human_participants,
        "k": len(stated),
        "total": counts.human_studies,
    }
    if overlap:
        slots["most"] = counts.human_participants_at_most
    key = "count.participants_overlap" if overlap else "count.participants"
    return say(key, "count-participants", extra=slots, studies=studies, of=of, field="human_participants")


def _exposed(index: Index) -> Statement:
    counts = index.monograph.counts
    studies, named, _ = basis(index, "exposed")
    of = named or count(counts.human_studies, "human study", "human studies")
    if counts.exposed is None:
        return say("count.no_exposed", "count-exposed", total=counts.human_studies, of=of, field="exposed")
    return say(
        "count.exposed",
        "count-exposed",
        n=counts.exposed,
        k=len(studies),
        total=counts.human_studies,
        studies=studies,
        of=of,
        field="exposed",
    )


def _median(index: Index, stated: tuple[StudyRef, ...], of: str) -> Statement:
    counts = index.monograph.counts
    if counts.median_human_n is None:
        return say("count.no_median", "count-median", of=of, field="median_human_n")
    studies, _, note = basis(index, "median_human_n")
    used = studies or stated
    return say(
        "count.median",
        "count-median",
        n=f"{counts.median_human_n.normalize():f}",
        k=note or f"median of {count(len(used), 'study', 'studies')}",
        studies=used,
        of=of,
        field="median_human_n",
    )


def _mix(index: Index) -> tuple[Fact, ...]:
    counts = index.monograph.counts
    of = count(counts.included, "included study", "included studies")
    found = []
    if counts.years:
        years = (
            str(counts.years[0])
            if len(set(counts.years)) == 1
            else f"{counts.years[0]} to {counts.years[-1]}"
        )
        found.append(
            Fact(label="Years", value=number("count-years", years, of=of, studies=index.all(), field="years"))
        )
    if counts.by_design:
        found.append(
            Fact(
                label="Designs",
                value=number("count-designs", _tally(counts.by_design), of=of, studies=index.all()),
            )
        )
    if counts.by_species:
        found.append(
            Fact(
                label="Species",
                value=number("count-species", _tally(counts.by_species), of=of, studies=index.all()),
            )
        )
    return tuple(found)


def _tally(by: Mapping[str, int]) -> str:
    ordered = sorted(by.items(), key=lambda item: (-item[1], item[0]))
    return join(f"{name.replace('-', ' ')} {k}" for name, k in ordered)


def _laboratories(index: Index) -> tuple[Fact, ...]:
    return (Fact(label="Laboratories", value=laboratories(index, "count-laboratories")),)


def laboratories(index: Index, anchor: str) -> Statement:
    """Groups of laboratories, share of the largest, effective number."""
    replication = index.monograph.replication
    grouped: list[StudyId] = [study for cluster in replication.clusters for study in cluster.studies]
    known = count(len(grouped), "study", "studies")
    of = f"{known} with a known laboratory; {len(replication.unknown)} unknown"
    if not replication.clusters or replication.max_share is None:
        return say("laboratories.none", anchor, of=of, field="laboratories")
    largest = replication.clusters[0]
    return say(
        "laboratories.groups",
        anchor,
        k=replication.k,
        largest=len(largest.studies),
        total=len(grouped),
        percent=round(100 * replication.max_share),
        effective=f"{replication.effective:.1f}" if replication.effective is not None else "not computed",
        studies=index.refer(grouped),
        of=of,
        field="laboratories",
    )


def _representative(index: Index) -> Fact:
    """By rule: the highest human design, then the largest number; none where no human study stands."""
    human = [study for study in index.of_track(Track.HUMAN) if study.standing is not Standing.RETRACTED]
    of = count(index.monograph.counts.human_studies, "human study", "human studies")
    if not human:
        return Fact(
            label="Representative study", value=say("count.no_representative", "representative", of=of)
        )
    best = min(
        human,
        key=lambda s: (_DESIGNS.index(value_of(s.design) or StudyDesign.OTHER), -(enrolled(s) or 0), s.id),
    )
    n, design = enrolled(best), value_of(best.design)
    return Fact(
        label="Representative study",
        value=say(
            "count.representative",
            "representative",
            study=index.refs[best.id].label,
            design=(design.value if design else "design not stated").replace("-", " "),
            n=f"{n:,} people" if n is not None else "number of people not stated",
            studies=index.refer([best.id]),
            of=of,
        ),
    )
