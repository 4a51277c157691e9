"""What must hold for every set of studies, whatever they say."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import arm, flow, measured, study
from probatum import certainty, synthesis
from probatum.domain.provenance import Derived, RecordId, Scheme
from probatum.domain.study import Study
from probatum.domain.terms import Direction, StudyDesign, Track

AUTHORS = ["Aoki T", "Berg S", "Costa R", "Dahl E", "Eriksen M", "Wang Y", "Lin C"]
HOUSES = [
    "Institute of Peptides, Moscow, Russia",
    "University of Catania, Italy",
    "Institute of Anatomy, Leipzig, Germany",
]
RENAMED = {
    name: f"Zz{name.split()[0].lower()} {name.split()[1]}"
    for name in AUTHORS
    if name.split()[0] not in ("Wang", "Lin")
}
DESIGNS = [
    StudyDesign.RCT,
    StudyDesign.CONTROLLED_TRIAL,
    StudyDesign.OPEN_TRIAL,
    StudyDesign.ANIMAL,
    StudyDesign.IN_VITRO,
    StudyDesign.REVIEW,
]


@st.composite
def some_studies(draw: st.DrawFn, least: int = 0) -> list[Study]:
    names = [f"s{i}" for i in range(draw(st.integers(least, 7)))]
    return [
        study(
            name,
            design=draw(st.sampled_from(DESIGNS)),
            n=draw(st.none() | st.integers(1, 500)),
            authors=draw(st.lists(st.sampled_from(AUTHORS), max_size=3, unique=True)),
            institutions=draw(st.lists(st.sampled_from(HOUSES), max_size=2, unique=True)),
            overlaps=[
                o for o in draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if o != name
            ],
            arms=[arm(n=draw(st.none() | st.integers(1, 200)))],
            findings=[
                measured(draw(st.sampled_from(["memory", "bdnf"])), direction)
                for direction in draw(st.lists(st.none() | st.sampled_from(Direction), max_size=4))
            ],
        )
        for name in names
    ]


@given(some_studies(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_does_not_matter(studies, random):
    shuffled = list(studies)
    random.shuffle(shuffled)
    assert synthesis.synthesize(shuffled, {}) == synthesis.synthesize(studies, {})
    assert synthesis.replication(shuffled) == synthesis.replication(studies)
    assert synthesis.contradictions(shuffled) == synthesis.contradictions(studies)
    assert synthesis.exposure(shuffled) == synthesis.exposure(studies)
    assert synthesis.counts(shuffled, flow()) == synthesis.counts(studies, flow())


@given(some_studies())
@settings(max_examples=60, deadline=None)
def test_renaming_an_author_everywhere_changes_no_group(studies):
    renamed = [replace(s, authors=tuple(RENAMED.get(a, a) for a in s.authors)) for s in studies]
    before, after = synthesis.replication(studies), synthesis.replication(renamed)
    assert {c.studies for c in before.clusters} == {c.studies for c in after.clusters}
    assert (before.k, before.effective, before.unknown) == (after.k, after.effective, after.unknown)


@given(some_studies())
@settings(max_examples=40, deadline=None)
def test_splitting_a_study_into_more_records_changes_nothing(studies):
    split = [
        replace(s, records=(*s.records, RecordId(Scheme.LOCAL, f"{s.id}.second-report"))) for s in studies
    ]
    assert synthesis.replication(split) == synthesis.replication(studies)
    assert synthesis.synthesize(split, {}) == synthesis.synthesize(studies, {})


@given(some_studies())
@settings(max_examples=60, deadline=None)
def test_an_independent_study_adds_a_group(studies):
    before = synthesis.replication(studies)
    after = synthesis.replication([*studies, study("z", authors=["Unrelated Q"])])
    assert after.k == before.k + 1
    assert after.effective > (before.effective or 0)
    assert after.max_share <= (before.max_share or 1)


@given(some_studies())
@settings(max_examples=60, deadline=None)
def test_every_study_is_in_one_group_or_unknown(studies):
    found = synthesis.replication(studies)
    placed = [s for cluster in found.clusters for s in cluster.studies] + list(found.unknown)
    assert sorted(placed) == sorted(s.id for s in studies if s.design.value is not StudyDesign.REVIEW)
    assert found.k <= len(placed)
    assert found.effective is None or 1 <= found.effective <= found.k + 1e-9


@given(some_studies(least=1), st.data())
@settings(max_examples=60, deadline=None)
def test_dropping_a_study_never_adds_participants(studies, data):
    dropped = data.draw(st.sampled_from(studies))
    fewer = [s for s in studies if s is not dropped]
    all_of_them, rest = synthesis.counts(studies, flow()), synthesis.counts(fewer, flow())
    assert (rest.human_participants or 0) <= (all_of_them.human_participants or 0)
    assert (rest.human_participants_at_most or 0) <= (all_of_them.human_participants_at_most or 0)


@given(some_studies())
@settings(max_examples=80, deadline=None)
def test_the_median_never_promises_more_people_than_there_are(studies):
    found = synthesis.counts(studies, flow())
    if found.median_human_n is not None:
        note = next(b.note for b in found.basis if b.field == "median_human_n")
        k = int(note.split()[2])
        assert found.median_human_n * ceil(k / 2) <= found.human_participants
        assert found.human_participants <= found.human_participants_at_most


@given(some_studies())
@settings(max_examples=60, deadline=None)
def test_the_wall_holds(studies):
    for result in synthesis.synthesize(studies, {}):
        by_id = {s.id: s for s in studies}
        assert {synthesis.track_of(by_id[s]) for s in result.studies} == {result.track}
        if isinstance(result.n, Derived):
            assert result.track is not Track.CELL
            assert result.n.value <= sum(
                by_id[s].n.value for s in result.studies if s in str(result.n.inputs)
            )


@given(some_studies())
@settings(max_examples=60, deadline=None)
def test_animals_never_change_what_is_said_of_people(studies):
    people = [s for s in studies if synthesis.track_of(s) is Track.HUMAN]

    def human(chosen):
        graded = certainty.grade(synthesis.synthesize(chosen, {}), chosen)
        return [a for a in graded if a.track is Track.HUMAN and a.certainty]

    assert human(studies) == human(people)


@given(some_studies())
@settings(max_examples=60, deadline=None)
def test_grading_down_never_raises_and_stays_in_bounds(studies):
    results = synthesis.synthesize(studies, {})
    graded = certainty.grade(results, studies)
    assert [(r.term, r.track, r.population) for r in results] == [
        (a.term, a.track, a.population) for a in graded[: len(results)]
    ]
    for assessment in graded:
        if assessment.certainty:
            assert assessment.certainty.level <= assessment.certainty.start
            assert all(j.steps <= 0 and j.because and j.studies for j in assessment.certainty.judgements)
