"""How strong a claim a sentence makes, by its wording.

Levels: Yu B, Li Y, Wang J. EMNLP-IJCNLP 2019:4664-4674.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from probatum.models import claim_strength as trained
from probatum.models.linear import Prediction


class Level(IntEnum):
    """What the wording says about cause."""

    NONE = 0
    CORRELATIONAL = 1
    CONDITIONAL = 2
    CAUSAL = 3


@dataclass(frozen=True, slots=True)
class Strength:
    """The level of a claim, and the probability of each level in order (none: by rule)."""

    level: Level
    probabilities: tuple[float, ...] = ()


def claim_strength(sentence: str) -> Strength:
    """The strength of the claim a sentence makes; a trained model decides."""
    return _strength(trained.predict(sentence))


def claim_strengths(sentences: Sequence[str]) -> tuple[Strength, ...]:
    """The strength of each of some consecutive sentences of one text, read together.

    One sentence gets what `claim_strength` says. On press releases the neighbors help (see the model card).
    """
    return tuple(map(_strength, trained.predict_in_order(sentences)))


def _strength(prediction: Prediction) -> Strength:
    return Strength(Level(int(prediction.label)), prediction.probabilities)


_RECOMMENDS = re.compile(
    r"\b(?:should|must|is (?:needed|recommended|warranted)|are (?:needed|recommended|warranted)|further)\b",
    re.I,
)
_HEDGED = re.compile(
    r"\b(?:may(?! \d)|might|could|can|potential(?:ly)?|possibl[ey]|appears? to|seems? to|likely to)\b", re.I
)
_ASSOCIATED = re.compile(
    r"\b(?:associat|correlat|link|relat|predict)(?:ed|es?|ions?|ors?|ive|ing)\b|\brisk factors?\b"
    r"|\b(?:more|less)"
    r" likely\b|\b(?:higher|lower|increased|reduced|greater|elevated) (?:risk|odds|rates?|prevalence"
    r"|likelihood)\b"
    r"|\bthan\b",
    re.I,
)
_CAUSES = re.compile(
    r"\b(?:increas|decreas|reduc|improv|caus|prevent|enhanc|lower|rais|boost|inhibit|induc|promot|impair"
    r"|worsen"
    r"|attenuat|delay|protect|trigger|diminish|stimulat|suppress|slow|help|benefit|cut|lead|affect|influenc)"
    r"(?:e|es|s|ed|ing)?\b|\beffects? (?:of|on)\b|\beffective\b|\bresult(?:s|ed)? in\b|\bdue to\b",
    re.I,
)


def by_rule(sentence: str) -> Strength:
    """The model's rival: advice claims nothing; then association, then cause, conditional where hedged."""
    hedged, causes = _HEDGED.search(sentence), _CAUSES.search(sentence)
    if _RECOMMENDS.search(sentence):
        return Strength(Level.NONE)
    if _ASSOCIATED.search(sentence):
        return Strength(Level.CORRELATIONAL)
    if causes:
        return Strength(Level.CONDITIONAL if hedged else Level.CAUSAL)
    return Strength(Level.NONE)
