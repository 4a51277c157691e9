from __future__ import annotations

import pytest

from builders import arm, dose, measured, study
from probatum.domain.provenance import SeenIn
from probatum.domain.quantity import Unit
from probatum.domain.substance import SubstanceId
from probatum.domain.terms import Direction, Route, StudyDesign, Track
from probatum.synthesis import contradictions
from probatum.synthesis.titles import title_claims, words_of_claims

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE
RAT = {"design": StudyDesign.ANIMAL, "species": "rat"}


def test_studies_that_point_apart_stand_side_by_side() -> None:
    (found,) = contradictions(
        [
            study(
                "up",
                findings=[measured("il6", UP)],
                condition="pMCAO",
                institutions=["Institute A, X"],
                **RAT,
            ),
            study(
                "down",
                findings=[measured("il6", DOWN)],
                condition="tMCAO",
                institutions=["Institute B, X"],
                **RAT,
            ),
        ]
    )
    assert (found.term, found.track) == ("il6", Track.ANIMAL)
    assert [(p.direction, p.studies) for p in found.positions] == [(UP, ("up",)), (DOWN, ("down",))]
    assert "species and model — increase: “rat, pMCAO”; decrease: “rat, tMCAO”" in found.differences
    assert "laboratory — increase: Institute A; decrease: Institute B" in found.differences


def test_one_study_can_contradict_itself_by_route_or_region() -> None:
    one = study(
        "routes",
        arms=[
            arm("ip", given=dose("50", route=Route.INTRAPERITONEAL)),
            arm("in", given=dose("50", route=Route.INTRANASAL)),
        ],
        findings=[
            measured("pain", DOWN, name="pain, i.p.", intervention="ip"),
            measured("pain", SAME, name="pain, i.n.", intervention="in"),
        ],
        **RAT,
    )
    (found,) = contradictions([one])
    assert found.question == "pain: decreased, or no difference?"
    assert "route — decrease: intraperitoneal; no difference: intranasal" in found.differences
    assert not any(row.startswith("dose") for row in found.differences)


def test_agreement_is_no_contradiction_and_the_wall_stands() -> None:
    studies = [
        study("h", findings=[measured("memory", UP)]),
        study("a", findings=[measured("memory", DOWN)], **RAT),
        study("b", findings=[measured("memory", DOWN)], **RAT),
    ]
    assert contradictions(studies) == ()


def test_a_lead_may_stand_against_evidence_but_not_against_a_lead() -> None:
    seen = study("seen", findings=[measured("il6", UP)], **RAT)
    told = study(
        "told", findings=[measured("il6", DOWN, seen_in=SeenIn.SECONDARY)], seen_in=SeenIn.SECONDARY, **RAT
    )
    also = study(
        "also", findings=[measured("il6", UP, seen_in=SeenIn.SECONDARY)], seen_in=SeenIn.SECONDARY, **RAT
    )
    (found,) = contradictions([seen, told])
    assert found.positions[1].label == "decrease (lead only, counted nowhere)"
    assert found.differences[-1] == "told: not seen in a primary source; shown as a lead and counted nowhere"
    assert contradictions([told, also]) == ()


def test_a_review_is_a_lead() -> None:
    seen = study("seen", findings=[measured("coagulation", SAME)], **RAT)
    review = study("review", design=StudyDesign.REVIEW, findings=[measured("coagulation", DOWN)])
    (found,) = contradictions([seen, review])
    assert found.differences[-1] == "review: a review, not a study; shown as a lead and counted nowhere"


def test_a_title_its_own_finding_denies() -> None:
    one = study(
        "eremin",
        title="A Peptide Analogue with Nootropic Properties, Activates Dopaminergic and Serotoninergic Brain Systems",
        findings=[
            measured("dopamine", SAME, name="dopamine and metabolites, striatum"),
            measured("serotonin_turnover", UP, name="5-HIAA"),
        ],
        **RAT,
    )
    (found,) = contradictions([one])
    assert found.question == "Does the title say what was found? “Activates Dopaminergic”"
    assert [p.label for p in found.positions] == ["the title: increase", "the finding: no difference"]


@pytest.mark.parametrize("example", words_of_claims()["example"], ids=lambda e: e["title"])
def test_title_examples(example: dict[str, object]) -> None:
    claims = title_claims(str(example["title"]), example["words"])  # type: ignore[arg-type]
    assert [claim.direction.value for claim in claims] == ([example["claims"]] if example["claims"] else [])


def test_a_question_claims_nothing() -> None:
    assert title_claims("Does it increase dopamine?", ["dopamine"]) == ()


def test_a_title_is_not_denied_by_one_place_of_several() -> None:
    one = study(
        "jnc",
        title="A peptide increases brain-derived neurotrophic factor protein in rat basal forebrain",
        findings=[
            measured("bdnf", UP, name="brain-derived neurotrophic factor, forebrain"),
            measured("bdnf", SAME, name="brain-derived neurotrophic factor, cerebellum"),
        ],
        **RAT,
    )
    assert [found.question for found in contradictions([one])] == ["bdnf: increased, or no difference?"]


def test_a_lead_that_gave_another_form_says_which() -> None:
    seen = study("seen", findings=[measured("coagulation", SAME)], **RAT)
    review = study(
        "review",
        design=StudyDesign.REVIEW,
        substances=["semax"],
        arms=[arm("complex", substance="heparin-complex")],
        findings=[measured("coagulation", DOWN, intervention="complex")],
    )
    (found,) = contradictions([seen, review], substance=SubstanceId("semax"))
    assert found.differences[-1] == (
        "review: a review, not a study; what was given: heparin-complex; shown as a lead and counted nowhere"
    )


def test_one_dose_in_two_units_is_one_dose() -> None:
    def one(name: str, direction: Direction, amount: str, unit: Unit):
        return study(name, arms=[arm(given=dose(amount, unit))], findings=[measured("x", direction)], **RAT)

    (found,) = contradictions([one("a", UP, "0.05", Unit.MG), one("b", DOWN, "50", Unit.UG)])
    assert not any(row.startswith("dose") for row in found.differences)
