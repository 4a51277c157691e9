"""Section 3b: background. Sentences made from typed facts, each with its studies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from probatum.domain.monograph import OutcomeRow
from probatum.domain.provenance import value_of
from probatum.domain.study import Study
from probatum.domain.synthesis import OutcomeResult
from probatum.domain.terms import OutcomeKind, Track
from probatum.pages.contexts import Statement, StudyRef
from probatum.pages.index import TRACK_WORDS, Index
from probatum.pages.sections.matrix import direction_words
from probatum.pages.sections.status import latest, legal
from probatum.pages.sentences import bare, count, join, lower_first, say

_MOST = 3
_MOST_GROUPS = 12


def build(index: Index) -> tuple[Statement, ...]:
    """Who worked on it, in whom, what was measured, where it is regulated."""
    return (
        *_years(index),
        *_laboratories(index),
        *_humans(index),
        *_animals(index),
        *_measured(index),
        *(legal(i, fact, "background-legal") for i, fact in enumerate(latest(index), 1)),
    )


def _years(index: Index) -> Iterable[Statement]:
    dated = [study for study in index.in_order(index.studies) if study.year]
    if len(dated) > 1:
        yield say(
            "background.years",
            "background-years",
            first=str(dated[0].year),
            last=str(dated[-1].year),
            a=index.refs[dated[0].id].label,
            b=index.refs[dated[-1].id].label,
            k=len(dated),
            total=len(index.studies),
            studies=index.all(),
            of=count(len(index.studies), "study", "studies"),
        )


def _laboratories(index: Index) -> Iterable[Statement]:
    clusters = index.monograph.replication.clusters
    known = sum(len(cluster.studies) for cluster in clusters)
    of = f"{count(known, 'study', 'studies')} with a known laboratory"
    if not clusters:
        return
    largest = clusters[0]
    others = [name for name in largest.institutions if name != largest.label][:4]
    institutions = f", with {join(others)}" if others else ""
    yield say(
        "background.largest",
        "background-largest",
        label=largest.label,
        institutions=institutions,
        k=len(largest.studies),
        known=known,
        studies=index.refer(largest.studies),
        of=of,
    )
    smaller = clusters[1:]
    if smaller:
        named = [
            f"{cluster.label} ({count(len(cluster.studies), 'study', 'studies')})"
            for cluster in smaller[:_MOST_GROUPS]
        ]
        yield say(
            "background.others" if len(smaller) <= _MOST_GROUPS else "background.others_more",
            "background-others",
            names=named,
            extra={"more": len(smaller) - _MOST_GROUPS} if len(smaller) > _MOST_GROUPS else {},
            studies=index.refer(s for cluster in smaller for s in cluster.studies),
            of=of,
        )
    same_house = [cluster for cluster in smaller if {cluster.label} & set(largest.institutions)]
    if same_house:
        yield say(
            "background.same_house",
            "background-same-house",
            names=[cluster.label for cluster in same_house],
            studies=index.refer(s for cluster in same_house for s in cluster.studies),
            of=of,
        )
    unknown = index.monograph.replication.unknown
    if unknown:
        yield say(
            "background.unknown",
            "background-unknown",
            k=len(unknown),
            studies=index.refer(unknown),
            of=count(len(index.studies), "study", "studies"),
        )


def _humans(index: Index) -> Iterable[Statement]:
    human = index.of_track(Track.HUMAN)
    of = count(index.monograph.counts.human_studies, "human study", "human studies")
    if not human:
        yield say("background.no_humans", "background-humans", of=of)
        return
    refs = index.refer(study.id for study in human)
    yield say(
        "background.humans",
        "background-humans",
        k=len(human),
        populations=_populations(human),
        studies=refs,
        of=of,
    )
    random = [study for study in human if value_of(study.randomized) is True]
    yield say("background.random", "background-random", k=len(random), total=len(human), studies=refs, of=of)


def _populations(studies: Iterable[Study]) -> str:
    """Who was studied, as stated: conditions first, else the population."""
    stated = [value_of(study.condition) or value_of(study.population) for study in studies]
    tally = Counter(f"“{words}”" if words else "not stated" for words in stated)
    return join(f"{name} ({k})" for name, k in sorted(tally.items(), key=lambda item: (-item[1], item[0])))


def _animals(index: Index) -> Iterable[Statement]:
    for track in (Track.ANIMAL, Track.CELL):
        studies = index.of_track(track)
        if studies:
            species = Counter(
                (value_of(study.species) or "not stated").replace("; ", " and ") for study in studies
            )
            tally = join(
                f"{name} ({k})" for name, k in sorted(species.items(), key=lambda item: (-item[1], item[0]))
            )
            yield say(
                f"background.{track.value}",
                f"background-{track.value}",
                k=len(studies),
                species=tally,
                studies=index.refer(study.id for study in studies),
                of=count(index.monograph.counts.included, "included study", "included studies"),
            )


def _measured(index: Index) -> Iterable[Statement]:
    """The outcomes most often measured on each side of the wall, with counts per direction."""
    for track in Track:
        rows = sorted(
            (row for row in index.monograph.outcomes if _k(row, track)),
            key=lambda row: (-_k(row, track), row.kind != OutcomeKind.PATIENT_IMPORTANT, row.name),
        )
        for position, row in enumerate(rows[:_MOST], 1):
            view = _view(row, track)
            refs = _refs(index, row, track)
            if view is not None:
                yield say(
                    "background.measured",
                    f"background-{track.value}-{position}",
                    who=TRACK_WORDS[track],
                    outcome=lower_first(bare(row.name)),
                    k=len(refs),
                    directions=direction_words(view.directions),
                    studies=refs,
                    of=f"{view.directions.k} of {len(refs)} studies give a direction",
                )


def _view(row: OutcomeRow, track: Track) -> OutcomeResult | None:
    view = {Track.HUMAN: row.human, Track.ANIMAL: row.animal, Track.CELL: row.cell}[track]
    return view.result if view else None


def _k(row: OutcomeRow, track: Track) -> int:
    result = _view(row, track)
    return len(result.studies) if result else 0


def _refs(index: Index, row: OutcomeRow, track: Track) -> tuple[StudyRef, ...]:
    result = _view(row, track)
    return index.refer(result.studies) if result else ()
