"""Words and n-grams of a sentence, as features."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,·]\d+)*|[^\w\s]"
_WORD = re.compile(WORD)


@lru_cache(maxsize=4096)
def words(sentence: str) -> tuple[str, ...]:
    """Lower-case words, marks, and every number as `0`.

    >>> words("The rats (n=24) got 0.5 mg.")
    ('the', 'rats', '(', 'n', '=', '0', ')', 'got', '0', 'mg', '.')
    """
    return tuple(["0" if token[0].isdigit() else token for token in _WORD.findall(sentence.lower())])


def grams(tokens: Sequence[str]) -> list[str]:
    """Each word once and each pair of neighbors once, in order of appearance.

    >>> grams(("a", "b", "a"))
    ['a', 'b', 'a b', 'b a']
    """
    pairs = [f"{a} {b}" for a, b in pairwise(tokens)]
    return list(dict.fromkeys([*tokens, *pairs]))
