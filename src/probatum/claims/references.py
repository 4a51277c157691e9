"""Which work a listed reference leads to, among the works we know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from probatum.domain.article import Reference
from probatum.domain.provenance import Citation, RecordId
from probatum.domain.record import Record
from probatum.starter import load

_LEAST_SHARED = 0.8  # of the words of the longer title: a misspelled word or a lost subtitle passes
_LEAST_WORDS = 4  # words of a title by which a work is recognized


@dataclass(frozen=True, slots=True)
class Work:
    """One publication we know: its identifier and what a reference prints of it."""

    record: RecordId
    citation: Citation


class Works:
    """Publications by identifier and by title."""

    def __init__(self, works: Iterable[Work]) -> None:
        """The first work with an identifier or a title keeps it."""
        self._by_id: dict[RecordId, Work] = {}
        self._by_word: dict[str, list[Work]] = {}
        for work in works:
            self._by_id.setdefault(work.record, work)
            for word in _words(work.citation.title):
                self._by_word.setdefault(word, []).append(work)

    def find(self, reference: Reference) -> Work | None:
        """The work a reference leads to: by its identifiers, else by its title (and year, where printed)."""
        by_id = (self._by_id.get(one) for one in reference.ids)
        return next((one for one in by_id if one), None) or self._by_title(reference)

    def _by_title(self, reference: Reference) -> Work | None:
        words = _words(reference.title)
        if len(words) < _LEAST_WORDS:
            return None
        near = {id(work): work for word in sorted(words) for work in self._by_word.get(word, ())}
        same = [work for work in near.values() if _is_same(words, work, reference)]
        return min(same, key=lambda work: str(work.record), default=None)


def _is_same(words: frozenset[str], work: Work, reference: Reference) -> bool:
    theirs = _words(work.citation.title)
    shared = len(words & theirs) / max(len(words), len(theirs))
    years = (reference.year, work.citation.year)
    return shared >= _LEAST_SHARED and (None in years or years[0] == years[1])


def _words(title: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]{3,}", (title or "").casefold()))


@cache
def _of_starter() -> tuple[Work, ...]:
    studies = load().by_record
    return tuple(Work(record, studies[record].citation) for record in sorted(studies))


def known_works(records: Iterable[Record] = (), cited: Iterable[Citation] = ()) -> Works:
    """The works of the starter set, of stored records, and those that cited findings were read from."""
    stored = (Work(one, _citation(record)) for record in records for one in record.ids)
    read = (Work(one.id, one) for one in cited if one.id is not None)
    return Works((*_of_starter(), *stored, *read))


def _citation(record: Record) -> Citation:
    return Citation(
        id=record.id,
        title=record.title,
        year=record.published.latest().year if record.published else None,
        authors=tuple(author.name for author in record.authors),
    )


def resolve(reference: Reference, works: Works) -> Reference:
    """The reference with the record it leads to, or as it was."""
    work = works.find(reference)
    return replace(reference, found=work.record) if work else reference
