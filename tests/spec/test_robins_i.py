"""Risk of bias of non-randomized studies (ROBINS-I)

Seven domains, judged low, moderate, serious or critical; overall the worst: Sterne 2016, BMJ 2016;355:i4919. "Unclear"
is the tool's "no information". "-" and "?" as for RoB 2.
"""

from __future__ import annotations

import pytest

from probatum.domain.risk_of_bias import BiasTool
from spec.bias_tables import domain_of, judged, overall, rows


@pytest.fixture
def check():
    def check(table, *, domain):
        for row in rows(table):
            assert judged(domain_of(BiasTool.ROBINS_I, domain), row) == row["judgment"], row

    return check


def test_confounding(check):
    """1.1 expected, 1.2 taken into account, 1.3 measured well, 1.4 shown to be beyond any analysis. Never low where it is
    expected."""
    check(
        """
        1.1 | 1.2 | 1.3 | 1.4 | judgment
        no  | ?   | ?   | -   | low
        yes | yes | yes | -   | moderate
        yes | yes | no  | -   | serious
        yes | no  | ?   | -   | serious
        yes | ?   | ?   | yes | critical
        yes | -   | ?   | -   | unclear
        yes | yes | ?   | -   | unclear
        """,
        domain="confounding",
    )


def test_selection_of_participants(check):
    """2.1 decided by something seen after the start, 2.2 follow-up began with the treatment, 2.3 corrected for."""
    check(
        """
        2.1 | 2.2 | 2.3 | judgment
        no  | yes | -   | low
        no  | no  | yes | moderate
        yes | ?   | yes | moderate
        yes | ?   | no  | serious
        no  | no  | -   | serious
        ?   | yes | -   | unclear
        """,
        domain="participants",
    )


def test_classification_of_interventions(check):
    """3.1 clear who counted as treated, 3.2 recorded at the time, 3.3 open to knowledge of the outcome."""
    check(
        """
        3.1 | 3.2 | 3.3 | judgment
        yes | yes | no  | low
        yes | no  | no  | moderate
        no  | ?   | ?   | serious
        yes | yes | yes | serious
        yes | -   | no  | unclear
        """,
        domain="classification",
    )


def test_deviations_from_the_intended_interventions(check):
    """4.1 beyond usual practice, 4.2 unlike in the groups and likely to matter."""
    check(
        """
        4.1 | 4.2 | judgment
        no  | ?   | low
        yes | no  | moderate
        yes | yes | serious
        ?   | ?   | unclear
        """,
        domain="deviations",
    )


def test_missing_data(check):
    """5.1 known for nearly all, 5.2 number and reasons alike, 5.3 shown not to matter, 5.4 far apart."""
    check(
        """
        5.1 | 5.2 | 5.3 | 5.4 | judgment
        yes | ?   | ?   | ?   | low
        no  | yes | ?   | ?   | low
        no  | no  | yes | ?   | low
        no  | no  | no  | no  | moderate
        no  | no  | -   | yes | serious
        no  | -   | -   | ?   | unclear
        """,
        domain="missing-data",
    )


def test_measurement_of_outcomes(check):
    """6.1 open to influence, 6.2 assessors knew, 6.3 measured the same way."""
    check(
        """
        6.1 | 6.2 | 6.3 | judgment
        ?   | no  | yes | low
        no  | yes | yes | low
        yes | yes | ?   | serious
        ?   | ?   | no  | serious
        no  | -   | -   | unclear
        """,
        domain="measurement",
    )


def test_selection_of_the_reported_result(check):
    """7.1 picked among several, 7.2 matches a plan made beforehand."""
    check(
        """
        7.1 | 7.2 | judgment
        no  | yes | low
        no  | no  | moderate
        yes | ?   | serious
        ?   | ?   | unclear
        """,
        domain="selection",
    )


def test_overall():
    """The worst domain decides; serious and critical do so whatever is unclear elsewhere."""
    for row in rows(
        """
        domains                            | overall
        low, low, low                      | low
        low, moderate, low                 | moderate
        low, serious, unclear              | serious
        serious, critical, unclear         | critical
        low, moderate, unclear             | unclear
        """
    ):
        assert overall(BiasTool.ROBINS_I, row["domains"]) == row["overall"], row
