"""Risk of bias of animal experiments (SYRCLE)

Ten items, each one question: Hooijmans 2014, BMC Med Res Methodol 2014;14:43. Yes is low, no is high, and there is no sum.
"""

from __future__ import annotations

import pytest

from probatum.bias.tools import tool
from probatum.domain.provenance import Method
from probatum.domain.risk_of_bias import BiasAssessment, BiasJudgment, BiasTool, DomainJudgment
from probatum.domain.study import StudyId
from spec.bias_tables import judged, rows


@pytest.mark.parametrize("item", tool(BiasTool.SYRCLE).domains, ids=lambda item: item.id)
def test_each_item(item):
    """Yes is low, no is high, silence of the whole report is unclear, and so is a question left open."""
    for row in rows(
        """
        answer | judgment
        yes    | low
        no     | high
        -      | unclear
        ?      | unclear
        """
    ):
        assert judged(item, {item.questions[0].id: row["answer"]}) == row["judgment"]


def test_there_is_no_sum():
    """The tool has ten items and no overall judgment."""
    assert len(tool(BiasTool.SYRCLE).domains) == 10
    assert tool(BiasTool.SYRCLE).overall is None


def test_what_grade_makes_of_the_items():
    """For GRADE's step one item that is high makes the study high, all ten low make it low, and everything else cannot be
    assessed: our rule, since the tool gives none."""
    for row in rows(
        """
        items                  | for GRADE
        low, low, low          | low
        low, high, unclear     | high
        low, low, unclear      | not assessable
        unclear, unclear       | not assessable
        """
    ):
        judgments = [BiasJudgment(one.strip()) for one in row["items"].split(",")]
        domains = tuple(
            DomainJudgment(domain=str(i), name=str(i), judgment=one, because="", answers=())
            for i, one in enumerate(judgments)
        )
        found = BiasAssessment(
            study=StudyId("S1"),
            tool=BiasTool.SYRCLE,
            domains=domains,
            overall=None,
            because="",
            read_from="abstract",
            by=Method("SYRCLE", "1"),
        )
        assert found.for_grade.value == row["for GRADE"], row
