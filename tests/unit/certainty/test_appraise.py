from __future__ import annotations

from builders import flow, measured, study
from probatum import certainty, synthesis
from probatum.certainty.appraise import what_would_change
from probatum.domain.certainty import Refusal
from probatum.domain.terms import Direction, StudyDesign

UP = Direction.INCREASE


def _appraise(studies):
    results = synthesis.synthesize(studies, {})
    return certainty.appraise(
        certainty.grade(results, studies),
        results,
        replication=synthesis.replication(studies),
        flow=flow(),
        counts=synthesis.counts(studies, flow()),
        studies=studies,
    )


def test_nothing_at_all_is_refused_with_reasons() -> None:
    found = _appraise([])
    assert isinstance(found, Refusal)
    assert [reason.rule for reason in found.reasons] == ["refuse-no-search", "refuse-no-human"]


def test_every_reason_about_studies_names_them() -> None:
    found = _appraise([study("s", n=20, findings=[measured("memory", UP)])])
    assert isinstance(found, Refusal)
    assert all(reason.studies for reason in found.reasons if reason.rule != "refuse-no-search")


def test_what_would_change_one_outcome() -> None:
    studies = [study("s", design=StudyDesign.RCT, n=20, findings=[measured("memory", UP)])]
    (assessment,) = certainty.grade(synthesis.synthesize(studies, {}), studies)
    assert what_would_change(assessment) == (
        "full reports that show allocation, blinding, missing data and outcome measurement",
        "at least 400 participants together",
    )


def test_the_same_input_gives_the_same_refusal() -> None:
    studies = [study(f"s{i}", n=20, findings=[measured("memory", UP)]) for i in range(4)]
    assert _appraise(studies) == _appraise(list(reversed(studies)))
