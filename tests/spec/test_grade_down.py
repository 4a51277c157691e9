"""What rates certainty down

Each rule looks at one of GRADE's five domains. A considered zero is written down with its reason too.
"""

from __future__ import annotations


def test_small_trials_are_imprecise(grade):
    """Fewer than a third of the optimal information size of 400 participants: rate down two steps for imprecision."""
    grade(
        """
           | design | n  | direction | risk of bias
        S1 | RCT    | 24 | increase  | low
        S2 | RCT    | 31 | increase  | low
        """,
        level="low",
        because=["imprecision", "imprecision"],
    )


def test_medium_trials_are_somewhat_imprecise(grade):
    """Fewer than 400 participants: rate down one step for imprecision."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 150 | increase  | low
        S2 | RCT    | 200 | increase  | low
        """,
        level="moderate",
        because=["imprecision"],
    )


def test_unstated_numbers_are_imprecise(grade):
    """When no study states its number of participants, the information size is not shown to be met: rate down one step."""
    grade(
        """
           | design | n | direction | risk of bias
        S1 | RCT    | - | increase  | low
        S2 | RCT    | - | increase  | low
        """,
        level="moderate",
        because=["imprecision"],
        rules=["imprecision-not-stated"],
    )


def test_suspected_overlap_adds_nobody(grade):
    """Participants suspected to be in two studies are counted once when size is judged."""
    grade(
        """
           | design | n   | direction | risk of bias | overlaps
        S1 | RCT    | 399 | increase  | low          | -
        S2 | RCT    | 300 | increase  | low          | S1
        """,
        level="moderate",
        because=["imprecision"],
    )


def test_bias_that_cannot_be_judged(grade):
    """When risk of bias cannot be judged for more than half of the weight, rate down one step, never zero."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 500 | increase  | -
        S2 | RCT    | 300 | increase  | low
        """,
        level="moderate",
        because=["risk of bias"],
        rules=["bias-not-assessable"],
    )


def test_bias_known_for_half_the_weight(grade):
    """Half of the weight is not more than half: studies at low risk of bias that agree are enough."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 300 | increase  | -
        S2 | RCT    | 300 | increase  | low
        """,
        level="high",
        because=[],
    )


def test_shown_flaws(grade):
    """When most of the weight is not at low risk of bias and no study at low risk agrees, rate down one step."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 500 | increase  | high
        S2 | RCT    | 300 | increase  | some concerns
        """,
        level="moderate",
        because=["risk of bias"],
        rules=["bias-high"],
    )


def test_low_risk_studies_that_agree_rescue_the_rest(grade):
    """When studies at low risk of bias alone show the same direction, do not rate down for the others."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 900 | increase  | high
        S2 | RCT    | 400 | increase  | low
        """,
        level="high",
        because=[],
    )


def test_critical_flaws(grade):
    """When every study is at critical risk of bias, rate down two steps."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 500 | increase  | critical
        """,
        level="low",
        because=["risk of bias", "risk of bias"],
    )


def test_silence_is_never_low(grade):
    """A study that nobody judged cannot be assessed, whatever else it states: rate down one step, never zero."""
    grade(
        """
           | design | n   | direction | blinded
        S1 | RCT    | 500 | increase  | yes
        """,
        level="moderate",
        rules=["bias-not-assessable"],
    )


def test_flaws_in_several_domains(grade):
    """Two steps only for flaws that are shown: every study has them in at least two domains."""
    grade(
        """
           | design | n   | direction | high in
        S1 | RCT    | 500 | increase  | randomization, measurement
        S2 | RCT    | 300 | increase  | missing-data, measurement
        """,
        level="low",
        because=["risk of bias", "risk of bias"],
        rules=["bias-high-in-several-domains"],
    )


def test_one_study_with_one_flaw_keeps_the_second_step(grade):
    """When one study shows a flaw in a single domain, the body is rated down one step, not two."""
    grade(
        """
           | design | n   | direction | high in
        S1 | RCT    | 500 | increase  | randomization, measurement
        S2 | RCT    | 300 | increase  | measurement
        """,
        level="moderate",
        because=["risk of bias"],
        rules=["bias-high"],
    )


def test_opposite_directions(grade):
    """When studies point in opposite directions and neither holds seven in ten of those that moved, rate down two steps."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 300 | increase  | low
        S2 | RCT    | 300 | decrease  | low
        """,
        level="low",
        because=["inconsistency", "inconsistency"],
        finding="conflicting",
    )


def test_scattered_directions(grade):
    """When fewer than seven in ten studies share one direction, rate down one step."""
    grade(
        """
           | design | n   | direction     | risk of bias
        S1 | RCT    | 300 | increase      | low
        S2 | RCT    | 300 | increase      | low
        S3 | RCT    | 300 | no-difference | low
        """,
        level="moderate",
        because=["inconsistency"],
    )


def test_one_study_is_never_inconsistent(grade):
    """One study cannot disagree with itself: no step, and the page says that consistency cannot be judged."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 500 | mixed     | low
        """,
        level="high",
        rules=["inconsistency-one-study"],
        finding="unclear",
    )


def test_surrogates_are_indirect(grade):
    """A surrogate is not what people feel: rate down one step for indirectness."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 500 | increase  | low
        """,
        kind="surrogate",
        level="moderate",
        because=["indirectness"],
    )


def test_mechanisms_are_indirect(grade):
    """A mechanistic measurement is not what people feel: rate down one step for indirectness."""
    grade(
        """
           | design | n   | direction | risk of bias
        S1 | RCT    | 500 | increase  | low
        """,
        kind="mechanistic",
        level="moderate",
        because=["indirectness"],
    )


def test_few_studies_are_never_tested_for_publication_bias(grade):
    """With fewer than ten studies publication bias is never tested; that all are small and agree is only a flag."""
    found = grade(
        """
           | design | n  | direction | risk of bias
        S1 | RCT    | 24 | increase  | low
        S2 | RCT    | 31 | increase  | low
        """,
        rules=["publication-not-tested"],
    )
    (said,) = [j.because for j in found.certainty.judgements if j.rule == "publication-not-tested"]
    assert said == "not tested with 2 studies (ten are needed); flag: all small and all in one direction"


def test_the_floor_is_very_low(grade):
    """However many steps are taken, certainty never falls below very low."""
    grade(
        """
           | design     | n  | direction | risk of bias
        S1 | single arm | 12 | increase  | -
        S2 | single arm | 10 | decrease  | -
        """,
        kind="surrogate",
        level="very low",
    )
