"""How a pooled effect is graded

Numbers of a published table are pooled and rated by GRADE on their own. What the table does not say
(how the studies were done) is rated down and never taken for good. `low_risk` names the studies that
were read elsewhere and judged at low risk of bias.
"""

from __future__ import annotations

import pytest

from probatum import starter
from probatum.domain.certainty import Judgement
from probatum.domain.pooled_assessment import PooledAssessment
from probatum.domain.terms import CertaintyLevel, FindingState
from probatum.sensitivity import assess_pooled

CLEAR = """
   | ratio | error | people
A  | 0.70  | 0.10  | 2000
B  | 0.72  | 0.10  | 2000
C  | 0.74  | 0.10  | 2000
D  | 0.71  | 0.10  | 2000
"""


def test_a_table_of_trials_starts_high_and_says_nothing_about_conduct(grade_pool):
    """Randomized trials start at high; how they were done is not on file: rate down one step for risk of bias, never zero."""
    grade_pool(CLEAR, starts="high", level="moderate", because=["risk of bias"], finding="benefit")


def test_trials_read_and_found_sound_stay_high(grade_pool):
    """When at least half of the weight was judged at low risk of bias, do not rate down."""
    grade_pool(CLEAR, low_risk="A B", level="high", because=[])


def test_less_than_half_of_the_weight_is_not_enough(grade_pool):
    """One sound trial of four equally heavy ones leaves the rest unknown."""
    grade_pool(CLEAR, low_risk="A", level="moderate", because=["risk of bias"])


def test_cohorts_start_low(grade_pool):
    """A table with any study that is not a randomized trial starts at low certainty."""
    grade_pool(
        """
           | ratio | error | people | design
        A  | 0.70  | 0.10  | 2000   | cohort
        B  | 0.72  | 0.10  | 2000   | cohort
        """,
        starts="low",
        level="very low",
    )


def test_studies_on_both_sides_with_much_heterogeneity(grade_pool):
    """Less than seven tenths of the weight on one side of no effect and I2 above 75 %: rate down two steps for inconsistency, and the studies conflict."""
    grade_pool(
        """
           | ratio | error | people
        A  | 0.60  | 0.08  | 2000
        B  | 0.65  | 0.08  | 2000
        C  | 1.30  | 0.08  | 2000
        D  | 1.40  | 0.08  | 2000
        """,
        low_risk="all",
        rules=["inconsistency-pooled-opposite", "finding-conflicting-sides"],
        says="50 % of the weight lies on one side of no effect",
        finding="conflicting",
    )


def test_one_side_with_much_heterogeneity(grade_pool):
    """Most of the weight on one side but I2 above 75 %: rate down one step, for the size is not settled."""
    grade_pool(
        """
           | ratio | error | people
        A  | 0.30  | 0.10  | 9000
        B  | 0.50  | 0.10  | 9000
        C  | 0.60  | 0.10  | 9000
        D  | 0.90  | 0.10  | 9000
        E  | 0.40  | 0.10  | 9000
        """,
        low_risk="all",
        rules=["inconsistency-pooled-large"],
        finding="benefit",
    )


def test_both_sides_with_moderate_heterogeneity(grade_pool):
    """Less than seven tenths of the weight on one side and I2 above 40 %: rate down one step."""
    grade_pool(
        """
           | ratio | error | people
        A  | 0.80  | 0.15  | 2000
        B  | 0.78  | 0.15  | 2000
        C  | 1.22  | 0.15  | 2000
        D  | 1.20  | 0.15  | 2000
        """,
        rules=["inconsistency-pooled-sides"],
    )


def test_a_new_study_could_find_something_else(grade_pool):
    """From five studies on and with I2 above 40 %, a prediction interval that crosses no effect: rate down one step."""
    grade_pool(
        """
           | ratio | error | people
        A  | 0.60  | 0.12  | 4000
        B  | 0.75  | 0.12  | 4000
        C  | 0.90  | 0.12  | 4000
        D  | 0.70  | 0.12  | 4000
        E  | 0.95  | 0.12  | 4000
        """,
        low_risk="all",
        level="moderate",
        because=["inconsistency"],
        rules=["inconsistency-pooled-prediction"],
    )


def test_two_studies_whose_intervals_do_not_overlap(grade_pool):
    """Two studies claim no heterogeneity, but intervals that lie apart are inconsistent: rate down one step."""
    grade_pool(
        """
           | ratio | error | people
        A  | 0.50  | 0.05  | 5000
        B  | 0.80  | 0.05  | 5000
        """,
        rules=["inconsistency-pooled-apart"],
    )


def test_heterogeneity_of_little_weight_is_left_alone(grade_pool):
    """I2 of 40 % or less is no reason by itself, whatever the prediction interval of a few studies."""
    grade_pool(CLEAR, rules=["inconsistency-pooled-none"])


def test_a_surrogate_is_indirect(grade_pool):
    """An outcome that stands for what people feel: rate down one step for indirectness."""
    grade_pool(
        CLEAR, outcome="systolic blood pressure", low_risk="all", level="moderate", because=["indirectness"]
    )


def test_an_outcome_whose_kind_is_not_on_file(grade_pool):
    """Only what is known is rated down."""
    grade_pool(CLEAR, outcome="zorbling", low_risk="all", rules=["indirectness-pooled-unknown"], level="high")


def test_no_effect_and_an_important_benefit_in_one_interval(grade_pool):
    """An interval that includes no effect and crosses one threshold (RR 0.75): rate down one step for imprecision."""
    grade_pool(
        """
           | ratio | error | people
        A  | 0.85  | 0.10  | 900
        B  | 0.90  | 0.10  | 900
        C  | 0.85  | 0.10  | 900
        """,
        low_risk="all",
        level="moderate",
        because=["imprecision"],
        rules=["imprecision-pooled-one"],
        says="crosses no effect and 0.75",
        finding="unclear",
    )


def test_important_benefit_and_important_harm_in_one_interval(grade_pool):
    """An interval that crosses RR 0.75 and 1.25: rate down two steps."""
    grade_pool(
        """
           | ratio | error | people
        A  | 0.95  | 0.20  | 300
        B  | 1.05  | 0.20  | 300
        C  | 1.00  | 0.20  | 300
        """,
        low_risk="all",
        level="low",
        because=["imprecision"] * 2,
        finding="unclear",
    )


def test_an_interval_that_says_nothing(grade_pool):
    """Beyond four times the important difference on both sides: rate down three steps."""
    grade_pool(
        """
           | ratio | error | people
        A  | 0.90  | 0.20  | 100
        B  | 1.10  | 0.20  | 100
        """,
        low_risk="all",
        level="very low",
        because=["imprecision"] * 3,
    )


def test_an_interval_inside_the_important_difference_shows_little_or_no_difference(grade_pool):
    """An interval that includes no effect and stays between RR 0.75 and 1.25 is precise: little or no difference."""
    grade_pool(
        """
           | ratio | error | people
        A  | 0.99  | 0.03  | 9000
        B  | 1.01  | 0.03  | 9000
        C  | 1.00  | 0.03  | 9000
        """,
        low_risk="all",
        level="high",
        because=[],
        rules=["imprecision-pooled-inside"],
        finding="little-or-no-difference",
    )


def test_a_fallback_never_makes_a_sure_effect_unimportant(grade_pool):
    """Where only a fallback stands for the important difference, a small effect that excludes no effect is a (small) benefit."""
    found = grade_pool(
        """
           | ratio | error | people
        A  | 0.90  | 0.01  | 20000
        B  | 0.91  | 0.01  | 20000
        C  | 0.90  | 0.01  | 20000
        """,
        low_risk="all",
        level="high",
        finding="benefit",
    )
    assert found.size == "small"


def test_a_sourced_difference_can(grade_pool):
    """With an important difference on file, an interval inside it is little or no difference, zero or not."""
    grade_pool(
        """
           | difference | error | people
        A  | -1.0       | 0.1   | 900
        B  | -1.1       | 0.1   | 900
        C  | -1.0       | 0.1   | 900
        """,
        important=3.0,
        low_risk="all",
        level="high",
        finding="little-or-no-difference",
    )


def test_a_sourced_difference_is_the_threshold(grade_pool):
    """An estimate beyond a sourced important difference whose interval crosses it: rate down one step."""
    grade_pool(
        """
           | difference | error | people
        A  | -3.2       | 0.4   | 900
        B  | -3.6       | 0.4   | 900
        C  | -3.3       | 0.4   | 900
        """,
        important=3.0,
        low_risk="all",
        level="moderate",
        because=["imprecision"],
        finding="benefit",
    )


def test_a_large_effect_in_few_people(grade_pool):
    """A relative change above 30 % in fewer people than the optimal information size (one trial with 80 % power for a reduction of 25 %): rate down one step, however clear the interval."""
    grade_pool(
        """
           | events
        A  | 8/60 against 24/60
        B  | 9/60 against 25/60
        C  | 8/60 against 26/60
        """,
        low_risk="all",
        level="moderate",
        because=["imprecision"],
        rules=["imprecision-pooled-size"],
        says="360 people, fewer than the optimal information size",
    )


def test_a_large_effect_in_very_few_people(grade_pool):
    """In less than a third of the optimal information size: rate down two steps."""
    grade_pool(
        """
           | events
        A  | 1/30 against 9/30
        B  | 1/30 against 9/30
        C  | 1/30 against 9/30
        D  | 1/30 against 9/30
        E  | 1/30 against 9/30
        """,
        low_risk="all",
        level="low",
        because=["imprecision", "imprecision"],
        rules=["imprecision-pooled-size-far"],
    )


def test_a_mean_difference_in_few_people(grade_pool):
    """A continuous outcome without a sourced important difference in fewer than 400 people: rate down one step."""
    grade_pool(
        """
           | difference | error | people
        A  | -3.0       | 0.4   | 60
        B  | -3.1       | 0.4   | 60
        C  | -2.9       | 0.4   | 60
        """,
        low_risk="all",
        level="moderate",
        because=["imprecision"],
        rules=["imprecision-pooled-size"],
    )


def test_few_studies_are_not_tested_for_small_study_effects(grade_pool):
    """With fewer than ten studies there is no test and no step."""
    grade_pool(CLEAR, rules=["publication-pooled-few"], says="not tested with 4 studies")


SMALL_SHOW_MORE = """
   | difference | error | people
A  | -0.5       | 0.2   | 900
B  | -0.6       | 0.3   | 700
C  | -0.8       | 0.4   | 500
D  | -1.2       | 0.5   | 300
E  | -1.8       | 0.6   | 200
F  | -2.2       | 0.7   | 100
G  | -2.6       | 0.8   | 90
H  | -3.0       | 0.9   | 80
I  | -3.4       | 1.0   | 70
J  | -3.8       | 1.1   | 60
"""


def test_small_studies_that_show_more(grade_pool):
    """From ten studies on: a small-study test with p below 0.1, and trim and fill takes away a tenth of the effect or more: rate down one step for publication bias."""
    grade_pool(SMALL_SHOW_MORE, low_risk="all", rules=["publication-pooled-asymmetric"])


def test_small_studies_that_show_the_same(grade_pool):
    """A small-study test with p of 0.1 or more: do not rate down."""
    grade_pool(
        """
           | difference | error | people
        A  | -1.0       | 0.2   | 900
        B  | -1.1       | 0.3   | 700
        C  | -0.8       | 0.4   | 500
        D  | -1.2       | 0.5   | 300
        E  | -0.8       | 0.6   | 200
        F  | -1.4       | 0.7   | 100
        G  | -0.6       | 0.8   | 90
        H  | -1.5       | 0.9   | 80
        I  | -0.5       | 1.0   | 70
        J  | -1.3       | 1.1   | 60
        """,
        low_risk="all",
        rules=["publication-pooled-symmetric"],
        level="high",
    )


def test_a_large_effect_of_sound_cohorts_rates_up(grade_pool):
    """Only a non-randomized body that was not rated down at all rises: a ratio above 2 or below 0.5 by one step."""
    grade_pool(
        """
           | ratio | error | people | design
        A  | 0.40  | 0.05  | 9000   | cohort
        B  | 0.42  | 0.05  | 9000   | cohort
        C  | 0.41  | 0.05  | 9000   | cohort
        """,
        low_risk="all",
        level="moderate",
        rules=["up-large"],
    )


def test_a_very_large_effect_of_sound_cohorts_rates_up_twice(grade_pool):
    """A ratio above 5 or below 0.2: two steps."""
    grade_pool(
        """
           | ratio | error | people | design
        A  | 0.14  | 0.05  | 9000   | cohort
        B  | 0.15  | 0.05  | 9000   | cohort
        C  | 0.15  | 0.05  | 9000   | cohort
        """,
        low_risk="all",
        level="high",
        rules=["up-very-large"],
    )


def test_what_was_rated_down_never_rises(grade_pool):
    """Cohorts of unknown conduct are rated down, so that a large effect does not lift them."""
    found = grade_pool(
        """
           | ratio | error | people | design
        A  | 0.40  | 0.05  | 9000   | cohort
        B  | 0.42  | 0.05  | 9000   | cohort
        """,
        level="very low",
    )
    assert not [step for step in _steps(found) if step.steps > 0]


def test_trials_never_rise(grade_pool):
    """Randomized bodies start at the top: no upgrade is looked for."""
    found = grade_pool(CLEAR.replace("0.7", "0.1"), low_risk="all")
    assert not [step for step in _steps(found) if step.steps > 0]


def test_the_worse_side_is_harm(grade_pool):
    """An interval on the worse side of no effect is harm."""
    grade_pool(CLEAR, better="higher", finding="harm")


def test_neither_side_is_better(grade_pool):
    """Where neither way is better for the person, an effect is neither benefit nor harm."""
    grade_pool(CLEAR, better="neither", finding="unclear")


def test_small_against_large(grade_pool):
    """When the random-effects interval excludes no effect but the common effect, which large studies dominate, does not, and the small-study test is positive, small and large studies conflict."""
    grade_pool(
        SMALL_SHOW_MORE.replace("A  | -0.5       | 0.2 ", "A  | 0.0        | 0.02"),
        finding="conflicting",
        rules=["finding-conflicting-small"],
    )


@pytest.fixture(scope="module")
def tables() -> dict[tuple[str, str], PooledAssessment]:
    """The ratings of two tables that ship."""
    found = {}
    for substance, outcome, versus in (
        ("st-johns-wort", "response", "placebo"),
        ("magnesium", "death", "control"),
    ):
        rows = [row for row in starter.study_level(substance) if row.outcome == outcome]
        for pooled in assess_pooled(rows):
            if pooled.comparison.casefold().endswith(versus) and pooled.assessed:
                found[substance, outcome] = pooled.assessed
    return found


def _steps(found: PooledAssessment) -> tuple[Judgement, ...]:
    assert found.assessment.certainty is not None
    return found.assessment.certainty.judgements


def test_st_johns_wort_for_depression(tables):
    """St John's wort against placebo, 24 trials (Linde 2005): more respond, but the trials differ widely, small ones show more, and how they were done is not in the table. Very low; with every trial found sound, low."""
    found = tables["st-johns-wort", "response"]
    assert {step.domain.value: (step.steps, step.rule) for step in _steps(found)} == {
        "risk of bias": (-1, "bias-pooled-not-assessable"),
        "inconsistency": (-1, "inconsistency-pooled-large"),
        "indirectness": (0, "indirectness-pooled-none"),
        "imprecision": (0, "imprecision-pooled-none"),
        "publication bias": (-1, "publication-pooled-asymmetric"),
    }
    assert found.level is CertaintyLevel.VERY_LOW
    assert found.assessment.finding is FindingState.BENEFIT
    sound = next(flip for flip in found.flips if flip.kind == "risk of bias resolved")
    assert sound.level is CertaintyLevel.LOW


def test_magnesium_for_infarction(tables):
    """Intravenous magnesium and death after infarction, 22 trials (Li 2007): small trials say benefit, the large null trials do not. Very low, and the finding is conflict, not benefit."""
    found = tables["magnesium", "death"]
    assert {step.domain.value: (step.steps, step.rule) for step in _steps(found)} == {
        "risk of bias": (-1, "bias-pooled-not-assessable"),
        "inconsistency": (-2, "inconsistency-pooled-opposite"),
        "indirectness": (0, "indirectness-pooled-none"),
        "imprecision": (0, "imprecision-pooled-none"),
        "publication bias": (-1, "publication-pooled-asymmetric"),
    }
    assert found.level is CertaintyLevel.VERY_LOW
    assert found.assessment.finding is FindingState.CONFLICTING
    without = next(flip for flip in found.flips if flip.kind == "study removed")
    assert "ISIS-4" in without.edit
    assert all(one.level is not None and one.level <= CertaintyLevel.LOW for one in found.robustness)
    common = next(one for one in found.robustness if "common effect" in one.setting)
    assert common.finding is FindingState.LITTLE_OR_NO_DIFFERENCE
