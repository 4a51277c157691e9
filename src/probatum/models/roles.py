"""The role of each sentence of an abstract: a linear chain over words, place and neighbors."""

from __future__ import annotations

from collections.abc import Sequence

from probatum.models.linear import Prediction, load
from probatum.models.words import grams, words

ARTIFACT = "roles"


def predict(sentences: Sequence[str]) -> tuple[Prediction, ...]:
    """The role of each sentence of one abstract, given in order; labels are the words of `text.Role`."""
    model = load(ARTIFACT)
    return model.label(model.chain(features(sentences)))


def features(sentences: Sequence[str]) -> list[list[str]]:
    """Named features of each sentence: its words and pairs, its opening, its place, its neighbors' words."""
    tokens = [words(sentence) for sentence in sentences]
    last = len(tokens) - 1
    return [
        [
            *grams(own),
            *opening(own),
            *place(i, last),
            *([f"<{word}" for word in dict.fromkeys(tokens[i - 1])] if i else ()),
            *([f">{word}" for word in dict.fromkeys(tokens[i + 1])] if i < last else ()),
        ]
        for i, own in enumerate(tokens)
    ]


def opening(tokens: Sequence[str]) -> list[str]:
    """Marks for the first one, two and three words."""
    return [f"@^{' '.join(tokens[:length])}" for length in (1, 2, 3)]


def place(i: int, last: int) -> list[str]:
    """Marks for the place of sentence i of 0 … last: from start, from end, in tenths, and how many."""
    tenth = 10 * i // max(1, last)
    return [f"@start{min(i, 8)}", f"@end{min(last - i, 8)}", f"@tenth{tenth}", f"@of{min(last, 20) // 2}"]
