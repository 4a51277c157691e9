"""When a score is refused

A score needs a pooled human body at low certainty or better for the outcome named beforehand (see the
score). Otherwise the page says no, with every reason that applies, weightiest first.
"""

from __future__ import annotations

from probatum.certainty import rules

GOOD = """
   | design | n   | direction | risk of bias | blinded | placebo | authors | dose     | days | harms looked for
S1 | RCT    | 300 | increase  | low          | yes     | yes     | Aoki T  | 50, 100  | 90   | diary
S2 | RCT    | 250 | increase  | low          | yes     | yes     | Berg S  | 50       | 30   | -
S3 | RCT    | 250 | increase  | low          | yes     | yes     | Costa R | 50       | 30   | -
"""


def test_no_search_comes_first(appraise):
    """Until a systematic search has been run, that is the first reason, however good the studies are."""
    appraise(
        GOOD,
        searched=False,
        refused=["refuse-no-search"],
        says="No systematic search has been run: 10 records come from the starter set.",
        would_change="A systematic search, run and screened.",
    )


def test_no_human_study(appraise):
    """Animal and cell studies never answer for people."""
    appraise(
        """
           | design            | n   | direction | risk of bias
        S1 | randomized animal | 500 | increase  | low
        S2 | cell              | -   | increase  | -
        """,
        refused=["refuse-no-human"],
        says="No record of a human study was read: 1 animal study and 1 cell study never answer for people.",
    )


def test_human_studies_known_only_from_tables(appraise):
    """Human studies known only from the tables of published reviews are not absent: the reason says what is not known of them."""
    appraise(
        """
           | design | n | direction | risk of bias
        S1 | cell   | - | increase  | -
        """,
        tabulated=24,
        refused=["refuse-only-tabulated"],
        says="24 human studies known only from the tables of published reviews: their numbers are pooled, but nothing about how they were done has been read.",
    )


def test_every_human_study_retracted(appraise):
    """When every human study located has been retracted, the refusal says so instead of saying that there is none."""
    appraise(
        """
           | design | n   | direction | standing
        S1 | RCT    | 500 | increase  | retracted
        """,
        refused=["refuse-retracted"],
        says="Every human study located has been retracted (1 of 1).",
    )


def test_no_blinded_randomized_placebo_trial(appraise):
    """No study reports random allocation and blinding and placebo with an outcome that matters to patients: the reason counts what is not stated."""
    appraise(
        """
           | design     | n   | direction | placebo | blinded | authors     | outcome
        S1 | controlled | 24  | increase  | yes     | -       | Lebedeva IS | surrogate
        S2 | controlled | 110 | increase  | -       | -       | -           | patient-important
        S3 | not randomized | - | increase | -      | -       | Skvortsova VI | mechanistic
        """,
        refused=[
            "refuse-no-blinded-trial",
            "refuse-no-certain-body",
            "refuse-one-group",
            "refuse-no-dose-comparison",
            "refuse-short-follow-up",
            "refuse-harms-not-collected",
        ],
        says=(
            "None located that reports random allocation and blinding and placebo with a patient-important "
            "outcome: allocation not stated in 2 of 3 human studies, blinding not stated in 3 of 3, placebo "
            "reported in 1 of 3, patient-important outcome in 1 of 3."
        ),
        would_change=(
            "One independent, randomized, blinded, placebo-controlled trial with a patient-important outcome "
            "in at least 400 people: it would start at high certainty."
        ),
    )


def test_a_blinded_trial_of_a_surrogate_is_not_enough(appraise):
    """A randomized, blinded, placebo-controlled trial whose outcome is a surrogate does not answer what matters to patients."""
    appraise(
        """
           | design | n   | direction | risk of bias | blinded | placebo | authors | dose    | days | harms looked for | outcome
        S1 | RCT    | 300 | increase  | low          | yes     | yes     | Aoki T  | 50, 100 | 90   | diary            | surrogate
        S2 | RCT    | 250 | increase  | low          | yes     | yes     | Berg S  | 50      | 90   | diary            | surrogate
        S3 | RCT    | 250 | increase  | low          | yes     | yes     | Costa R | 50      | 90   | diary            | surrogate
        """,
        refused=["refuse-no-blinded-trial", "refuse-no-effect-size"],
    )


def test_one_group_of_laboratories(appraise):
    """When half or more of the human studies come from one group of laboratories, the reason names it with its share."""
    appraise(
        """
           | design | n   | direction | blinded | placebo | authors           | dose    | days | harms looked for
        S1 | RCT    | 200 | increase  | yes     | yes     | Aoki T            | 50, 100 | 90   | diary
        S2 | RCT    | 200 | increase  | yes     | yes     | Aoki T            | 50      | 90   | diary
        S3 | RCT    | 200 | increase  | yes     | yes     | Berg S            | 50      | 90   | diary
        S4 | RCT    | 200 | increase  | yes     | yes     | -                 | 50      | 90   | diary
        """,
        refused=["refuse-no-effect-size", "refuse-one-group"],
        says=(
            "2 of 3 human studies with a known laboratory come from one group, Aoki T (institution not "
            "stated) (67 %); 2 groups in all; the laboratory of 1 more is not known."
        ),
    )


def test_no_laboratory_known(appraise):
    """When no human study names authors or institutions, independence cannot be judged, and that is a reason."""
    appraise(
        """
           | design | n   | direction | blinded | placebo | dose    | days | harms looked for
        S1 | RCT    | 500 | increase  | yes     | yes     | 50, 100 | 90   | diary
        """,
        refused=["refuse-no-effect-size", "refuse-laboratory-unknown"],
    )


def test_no_dose_comparison_in_people(appraise):
    """Animal studies with several doses are named, and do not stand in for a human dose comparison."""
    appraise(
        """
           | design | n   | direction | dose           | days | harms looked for | blinded | placebo | authors
        S1 | RCT    | 500 | increase  | 50             | 90   | diary            | yes     | yes     | Aoki T
        S2 | RCT    | 500 | increase  | -              | 90   | diary            | yes     | yes     | Berg S
        S3 | RCT    | 500 | increase  | -              | 90   | diary            | yes     | yes     | Costa R
        S4 | animal | 40  | increase  | 5, 50, 150, 450 | -   | -                | -       | -       | -
        """,
        refused=["refuse-no-effect-size", "refuse-no-dose-comparison"],
        says=(
            "No human study compares two doses: an amount is stated in 1 of 3; 1 animal study gives two or "
            "more doses."
        ),
    )


def test_short_follow_up(appraise):
    """The longest stated follow-up in people is shorter than twelve weeks."""
    appraise(
        GOOD.replace("| 90 ", "| 10 "),
        refused=["refuse-no-effect-size", "refuse-short-follow-up"],
        says="The longest stated follow-up is 4.3 weeks; a length is stated in 3 of 3 human studies.",
    )


def test_harms_not_looked_for(appraise):
    """Harms were not looked for in a stated way in any human study."""
    appraise(
        GOOD.replace("| diary", "| -    "),
        refused=["refuse-no-effect-size", "refuse-harms-not-collected"],
        says="Harms were not systematically collected: 0 of 3 human studies state how they looked.",
    )


def test_directions_alone_give_no_score(appraise):
    """A score needs the probability of an important benefit; directions alone do not give one."""
    appraise(
        GOOD,
        refused=["refuse-no-effect-size"],
        says=(
            "A score needs effect sizes: 1 human outcome reaches low certainty, but the 3 studies give "
            "directions only."
        ),
    )


def test_weights_are_different_enough_to_order():
    """Reasons stand in order of weight; only two that exclude each other share a weight."""
    weights: dict[int, list[str]] = {}
    for rule in rules().values():
        if rule.part == "refusal":
            weights.setdefault(rule.weight, []).append(rule.id)
    shared = [names for names in weights.values() if len(names) > 1]
    assert shared == [["refuse-one-group", "refuse-laboratory-unknown"]]
