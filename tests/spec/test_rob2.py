"""Risk of bias of randomized trials (RoB 2)

Five domains, each with questions and an algorithm: Sterne 2019, BMJ 2019;366:l4898. The questions are in our own
words. In a table "yes" also stands for "probably yes", "-" is no information in a report that was read whole, and "?" a
question that what was read leaves open: the domain is then judged only if every answer would lead to the same judgment.
"""

from __future__ import annotations

import pytest

from probatum.domain.risk_of_bias import BiasTool
from spec.bias_tables import domain_of, judged, overall, rows


@pytest.fixture
def check():
    def check(table, *, domain):
        for row in rows(table):
            assert judged(domain_of(BiasTool.ROB_2, domain), row) == row["judgment"], row

    return check


def test_randomization_process(check):
    """1.1 order by chance, 1.2 assignment concealed, 1.3 groups differ at the start. Concealment leads: broken is high;
    unknown is high with groups that differ, else some concerns; kept is low unless order or groups speak against it."""
    check(
        """
        1.1 | 1.2 | 1.3 | judgment
        yes | yes | no  | low
        yes | yes | -   | low
        -   | yes | no  | low
        -   | yes | -   | low
        yes | yes | yes | some concerns
        -   | yes | yes | some concerns
        no  | yes | no  | some concerns
        no  | yes | yes | some concerns
        yes | -   | no  | some concerns
        -   | -   | -   | some concerns
        no  | -   | -   | some concerns
        yes | -   | yes | high
        yes | no  | no  | high
        -   | no  | -   | high
        """,
        domain="randomization",
    )


def test_deviations_from_the_intended_interventions(check):
    """2.1 participants knew, 2.2 carers knew, 2.3 departures because of the trial, 2.4 they would change the outcome, 2.5
    alike in the groups; then 2.6 analyzed as assigned, 2.7 leaving people out could matter. The worse of two parts counts."""
    check(
        """
        2.1 | 2.2 | 2.3 | 2.4 | 2.5 | 2.6 | 2.7 | judgment
        no  | no  | ?   | ?   | ?   | yes | ?   | low
        yes | yes | no  | ?   | ?   | yes | ?   | low
        yes | yes | yes | no  | ?   | yes | ?   | some concerns
        yes | yes | yes | yes | yes | yes | ?   | some concerns
        yes | yes | yes | yes | no  | yes | ?   | high
        no  | no  | ?   | ?   | ?   | no  | no  | some concerns
        no  | no  | ?   | ?   | ?   | -   | no  | some concerns
        no  | no  | ?   | ?   | ?   | no  | yes | high
        yes | no  | no  | ?   | ?   | no  | yes | high
        yes | yes | ?   | ?   | ?   | yes | ?   | unclear
        no  | no  | ?   | ?   | ?   | -   | ?   | unclear
        """,
        domain="deviations",
    )


def test_missing_outcome_data(check):
    """3.1 known for nearly all, 3.2 shown not to matter, 3.3 could depend on the outcome, 3.4 likely does."""
    check(
        """
        3.1 | 3.2 | 3.3 | 3.4 | judgment
        yes | ?   | ?   | ?   | low
        no  | yes | ?   | ?   | low
        no  | no  | no  | ?   | low
        no  | no  | yes | no  | some concerns
        -   | -   | yes | no  | some concerns
        no  | no  | yes | yes | high
        -   | no  | yes | yes | high
        no  | -   | ?   | ?   | unclear
        """,
        domain="missing-data",
    )


def test_measurement_of_the_outcome(check):
    """4.1 a measure that cannot show it, 4.2 groups measured differently, 4.3 assessors knew, 4.4 knowing could change the
    judgment, 4.5 likely did. An open trial of what people report is high; of what a device measures it is not."""
    check(
        """
        4.1 | 4.2 | 4.3 | 4.4 | 4.5 | judgment
        yes | ?   | ?   | ?   | ?   | high
        no  | yes | ?   | ?   | ?   | high
        no  | no  | no  | ?   | ?   | low
        -   | no  | no  | ?   | ?   | low
        no  | no  | yes | no  | ?   | low
        no  | no  | yes | yes | no  | some concerns
        no  | no  | yes | yes | yes | high
        no  | no  | -   | yes | yes | high
        no  | -   | no  | ?   | ?   | some concerns
        no  | -   | yes | no  | ?   | some concerns
        no  | -   | yes | yes | no  | some concerns
        no  | -   | yes | yes | yes | high
        ?   | ?   | yes | yes | yes | high
        ?   | ?   | no  | ?   | ?   | unclear
        """,
        domain="measurement",
    )


def test_selection_of_the_reported_result(check):
    """5.1 analysis laid down beforehand, 5.2 picked among measurements, 5.3 picked among analyses."""
    check(
        """
        5.1 | 5.2 | 5.3 | judgment
        yes | no  | no  | low
        no  | no  | no  | some concerns
        -   | no  | no  | some concerns
        yes | -   | no  | some concerns
        yes | no  | -   | some concerns
        -   | -   | -   | some concerns
        yes | yes | no  | high
        yes | -   | yes | high
        ?   | ?   | ?   | unclear
        """,
        domain="selection",
    )


def test_period_and_carryover_effects(check):
    """Crossover trials have one domain more; its own algorithm is not implemented, so it is shown and never judged, and a
    crossover trial never comes out low."""
    check(
        """
        S.1 | judgment
        yes | unclear
        no  | unclear
        """,
        domain="crossover",
    )


def test_overall():
    """Low if every domain is low; high if any is high, or if three or more raise some concerns (the tool says "several");
    a domain that cannot be judged leaves the whole unclear unless another is high."""
    for row in rows(
        """
        domains                                                              | overall
        low, low, low, low, low                                              | low
        low, some concerns, low, low, low                                    | some concerns
        low, some concerns, some concerns, low, low                          | some concerns
        some concerns, some concerns, some concerns, low, low                | high
        low, high, low, low, low                                             | high
        unclear, high, unclear, unclear, unclear                             | high
        unclear, low, low, low, low                                          | unclear
        unclear, some concerns, some concerns, low, low                      | unclear
        unclear, some concerns, some concerns, some concerns, low            | high
        """
    ):
        assert overall(BiasTool.ROB_2, row["domains"]) == row["overall"], row
