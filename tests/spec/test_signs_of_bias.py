"""What sentences show about how a study was done

Each sentence is read alone. What other studies did, what should be done, and words that deny are no sign. The sentences
are made up.
"""

from __future__ import annotations

import pytest

from probatum.bias.signals import signals_of
from spec.bias_tables import rows


@pytest.fixture
def check():
    def check(table):
        for row in rows(table):
            shown = [one.strip() for one in row["shows"].split(",") if one.strip() != "nothing"]
            assert sorted(signals_of(row["sentence"])) == sorted(shown), row

    return check


def test_how_the_order_was_made(check):
    """Chance is shown by how it was done; "randomized" alone shows nothing about how."""
    check(
        """
        sentence                                                                  | shows
        A computer-generated list of random numbers decided the order.            | sequence.random
        Assignment used permuted blocks of four.                                  | sequence.random
        The groups were drawn by tossing a coin.                                  | sequence.random
        Patients were randomly assigned to magnesium or placebo.                  | nothing
        Patients were assigned to the groups alternately.                         | sequence.predictable
        Allocation followed the date of admission.                                | sequence.predictable
        Magnesium was given on alternate days.                                    | nothing
        """
    )


def test_who_could_foresee_the_assignment(check):
    """Sealed opaque envelopes, a central service, coded packs; denied, it is broken."""
    check(
        """
        sentence                                                                  | shows
        Assignments were kept in sealed, opaque envelopes.                        | concealment.kept
        Sealed, non-transparent envelopes held the assignments.                   | concealment.kept
        Randomization was done by a central telephone service.                    | concealment.kept
        The allocation sequence was not concealed.                                | concealment.broken
        Previous trials kept assignments in sealed envelopes.                     | nothing
        """
    )


def test_who_did_not_know(check):
    """Participants, carers and assessors apart; "double-blind" names nobody and is a sign of its own."""
    check(
        """
        sentence                                                                  | shows
        Participants and investigators were masked to the assignment.             | blinding.participants, blinding.carers
        No participant or nurse was aware of the assignment.                      | blinding.participants, blinding.carers
        Two pathologists blinded to treatment scored the slides.                  | blinding.assessors
        This was a double-blind trial.                                            | blinding.double
        The placebo tablets were identical in taste and appearance.               | blinding.alike
        Patients were not blinded.                                                | blinding.open
        This was an open-label, parallel-group trial.                             | blinding.open
        Physicians were aware of the group assignment.                            | blinding.open
        All who finished were offered open-label treatment in an extension.       | nothing
        Blinding should be attempted in larger trials.                            | nothing
        """
    )


def test_who_was_analyzed_and_who_is_missing(check):
    """Analysis as assigned, complete follow-up, losses alike, and why people left."""
    check(
        """
        sentence                                                                  | shows
        The analysis was by intention to treat.                                   | analysis.as-assigned
        A modified intention-to-treat set was used.                               | nothing
        Only participants who completed the trial were analyzed.                  | analysis.as-treated
        All 24 participants completed the study.                                  | missing.none
        No patient withdrew because of adverse events.                            | nothing
        Dropout rates were similar in both groups.                                | missing.alike
        Six withdrew because of side effects.                                     | missing.related
        A sensitivity analysis of missing values gave the same result.            | missing.tested
        """
    )


def test_plans_and_baseline(check):
    """What was laid down beforehand, what was changed, and whether groups began alike."""
    check(
        """
        sentence                                                                  | shows
        The statistical analysis plan was finalized before unblinding.            | plan.analysis
        The primary outcome was changed after recruitment began.                  | plan.changed
        There were no changes to the outcomes after the trial began.              | plan.outcomes-kept
        Baseline characteristics were similar in the two groups.                  | baseline.alike
        The groups differed at baseline in age.                                   | baseline.apart
        A sample size of 80 gave 90% power to detect a difference of two points.  | size.planned
        """
    )


def test_animals(check):
    """Cages and measurements placed by chance."""
    check(
        """
        sentence                                                                  | shows
        Cages were placed at random positions on the rack.                        | housing.random
        Rats were housed by treatment group.                                      | housing.by-group
        Animals were tested in random order.                                      | assessment.random
        Rats were randomly divided into four groups.                              | nothing
        """
    )
