"""Does a sentence claim more than the sentence it reports?"""

from __future__ import annotations

from enum import StrEnum

from probatum.claims.strength import Strength, by_rule, claim_strength

# A difference is said only where it is at least this probable; chosen among nine values on the 100 pairs of
# Insciout (docs/evaluation.md), between values that score alike.
LEAST = 0.6


class Comparison(StrEnum):
    """What a report does with the claim of its source."""

    EXAGGERATES = "exaggerates"
    DOWNPLAYS = "downplays"
    SAME = "same"


def exaggeration(report: str, source: str) -> Comparison:
    """Compare the strength of a report's claim with that of its source, by their wording."""
    return _compare(claim_strength(report), claim_strength(source))


def by_rules(report: str, source: str) -> Comparison:
    """The rival: the same comparison with levels told by rule."""
    difference = by_rule(report).level - by_rule(source).level
    if difference == 0:
        return Comparison.SAME
    return Comparison.EXAGGERATES if difference > 0 else Comparison.DOWNPLAYS


def _compare(report: Strength, source: Strength) -> Comparison:
    if _stronger(report, source) >= LEAST:
        return Comparison.EXAGGERATES
    return Comparison.DOWNPLAYS if _stronger(source, report) >= LEAST else Comparison.SAME


def _stronger(one: Strength, other: Strength) -> float:
    """The probability that one claim is of a higher level than the other."""
    pairs = ((a, b) for a in range(len(one.probabilities)) for b in range(a))
    return sum(one.probabilities[a] * other.probabilities[b] for a, b in pairs)
