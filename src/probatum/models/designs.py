"""What sort of study an abstract reports: one linear model over its words and the hints of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import chain

import numpy as np

from probatum.models.lexicon import Ints, Lexicon, known
from probatum.models.linear import Prediction, load, softmax
from probatum.models.words import grams, words

ARTIFACT = "designs"
_STEM = 5


def predict(title: str, sentences: Sequence[str], hints: Sequence[str]) -> Prediction:
    """The label of one record, in the words of `study_type_teller`; `hints` are what the rules saw."""
    model = load(ARTIFACT)
    found = rows(title, sentences, hints)
    return model.label(softmax(model.sums(found, np.zeros_like(found), 1)))[0]


def rows(title: str, sentences: Sequence[str], hints: Sequence[str]) -> Ints:
    """The row of the weights of each known one of `features`, found by the words' numbers."""
    lexicon, find = _lexicon(), load(ARTIFACT).vocabulary.get
    tokens = [words(sentence) for sentence in sentences]
    body = lexicon.numbers(chain.from_iterable(tokens))
    heading = lexicon.numbers(words(title))
    first = body[: len(tokens[0])] if tokens else body
    final = body[len(body) - len(tokens[-1]) :] if tokens else body
    return np.concatenate(
        [
            *(known(lexicon.rows(prefix, told)) for prefix, told in (("T:", heading), ("", body))),
            *(
                known(lexicon.of_pairs(prefix, told[:-1], told[1:]))
                for prefix, told in (("T:", heading), ("", body))
            ),
            *(known(lexicon.rows(prefix, told)) for prefix, told in (("F:", first), ("E:", final))),
            *(
                known(lexicon.rows(prefix, lexicon.numbers(_stems(told))))
                for prefix, told in (("T$", words(title)), ("$", [t for told in tokens for t in told]))
            ),
            np.array([row for name in _hinted(hints) if (row := find(name)) is not None], dtype=np.int64),
        ]
    )


@cache
def _lexicon() -> Lexicon:
    return Lexicon(load(ARTIFACT).vocabulary, ("", "$", "T:", "T$", "F:", "E:"))


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
