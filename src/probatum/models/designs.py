"""What sort of study an abstract reports: one linear model over its words and the hints of the rules."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.models.linear import Prediction, load
from probatum.models.words import grams, words

ARTIFACT = "designs"
_STEM = 5


def predict(title: str, sentences: Sequence[str], hints: Sequence[str]) -> Prediction:
    """The label of one record, in the words of `study_type_teller`; `hints` are what the rules saw."""
    model = load(ARTIFACT)
    return model.label(model.alone([features(title, sentences, hints)]))[0]


def features(title: str, sentences: Sequence[str], hints: Sequence[str]) -> list[str]:
    """Named features: words, pairs and stems of title and text, words at both ends, hints and their pairs."""
    tokens = [words(sentence) for sentence in sentences]
    body = tuple(token for sentence in tokens for token in sentence)
    heading = words(title)
    ends = [("F", tokens[0]), ("E", tokens[-1])] if tokens else []
    return [
        *(f"T:{gram}" for gram in grams(heading)),
        *(f"T${stem}" for stem in _stems(heading)),
        *grams(body),
        *(f"${stem}" for stem in _stems(body)),
        *(f"{end}:{token}" for end, sentence in ends for token in dict.fromkeys(sentence)),
        *(f"#{hint}" for hint in hints),
        *(f"#{a}&{b}" for i, a in enumerate(hints[:4]) for b in hints[i + 1 : 4]),
    ]


def _stems(tokens: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(token[:_STEM] for token in tokens if len(token) > _STEM))
