"""Which tokens of an abstract name participants, interventions and outcomes: a linear chain over tokens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from probatum.models import roles
from probatum.models.clusters import UNKNOWN, groups
from probatum.models.linear import LinearModel, Prediction, load

ARTIFACT = "pico"
EDGE = "|"
OUTSIDE = "-"
_WINDOW = 2


def predict(sentences: Sequence[Sequence[str]]) -> tuple[tuple[Prediction, ...], ...]:
    """The tag of every token of one abstract, its title first: label "P", "I", "O" or "-" (none)."""
    model = load(ARTIFACT)
    return tuple(decide(model, items) for items in features(sentences))


def decide(model: LinearModel, items: Sequence[Sequence[str]]) -> tuple[Prediction, ...]:
    """The tags of one sentence; "-" only where it is `threshold` times as probable as the best other."""
    shares = model.chain(items)
    weight = np.where(np.array(model.classes) == OUTSIDE, 1 / model.threshold, 1.0)
    best = (shares * weight).argmax(axis=1).tolist()
    return tuple(
        Prediction(model.classes[k], float(row[k]), tuple(map(float, row)))
        for k, row in zip(best, shares, strict=True)
    )


def features(sentences: Sequence[Sequence[str]]) -> list[list[list[str]]]:
    """Named features of each token of each sentence."""
    predicted = roles.predict([" ".join(sentence) for sentence in sentences])
    in_title = {word.lower() for word in sentences[0]} if sentences else set()
    return [
        _sentence(sentence, role.label if i else "title", in_title if i else set())
        for i, (sentence, role) in enumerate(zip(sentences, predicted, strict=True))
    ]


def _sentence(tokens: Sequence[str], role: str, in_title: set[str]) -> list[list[str]]:
    known = groups()
    edges = [EDGE] * _WINDOW
    low = [*edges, *("0" if token[:1].isdigit() else token.lower() for token in tokens), *edges]
    near = [known.get(word, UNKNOWN) for word in low]
    bracket = _in_brackets(tokens)
    return [
        [
            *_words(low, i + _WINDOW),
            *_groups(near, i + _WINDOW),
            *_form(token),
            f"r{role}",
            f"r{role} {low[i + _WINDOW]}",
            f"r{role} {near[i + _WINDOW][0]}",
            f"t{low[i + _WINDOW] in in_title}{role}",
            f"b{bracket[i]}",
            f"s{min(i, 3)}{role}",
        ]
        for i, token in enumerate(tokens)
    ]


def _words(low: Sequence[str], i: int) -> list[str]:
    """The word, two to each side, and pairs."""
    a, b, c, d, e = low[i - 2 : i + 3]
    single = [f"0{c}", f"-{b}", f"+{d}", f"={a}", f"*{e}"]
    return [*single, f"0{b} {c}", f"0+{c} {d}", f"-+{b} {d}", f"=-{a} {b}", f"+*{d} {e}"]


def _groups(near: Sequence[tuple[int, int]], i: int) -> list[str]:
    """The fine and coarse groups of the word and its neighbors, and rows of coarse ones."""
    (a, fa), (b, fb), (c, fc), (d, fd), (e, fe) = near[i - 2 : i + 3]
    fine = [f"f0{fc}", f"f-{fb}", f"f+{fd}", f"f={fa}", f"f*{fe}"]
    pairs = [f"c0{c}", f"c-{b}", f"c+{d}", f"c-0{b} {c}", f"c0+{c} {d}"]
    return [*fine, *pairs, f"c-0+{b} {c} {d}", f"c=-0{a} {b} {c}", f"c0+*{c} {d} {e}"]


def _form(token: str) -> list[str]:
    """Endings, beginnings and the shape of a word."""
    low = token.lower()
    shape = "".join(
        "X" if x.isupper() else "x" if x.islower() else "9" if x.isdigit() else x for x in token[:5]
    )
    return [f"z{low[-3:]}", f"y{low[-4:]}", f"a{low[:4]}", f"h{shape}"]


def _in_brackets(tokens: Sequence[str]) -> list[bool]:
    depth, found = 0, []
    for token in tokens:
        depth += token.count("(") - token.count(")")
        found.append(depth > 0)
    return found
