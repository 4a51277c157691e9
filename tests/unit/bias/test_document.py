"""An assessment as JSON and back: answers keep their kind and their words."""

from __future__ import annotations

from builders import study
from probatum import bias, codec
from probatum.domain.risk_of_bias import BiasAssessment
from probatum.domain.terms import StudyDesign
from records import record


def test_an_assessment_comes_back_as_it_went():
    text = "This was a double-blind trial. Assignments were kept in sealed opaque envelopes."
    trial = study("S1", design=StudyDesign.RCT, randomized=True, n=40)
    (found,) = bias.assess([trial], [record("local:S1", "A trial", text)])
    assert codec.loads(BiasAssessment, codec.dumps(found)) == found


def test_a_study_whose_record_is_not_there_is_judged_from_what_is_known():
    trial = study("S1", design=StudyDesign.RCT, randomized=True, blinded=False)
    (found,) = bias.assess([trial], [])
    assert found.read_from == "title and curated facts"
    assert found.domains[1].answers[0].is_answered  # curated: treatment was open
