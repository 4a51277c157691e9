"""The role of each sentence of an abstract: a linear chain over words, place and neighbors."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np

from probatum.models.lexicon import NONE, Column, distinct, numbers_of, shared
from probatum.models.linear import Ints, Prediction, load
from probatum.models.words import grams, words

ARTIFACT = "roles"
_MARKS = 7  # of each sentence: three of its opening, four of its place


def predict(sentences: Sequence[str]) -> tuple[Prediction, ...]:
    """The role of each sentence of one abstract, given in order; labels are the words of `text.Role`."""
    model = load(ARTIFACT)
    return model.label(model.chained(model.sums(*rows(sentences), len(sentences))))


def rows(sentences: Sequence[str]) -> tuple[Ints, Ints]:
    """(row of the weights, sentence) of each known one of `features`, found by the words' numbers."""
    own, before, after = _columns()
    numbers, of = numbers_of(sentences)
    last = len(sentences) - 1
    once, of_once = distinct(numbers, of)
    inside = of[:-1] == of[1:]
    parts = (
        (own.singles[once], of_once),
        distinct(own.of_pairs(numbers[:-1][inside], numbers[1:][inside]), of[:-1][inside]),
        (np.where(of_once < last, before.singles[once], NONE), of_once + 1),
        (np.where(of_once > 0, after.singles[once], NONE), of_once - 1),
        _marks(sentences),
    )
    found, whose = (np.concatenate(column) for column in zip(*parts, strict=True))
    return found[found >= 0], whose[found >= 0]


def _marks(sentences: Sequence[str]) -> tuple[Ints, Ints]:
    """The rows of the marks of opening and place; as many for each sentence."""
    find, last = load(ARTIFACT).vocabulary.get, len(sentences) - 1
    rows = [
        (*[find(name, NONE) for name in opening(words(sentence))], *_placed(i, last))
        for i, sentence in enumerate(sentences)
    ]
    return np.array(rows, dtype=np.int64).ravel(), np.repeat(np.arange(len(rows)), _MARKS)


@lru_cache(maxsize=1024)
def _placed(i: int, last: int) -> tuple[int, ...]:
    find = load(ARTIFACT).vocabulary.get
    return tuple(find(name, NONE) for name in place(i, last))


@cache
def _columns() -> tuple[Column, ...]:
    vocabulary = load(ARTIFACT).vocabulary
    return tuple(shared().column(vocabulary, prefix) for prefix in ("", "<", ">"))


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
