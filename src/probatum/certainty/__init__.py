"""How sure we may be: GRADE by rule for each outcome, and a score or a refusal with reasons."""

from probatum.certainty.appraise import appraise, what_would_change
from probatum.certainty.curves import grade_curve
from probatum.certainty.grade import grade
from probatum.certainty.pooled import grade_pooled
from probatum.certainty.pooled_body import SourcedDifference
from probatum.certainty.rules import RULES_VERSION, rules

__all__ = [
    "RULES_VERSION",
    "SourcedDifference",
    "appraise",
    "grade",
    "grade_curve",
    "grade_pooled",
    "rules",
    "what_would_change",
]
