"""The real facts on Semax, through synthesis and certainty: what the page will say."""

from __future__ import annotations

import pytest

from builders import flow
from probatum import certainty, starter, synthesis, vocabulary
from probatum.domain.certainty import Refusal
from probatum.domain.evidence import on_track
from probatum.domain.provenance import Derived, Missing
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import CertaintyLevel, EvidenceState, Track

SEMAX = SubstanceId("semax")


@pytest.fixture(scope="module")
def studies():
    return starter.load().about(SEMAX).studies


@pytest.fixture(scope="module")
def terms():
    return {term.id: term for term in vocabulary.outcomes().all()}


@pytest.fixture(scope="module")
def results(studies, terms):
    return synthesis.synthesize(studies, terms, substance=SEMAX)


@pytest.fixture(scope="module")
def graded(results, studies):
    return certainty.grade(results, studies)


def test_people_are_counted_without_summing_a_suspected_overlap(studies):
    counts = synthesis.counts(studies, flow(80, 58), substance=SEMAX)
    assert (counts.human_participants, counts.human_participants_at_most) == (162, 186)
    assert counts.exposed == 44


def test_no_human_outcome_is_better_than_very_low(graded):
    human = [a for a in graded if a.track is Track.HUMAN]
    assert {a.certainty.level for a in human if a.certainty} == {CertaintyLevel.VERY_LOW}
    assert any(a.evidence_state is EvidenceState.UNTESTED for a in human)


def test_no_score_and_the_reasons_in_order(studies, results, graded):
    selection = flow(80, 58)
    found = certainty.appraise(
        graded,
        results,
        replication=synthesis.replication(studies),
        flow=selection,
        counts=synthesis.counts(studies, selection),
        studies=studies,
    )
    assert isinstance(found, Refusal)
    assert [reason.rule for reason in found.reasons][:3] == [
        "refuse-no-search",
        "refuse-no-blinded-trial",
        "refuse-no-certain-body",
    ]
    human = on_track(studies, Track.HUMAN)
    assert f"allocation not stated in 4 of {len(human)} human studies" in found.reasons[1].text
    assert found.reasons[-1].rule == "refuse-harms-not-collected"


def test_the_leipzig_co_author_is_no_independent_replication(studies):
    found = synthesis.replication(studies)
    leipzig = next(s.id for s in studies if "Engele J" in s.authors)
    largest, *others = found.clusters
    assert leipzig in largest.studies
    assert largest.label.startswith("Institute of Molecular Genetics")
    assert not any("Leipzig" in cluster.label for cluster in others)


def test_receptor_pharmacology_and_copper_chemistry_are_independent(studies):
    found = synthesis.replication(studies)
    largest = set(found.clusters[0].studies)
    adan = {s.id for s in studies if "Adan RA" in s.authors}
    copper = {s.id for s in studies if "Tabbì G" in s.authors}
    coagulation = {s.id for s in studies if "Elagina AA" in s.authors}
    groups = [set(cluster.studies) for cluster in found.clusters]
    assert adan in groups
    assert copper in groups
    assert coagulation in groups  # one university is no reason to share a group
    assert not (adan | copper | coagulation) & largest


def test_what_points_apart_stands_side_by_side(studies, terms):
    found = synthesis.contradictions(studies, terms, substance=SEMAX)
    questions = [one.question for one in found]
    assert any("Activates Dopaminergic" in question for question in questions)
    assert {"immune_genes", "coagulation"} <= {one.term for one in found}
    leads = [p for one in found if one.term in ("immune_genes", "coagulation") for p in one.positions]
    assert sum("lead only" in position.label for position in leads) == 2


def test_no_bound_can_be_given_for_harms(studies):
    found = synthesis.exposure(studies, substance=SEMAX)
    assert isinstance(found.people, Derived)
    assert isinstance(found.bound, Missing)
    assert found.because.startswith("Harms were not systematically collected; no upper bound can be given")
