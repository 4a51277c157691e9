"""Who or what is said to do it: the words before a verb in its clause, and what they rule out."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from probatum.text.slices import Slice

_CLAUSE = re.compile(
    r"[,;:()—–]\s?|\b(?:and|but|while|whereas|which|that|because|since|so|although|though|or)\s", re.I
)
_WORD = re.compile(r"[A-Za-zα-ω][\w’'-]+")
# Words that name nobody: what stands for the subject of the whole text, and what holds a sentence together.
_REFERENCE = re.compile(
    r"\b(?:it|these|they|we|you|which|(?:the|this|our|its)\s+(?:treatment|therapy|supplementation|peptide|drug|supplement|extract|herb|compound|substance|product|plant|mineral|vitamin"
    r"|molecule|pill|powder|formula|medicine|agent|amino\s+acid|acid|root|mushroom|spice))\b",
    re.I,
)
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|without|unlikely|fail\w*|lack\w*|absence|prevent\w*|block\w*|inhibit\w*"
    r"|abolish\w*|attenuat\w*|revers\w*|antagoni\w*|suppress\w*)\b|n[’']t\b",
    re.I,
)


@cache
def word_lists() -> dict[str, str]:
    """The lists of words.toml, each as running text."""
    return tomllib.loads(files("probatum.claims.consistency").joinpath("words.toml").read_text("utf-8"))


@cache
def _no_name() -> frozenset[str]:
    return frozenset(word_lists()["no_name"].split())


@cache
def _other_causes() -> frozenset[str]:
    return frozenset(word_lists()["other_causes"].split())


def before_verb(text: str, sentence: Slice, at: int) -> str:
    """The words of a clause before its verb."""
    start = sentence.start
    for mark in _CLAUSE.finditer(text, sentence.start, at):
        if text[mark.end() : at].strip():
            start = mark.end()
    return text[start:at]


def agents(words: str) -> frozenset[str] | None:
    """The names in the words before a verb; none where they only point at something.

    >>> sorted(agents("red wine ") or ())
    ['red', 'wine']
    >>> agents("this extract also ") is None
    True
    """
    if _REFERENCE.search(words):
        return None
    found = frozenset(
        word.lower() if word.lower().endswith("ss") else word.lower().removesuffix("s")
        for word in _WORD.findall(words)
        if word.lower() not in _no_name() and not word.lower().endswith("ly")
    )
    return found or None


def differ(one: frozenset[str] | None, other: frozenset[str] | None) -> bool:
    """Are both named, and by no common word? An illness or a diet is never what the text is about."""
    mine, theirs = one or frozenset(), other or frozenset()
    is_other_cause = (mine & _other_causes()) != (theirs & _other_causes())
    return is_other_cause or (bool(mine and theirs) and not mine & theirs)


def is_denied(words: str) -> bool:
    """Does the clause deny, or oppose, what its later verb says?"""
    return _DENIED.search(words) is not None
