"""One article as its tables and its sentences, whatever it was given as, every place kept."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from probatum.domain.provenance import Passage, RecordId, Scheme, Section
from probatum.domain.record import Record
from probatum.extraction.tables.grid import Grid, read_grid
from probatum.extraction.tables.markdown import markdown_tables
from probatum.text.abbreviations import abbreviations
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

LONGEST = 3000  # characters: what is longer is no sentence
_TEXT = RecordId(Scheme.LOCAL, "text")
_READ = (
    Section.ABSTRACT,
    Section.BACKGROUND,
    Section.METHODS,
    Section.RESULTS,
    Section.CONCLUSION,
    Section.BODY,
)
_FIGURE = re.compile(r"<figure>.*?</figure>", re.DOTALL)
_NOTE_ABBREVIATION = re.compile(
    r"(?:^|[.;,(\n]\s*|\*)(?P<short>[A-Z][A-Za-z0-9/&-]{0,9})(?: [Gg]roup)?\*?\s*(?:,|:|=|–)?\s+"
    r"(?:the\s+)?(?P<long>[A-Za-z][^;,.:=\n*]{3,80})"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:\.\d+)?")
_PLAIN = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "with",
        "without",
        "and",
        "or",
        "as",
        "by",
        "from",
        "per",
        "than",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "had",
        "has",
        "have",
        "between",
        "during",
        "both",
        "each",
        "all",
        "any",
        "after",
        "before",
        "among",
        "into",
        "these",
        "this",
        "that",
        "those",
        "their",
        "its",
        "it",
        "who",
        "which",
        "group",
        "groups",
        "patient",
        "patients",
        "subject",
        "subjects",
        "participants",
        "value",
        "values",
        "data",
        "table",
        "score",
        "scores",
        "level",
        "levels",
        "mean",
        "means",
        "sd",
        "se",
        "sem",
        "n",
        "no",
        "total",
        "rate",
        "rates",
        "measure",
        "measures",
        "measured",
        "number",
        "test",
        "outcome",
        "outcomes",
        "result",
        "results",
    )
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of prose and its passage."""

    passage: Passage
    place: Slice

    @property
    def text(self) -> str:
        """Its words."""
        return self.place.of(self.passage.text)


@dataclass(frozen=True)
class Article:
    """The tables and sentences of one article."""

    tables: tuple[tuple[Passage, Grid], ...]
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]

    @cached_property
    def short_forms(self) -> dict[str, str]:
        """Short form -> long form, from brackets in the text and from the notes of tables."""
        found: dict[str, str] = {}
        for passage in self.passages:
            for one in abbreviations(passage.text):
                if not re.search(r"[<>=\n]|\s{2}", one.long_form) and "." not in one.short_form:
                    found.setdefault(one.short_form, one.long_form)
        for _, grid in self.tables:
            for match in _NOTE_ABBREVIATION.finditer(grid.notes):
                if _is_short_for(match["short"], match["long"]):
                    found.setdefault(match["short"], match["long"].strip())
        return found

    @cached_property
    def _frequency(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for sentence in self.sentences:
            counts.update(terms(sentence.text))
        for _, grid in self.tables:
            for row in grid.body:
                counts.update(terms(row[0].text))
        return counts

    def weight(self, term: str) -> float:
        """How telling a word is in this article: the inverse of how many sentences and rows hold it."""
        total = len(self.sentences) + sum(len(grid.body) for _, grid in self.tables)
        return math.log(1 + (total + 1) / (1 + self._frequency[term]))

    def spelled(self, text: str) -> str:
        """The text with every known short form followed by its long form."""
        words = dict.fromkeys(re.findall(r"[A-Za-z][\w/&-]*", text))
        longs = [self.short_forms[word] for word in words if word in self.short_forms]
        return f"{text} {' '.join(longs)}" if longs else text


def _is_short_for(short: str, long: str) -> bool:
    """Do the letters of the short form stand in the long one, in order, from the first?"""
    letters = [c for c in short.lower() if c.isalpha()]
    if not letters or not any(c.isupper() for c in short) or long[:1].lower() != letters[0]:
        return False
    rest = iter(long.lower())
    return len(letters) > 1 and all(letter in rest for letter in letters)


def stem(word: str) -> str:
    """A word without its commonest endings, for matching only.

    >>> stem("scores"), stem("vomiting"), stem("depression"), stem("depressive")
    ('score', 'vomit', 'depress', 'depress')
    """
    low = word.lower().replace("’", "'").removesuffix("'s")
    for ending in (
        "ational",
        "ations",
        "ation",
        "ments",
        "ment",
        "ness",
        "ities",
        "ity",
        "ions",
        "ion",
        "ives",
        "ive",
        "ings",
        "ing",
        "ally",
        "ical",
        "als",
        "al",
        "ies",
        "ed",
        "es",
        "s",
        "y",
    ):
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            return low[: -len(ending)]
    return low[:-1] if low.endswith("s") and len(low) > 3 and not low.endswith("ss") else low


@lru_cache(maxsize=20000)
def terms(text: str) -> frozenset[str]:
    """The telling words of a text, stemmed; hyphenated words also in their parts."""
    found = set()
    for match in _WORD.finditer(text.replace("haem", "hem").replace("oedema", "edema").replace("oea", "ea")):
        for word in {match[0], *re.split(r"['’-]", match[0])}:
            if (
                (word.lower() not in _PLAIN and len(word) > 1)
                or word.isdigit()
                or (len(word) == 1 and word.isupper())
            ):
                found.add(stem(word))
    return frozenset(found)


@lru_cache(maxsize=8)
def article_of(source: Record | str) -> Article:
    """The article of a record (its TABLE passages are the tables) or of Markdown text."""
    if isinstance(source, str):
        return _of_text(Passage(_TEXT, Section.BODY, source))
    tables = []
    for passage in source.section(Section.TABLE):
        grid = read_grid(passage.text)
        if grid is not None:
            tables.append((passage, grid))
    told = source.section(*_READ)
    found = [
        Sentence(passage, place)
        for passage in told
        for place in sentences(passage.text)
        if place.end - place.start <= LONGEST
    ]
    return Article(tuple(tables), tuple(found), (*source.section(Section.TITLE), *told))


_HEADING = re.compile(r"(?:^|\s)#{1,6}\s+|(?<=\s)\*{2,3}[A-Z][^*\n]{2,30}:\s?\*{2,3}")


def _told(text: str, stretch: Slice) -> Iterator[Slice]:
    """The sentences of a stretch of Markdown; a heading in the middle of a line ends one."""
    start = stretch.start
    for mark in (*_HEADING.finditer(text, stretch.start, stretch.end), None):
        end = mark.start() if mark else stretch.end
        cut = (place.shift(start) for place in sentences(text[start:end]))
        yield from (place for place in cut if place.end - place.start <= LONGEST)
        start = mark.end() if mark else end


def _of_text(passage: Passage) -> Article:
    text = passage.text
    grids = markdown_tables(text)
    hidden = sorted(
        {g.at for g in grids if g.at != Slice(0, len(text))}
        | {Slice(*m.span()) for m in _FIGURE.finditer(text)}
    )
    found: list[Sentence] = []
    start = 0
    for gap in (*hidden, Slice(len(text), len(text))):
        if gap.start > start:
            found.extend(Sentence(passage, place) for place in _told(text, Slice(start, gap.start)))
        start = max(start, gap.end)
    return Article(tuple((passage, grid) for grid in grids), tuple(found), (passage,))
