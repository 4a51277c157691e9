"""Words that name participants, interventions and outcomes in an abstract."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.models import pico as trained


def tags(sentences: Sequence[Sequence[str]]) -> list[list[str]]:
    """The tag of each token of one abstract cut into sentences of tokens: "P", "I", "O" or "-"."""
    return [[prediction.label for prediction in one] for one in trained.predict(sentences)]
