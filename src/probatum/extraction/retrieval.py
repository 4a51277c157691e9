"""The sentences of a full text that may answer one question: intervention, comparator, outcome.

Sentences are scored by the telling words they share with the question (rarer in the article, more telling),
short forms counted as their long forms, and by whether they stand where results are told.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from probatum.domain.provenance import Passage, RecordId, Scheme, Section
from probatum.domain.record import Record
from probatum.extraction.direction_words import lexicon, tokens
from probatum.extraction.significance import intervals, p_values
from probatum.extraction.tables.article import terms
from probatum.text.abbreviations import abbreviations
from probatum.text.sections import Role, passage_roles
from probatum.text.sentences import sentences
from probatum.text.slices import Slice

_TEXT = RecordId(Scheme.LOCAL, "text")
# How much a sentence's place counts: results are told in results; a method or an aim answers nothing.
PLACE_WEIGHT = {
    "results": 1.0,
    "abstract results": 1.15,
    "conclusion": 0.8,
    "abstract": 0.7,
    "title": 0.3,
    "other": 0.55,
    "background": 0.2,
    "methods": 0.12,
}
_HEADING = re.compile(
    r"^(?:#+\s*)?(?P<name>[A-Z][A-Z .,&/()-]{3,60}):\s*$|^#{1,6}\s+(?P<md>[^\n#]{3,80})$", re.MULTILINE
)
_KINDS = (
    ("results", re.compile(r"result|finding|outcome|efficacy|safety|adverse", re.IGNORECASE)),
    (
        "methods",
        re.compile(
            r"method|material|design|participants|patients and|statistic|procedure|protocol|randomi",
            re.IGNORECASE,
        ),
    ),
    ("conclusion", re.compile(r"conclusion|discussion|interpretation|summary|implication", re.IGNORECASE)),
    (
        "background",
        re.compile(
            r"background|introduction|objective|aim|purpose|rationale|reference|acknowledg|conflict|funding",
            re.IGNORECASE,
        ),
    ),
)
_ROLES = {
    Role.RESULTS: "abstract results",
    Role.CONCLUSION: "conclusion",
    Role.METHODS: "methods",
    Role.BACKGROUND: "background",
    Role.OBJECTIVE: "background",
}


@dataclass(frozen=True, slots=True)
class Indexed:
    """One sentence with its telling words, its place and whether it says a way or prints a test."""

    passage: Passage
    place: Slice
    terms: frozenset[str]
    kind: str
    says_a_way: bool
    prints_a_test: bool

    @property
    def text(self) -> str:
        """Its words."""
        return self.place.of(self.passage.text)


@dataclass(frozen=True)
class Index:
    """All sentences of one article, ready to be asked."""

    sentences: tuple[Indexed, ...]
    frequency: Counter[str]
    short_forms: dict[str, frozenset[str]]

    def weight(self, term: str) -> float:
        """The inverse document frequency of a word among the sentences."""
        return math.log((len(self.sentences) + 1) / (1 + self.frequency[term])) + 0.1

    def wanted(self, words: str) -> frozenset[str]:
        """The telling words of a part of the question, with what they stand for."""
        found = set(terms(words))
        for short, long in self.short_forms.items():
            if terms(short) & found:
                found |= long
            elif long and long <= found:
                found |= terms(short)
        return frozenset(found)


@lru_cache(maxsize=4)
def index_of(source: Record | str) -> Index:
    """Index an article once; later questions to the same article are quick."""
    found = tuple(_sentences(source))
    frequency: Counter[str] = Counter()
    for sentence in found:
        frequency.update(sentence.terms)
    return Index(found, frequency, _short_forms(source))


def _short_forms(source: Record | str) -> dict[str, frozenset[str]]:
    texts = [source] if isinstance(source, str) else [p.text for p in source.passages]
    return {
        one.short_form: terms(one.long_form)
        for text in texts
        for one in reversed(abbreviations(text))
        if not re.search(r"[<>=\n]", one.long_form)
    }


def _sentences(source: Record | str) -> Iterator[Indexed]:
    if isinstance(source, str):
        passage = Passage(_TEXT, Section.BODY, source)
        for kind, stretch in _parts(source):
            yield from (_indexed(passage, place, kind) for place in _cut(source, stretch))
        return
    for passage in source.passages:
        if passage.section in (
            Section.ABSTRACT,
            Section.BACKGROUND,
            Section.METHODS,
            Section.RESULTS,
            Section.CONCLUSION,
        ):
            for place, role in passage_roles(passage.section, passage.text):
                yield _indexed(passage, place, _ROLES.get(role, "abstract"))
        elif passage.section in (Section.BODY, Section.TABLE, Section.TITLE):
            kind = (
                "title"
                if passage.section is Section.TITLE
                else "results"
                if passage.section is Section.TABLE
                else _kind(passage.text.partition("\n")[0])
            )
            yield from (
                _indexed(passage, place, kind) for place in _cut(passage.text, Slice(0, len(passage.text)))
            )


def _parts(text: str) -> Iterator[tuple[str, Slice]]:
    """The stretches between headings, each with the kind its heading names."""
    marks = list(_HEADING.finditer(text))
    if not marks:
        yield "other", Slice(0, len(text))
        return
    if marks[0].start() > 0:
        yield "other", Slice(0, marks[0].start())
    above = "other"
    for mark, end in zip(marks, [*(m.start() for m in marks[1:]), len(text)], strict=True):
        name = mark["name"] or mark["md"] or ""
        kind = _kind(name)
        if mark["md"] and kind == "other":
            kind = above
        if "ABSTRACT" in name.upper():
            kind = "abstract results" if kind == "results" else "abstract" if kind == "other" else kind
        above = kind if mark["md"] else above
        yield ("title" if name.upper().startswith("TITLE") else kind), Slice(mark.end(), end)


def _kind(heading: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(heading)), "other")


def _cut(text: str, stretch: Slice) -> Iterator[Slice]:
    """Sentences of each line; a run of short lines without a period (a table's row) is one."""
    row: list[Slice] = []
    start = stretch.start
    for line in stretch.of(text).split("\n"):
        at = Slice(start, start + len(line))
        start += len(line) + 1
        if line.strip() and len(line) < 120 and not line.rstrip().endswith((".", ":", ";")):
            row.append(at)
            continue
        yield from _rows(text, row)
        row = []
        yield from (place.shift(at.start) for place in sentences(line))
    yield from _rows(text, row)


def _rows(text: str, lines: list[Slice]) -> Iterator[Slice]:
    """Flattened table cells, a cell a line: a row begins where words follow numbers."""
    begin = None
    for index, line in enumerate(lines):
        is_words = _starts_row(line.of(text)) and (index == 0 or not _starts_row(lines[index - 1].of(text)))
        if begin is None:
            begin = line.start
        elif is_words:
            yield Slice(begin, lines[index - 1].end)
            begin = line.start
    if begin is not None:
        yield Slice(begin, lines[-1].end)


def _starts_row(cell: str) -> bool:
    return sum(c.isalpha() for c in cell) > max(3, 2 * sum(c.isdigit() for c in cell))


def _indexed(passage: Passage, place: Slice, kind: str) -> Indexed:
    text = place.of(passage.text)
    known = lexicon()
    way = any(
        known.sign(t.low) or known.benefit(t.low) or known.neutral.has(t.low) or t.low in _NONE
        for t in tokens(text)
    )
    return Indexed(passage, place, terms(text), kind, way, bool(p_values(text) or intervals(text)))


_NONE = frozenset(
    (
        "not",
        "no",
        "neither",
        "nor",
        "similar",
        "comparable",
        "difference",
        "differences",
        "differ",
        "differed",
        "significant",
        "significantly",
        "unchanged",
    )
)


def best_sentences(
    source: Record | str, intervention: str, comparator: str, outcome: str, most: int = 3
) -> list[tuple[float, Indexed]]:
    """The sentences that answer best, each with its score; none where no word of the outcome occurs."""
    index = index_of(source)
    wanted = index.wanted(outcome)
    mine, other = index.wanted(intervention) - wanted, index.wanted(comparator) - wanted
    weights = {term: index.weight(term) for term in wanted | mine | other}
    total = sum(weights[t] for t in wanted) or 1.0
    arms = sum(weights[t] for t in mine | other) or 1.0
    found = []
    for position, sentence in enumerate(index.sentences):
        held = sum(weights[t] for t in sentence.terms & wanted) / total
        if held == 0:
            continue
        named = sum(weights[t] for t in sentence.terms & (mine | other)) / arms
        about = (held + 0.35 * named) * PLACE_WEIGHT[sentence.kind]
        bonus = (1.0 if sentence.says_a_way else 0.55) * (1.15 if sentence.prints_a_test else 1.0)
        found.append((about * bonus, -position, sentence))
    found.sort(key=lambda one: one[:2], reverse=True)
    return [(score, sentence) for score, _, sentence in found[:most]]
