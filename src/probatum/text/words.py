"""Finding many words at once: longest match first, whole words only, letter case ignored."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from probatum.text.slices import Slice

T = TypeVar("T")


def fold(text: str) -> str:
    """The text in lower case with every character in its place.

    >>> fold("Wistar RATS")
    'wistar rats'
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := c.lower()) == 1 else c for c in text)


class WordFinder(Generic[T]):
    """Finds words in texts and tells what each stands for.

    >>> [(place, what) for place, what in WordFinder([("rat", 1), ("rats", 2)]).find("White rats strut")]
    [(Slice(start=6, end=10), 2)]
    """

    def __init__(self, words: Iterable[tuple[str, T]]) -> None:
        entries = {fold(word): what for word, what in words}
        self._meanings = list(entries.values())
        self._automaton = AhoCorasick(list(entries), matchkind=MatchKind.LeftmostLongest) if entries else None

    def find(self, text: str) -> Iterator[tuple[Slice, T]]:
        """Every word with its place, in order; a match inside a longer word is none."""
        if self._automaton is None:
            return
        for index, start, end in self._automaton.find_matches_as_indexes(fold(text)):
            if is_whole_word(text, start, end):
                yield Slice(start, end), self._meanings[index]


class Opened:
    """A pattern whose every match begins with one of some literals, looked for only where they stand.

    >>> [m.group() for m in Opened(re.compile(r"\\brats?\\b"), ("rat",)).finditer("Rats ate a rat.".lower())]
    ['rats', 'rat']
    """

    def __init__(self, pattern: re.Pattern[str], openings: Iterable[str]) -> None:
        self.pattern = pattern
        self._automaton = AhoCorasick(sorted(set(openings)), matchkind=MatchKind.Standard)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The same matches as of the pattern, in order."""
        hits = self._automaton.find_matches_as_indexes(fold(text), overlapping=True)
        return matches_from(self.pattern, text, sorted({hit[1] for hit in hits}))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return next(self.finditer(text), None)

    def search_in(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """The first match within [start, end), as `Pattern.search` with these bounds."""
        hits = self._automaton.find_matches_as_indexes(fold(text[start:end]), overlapping=True)
        for at in sorted({hit[1] for hit in hits}):
            if match := self.pattern.match(text, start + at, end):
                return match
        return None


def matches_from(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What `finditer` gives, tried only where a match may start: most places of a text cannot.

    >>> [m.group() for m in matches_from(re.compile(r"\\d+"), "5 of 12", (0, 5, 6))]
    ['5', '12']
    """
    end = 0
    for start in starts:
        if start >= end and (match := pattern.match(text, start)):
            end = match.end()
            yield match


class Literals:
    """Some literals in lower case; asks whether a text has any of them, in one pass.

    >>> Literals(("mouse", "rat")).are_in("separated")
    True
    """

    def __init__(self, literals: Iterable[str]) -> None:
        self._automaton = AhoCorasick(sorted(set(literals)))

    def are_in(self, lowered: str) -> bool:
        """Does the text, in lower case, hold one of them, at any place?"""
        return bool(self._automaton.find_matches_as_indexes(lowered))


class Cutter:
    """Cuts a text at every character that is no letter, no digit and none of those kept.

    >>> starts, runs = Cutter("-").cut("an ad-hoc test")
    >>> list(zip(starts, runs))
    [(0, 'an'), (3, 'ad-hoc'), (10, 'test')]
    """

    def __init__(self, kept: str = "") -> None:
        self._blanks = _Blanks(kept)

    def cut(self, text: str) -> tuple[Iterator[int], list[str]]:
        """Where each run starts, and the runs; between two characters that part stands an empty run."""
        runs = text.translate(self._blanks).split(" ")
        return accumulate(map(_WITH_BLANK, map(len, runs)), initial=0), runs


class _Blanks(dict[int, int]):
    """Filled as characters are met: itself where it is kept, else a blank."""

    def __init__(self, kept: str) -> None:
        super().__init__()
        self._kept = kept

    def __missing__(self, code: int) -> int:
        found = self[code] = code if chr(code).isalnum() or chr(code) in self._kept else ord(" ")
        return found


_WITH_BLANK = (1).__add__


def is_whole_word(text: str, start: int, end: int) -> bool:
    """Does [start, end) neither begin nor end inside a word?"""
    begins = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    ends = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return begins and ends
