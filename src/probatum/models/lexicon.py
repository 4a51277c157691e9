"""Features of words found by number: no feature's name is put together to look one up.

A model's vocabulary maps names of features to rows of weights. Here each word has a number, and the rows of
"prefix + word" and "prefix + word + blank + word" stand in arrays: a text costs one look-up a word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

import numpy as np

from probatum.models.linear import Ints, load
from probatum.models.words import WORD, words

NONE = -1
_WORD = re.compile(WORD)


class Lexicon:
    """The words of some vocabularies; `columns` finds the rows behind a prefix of one of them.

    >>> lexicon = Lexicon({"T:a": 0, "T:a b": 1, "b": 2})
    >>> lexicon.numbers(("a", "b", "x"))
    (1, 2, 0)
    """

    def __init__(self, *vocabularies: Mapping[str, int]) -> None:
        names = sorted({word for one in vocabularies for name in one for word in _WORD.findall(name)})
        self._number = {word: number for number, word in enumerate(names, 1)}
        self.size = len(names) + 1

    def numbers(self, tokens: Iterable[str]) -> tuple[int, ...]:
        """The number of each word; 0 for one that no feature names."""
        find = self._number.get
        return tuple([find(token, 0) for token in tokens])

    def column(self, vocabulary: Mapping[str, int], prefix: str) -> Column:
        """The rows of a vocabulary's names "prefix + word" and "prefix + word + blank + word"."""
        singles = np.full(self.size, NONE)
        pairs: dict[int, int] = {}
        for name, row in vocabulary.items():
            if not name.startswith(prefix):
                continue
            first, blank, second = name[len(prefix) :].partition(" ")
            one, other = self._number.get(first, 0), self._number.get(second, 0)
            if one and not blank:
                singles[one] = row
            elif one and other:
                pairs[one * self.size + other] = row
        keys = np.array(sorted(pairs), dtype=np.int64)
        return Column(
            self.size, singles, keys, np.array([pairs[key] for key in keys.tolist()], dtype=np.int64)
        )

    def made(self, vocabulary: Mapping[str, int], prefix: str, make: Callable[[str], str]) -> Ints:
        """The row of "prefix + what is made of the word", by the word's number; -1 where there is none."""
        rows = [vocabulary.get(prefix + make(word), NONE) for word in self._number]
        return np.array([NONE, *rows], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Column:
    """The rows of one prefix: of each word by its number, and of pairs by both numbers."""

    size: int
    singles: Ints
    keys: Ints  # first number x size + second, ascending
    paired: Ints

    def of_pairs(self, first: Ints, second: Ints) -> Ints:
        """The row of each pair of words; -1 where there is none."""
        if not len(self.keys):
            return np.full(len(first), NONE)
        sought = first * self.size + second
        places = np.minimum(np.searchsorted(self.keys, sought), len(self.keys) - 1)
        found: Ints = np.where(self.keys[places] == sought, self.paired[places], NONE)
        return found

    def grams(self, numbers: Ints) -> list[Ints]:
        """The rows of every word and of every pair of neighbors."""
        return [self.singles[numbers], self.of_pairs(numbers[:-1], numbers[1:])]


@cache
def shared() -> Lexicon:
    """One numbering for the models that read every abstract: each word is looked up once for all."""
    return Lexicon(*(load(name).vocabulary for name in ("designs", "roles")))


@lru_cache(maxsize=1024)
def numbered(sentence: str) -> tuple[int, ...]:
    """The shared numbers of `models.words.words`."""
    return shared().numbers(words(sentence))


def numbers_of(sentences: Sequence[str]) -> tuple[Ints, Ints]:
    """The shared numbers of all words in a row, and the sentence each stands in."""
    told = [numbered(sentence) for sentence in sentences]
    of = np.repeat(np.arange(len(told)), list(map(len, told)))
    return np.array(list(chain.from_iterable(told)), dtype=np.int64), of


def distinct(numbers: Ints, of: Ints) -> tuple[Ints, Ints]:
    """Each number once within each item it belongs to: (numbers, items).

    >>> [one.tolist() for one in distinct(np.array([7, 7, 7]), np.array([0, 0, 1]))]
    [[7, 7], [0, 1]]
    """
    if not len(numbers):
        return numbers, of
    size = int(numbers.max()) + 2
    items, shifted = np.divmod(unique(of * size + numbers + 1), size)
    return shifted - 1, items


def unique(numbers: Ints) -> Ints:
    """Each number once, ascending: `np.unique` for the few hundred numbers of one text, without its ado.

    >>> unique(np.array([3, 1, 3])).tolist()
    [1, 3]
    """
    ordered = np.sort(numbers)
    is_first = np.empty(len(ordered), dtype=bool)
    is_first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return ordered[is_first]
