"""Outcomes a passage names: spelled out, by short forms the record defines, and by general words.

A short form counts as its long form does ("insomnia severity index (ISI)"). A general word ("memory", "TG")
counts only where it stands as the thing measured: before a verb or a word of level, not inside a longer name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from probatum import vocabulary
from probatum.domain.record import Record
from probatum.domain.terms import Better
from probatum.extraction.gene_names import gene_mentions
from probatum.extraction.named import outcomes_in
from probatum.extraction.named_outcomes import may_name
from probatum.extraction.quoting import prose
from probatum.extraction.word_classes import word_list, word_table
from probatum.text.abbreviations import abbreviations
from probatum.text.words import Literals
from probatum.vocabulary import OutcomeMention

_NOT_ALONE = word_list("outcome_mentions", "not_alone")
_MEASURED_AFTER = re.compile(
    r"s?(?:\s+(?:levels?|scores?|concentrations?|content|performance|activity|activities|rates?|time|values?|symptoms?))?"
    r"(?:\s*\([^()]{0,80}\))?\s*(?:[,;.)\[]|$|\b(?:was|were|is|are|did|does|had|has|rose|fell|increased|decreased|improved"
    r"|worsened|declined|remained|and|or|in|by|from|with|than|compared|but|nor|at|after|under|during|to)\b)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"(?:[-/]|\b(?:deficits?|impairments?|disturbances?|disorders?|loss|impaired|dysfunctions?|improver|symptoms?)\s+(?:of|in)?\s*"
    r"|\b(?:impaired|disturbed|disordered|major|postpartum|bipolar|social|muscle|respiratory|myocardial|bone\s+marrow|prostaglandin|vitamin)\s+)$",
    re.IGNORECASE,
)


Forms = tuple[tuple[str, str | None], ...]


@lru_cache(maxsize=8)
def short_forms(record: Record) -> Forms:
    """The short forms a record defines, each with the term it stands for or None; the first counts."""
    known = vocabulary.outcomes()
    found: dict[str, str | None] = {}
    for passage in prose(record):
        for one in abbreviations(passage.text):
            if one.short_form not in found:
                found[one.short_form] = known.map_name(one.long_form) if may_name(one.long_form) else None
    return tuple(found.items())


@lru_cache(maxsize=32)
def mentions_in(text: str, forms: Forms = ()) -> tuple[OutcomeMention, ...]:
    """Every outcome a passage names, in text order; surer names win where they overlap.

    >>> told = "Learning was better and corticosterone fell."
    >>> [told[m.start : m.end] for m in mentions_in(told)]
    ['Learning', 'corticosterone']
    """
    defined = dict(forms)  # "FMD" may stand for another thing here
    genes = gene_mentions(text)
    lists = [m for m in genes if " " in text[m.start : m.end]]  # "Bdnf and Ngf mRNA" is not Ngf alone
    found = [
        m
        for m in outcomes_in(text)
        if defined.get(text[m.start : m.end], m.term) == m.term and not _overlaps(m, lists)
    ]
    more = (*genes, *_short_forms(text, forms), *_general(text), *_scales(text), *_predicates(text))
    for mention in more:
        if not _overlaps(mention, found):
            found.append(mention)
    return tuple(sorted(found, key=lambda m: m.start))


def _overlaps(mention: OutcomeMention, others: Iterable[OutcomeMention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)


def _short_forms(text: str, forms: Forms) -> Iterator[OutcomeMention]:
    for short, term in forms:
        if term is not None and short in text:
            for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
                yield OutcomeMention(term=term, start=match.start(), end=match.end())


def _general(text: str) -> Iterator[OutcomeMention]:
    for mention in vocabulary.outcomes().match_weak(text):
        if text[mention.start : mention.end].lower() in _NOT_ALONE:
            continue
        if _MEASURED_AFTER.match(text, mention.end) and not _PART_BEFORE.search(
            text, max(0, mention.start - 30), mention.start
        ):
            yield mention


def _scales(text: str) -> Iterator[OutcomeMention]:
    """A scale that measures one outcome, the same way up: "the PHQ-9 was lower"."""
    known = vocabulary.instruments()
    for mention in known.match(text):
        term = _measured_by(mention.instrument)
        is_short = mention.end - mention.start < _SHORTEST_SCALE
        if term is not None and not is_short and _MEASURED_AFTER.match(text, mention.end):
            yield OutcomeMention(term=term, start=mention.start, end=mention.end)


_SHORTEST_SCALE = 4  # "AA", "FSS": short forms mean other things as often as not


@cache
def _measured_by(instrument: str) -> str | None:
    """The one outcome an instrument measures; None where it measures several or points the other way."""
    found = vocabulary.instruments().get(instrument)
    if len(found.outcomes) != 1:
        return None
    term = vocabulary.outcomes().get(found.outcomes[0])
    return term.id if found.better is term.better and term.better is not Better.NEITHER else None


_COMPARED_WITH = r"(?:less|more|better|worse|longer|shorter|faster|slower|fewer|later|sooner|earlier)"


@cache
def _predicate_words() -> dict[str, str]:
    return {word: term for term, words in word_table("predicates").items() for word in words.split()}


@cache
def _predicate_literals() -> Literals:
    return Literals(_predicate_words())


@cache
def _predicate() -> re.Pattern[str]:
    words = "|".join(sorted(_predicate_words()))
    return re.compile(
        rf"\b{_COMPARED_WITH}\s+(?P<a>{words})\b|\b(?P<b>{words})\s+(?:[\w.]+\s+){{0,3}}?{_COMPARED_WITH}\b"
        rf"|\b(?:were|was|had)\s+(?P<c>{words})\s*(?:\(|by\s+day|at\s+\w+\s+(?:month|week|day|year))",
        re.IGNORECASE,
    )


def _predicates(text: str) -> Iterator[OutcomeMention]:
    """ "Rats were less anxious", "patients slept longer": the word beside a comparative."""
    low = text.lower()
    if not _predicate_literals().are_in(low):
        return
    for match in _predicate().finditer(text):
        group = next(name for name in ("a", "b", "c") if match[name])
        yield OutcomeMention(
            term=_predicate_words()[match[group].lower()], start=match.start(group), end=match.end(group)
        )
