"""What a citing statement and a cited sentence are made of: markers, telling words, names, changes."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from math import log

from probatum.models.clusters import groups
from probatum.text.negation import is_negated
from probatum.text.slices import Slice
from probatum.text.words import WordFinder
from probatum.vocabulary import species_words

# "<|cit|>" (among several: multi_cit; another's: other_cit), "[12]", "[3-5]", "(Smith et al., 2010)".
_MARKER = re.compile(
    r"<\|(?P<kind>cit|multi_cit|other_cit)\|>|\[(?P<numbers>\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)\]"
    r"|\((?P<authors>[^()]{0,80}?[A-Z][^()]{0,80}?\b(?:19|20)\d\d[a-z]?)\)"
)
_SEVERAL = re.compile(r"[,;–-]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W_]+)*|[^\W_]*\d[^\W_]*")
_NAME = re.compile(r"\b(?=[A-Za-z0-9-]*[A-Z])[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\b")
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e")
_SHORTEST_STEM = 4
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_RUNS = (3, 4, 5)
_LEAST_WORDS = 3  # below, the stretch before a marker says too little and the whole statement is taken
_PHRASE = 3  # telling words that may name what changed
_ENDS = frozenset(("in", "with", "at", "on", "from", "for", "to", "by", "among", "during", "within"))
_JOINT = re.compile(r"[,;:.()]\s|\b(?:and|but|or|while|whereas|which|that|than|who|when|if|by|after)\b")


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement without its markers, and the stretch that its own marker closes.

    `shared`: the marker stands for several works; `others`: how many markers stand for other works;
    `place`: where the marker stands, from 0 (start) to 1 (end, or no marker).
    """

    text: str
    stretch: str
    shared: bool
    others: int
    place: float


def cited(statement: str) -> Cited:
    """Read the markers of a statement; where several could be meant, the last one is.

    >>> cited("Tea calms [1], coffee wakes [2-4].").stretch
    ', coffee wakes'
    """
    markers = list(_MARKER.finditer(statement))
    own = [m for m in markers if m["kind"] not in (None, "other_cit")] or markers[-1:]
    text = _MARKER.sub(" ", statement)
    if not own:
        return Cited(text, text, shared=False, others=0, place=1.0)
    mine = own[-1]
    before = max((m.end() for m in markers if m.end() <= mine.start()), default=0)
    stretch = statement[before : mine.start()].rstrip("[( ")
    several = mine["kind"] == "multi_cit" or _SEVERAL.search(mine["numbers"] or "") is not None
    whole = len(telling(stretch)) < _LEAST_WORDS
    return Cited(
        text,
        text if whole else stretch,
        several or ";" in (mine["authors"] or ""),
        len(markers) - len(own),
        mine.start() / max(1, len(statement)),
    )


@cache
def word_list(name: str) -> frozenset[str]:
    """A list of `citation_words.toml`; raises KeyError when it is not there."""
    text = files("probatum.claims").joinpath("citation_words.toml").read_text("utf-8")
    return frozenset(tomllib.loads(text)[name].split())


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word in lower case without its ending.

    >>> stem("Increased"), stem("increases")
    ('increas', 'increas')
    """
    low = word.lower()
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST_STEM:
            return low[: -len(ending)]
    return low


@lru_cache(maxsize=2048)
def telling(text: str) -> tuple[str, ...]:
    """The stems of the words that carry a subject, in order."""
    return tuple(stem(word) for word in _words(text))


def _words(text: str) -> Iterator[str]:
    plain = word_list("plain")
    return (w for w in _WORD.findall(text) if len(w) > 1 and w.lower() not in plain)


@lru_cache(maxsize=2048)
def rarity(text: str) -> dict[str, float]:
    """Each telling stem with how rare its word is: the logarithm of its rank by frequency (Zipf's law)."""
    return {stem(word): log(2 + _ranks().get(word.lower(), len(_ranks()))) for word in _words(text)}


@lru_cache(maxsize=512)
def runs(text: str) -> dict[str, float]:
    """Every run of three to five characters, as 1 + the logarithm of how often it occurs."""
    plain = f" {_NOT_PLAIN.sub(' ', text.lower())} "
    found = Counter(plain[i : i + size] for size in _RUNS for i in range(len(plain) - size + 1))
    return {run: 1 + log(n) for run, n in found.items()}


@cache
def _ranks() -> dict[str, int]:
    """The rank of each word: the artifact lists words by falling frequency in biomedical abstracts."""
    return {word: rank for rank, word in enumerate(groups())}


@lru_cache(maxsize=2048)
def names(text: str) -> tuple[str, ...]:
    """Words with a capital or a digit inside (genes, drugs, devices, short forms), in order, each once."""
    found = (m.group() for m in _NAME.finditer(text))
    inside = (name for name in found if any(c.isupper() or c.isdigit() for c in name[1:]))
    return tuple(dict.fromkeys(inside))


@lru_cache(maxsize=2048)
def species(text: str) -> frozenset[str]:
    """The species a text names, by their ids."""
    return frozenset(what for _, what in _species_finder().find(text))


@cache
def _species_finder() -> WordFinder[str]:
    return WordFinder(
        (word, one.id)
        for one in species_words()
        for word in (*one.words, *(w for strain in one.strains for w in strain.words))
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What changes, as stems, and its way: +1 up, -1 down, 0 not at all."""

    what: frozenset[str]
    way: int


@lru_cache(maxsize=2048)
def changes(text: str) -> tuple[Change, ...]:
    """What goes up, down or stays, in the order of the words that say so.

    >>> [(sorted(c.what), c.way) for c in changes("Semax raised serotonin, and pain was not reduced")]
    [(['serotonin'], 1), (['pain'], 0)]
    """
    found = []
    for clause in _clauses(text):
        for i, token in enumerate(clause):
            way = _way(text, token)
            if way is None:
                continue
            what = _phrase(text, clause[i + 1 :]) or _phrase(text, clause[:i][-_PHRASE:])
            if what:
                found.append(Change(what, way))
    return tuple(found)


def _clauses(text: str) -> Iterator[list[Slice]]:
    """The words of each stretch between marks and joining words."""
    joints = [*_JOINT.finditer(text)]
    starts, ends = [0, *(m.end() for m in joints)], [*(m.start() for m in joints), len(text)]
    for start, end in zip(starts, ends, strict=True):
        yield [Slice(*m.span()) for m in _WORD.finditer(text, start, end)]


def _way(text: str, token: Slice) -> int | None:
    word = token.of(text).lower()
    ways = [(1, "up"), (-1, "down"), (0, "flat")]
    way = next((sign for sign, name in ways if _is_of(word, name)), None)
    return 0 if way and is_negated(text, token) else way


def _phrase(text: str, tokens: Sequence[Slice]) -> frozenset[str]:
    """The telling words of a phrase up to a word of place or company: "in rats", "with tea"."""
    found: list[str] = []
    for token in tokens:
        word = token.of(text)
        if found and (word.lower() in _ENDS or len(found) == _PHRASE):
            break
        if word.lower() not in word_list("plain") and not word.endswith("ly") and len(word) > 1:
            found.append(stem(word))
    return frozenset(found)


@lru_cache(maxsize=8192)
def _is_of(word: str, name: str) -> bool:
    return any(word == one or (one[-1] == "*" and word.startswith(one[:-1])) for one in word_list(name))
