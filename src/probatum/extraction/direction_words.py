"""The lexicon of direction: words that say up, down, better, worse or no change."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from probatum.domain.errors import RuleError
from probatum.extraction.word_classes import word_list

_HEAD = 3  # letters


@dataclass(frozen=True, slots=True)
class WordClass:
    """A closed list of words; stems match any ending."""

    whole: frozenset[str]
    stems: tuple[str, ...]
    heads: frozenset[str]  # the first letters of each stem: asked first

    def has(self, word: str) -> bool:
        """Is the lower-case word one of the class?"""
        return word in self.whole or (word[:_HEAD] in self.heads and word.startswith(self.stems))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The classes of `direction_words.toml`."""

    up: WordClass
    down: WordClass
    better: WordClass
    worse: WordClass
    change: WordClass
    neutral: WordClass
    flip: WordClass
    more: WordClass
    fewer: WordClass
    bad: WordClass

    def sign(self, word: str) -> int:
        """+1 up, -1 down, 0 neither.

        >>> lexicon().sign("increased"), lexicon().sign("fewer"), lexicon().sign("table")
        (1, -1, 0)
        """
        return _sign(word)

    def benefit(self, word: str) -> int:
        """+1 better, -1 worse, 0 neither."""
        return _benefit(word)


# They look like words of direction and are none.
_NEITHER = word_list("direction_words", "neither")


@cache
def lexicon() -> Lexicon:
    """Every class of words, read once."""
    table = tomllib.loads(files("probatum.extraction").joinpath("direction_words.toml").read_text("utf-8"))
    return Lexicon(**{name: _word_class(words) for name, words in table.items()})


@lru_cache(maxsize=8192)
def _sign(word: str) -> int:
    known = lexicon()
    return 0 if word in _NEITHER else 1 if known.up.has(word) else -1 if known.down.has(word) else 0


@lru_cache(maxsize=8192)
def _benefit(word: str) -> int:
    known = lexicon()
    return 0 if word in _NEITHER else 1 if known.better.has(word) else -1 if known.worse.has(word) else 0


@lru_cache(maxsize=8192)
def says_a_way(word: str) -> bool:
    """Does the lower-case word tell a direction, a benefit, a change or a denial?"""
    return bool(_sign(word) or _benefit(word) or word in _DENIALS or lexicon().neutral.has(word))


def has_sign(word: str) -> bool:
    """Does the lower-case word itself say up, down, better or worse?"""
    return bool(_sign(word) or _benefit(word))


_DENIALS = word_list("direction_words", "denials")


def _word_class(words: list[str]) -> WordClass:
    stems = tuple(sorted(w[:-1] for w in words if w.endswith("*")))
    if any(len(stem) < _HEAD for stem in stems):
        raise RuleError(
            "a stem is too short", source="direction_words.toml", value=stems, remedy=f"write {_HEAD} letters"
        )
    return WordClass(
        frozenset(w for w in words if not w.endswith("*")), stems, frozenset(stem[:_HEAD] for stem in stems)
    )


_TOKEN = re.compile(r"\d+(?:[.,·]\d+)?(?![^\W\d_])|[^\W_]+(?:[-'’][^\W_]+)*|\S")


class Token(NamedTuple):
    """One word, number or mark with its place; `low` is its lower-case form."""

    text: str
    low: str
    start: int
    end: int


@lru_cache(maxsize=128)
def tokens(text: str) -> tuple[Token, ...]:
    """Words, numbers and marks of a text, in order."""
    found = list(_TOKEN.finditer(text))
    words = [match[0] for match in found]
    starts, ends = [match.start() for match in found], [match.end() for match in found]
    return tuple(map(Token._make, zip(words, map(str.lower, words), starts, ends, strict=True)))
