"""Whether a publication still stands is what its record says of itself."""

from __future__ import annotations

import pytest

from probatum.domain.record import Standing
from probatum.sources.standing import standing_of

RULES = [
    # publication types, links, title, standing, because
    ([], [], "A title", Standing.CURRENT, "nothing says otherwise"),
    (["Retracted Publication"], [], "A title", Standing.RETRACTED, "MEDLINE marks what was retracted"),
    ([], ["RetractionIn"], "A title", Standing.RETRACTED, "a notice that retracts it is linked"),
    ([], ["RetractedandRepublishedIn"], "A title", Standing.RETRACTED, "the other version stands, not this"),
    ([], [], "RETRACTED: A title", Standing.RETRACTED, "publishers mark the title"),
    ([], ["PartialRetractionIn"], "A title", Standing.CONCERN, "part of it was withdrawn"),
    ([], ["ExpressionOfConcernIn"], "A title", Standing.CONCERN, "the editors doubt it"),
    ([], ["ErratumIn"], "A title", Standing.CORRECTED, "an erratum is linked"),
    ([], ["ErratumIn", "RetractionIn"], "A title", Standing.RETRACTED, "the graver one holds"),
    ([], ["CommentIn", "UpdateIn"], "A title", Standing.CURRENT, "comments and updates take nothing back"),
    (
        ["Retraction of Publication"],
        ["RetractionOf"],
        "A notice",
        Standing.CURRENT,
        "the notice itself stands",
    ),
]


@pytest.mark.parametrize(("types", "links", "title", "standing", "because"), RULES)
def test_standing(types: list[str], links: list[str], title: str, standing: Standing, because: str) -> None:
    assert standing_of(types, links, title) is standing, because
