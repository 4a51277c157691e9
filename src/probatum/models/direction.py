"""Which way an outcome went: a linear model over what the rules saw and the words of the result."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from probatum.models.linear import Prediction, load
from probatum.models.words import grams

ARTIFACT = "direction"
_MOST = 120  # words of a result that are looked at


def predict(seen: Iterable[str], told: Sequence[str]) -> Prediction:
    """The direction; `seen` are marks of the rules, `told` the words, arms and outcome as placeholders."""
    model = load(ARTIFACT)
    return model.label(model.alone([features(seen, told)]))[0]


def features(seen: Iterable[str], told: Sequence[str]) -> list[str]:
    """The rules' marks, and the words and pairs of the result."""
    return [*(f"@{mark}" for mark in seen), *grams(tuple(told[:_MOST]))]
