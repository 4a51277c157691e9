"""Which sentences of an abstract state its claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from probatum.models import claim_sentence as trained
from probatum.text.sections import Role, by_rules


@dataclass(frozen=True, slots=True)
class ClaimSentence:
    """The place of a claim among the sentences given, and how probable it is (None: by rule)."""

    index: int
    probability: float | None


def claim_sentences(sentences: Sequence[str], title: str = "") -> tuple[ClaimSentence, ...]:
    """The sentences, given in order, that state what their abstract claims.

    A trained chain decides; its threshold was chosen by cross-validation (see the model card).
    """
    probabilities = trained.predict(sentences, title)
    least = trained.threshold()
    return tuple(ClaimSentence(i, p) for i, p in enumerate(probabilities) if p >= least)


def by_rule(sentences: Sequence[str], title: str = "") -> tuple[ClaimSentence, ...]:
    """The model's rival: the sentences whose role is conclusion by cue words and place, else the last one."""
    found = [i for i, role in enumerate(by_rules(sentences)) if role is Role.CONCLUSION]
    last = [len(sentences) - 1] if sentences else []
    return tuple(ClaimSentence(i, None) for i in found or last)
