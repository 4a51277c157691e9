"""A score from 0 to 100

A score is for one outcome, named by an order of importance that was declared before any result was seen. It
is the ceiling of that outcome's certainty, times the probability that a new study's effect exceeds the
important difference, times one minus half over the effective number of laboratory groups. Every factor is
printed. It sorts; it is never a headline, never a maximum and never a mean over outcomes.
"""

from __future__ import annotations

import pytest

from probatum.certainty.score import points
from probatum.domain.terms import CertaintyLevel

HALVED = """
  | ratio | error | people
A | 0.50  | 0.10  | 4000
B | 0.52  | 0.10  | 4000
C | 0.48  | 0.10  | 4000
D | 0.50  | 0.10  | 4000
"""
UNCHANGED = """
  | ratio | error | people
A | 1.00  | 0.03  | 9000
B | 1.01  | 0.03  | 9000
C | 0.99  | 0.03  | 9000
D | 1.00  | 0.03  | 9000
"""
SLIGHT = """
  | ratio | error | people
A | 0.88  | 0.03  | 9000
B | 0.89  | 0.03  | 9000
C | 0.87  | 0.03  | 9000
D | 0.88  | 0.03  | 9000
"""
WIDE = """
  | ratio | error | people
A | 0.60  | 0.60  | 60
B | 1.40  | 0.60  | 60
C | 1.00  | 0.60  | 60
"""


def test_a_certain_important_benefit_from_many_groups_scores_high(score_pools):
    """High certainty, an effect beyond the important difference and four independent groups: 100 x 1.00 x (1 - 0.5 / 4) = 87."""
    score_pools(
        HALVED,
        laboratories="L1 L2 L3 L4",
        points=87,
        outcome="death, a condition, oral (something vs placebo)",
    )


def test_one_group_halves_it(score_pools):
    """The same numbers from one group of laboratories score half: replication enters here, once, and is no step of the certainty."""
    score_pools(HALVED, laboratories="L1 L1 L1 L1", points=50)


def test_unknown_laboratories_count_as_one(score_pools):
    """A table that does not say who did its studies earns no independence."""
    score_pools(
        HALVED, points=50, says="the table does not state the laboratory of 4 of 4 studies, counted as one"
    )


def test_the_certainty_is_a_ceiling(score_pools):
    """When nothing is known of how the studies were done, the certainty is moderate and the ceiling 75."""
    score_pools(
        HALVED,
        low_risk="",
        laboratories="L1 L2 L3 L4",
        points=65,
        says="ceiling 75: certainty is moderate (4 studies pooled)",
    )


def test_certain_of_no_difference_scores_nothing(score_pools):
    """A well-shown absence of effect is high in certainty and zero in score: the two are never one letter."""
    score_pools(UNCHANGED, laboratories="L1 L2 L3 L4", points=0)


def test_a_benefit_below_the_important_difference_scores_near_nothing(score_pools):
    """An effect that excludes no effect but falls short of what matters has a small probability of an important benefit."""
    score_pools(SLIGHT, laboratories="L1 L2 L3 L4", points=0)


def test_the_named_outcome_is_the_most_important_one(score_pools):
    """Death stands before a symptom, whatever either result is: the score is for death, and it is low."""
    score_pools(
        (UNCHANGED, {"outcome": "death"}),
        (HALVED, {"outcome": "pain intensity"}),
        laboratories="L1 L2 L3 L4",
        points=0,
        outcome="death, a condition, oral (something vs placebo)",
    )


def test_no_other_outcome_takes_the_place_of_an_uncertain_one(score_pools):
    """When the named outcome stays very low, the score is refused, however well another outcome came out."""
    score_pools(
        (WIDE, {"outcome": "death"}),
        (HALVED, {"outcome": "pain intensity"}),
        low_risk="",
        refused="refuse-named-outcome",
        says="The outcome a score would be for, death, a condition, oral (something vs placebo), reaches very low certainty in its pool of 3 studies",
    )


def test_harm_is_no_benefit(score_pools):
    """Fewer adverse events are no benefit to score: outcomes of harm are never the named outcome."""
    score_pools(
        (HALVED, {"outcome": "adverse events"}),
        (UNCHANGED, {"outcome": "pain intensity"}),
        laboratories="L1 L2 L3 L4",
        points=0,
        outcome="pain intensity, a condition, oral (something vs placebo)",
    )


def test_another_treatment_is_no_placebo(score_pools):
    """A comparison of two treatments does not tell the benefit over none."""
    score_pools(
        (HALVED, {"comparison": "something vs SSRI"}),
        refused="refuse-active-comparator",
        says="Every pooled outcome compares with another treatment (SSRI)",
    )


def test_two_studies_give_no_prediction(score_pools):
    """Two studies do not tell how far a new study's effect may lie."""
    score_pools("\n".join(HALVED.splitlines()[:4]), refused="refuse-no-prediction")


def test_without_an_important_difference_there_is_no_score(score_pools):
    """Where nothing is on file that tells an important difference from a small one, no probability of one can be given."""
    score_pools(
        (
            """
          | difference | error | people
        A | -3.0       | 0.2   | 500
        B | -3.1       | 0.2   | 500
        C | -2.9       | 0.2   | 500
        """,
            {"outcome": "pain intensity"},
        ),
        refused="refuse-no-important-difference",
    )


@pytest.mark.parametrize(
    ("level", "most"), [(CertaintyLevel.LOW, 45), (CertaintyLevel.MODERATE, 75), (CertaintyLevel.HIGH, 100)]
)
def test_the_caps(level, most):
    """No score lies above its ceiling: low 45, moderate 75, high 100."""
    assert points(level, 1.0, 1e9) == most


def test_very_low_certainty_has_no_score():
    """Very low certainty has no ceiling: the formula refuses it."""
    with pytest.raises(ValueError, match="very low"):
        points(CertaintyLevel.VERY_LOW, 1.0, 3.0)
