"""The phrase a word of direction speaks of: its subject ("anxiety was lower") or object ("raised BDNF in …").

No parser: the phrase before the first verb, and the phrase behind the word of direction, cut at the next
preposition of place, time or comparison. Whether it means an outcome, the vocabulary decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from probatum.extraction.direction_words import Token, lexicon, tokens
from probatum.extraction.word_classes import word_list
from probatum.text.slices import Slice

VERBS = word_list("phrases", "verb")
_LEAD = word_list("phrases", "lead")
_STOP = word_list("phrases", "stop") | frozenset("()[];:.")
_ADVERBIAL = re.compile(
    r"\s*(?:In|At|By|After|Under|On|With|During|Following|For|From|Compared|Relative|Over|Within"
    r"|Given|When|Yet|However|Thus|Moreover|Also|Results?|Conclusions?|Findings)\b[^,:]{0,120}[,:]\s+"
)
_JOIN = re.compile(r"\s*(?:,\s*(?:and|or|nor)?|\b(?:and|or|nor|as\s+well\s+as|together\s+with)\b)\s*")
_LONGEST = 12


def phrases(stretch: str) -> list[Slice]:
    """Every phrase that may name an outcome, lists taken apart, in text order."""
    words = tokens(stretch)
    found = {(p.start, p.end) for p in (*_subject(stretch, words), *_objects(words)) if p.end - p.start > 2}
    return [
        Slice(*place)
        for place in sorted({part for place in sorted(found) for part in _apart(stretch, Slice(*place))})
    ]


def _apart(stretch: str, place: Slice) -> Iterator[tuple[int, int]]:
    yield place.start, place.end
    start = place.start
    cuts = [m for m in _JOIN.finditer(stretch, place.start, place.end) if m.group().strip()]
    for match in cuts:
        if match.start() - start > 2:
            yield start, match.start()
        start = match.end()
    if cuts and place.end - start > 2:
        yield start, place.end


def _subject(stretch: str, words: Sequence[Token]) -> Iterator[Slice]:
    """From the beginning, past an opening adverbial, to the first verb."""
    lead = _ADVERBIAL.match(stretch)
    begin = lead.end() if lead else 0
    known = lexicon()
    kept: list[Token] = []
    for token in words:
        if token.start < begin or (not kept and token.low in _LEAD):
            continue
        if token.low in VERBS or (token.low in (".", ";", ":", "(", ",") and not kept):
            break
        is_act = kept and token.low.endswith("ed") and (known.sign(token.low) or known.benefit(token.low))
        if is_act or token.low in ("(", ";", ":") or len(kept) > _LONGEST:
            break
        kept.append(token)
    if kept:
        yield Slice(kept[0].start, kept[-1].end)


def _objects(words: Sequence[Token]) -> Iterator[Slice]:
    """Behind each word of direction, change or difference."""
    known = lexicon()
    for index, token in enumerate(words):
        if (
            known.sign(token.low)
            or known.benefit(token.low)
            or known.neutral.has(token.low)
            or known.change.has(token.low)
        ):
            place = _behind(words, index + 1)
            if place is not None:
                yield place


def _behind(words: Sequence[Token], index: int) -> Slice | None:
    position = index
    while position < len(words) and position < index + 6 and words[position].low in _LEAD:
        position += 1
    first = position
    while position < len(words) and position - first < _LONGEST and words[position].low not in _STOP:
        if words[position].low == "in" and position > first:
            break
        position += 1
    return Slice(words[first].start, words[position - 1].end) if position > first else None
