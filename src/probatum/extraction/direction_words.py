"""The lexicon of direction: words that say up, down, better, worse or no change."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class WordClass:
    """A closed list of words; stems match any ending."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    def has(self, word: str) -> bool:
        """Is the lower-case word one of the class?"""
        return word in self.whole or word.startswith(self.stems)


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
        if word in _NEITHER:
            return 0
        return 1 if self.up.has(word) else -1 if self.down.has(word) else 0

    def benefit(self, word: str) -> int:
        """+1 better, -1 worse, 0 neither."""
        if word in _NEITHER:
            return 0
        return 1 if self.better.has(word) else -1 if self.worse.has(word) else 0


# They look like words of direction and are none.
_NEITHER = frozenset(
    """moreover furthermore lower-limb less-than-daily lowercase favor-able increasingly effectiveness effectively
    benefit-risk better-known protective-clothing activation-induced activator promoter growing-up stimulator""".split()
)


@cache
def lexicon() -> Lexicon:
    """Every class of words, read once."""
    table = tomllib.loads(files("probatum.extraction").joinpath("direction_words.toml").read_text("utf-8"))
    return Lexicon(**{name: _word_class(words) for name, words in table.items()})


def _word_class(words: list[str]) -> WordClass:
    return WordClass(
        frozenset(w for w in words if not w.endswith("*")),
        tuple(sorted(w[:-1] for w in words if w.endswith("*"))),
    )


_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[<>=≤≥]|[.;:,()\[\]]|\S")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark with its place; `low` is its lower-case form."""

    text: str
    low: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Words, numbers and marks of a text, in order."""
    return [Token(m[0], m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
