"""Finding one's way in a monograph: labels, species badges, tracks and clusters of its studies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_lowercase

from probatum.domain.evidence import active_arms, track_of
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import Curated, Scheme, value_of
from probatum.domain.record import Standing
from probatum.domain.risk_of_bias import BiasAssessment
from probatum.domain.study import Dose, Study, StudyId
from probatum.domain.substance import LegalStatus
from probatum.domain.terms import Route, Track
from probatum.pages.contexts import StudyRef

TRACK_WORDS = {Track.HUMAN: "people", Track.ANIMAL: "animals", Track.CELL: "cells"}


@dataclass(frozen=True, slots=True)
class Index:
    """A monograph with its studies looked up by id; leads have a reference and are counted nowhere."""

    monograph: Monograph
    studies: dict[StudyId, Study]
    refs: dict[StudyId, StudyRef]
    clusters: dict[StudyId, str]
    leads: dict[StudyId, Study]
    bias: dict[StudyId, BiasAssessment]

    @classmethod
    def of(cls, monograph: Monograph) -> Index:
        """Index the studies of a monograph."""
        everything = (*monograph.studies, *monograph.leads)
        labels = _labels(everything)
        leads = {study.id: study for study in monograph.leads}
        refs = {study.id: _ref(study, labels[study.id], is_lead=study.id in leads) for study in everything}
        clusters = {
            study: cluster.label for cluster in monograph.replication.clusters for study in cluster.studies
        }
        studies = {study.id: study for study in monograph.studies}
        bias = {one.study: one for one in monograph.risk_of_bias}
        return cls(monograph, studies, refs, clusters, leads, bias)

    def of_track(self, track: Track) -> tuple[Study, ...]:
        """The studies of one side of the wall, by year and label."""
        return tuple(study for study in self.in_order(self.studies) if self.refs[study.id].track is track)

    def in_order(self, ids: Iterable[StudyId]) -> tuple[Study, ...]:
        """Studies by year, then label; ids the monograph does not hold are left to the invariants."""
        everything = {**self.leads, **self.studies}
        known = {identifier for identifier in ids if identifier in everything}
        return tuple(
            sorted(
                (everything[i] for i in known), key=lambda s: (s.year or 9999, self.refs[s.id].label, s.id)
            )
        )

    def refer(self, ids: Iterable[StudyId]) -> tuple[StudyRef, ...]:
        """References to studies, by year and label."""
        return tuple(self.refs[study.id] for study in self.in_order(ids))

    def all(self) -> tuple[StudyRef, ...]:
        """References to every study."""
        return self.refer(self.studies)

    def human_routes(self) -> tuple[tuple[Route, tuple[StudyId, ...]], ...]:
        """Routes of the human study records, the most frequent first, ties by name."""
        by_route: dict[Route, list[StudyId]] = {}
        for study in self.of_track(Track.HUMAN):
            for route in routes_of(study, self.monograph):
                by_route.setdefault(route, []).append(study.id)
        return tuple(
            (route, tuple(ids))
            for route, ids in sorted(by_route.items(), key=lambda item: (-len(item[1]), item[0]))
        )

    def regulations(self) -> tuple[Curated[LegalStatus], ...]:
        """Legal facts by jurisdiction, the newest first; an undated fact stands last."""
        facts = sorted(self.monograph.substance.regulatory, key=lambda f: (f.value.body, f.value.status))
        facts.sort(
            key=lambda f: f.value.date if f.value.date and f.value.date[0].isdigit() else "", reverse=True
        )
        facts.sort(key=lambda f: f.value.jurisdiction)
        return tuple(facts)


def doses_of(study: Study, monograph: Monograph) -> tuple[Dose, ...]:
    """The doses of this substance in one study."""
    return tuple(arm.dose for arm in active_arms(study, monograph.substance.id) if arm.dose is not None)


def routes_of(study: Study, monograph: Monograph) -> tuple[Route, ...]:
    """The routes one study states for this substance, by name."""
    routes = {value_of(dose.route) for dose in doses_of(study, monograph)}
    return tuple(sorted(route for route in routes if route is not None))


def _ref(study: Study, label: str, *, is_lead: bool) -> StudyRef:
    track = track_of(study)
    return StudyRef(
        id=study.id,
        anchor="study-" + study.id.partition(":")[2].replace(":", "-"),
        label=label,
        species=_badge(study, track),
        track=track,
        is_retracted=study.standing is Standing.RETRACTED,
        is_lead=is_lead,
    )


def _badge(study: Study, track: Track | None) -> str:
    species = value_of(study.species)
    if track is Track.HUMAN:
        return "people"
    if track is Track.CELL:
        return f"cells, {species}" if species else "cells"
    if track is Track.ANIMAL:
        return species or "animal"
    return str(value_of(study.design) or "design not stated").replace("-", " ")


def _labels(studies: tuple[Study, ...]) -> dict[StudyId, str]:
    """`Dolotov 2006`, or `Dolotov 2006 a` and `b` where two studies would read alike."""
    plain = {study.id: _plain_label(study) for study in studies}
    counts = Counter(plain.values())
    seen: Counter[str] = Counter()
    labels: dict[StudyId, str] = {}
    for study in sorted(studies, key=lambda s: (plain[s.id], s.citation.title or "", s.id)):
        label = plain[study.id]
        letter = f" {_letter(seen[label])}" if counts[label] > 1 else ""
        seen[label] += 1
        labels[study.id] = label + letter
    return labels


def _letter(position: int) -> str:
    return ascii_lowercase[position] if position < 26 else f"z{position}"


def _plain_label(study: Study) -> str:
    authors = study.citation.authors or study.authors
    name = authors[0].split(",")[0] if authors else ""
    words = name.split()
    # "Dolotov OV": initials stand last and in capitals; "van der Berg A" keeps its particles
    if len(words) > 1 and words[-1].replace(".", "").isupper() and len(words[-1].replace(".", "")) <= 4:
        words = words[:-1]
    return f"{' '.join(words) or _title_words(study)} {study.year or 'n.d.'}"


def _title_words(study: Study) -> str:
    """A study without known authors is named by the first words of its title, else by its public id."""
    words = (study.citation.title or "").split()
    if words:
        return "“" + " ".join(words[:3]).rstrip(",.:;") + ("…”" if len(words) > 3 else "”")
    public = (one for one in study.records if one.scheme is not Scheme.LOCAL)
    record = next(public, None)
    return f"Untitled ({record})" if record else "Untitled record"
