"""Text first, curated facts fill what it does not give; a conflict is shown, never settled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from abstracts import abstract, told
from probatum.domain.provenance import (
    NOT_REPORTED,
    Absence,
    Citation,
    Curated,
    Curation,
    Extracted,
    Missing,
    SeenIn,
    value_of,
)
from probatum.domain.study import Finding, FindingId, Outcome, OutcomeId, Study, StudyId
from probatum.domain.terms import Direction, StudyDesign
from probatum.extraction import read, reconcile

CITATION = Citation(id=None, title="A study", year=2001)
BY = Curation(by="a curator", on=date(2024, 1, 1), seen_in=SeenIn.PRIMARY_ABSTRACT)


def written(value: Any) -> Curated[Any]:
    return Curated(value, CITATION, BY)


def curated(**leaves: Any) -> Study:
    base = {"design": NOT_REPORTED, **leaves}
    return Study(id=StudyId("study:curated"), records=(), citation=CITATION, **base)


TRIAL = told("Forty adults (n = 40) were randomized, double-blind, to glycine 3 g or placebo for 4 weeks.")


def test_what_the_text_says_stands_with_its_words() -> None:
    joined = reconcile(read(TRIAL), curated(design=written(StudyDesign.RCT), n=written(40)))
    assert isinstance(joined.design, Extracted)
    assert isinstance(joined.n, Extracted)
    assert joined.n.spans[0].quote == "Forty"
    assert not joined.disagreements


def test_a_curator_fills_what_the_text_does_not_give() -> None:
    joined = reconcile(read(TRIAL), curated(funder=written("a foundation"), crossover=written(True)))
    assert value_of(joined.funder) == "a foundation"
    assert value_of(joined.crossover) is True


def test_values_that_differ_become_conflicting_and_both_are_shown() -> None:
    joined = reconcile(read(TRIAL), curated(n=written(44), randomized=written(False)))
    assert isinstance(joined.n, Missing)
    assert joined.n.why is Absence.CONFLICTING
    assert joined.n.spans[0].quote == "Forty"
    shown = {d.field: [value_of(value) for value in d.values] for d in joined.disagreements}
    assert shown == {"n": ["40", "44"], "randomized": ["yes", "no"]}


def test_free_words_never_conflict() -> None:
    joined = reconcile(read(TRIAL), curated(population=written("volunteers of a town")))
    assert isinstance(joined.population, Extracted)
    assert not joined.disagreements


def test_not_verified_is_told_where_the_text_is_silent() -> None:
    joined = reconcile(read(told("", title="Glycine")), curated(n=Missing(Absence.NOT_VERIFIED)))
    assert joined.n == Missing(Absence.NOT_VERIFIED)


def test_a_list_inside_a_longer_list_agrees_with_it() -> None:
    joined = reconcile(read(abstract("dolotov2006_jnc")), curated(species=written("rat; mouse")))
    assert value_of(joined.species) == "rat; mouse"
    assert not joined.disagreements


def test_a_second_design_is_no_conflict() -> None:
    both = replace(curated(design=written(StudyDesign.IN_VITRO)), also_design=(StudyDesign.ANIMAL,))
    joined = reconcile(read(abstract("dolotov2006_jnc")), both)
    assert value_of(joined.design) is StudyDesign.IN_VITRO
    assert not joined.disagreements


def test_the_curators_identifier_stays_since_overlaps_point_to_it() -> None:
    assert reconcile(read(TRIAL), curated()).id == "study:curated"


def with_direction(study: Study, direction: Any, term: str = "cognition") -> Study:
    outcome = Outcome(
        id=OutcomeId("o"), name=term, term=written(term), kind=NOT_REPORTED, better=NOT_REPORTED
    )
    finding = Finding(
        id=FindingId("f"),
        study=study.id,
        outcome=outcome.id,
        intervention=None,
        comparator=None,
        direction=direction,
    )
    return replace(study, outcomes=(outcome,), findings=(finding,))


def test_findings_come_whole_from_the_side_that_has_them() -> None:
    silent = read(told("", title="Glycine and cognition in adults"))
    joined = reconcile(silent, with_direction(curated(), written(Direction.INCREASE)))
    assert [value_of(finding.direction) for finding in joined.findings] == [Direction.INCREASE]
    assert joined.findings[0].study == joined.id
    spoken = with_direction(silent, written(Direction.DECREASE))
    assert [value_of(f.direction) for f in reconcile(spoken, curated()).findings] == [Direction.DECREASE]


def test_directions_that_differ_are_shown_never_settled() -> None:
    silent = read(told("", title="Glycine and cognition in adults"))
    one = with_direction(silent, written(Direction.DECREASE))
    other = with_direction(curated(), written(Direction.INCREASE))
    joined = reconcile(one, other)
    assert joined.findings[0].direction == Missing(Absence.CONFLICTING)
    assert [d.field for d in joined.disagreements] == ["direction of cognition"]
