"""The role of each sentence of an abstract: a linear chain over words, place and neighbors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

import numpy as np

from probatum.models.lexicon import Ints, Lexicon, distinct
from probatum.models.linear import Prediction, load
from probatum.models.words import grams, words

ARTIFACT = "roles"


def predict(sentences: Sequence[str]) -> tuple[Prediction, ...]:
    """The role of each sentence of one abstract, given in order; labels are the words of `text.Role`."""
    model = load(ARTIFACT)
    return model.label(model.chained(model.sums(*rows(sentences), len(sentences))))


def rows(sentences: Sequence[str]) -> tuple[Ints, Ints]:
    """(row of the weights, sentence) of each known one of `features`, found by the words' numbers."""
    lexicon, find = _lexicon(), load(ARTIFACT).vocabulary.get
    tokens = [words(sentence) for sentence in sentences]
    last = len(tokens) - 1
    of = np.repeat(np.arange(len(tokens)), [len(told) for told in tokens])
    numbers = lexicon.numbers(chain.from_iterable(tokens))
    once, of_once = distinct(numbers, of)
    inside = of[:-1] == of[1:]
    pairs = lexicon.of_pairs("", numbers[:-1][inside], numbers[1:][inside])
    marks = [[find(name, -1) for name in (*opening(t), *place(i, last))] for i, t in enumerate(tokens)]
    parts = (
        (lexicon.rows("", once), of_once),
        distinct(pairs, of[:-1][inside]),
        (np.where(of_once < last, lexicon.rows("<", once), -1), of_once + 1),
        (np.where(of_once > 0, lexicon.rows(">", once), -1), of_once - 1),
        (
            np.array(marks, dtype=np.int64).ravel(),
            np.repeat(np.arange(len(tokens)), len(marks[0]) if marks else 0),
        ),
    )
    found, whose = (np.concatenate(column) for column in zip(*parts, strict=True))
    return found[found >= 0], whose[found >= 0]


@cache
def _lexicon() -> Lexicon:
    return Lexicon(load(ARTIFACT).vocabulary, ("", "<", ">"))


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
