"""Features of words found by number: no feature's name is put together to look one up.

A model's vocabulary maps names of features to rows of weights. Here each word has a number, and the rows of
"prefix + word" and "prefix + word + blank + word" stand in arrays: a text costs one look-up a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
_NONE = -1


class Lexicon:
    """The words of a vocabulary whose names are a prefix and a word, or a prefix and two words.

    >>> lexicon = Lexicon({"T:a": 0, "T:a b": 1, "b": 2}, ("", "T:"))
    >>> lexicon.rows("T:", lexicon.numbers(("a", "b", "x"))).tolist()
    [0, -1, -1]
    """

    def __init__(self, vocabulary: Mapping[str, int], prefixes: Sequence[str]) -> None:
        entries = [
            (prefix, first, second, row)
            for name, row in vocabulary.items()
            for prefix in prefixes
            if name.startswith(prefix)
            for first, _, second in [name[len(prefix) :].partition(" ")]
            if first
        ]
        names = sorted({word for _, first, second, _ in entries for word in (first, second) if word})
        self._number = {word: number for number, word in enumerate(names, 1)}
        self._size = len(names) + 1
        self._rows = {prefix: np.full(self._size, _NONE) for prefix in prefixes}
        pairs: dict[str, dict[int, int]] = {prefix: {} for prefix in prefixes}
        for prefix, first, second, row in entries:
            if second:
                pairs[prefix][self._number[first] * self._size + self._number[second]] = row
            else:
                self._rows[prefix][self._number[first]] = row
        self._pairs = {prefix: _sorted(found) for prefix, found in pairs.items()}

    def numbers(self, tokens: Iterable[str]) -> Ints:
        """The number of each word; 0 for one that no feature names."""
        find = self._number.get
        return np.array([find(token, 0) for token in tokens], dtype=np.int64)

    def rows(self, prefix: str, numbers: Ints) -> Ints:
        """The row of each word behind this prefix; -1 where there is none."""
        found: Ints = self._rows[prefix][numbers]
        return found

    def of_pairs(self, prefix: str, first: Ints, second: Ints) -> Ints:
        """The row of each pair of words behind this prefix; -1 where there is none."""
        keys, rows = self._pairs[prefix]
        if not len(keys):
            return np.full(len(first), _NONE)
        sought = first * self._size + second
        places = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        found: Ints = np.where(keys[places] == sought, rows[places], _NONE)
        return found


def known(rows: Ints) -> Ints:
    """Each row once, without -1, in the order of the numbers."""
    return np.unique(rows[rows >= 0])


def distinct(numbers: Ints, of: Ints) -> tuple[Ints, Ints]:
    """Each number once within each item it belongs to: (numbers, items).

    >>> [one.tolist() for one in distinct(np.array([7, 7, 7]), np.array([0, 0, 1]))]
    [[7, 7], [0, 1]]
    """
    if not len(numbers):
        return numbers, of
    size = int(numbers.max()) + 2
    items, shifted = np.divmod(np.unique(of * size + numbers + 1), size)
    return shifted - 1, items


def _sorted(pairs: Mapping[int, int]) -> tuple[Ints, Ints]:
    keys = sorted(pairs)
    return np.array(keys, dtype=np.int64), np.array([pairs[key] for key in keys], dtype=np.int64)
