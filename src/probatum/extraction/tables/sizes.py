"""How many people each of two groups had, from headings, rows of sizes, captions and sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from probatum.domain.provenance import (
    NOT_REPORTED,
    Absence,
    Extracted,
    Method,
    Missing,
    Passage,
    Reported,
    Span,
)
from probatum.extraction.tables.arms import ArmNames, sides_of
from probatum.extraction.tables.article import Article, Sentence
from probatum.extraction.tables.cells import Kind, read_cell
from probatum.extraction.tables.grid import Cell, Grid
from probatum.extraction.tables.words import n_of
from probatum.text.slices import Slice

BY = Method("group-sizes", "1")
_ROW_OF_SIZES = re.compile(
    r"^\s*(?:n|no\.?|number|sample\s+size|(?:number|no\.?|n)\s+(?:of\s+)?(?:patients|participants|subjects|children|women|people|individuals|cases)(?:\s*\(n\))?|patients|participants|subjects)\s*[,:]?\s*(?:\(?n\)?)?\s*$",
    re.IGNORECASE,
)
_PAREN_N = re.compile(
    r"[(\[][^()\[\]]{0,30}?\b[nN]\W{0,3}=\W{0,3}(?P<n>\d[\d,]*)[^()\[\]]{0,40}?[)\]]|\b[nN]\W{0,3}=\W{0,3}(?P<m>\d[\d,]*)"
)
_EACH = re.compile(
    r"(?P<n>\d+)\s+(?:\w+\s+){0,2}?(?:in|per|for|to)\s+each\s+(?:\w+\s+)?(?:group|arm)"
    r"|each\s+(?:group|arm)[^.;]{0,20}?\(?n\s*=\s*(?P<m>\d+)|n\s*=\s*(?P<k>\d+)\s*(?:in|per|for)?\s*(?:each|both)\s+groups?",
    re.IGNORECASE,
)
_PEOPLE = (
    r"(?:patients|participants|subjects|children|infants|women|men|people|individuals|students|volunteers|"
    r"adults|cases|eyes|pairs|persons|rats|mice|animals)"
)
_BEFORE = re.compile(
    rf"(?<![\w.,=])(?P<n>\d[\d,]*)\s+(?:of\s+\w+\s+)?(?:{_PEOPLE}\s+)?"
    r"(?:(?:were|was)\s+)?(?:(?:randomi[sz]ed|allocated|assigned|allotted)\s+)?"
    r"(?:received|receiving|given|got|used|in|to|into|on|for|with|underwent|completed)\s+(?:the\s+|a\s+|an\s+)?$",
    re.IGNORECASE,
)


Found = tuple[int, tuple[Span, ...]]


def table_sizes(passage: Passage, grid: Grid, names: ArmNames) -> dict[str, Reported[int]]:
    """The sizes one table prints: in the headings of the groups, else in a row of sizes."""
    found: dict[str, list[Found]] = {"I": [], "C": []}
    by_row: dict[str, list[Found]] = {"I": [], "C": []}
    heads = [list(grid.column(i)) for i in range(grid.width)]
    sides = sides_of([cell.text for column in heads for cell in column], names)
    rows = sides_of([row[0].text for row in grid.body], names)
    for index, column in enumerate(heads):
        own = [cell for cell in column if sides.get(cell.text)]
        side = sides[own[0].text] if own else ""
        if not side:
            continue
        if any(sides[cell.text] != side for cell in own):
            continue
        for cell in column:
            size = n_of(cell.text, bare=cell in own)
            if size is not None:
                found[side].append((size, _spans(passage, cell)))
        for row in grid.body:
            if index and _ROW_OF_SIZES.match(row[0].text) and (read := _whole(row[index])) is not None:
                by_row[side].append((read, _spans(passage, row[index])))
    for row in grid.body:
        side, size = rows.get(row[0].text, ""), n_of(row[0].text, bare=True)
        if side and size is not None:
            found[side].append((size, _spans(passage, row[0])))
        for index in _columns_of_sizes(grid) if side else ():
            if (read := _whole(row[index])) is not None:
                by_row[side].append((read, _spans(passage, row[index])))
    return {side: _only(found[side] or by_row[side]) for side in ("I", "C")}


def _columns_of_sizes(grid: Grid) -> list[int]:
    heads = [" ".join(cell.text for cell in grid.column(index)) for index in range(grid.width)]
    return [index for index, head in enumerate(heads) if index and _ROW_OF_SIZES.match(head)]


def _whole(cell: Cell) -> int | None:
    read = read_cell(cell.text)
    if read is None or read.kind not in (Kind.PLAIN, Kind.BRACKET, Kind.COUNT_PERCENT):
        return None
    return int(read.first) if read.first == read.first.to_integral_value() and read.first > 0 else None


def _spans(passage: Passage, cell: Cell) -> tuple[Span, ...]:
    return tuple(passage.span(place.start, place.end) for place in cell.places)


def _only(found: list[Found]) -> Reported[int]:
    values = {value for value, _ in found}
    if not values:
        return NOT_REPORTED
    if len(values) > 1:
        return Missing(Absence.CONFLICTING, tuple(span for _, spans in found for span in spans)[:4])
    return Extracted(found[0][0], found[0][1], BY)


def article_sizes(article: Article, names: ArmNames) -> dict[str, Reported[int]]:
    """The sizes the whole article gives: the one most places print; conflicting where two lead equally.

    Sizes from sentences of results go before those of headings of other tables, which may show a subgroup.
    """
    votes: dict[str, list[Found]] = {"I": [], "C": []}
    for passage, grid in article.tables:
        for side, size in table_sizes(passage, grid, names).items():
            if isinstance(size, Extracted):
                votes[side].append((size.value, size.spans))
    for sentence in article.sentences:
        for side, found in sentence_sizes(sentence, names):
            votes[side].append(found)
    both = {side: _leading(votes[side]) for side in ("I", "C")}
    each = _each(article)
    return {
        side: size if not isinstance(size, Missing) or size.why is Absence.CONFLICTING else each
        for side, size in both.items()
    }


def _leading(found: list[Found]) -> Reported[int]:
    if not found:
        return NOT_REPORTED
    counts = Counter(value for value, _ in found).most_common()
    if len(counts) > 1 and counts[0][1] == counts[1][1]:
        return Missing(Absence.CONFLICTING, tuple(span for _, spans in found for span in spans)[:4])
    return Extracted(counts[0][0], next(spans for value, spans in found if value == counts[0][0]), BY)


def _each(article: Article) -> Reported[int]:
    """ "30 in each group"."""
    found: list[Found] = []
    for sentence in article.sentences:
        for match in _EACH.finditer(sentence.text):
            group = next(g for g in ("n", "m", "k") if match[g])
            at = Slice(*match.span()).shift(sentence.place.start)
            found.append((int(match[group]), (sentence.passage.span(at.start, at.end),)))
    return _only(found)


def sentence_sizes(sentence: Sentence, names: ArmNames) -> Iterator[tuple[str, Found]]:
    """Sizes a sentence gives beside the name of a group: "placebo (n = 30)", "30 received placebo"."""
    text = sentence.text
    mine, other = names.hits(text)
    marks = sorted([(place, "I") for place in mine] + [(place, "C") for place in other])
    for index, (place, side) in enumerate(marks):
        stop = marks[index + 1][0].start if index + 1 < len(marks) else len(text)
        after = _PAREN_N.search(text, place.end, min(stop, place.end + 60))
        if after and not re.search(r"[.;,](?!\d)|\d\s*%?\s*\)", text[place.end : after.start()]):
            yield side, _at(sentence, after, after["n"] or after["m"])
            continue
        start = max(marks[index - 1][0].end if index else 0, place.start - 80)
        before = _BEFORE.search(text[start : place.start])
        if before:
            yield side, _at(sentence, before, before["n"], start)


def _at(sentence: Sentence, match: re.Match[str], printed: str, shift: int = 0) -> Found:
    at = Slice(*match.span()).shift(sentence.place.start + shift)
    return int(re.sub(r"\D", "", printed)), (sentence.passage.span(at.start, at.end),)
