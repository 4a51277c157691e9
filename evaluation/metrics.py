"""Every scorer, written once: classes, exact spans, and intervals by resampling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Counts:
    """Right, wrongly given, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Of what was given, how much is right; 0 when nothing was given."""
        return _ratio(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of what was to be found, how much was; 0 when there was nothing."""
        return _ratio(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)

    def as_dict(self) -> dict[str, float]:
        """Precision, recall and F1, rounded for printing, with the number to be found."""
        return {
            "precision": rounded(self.precision),
            "recall": rounded(self.recall),
            "f1": rounded(self.f1),
            "support": self.right + self.missed,
        }


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def rounded(value: float) -> float:
    """Four decimals."""
    return round(float(value), 4)


def by_class(gold: Sequence[str], given: Sequence[str]) -> dict[str, Counts]:
    """Counts of every class that occurs in gold or among the answers, by name."""
    pairs = Counter(zip(gold, given, strict=True))
    names = sorted({*gold, *given})
    return {
        name: Counts(
            right=pairs[name, name],
            wrong=sum(n for (g, a), n in pairs.items() if a == name and g != name),
            missed=sum(n for (g, a), n in pairs.items() if g == name and a != name),
        )
        for name in names
    }


def accuracy(gold: Sequence[str], given: Sequence[str]) -> float:
    """The share of right answers; with one label an item this is also the micro F1."""
    return _ratio(sum(g == a for g, a in zip(gold, given, strict=True)), len(gold))


def macro_f1(gold: Sequence[str], given: Sequence[str], classes: Iterable[str] | None = None) -> float:
    """The mean F1 of the classes: those named, or those that occur in gold."""
    counts = by_class(gold, given)
    names = sorted(set(gold)) if classes is None else list(classes)
    return _ratio(sum(counts.get(name, Counts()).f1 for name in names), len(names))


def weighted_f1(gold: Sequence[str], given: Sequence[str]) -> float:
    """The mean F1 of the classes, each weighted by how often it occurs in gold."""
    counts, support = by_class(gold, given), Counter(gold)
    return _ratio(sum(counts[name].f1 * n for name, n in support.items()), len(gold))


def f1_of(gold: Sequence[str], given: Sequence[str], positive: str) -> float:
    """The F1 of one class."""
    return by_class(gold, given).get(positive, Counts()).f1


def sets(gold: Iterable[Hashable], given: Iterable[Hashable]) -> Counts:
    """Counts over two sets, for exact spans: an item is right when both hold it."""
    wanted, found = set(gold), set(given)
    return Counts(len(wanted & found), len(found - wanted), len(wanted - found))


def interval(items: Sequence[T], score: Callable[[Sequence[T]], float], rounds: int = 500) -> list[float]:
    """The 95 % percentile interval of a score by resampling items (Efron 1979), with a fixed seed.

    Items are whole documents where sentences or tokens of one document hang together.
    """
    if not items:
        return [0.0, 0.0]
    random = np.random.default_rng(20240501)
    drawn = (random.integers(0, len(items), len(items)) for _ in range(rounds))
    scores = [score([items[i] for i in sample]) for sample in drawn]
    low, high = np.percentile(scores, [2.5, 97.5])
    return [rounded(low), rounded(high)]


def confusion(gold: Sequence[str], given: Sequence[str]) -> dict[str, int]:
    """How often each class was taken for another: "gold > given", the most frequent first."""
    missed = Counter((g, a) for g, a in zip(gold, given, strict=True) if g != a)
    return {f"{g} > {a}": n for (g, a), n in sorted(missed.items(), key=lambda item: (-item[1], item[0]))}
