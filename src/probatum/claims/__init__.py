"""Room: what an article claims, and how strongly."""

from probatum.claims.across import disagreements
from probatum.claims.citation import cited_sentences, judge_citation
from probatum.claims.commercial import commercial_signals
from probatum.claims.exaggeration import Comparison, exaggeration
from probatum.claims.find import find_claims
from probatum.claims.judge import judge
from probatum.claims.sentences import ClaimSentence, claim_sentences
from probatum.claims.strength import Strength, claim_strength, claim_strengths

__all__ = [
    "ClaimSentence",
    "Comparison",
    "Strength",
    "cited_sentences",
    "claim_sentences",
    "claim_strength",
    "claim_strengths",
    "commercial_signals",
    "disagreements",
    "exaggeration",
    "find_claims",
    "judge",
    "judge_citation",
]
