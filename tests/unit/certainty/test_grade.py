from __future__ import annotations

import pytest

from builders import measured, study
from probatum import certainty, synthesis
from probatum.domain.terms import Direction, RiskOfBias, StudyDesign

UP, DOWN, SAME = Direction.INCREASE, Direction.DECREASE, Direction.NO_DIFFERENCE


def _steps(studies, bias=RiskOfBias.LOW):
    graded = certainty.grade(
        synthesis.synthesize(studies, {}), studies, risk_of_bias={s.id: bias for s in studies}
    )
    return {j.rule: j for j in graded[0].certainty.judgements}


@pytest.mark.parametrize(
    ("n", "rule"),
    [
        (1, "imprecision-very-small"),
        (133, "imprecision-very-small"),
        (134, "imprecision-small"),
        (399, "imprecision-small"),
        (400, "imprecision-none"),
    ],
)
def test_the_limits_of_size(n: int, rule: str) -> None:
    assert rule in _steps([study("s", design=StudyDesign.RCT, n=n, findings=[measured("m", UP)])])


@pytest.mark.parametrize(
    ("up", "down", "same", "rule"),
    [
        (7, 3, 0, "inconsistency-none"),
        (6, 3, 0, "inconsistency-opposite"),
        (7, 2, 2, "inconsistency-scattered"),
        (7, 0, 3, "inconsistency-none"),
        (2, 0, 1, "inconsistency-scattered"),
        (0, 0, 2, "inconsistency-none"),
    ],
)
def test_the_limits_of_agreement(up: int, down: int, same: int, rule: str) -> None:
    directions = [UP] * up + [DOWN] * down + [SAME] * same
    studies = [study(f"s{i}", n=100, findings=[measured("m", d)]) for i, d in enumerate(directions)]
    assert rule in _steps(studies)


def test_ten_studies_could_be_tested_if_they_had_effect_sizes() -> None:
    nine, ten = ([study(f"s{i}", n=50, findings=[measured("m", UP)]) for i in range(k)] for k in (9, 10))
    assert "publication-not-tested" in _steps(nine)
    assert "publication-no-estimates" in _steps(ten)


def test_weights_are_people_where_all_studies_state_them_else_studies() -> None:
    def one(name: str, n: int | None):
        return study(name, n=n, findings=[measured("m", UP)])

    def share(studies):
        graded = certainty.grade(
            synthesis.synthesize(studies, {}), studies, risk_of_bias={"low": RiskOfBias.LOW}
        )
        (judged,) = [j for j in graded[0].certainty.judgements if j.domain == "risk of bias"]
        return judged.because

    assert "90 % of the weight" in share([one("low", 10), one("silent", 90)])
    assert "67 % of the weight" in share([one("low", 10), one("silent", None), one("mute", 5)])


def test_a_judgement_names_its_studies_and_findings() -> None:
    steps = _steps([study("s", n=20, findings=[measured("m", UP)])])
    assert steps["inconsistency-one-study"].findings == ("s.f1",)
    assert all(judgement.studies == ("s",) for judgement in steps.values())


def test_design_rct_states_randomization_unless_the_source_denies_it() -> None:
    def start(**kwargs):
        one = study("s", design=StudyDesign.RCT, n=500, findings=[measured("m", UP)], **kwargs)
        return certainty.grade(synthesis.synthesize([one], {}), [one])[0].certainty.start.words

    assert start() == "high"
    assert start(randomized=False) == "low"


def test_one_critical_study_is_not_all() -> None:
    studies = [study(n, design=StudyDesign.RCT, n=300, findings=[measured("m", UP)]) for n in ("a", "b")]
    bias = {"a": RiskOfBias.CRITICAL, "b": RiskOfBias.HIGH}
    (graded,) = certainty.grade(synthesis.synthesize(studies, {}), studies, risk_of_bias=bias)
    assert "bias-high" in {judgement.rule for judgement in graded.certainty.judgements}


def test_a_large_controlled_body_may_lead_a_small_randomized_one() -> None:
    """The better body leads, whichever its design: here the randomized one falls to very low."""
    studies = [
        study("rct", design=StudyDesign.RCT, n=20, findings=[measured("m", DOWN)], blinded=False),
        study("cohort", design=StudyDesign.COHORT, n=5000, findings=[measured("m", UP)]),
    ]
    bias = {"rct": RiskOfBias.CRITICAL, "cohort": RiskOfBias.LOW}
    (graded,) = certainty.grade(synthesis.synthesize(studies, {}), studies, risk_of_bias=bias)
    assert graded.certainty.level.words == "low"
    assert graded.because.startswith("1 study non-randomized with a comparison group")
