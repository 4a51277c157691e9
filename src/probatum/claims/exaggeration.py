"""Does a sentence claim more than the sentence it reports?"""

from __future__ import annotations

from enum import StrEnum

from probatum.claims.strength import claim_strength


class Comparison(StrEnum):
    """What a report does with the claim of its source."""

    EXAGGERATES = "exaggerates"
    DOWNPLAYS = "downplays"
    SAME = "same"


def exaggeration(report: str, source: str) -> Comparison:
    """Compare the strength of a report's claim with that of its source, by their wording."""
    difference = claim_strength(report).level - claim_strength(source).level
    if difference == 0:
        return Comparison.SAME
    return Comparison.EXAGGERATES if difference > 0 else Comparison.DOWNPLAYS
