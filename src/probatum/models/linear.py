"""Linear models over named features, and linear chains of them.

A feature is a string; its weight for each class stands in a table. A chain adds a weight for each step from
class to class, and its probabilities are exact marginals (forward-backward; Lafferty J et al. ICML 2001).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt

from probatum.domain.errors import RuleError

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
_SEPARATOR = "\n"
_RESCALED = 8  # steps of a chain after which its products are brought back to a sum of one


@dataclass(frozen=True, slots=True)
class Prediction:
    """A label, its probability, and the probability of every label in the model's order."""

    label: str
    probability: float
    probabilities: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of named features: one row a feature and a last row of zeros."""

    classes: tuple[str, ...]
    vocabulary: dict[str, int]
    weights: Floats
    bias: Floats
    transitions: Floats  # from class (row) to class; zeros in a model without a chain
    start: Floats
    end: Floats
    threshold: float
    length: float = 0.0  # the common length of each item's n-grams; 0: every feature counts 1
    marks: int = 0  # names that begin with "@" stand first in the vocabulary: so many

    def scores(self, items: Sequence[Iterable[str]]) -> Floats:
        """The score of each class (columns) for each item's features (rows)."""
        find = self.vocabulary.get
        known = [[row for name in item if (row := find(name)) is not None] for item in items]
        rows = np.array(list(chain.from_iterable(known)), dtype=np.int64)
        return self.sums(rows, np.repeat(np.arange(len(known)), [len(item) for item in known]), len(known))

    def sums(self, rows: Ints, of: Ints, items: int) -> Floats:
        """The same as `scores`, for features given by their rows of `weights` and the item each is of."""
        weights = self.weights[rows]
        if self.length:
            weights = weights * self._values(rows, of, items)[:, None]
        summed = [np.bincount(of, weights=column, minlength=items) for column in weights.T]
        scores: Floats = np.stack(summed, axis=1).astype(np.float32) + self.bias
        return scores

    def sum(self, rows: Ints) -> Floats:
        """The scores of one item, as a table of one row."""
        of = np.zeros_like(rows)
        values = self._values(rows, of, 1) if self.length else np.ones(len(rows), dtype=np.float32)
        scores: Floats = (values @ self.weights[rows] + self.bias)[None, :]
        return scores

    def _values(self, rows: Ints, of: Ints, items: int) -> Floats:
        """What each feature counts: a mark 1, an n-gram its share of the item's common length."""
        is_gram = rows >= self.marks
        grams = np.maximum(np.bincount(of, weights=is_gram, minlength=items), 1)
        values: Floats = np.where(is_gram, self.length / np.sqrt(grams[of]), 1.0).astype(np.float32)
        return values

    def alone(self, items: Sequence[Iterable[str]]) -> Floats:
        """Class probabilities of items that stand alone."""
        return softmax(self.scores(items))

    def chain(self, items: Sequence[Iterable[str]]) -> Floats:
        """Class probabilities of items in a row: exact marginals of the chain."""
        return self.chained(self.scores(items))

    def chained(self, scores: Floats) -> Floats:
        """Class probabilities of items in a row, from their scores."""
        return marginals(scores, self.transitions, self.start, self.end)

    def label(self, probabilities: Floats) -> tuple[Prediction, ...]:
        """The most probable class of each row; the earlier class wins a tie."""
        return tuple(
            Prediction(self.classes[best], row[best], tuple(row))
            for best, row in zip(probabilities.argmax(axis=1).tolist(), probabilities.tolist(), strict=True)
        )


def softmax(scores: Floats) -> Floats:
    """Class probabilities of items that stand alone, from their scores."""
    if not len(scores):
        return scores
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: Floats = raised / raised.sum(axis=1, keepdims=True)
    return shares


def marginals(scores: Floats, transitions: Floats, start: Floats, end: Floats) -> Floats:
    """The probability of each class at each step of one chain, given all scores."""
    if not len(scores):
        return scores
    local = np.exp(scores - scores.max(axis=1, keepdims=True)).astype(np.float64)
    step = np.exp(transitions - transitions.max()).astype(np.float64)
    forward, backward = np.empty_like(local), np.empty_like(local)
    forward[0] = local[0] * np.exp(start - start.max())
    for i in range(1, len(local)):
        before = forward[i - 1] if i % _RESCALED else forward[i - 1] / forward[i - 1].sum()
        forward[i] = (before @ step) * local[i]
    backward[-1] = np.exp(end - end.max())
    for i in range(len(local) - 2, -1, -1):
        after = backward[i + 1] if i % _RESCALED else backward[i + 1] / backward[i + 1].sum()
        backward[i] = step @ (after * local[i + 1])
    both = forward * backward
    shares: Floats = (both / both.sum(axis=1, keepdims=True)).astype(np.float32)
    return shares


@cache
def load(name: str) -> LinearModel:
    """The shipped model of this name; RuleError where its file is missing or broken."""
    place = files("probatum.models").joinpath("artifacts", f"{name}.npz")
    try:
        with as_file(place) as path, np.load(path, allow_pickle=False) as stored:
            return _from_arrays({key: stored[key] for key in stored.files})
    except (OSError, KeyError, ValueError) as error:
        raise RuleError(
            "cannot load the model", source=f"{name}.npz", value=error, remedy="make it again with training/"
        ) from error


def _from_arrays(arrays: dict[str, Any]) -> LinearModel:
    names = arrays["vocabulary"].tobytes().decode("utf-8").split(_SEPARATOR)
    weights = arrays["weights"].astype(np.float32) * arrays["scale"].astype(np.float32)
    if len(names) != len(weights):
        raise ValueError(f"{len(names)} features but {len(weights)} rows of weights")
    classes = arrays["classes"].tobytes().decode("utf-8").split(_SEPARATOR)
    return LinearModel(
        classes=tuple(classes),
        vocabulary={name: place for place, name in enumerate(names)},
        weights=np.vstack([weights, np.zeros((1, len(classes)), dtype=np.float32)]),
        bias=arrays["bias"].astype(np.float32),
        transitions=arrays["transitions"].astype(np.float32),
        start=arrays["start"].astype(np.float32),
        end=arrays["end"].astype(np.float32),
        threshold=float(arrays["threshold"][0]),
        length=float(arrays["length"][0]),
        marks=sum(name.startswith("@") for name in names),
    )
