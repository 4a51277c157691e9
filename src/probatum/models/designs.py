"""What sort of study an abstract reports: one linear model over its words and the hints of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from probatum.models.lexicon import NONE, Column, numbered, numbers_of, shared, unique
from probatum.models.linear import Ints, Prediction, load, softmax
from probatum.models.words import grams, words

ARTIFACT = "designs"
_STEM = 5


def predict(title: str, sentences: Sequence[str], hints: Sequence[str]) -> Prediction:
    """The label of one record, in the words of `study_type_teller`; `hints` are what the rules saw."""
    model = load(ARTIFACT)
    return model.label(softmax(model.sum(rows(title, sentences, hints))))[0]


def rows(title: str, sentences: Sequence[str], hints: Sequence[str]) -> Ints:
    """The row of the weights of each known one of `features`, found by the words' numbers."""
    find = load(ARTIFACT).vocabulary.get
    own, in_title, in_first, in_last = _columns()
    body, of = numbers_of(sentences)
    heading = np.array(numbered(title), dtype=np.int64)
    strange = [
        *(find(f"T${stem}", NONE) for stem in _stems(_unknown(title))),
        *(find(f"${stem}", NONE) for sentence in sentences for stem in _stems(_unknown(sentence))),
        *(find(hint, NONE) for hint in _hinted(hints)),
    ]
    stems, in_heading = _stemmed()
    parts = (
        *in_title.grams(heading),
        *own.grams(body),
        in_heading[heading],
        stems[body],
        in_first.singles[body[of == 0]],
        in_last.singles[body[of == len(sentences) - 1]],
        np.array(strange, dtype=np.int64),
    )
    found = unique(np.concatenate(parts))
    return found[found >= 0]


def _unknown(sentence: str) -> list[str]:
    """The words that have no number: their stems may be known."""
    numbers = numbered(sentence)
    if all(numbers):
        return []
    return [word for word, number in zip(words(sentence), numbers, strict=True) if not number]


@cache
def _columns() -> tuple[Column, ...]:
    vocabulary = load(ARTIFACT).vocabulary
    return tuple(shared().column(vocabulary, prefix) for prefix in ("", "T:", "F:", "E:"))


@cache
def _stemmed() -> tuple[Ints, Ints]:
    """The row of each word's stem in the text and in the title; a word no longer than a stem has none."""
    vocabulary = load(ARTIFACT).vocabulary
    text, title = (shared().made(vocabulary, prefix, _stem) for prefix in ("$", "T$"))
    return text, title


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
        *_hinted(hints),
    ]


def _hinted(hints: Sequence[str]) -> list[str]:
    pairs = [f"#{a}&{b}" for i, a in enumerate(hints[:4]) for b in hints[i + 1 : 4]]
    return [*(f"#{hint}" for hint in hints), *pairs]


def _stems(tokens: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(token[:_STEM] for token in tokens if len(token) > _STEM))


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else "\n"
