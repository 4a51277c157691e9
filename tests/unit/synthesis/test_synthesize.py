from __future__ import annotations

from dataclasses import dataclass

from builders import arm, measured, study
from probatum.domain.provenance import Derived, Missing, SeenIn
from probatum.domain.record import Standing
from probatum.domain.terms import Better, Direction, OutcomeKind, StudyDesign, Track
from probatum.synthesis import synthesize, track_of

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE


@dataclass(frozen=True)
class Term:
    name: str


TERMS = {"memory": Term("Memory"), "bdnf": Term("BDNF")}


def test_human_serum_in_a_tube_is_a_cell_study() -> None:
    assert track_of(study("s", design=StudyDesign.IN_VITRO, species="human")) is Track.CELL


def test_a_trial_in_dogs_is_an_animal_study() -> None:
    assert track_of(study("s", design=StudyDesign.RCT, species="dog")) is Track.ANIMAL


def test_reviews_protocols_and_unclear_designs_have_no_track() -> None:
    for design in (StudyDesign.REVIEW, StudyDesign.META_ANALYSIS, StudyDesign.PROTOCOL, StudyDesign.OTHER):
        assert track_of(study("s", design=design, species="human")) is None


def test_people_and_animals_never_meet_in_one_result() -> None:
    results = synthesize(
        [
            study("h", n=20, findings=[measured("memory", UP)]),
            study("a", design=StudyDesign.ANIMAL, species="rat", n=8, findings=[measured("memory", DOWN)]),
            study("c", design=StudyDesign.IN_VITRO, findings=[measured("memory", UP)]),
        ],
        TERMS,
    )
    assert [(r.track, r.studies) for r in results] == [
        (Track.HUMAN, ("h",)),
        (Track.ANIMAL, ("a",)),
        (Track.CELL, ("c",)),
    ]
    assert [r.name for r in results] == ["Memory"] * 3


def test_only_primary_sources_and_standing_studies_count() -> None:
    results = synthesize(
        [
            study("seen", findings=[measured("memory", UP)]),
            study("told", findings=[measured("memory", UP)], seen_in=SeenIn.SECONDARY),
            study("gone", findings=[measured("memory", UP)], standing=Standing.RETRACTED),
            study("review", design=StudyDesign.REVIEW, findings=[measured("memory", UP)]),
        ],
        TERMS,
    )
    assert [r.studies for r in results] == [("seen",)]


def test_a_study_votes_once_however_often_it_measured() -> None:
    (result,) = synthesize([study("s", findings=[measured("memory", UP)] * 5)], TERMS)
    assert result.directions.k == 1
    assert result.directions.increase == 1
    assert len(result.directions.votes[0].findings) == 5


def test_an_outcome_measured_without_a_direction_is_a_result_without_votes() -> None:
    (result,) = synthesize([study("s", findings=[measured("memory", None)])], TERMS)
    assert result.studies == ("s",)
    assert result.directions.k == 0
    assert result.directions.toward is None
    assert result.directions.interval is None


def test_unmapped_outcomes_are_not_grouped() -> None:
    assert synthesize([study("s", findings=[measured(None, UP)])], TERMS) == ()


def test_findings_about_another_substance_do_not_vote() -> None:
    one = study(
        "s",
        substances=["semax"],
        arms=[arm("semax", substance="semax"), arm("selank", substance="selank")],
        findings=[
            measured("memory", SAME, intervention="semax"),
            measured("memory", UP, intervention="selank"),
        ],
    )
    (result,) = synthesize([one], TERMS)
    assert result.directions.no_difference == 1
    (asked,) = synthesize([one], TERMS, substance="selank")  # type: ignore[arg-type]
    assert asked.directions.increase == 1


def test_suspected_overlaps_are_never_summed() -> None:
    (result,) = synthesize(
        [
            study("big", n=52, findings=[measured("memory", UP)]),
            study("part", n=24, findings=[measured("memory", UP)], overlaps=["big"]),
            study("other", n=110, findings=[measured("memory", UP)]),
            study("silent", findings=[measured("memory", UP)]),
        ],
        TERMS,
    )
    assert isinstance(result.n, Derived)
    assert result.n.value == 162
    assert result.n.inputs == ("study.big.n", "study.other.n", "study.part.n")
    assert result.n_stated_in == 3
    assert len(result.studies) == 4


def test_no_number_stated_is_missing_and_cells_have_none() -> None:
    human, cell = synthesize(
        [
            study("h", findings=[measured("memory", UP)]),
            study("c", design=StudyDesign.IN_VITRO, n=3, findings=[measured("memory", UP)]),
        ],
        TERMS,
    )
    assert isinstance(human.n, Missing)
    assert isinstance(cell.n, Missing)


def test_people_are_grouped_by_stated_condition_and_animals_are_not() -> None:
    def one(name: str, condition: str | None, design: StudyDesign = StudyDesign.RCT, species: str = "human"):
        return study(
            name, design=design, species=species, condition=condition, findings=[measured("memory", UP)]
        )

    results = synthesize(
        [
            one("a", "Acute ischaemic stroke"),
            one("b", "acute ischemic  stroke"),
            one("c", "healthy volunteers"),
            one("d", None),
            one("e", "MCAO", StudyDesign.ANIMAL, "rat"),
            one("f", None, StudyDesign.ANIMAL, "rat"),
        ],
        TERMS,
    )
    assert {r.population: r.studies for r in results} == {
        "people with acute ischemic stroke": ("a", "b"),
        "healthy people": ("c",),
        "people": ("d",),
        "animals": ("e", "f"),
    }


def test_kind_and_better_are_what_most_outcomes_state() -> None:
    kinds = [OutcomeKind.SURROGATE, OutcomeKind.SURROGATE, OutcomeKind.MECHANISTIC]
    studies = [
        study(f"s{i}", findings=[measured("bdnf", UP, kind=kind, better=Better.NEITHER)])
        for i, kind in enumerate(kinds)
    ]
    (result,) = synthesize(studies, TERMS)
    assert (result.kind, result.better) == (OutcomeKind.SURROGATE, Better.NEITHER)


def test_a_term_outside_the_vocabulary_keeps_the_studys_own_name() -> None:
    (result,) = synthesize([study("s", findings=[measured("odd", UP, name="Odd thing")])], TERMS)
    assert result.name == "Odd thing"
