"""Records of one and the same report: a shared identifier, or the same title in the same year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from probatum.domain.names import name_key, transliterate
from probatum.domain.provenance import RecordId, Scheme, Section
from probatum.domain.record import Record

# A short title ("Editorial", "Semax and memory") is shared by chance; four words and 25 letters are not.
TITLE_WORDS = 4
TITLE_LETTERS = 25
SAME_ABSTRACT = 0.6  # shared words of two abstracts that stand under two PMIDs

Known = tuple[int | None, str | None]  # year and first author, as far as the record gives them
Link = tuple[int, int, str]  # two records, by position, and why they belong together


def same_identifier(records: list[Record]) -> Iterator[Link]:
    """Records that share an identifier of any scheme; DOIs compare without regard to case."""
    by_id: dict[str, list[int]] = {}
    for position, record in enumerate(records):
        for identity in dict.fromkeys(identifier_key(one) for one in record.ids):
            by_id.setdefault(identity, []).append(position)
    for identity, positions in sorted(by_id.items()):
        yield from ((a, b, f"same identifier: {identity}") for a, b in pairwise(positions))


def same_title(records: list[Record]) -> Iterator[Link]:
    """Records with one title, whose years and first authors agree where both are known.

    A record without year or author joins only where it fits all it could join: it never bridges two
    reports that happen to share a title. Two PMIDs (or two DOIs) are two articles of one title, such as
    the parts of a column, unless their abstracts say the same.
    """
    by_title: dict[str, dict[Known, list[int]]] = {}
    for position, record in enumerate(records):
        if title := title_key(record.title):
            by_title.setdefault(title, {}).setdefault(_known(record), []).append(position)
    for title in sorted(by_title):
        for joined in _agreeing(by_title[title]):
            distinct = {records[at].ids: records[at] for at in joined}.values()
            if any(_are_two(a, b) for a, b in combinations(distinct, 2)):
                continue
            yield from ((a, b, "same title, year and first author") for a, b in pairwise(joined))


def _known(record: Record) -> Known:
    year = record.published.year if record.published else None
    return year, name_key(record.authors[0].name) if record.authors else None


def _agreeing(positions: dict[Known, list[int]]) -> Iterator[list[int]]:
    """Positions to join: those of one key, and those of keys that fit a key and one another."""
    for key, own in positions.items():
        fitting = [other for other in positions if _fit(key, other)]
        if all(_fit(a, b) for a, b in combinations(fitting, 2)):
            yield sorted(at for other in fitting for at in positions[other])
        else:
            yield own


def _fit(a: Known, b: Known) -> bool:
    return all(None in pair or pair[0] == pair[1] for pair in zip(a, b, strict=True))


def identifier_key(identity: RecordId) -> str:
    """An identifier as compared: DOIs are case-insensitive (DOI Handbook 2.4)."""
    value = identity.value.lower() if identity.scheme is Scheme.DOI else identity.value
    return f"{identity.scheme}:{value}"


def title_key(title: str) -> str:
    """A title as compared: letters and digits, no brackets, case or accents; empty when too short to tell."""
    words = re.findall(r"[a-z0-9]+", transliterate(title))
    letters = sum(map(len, words))
    return " ".join(words) if len(words) >= TITLE_WORDS and letters >= TITLE_LETTERS else ""


def _are_two(a: Record, b: Record) -> bool:
    """Do identifiers of one scheme differ, and the abstracts not say the same?"""
    schemes = (Scheme.PMID, Scheme.PMCID, Scheme.DOI)
    return any(_differ(a, b, scheme) for scheme in schemes) and not _same_abstract(a, b)


def _differ(a: Record, b: Record, scheme: Scheme) -> bool:
    ours, theirs = ({identifier_key(i) for i in one.ids if i.scheme is scheme} for one in (a, b))
    return bool(ours and theirs and not ours & theirs)


def _same_abstract(a: Record, b: Record) -> bool:
    ours, theirs = _words(a), _words(b)
    return bool(ours and theirs) and len(ours & theirs) >= SAME_ABSTRACT * len(ours | theirs)


def _words(record: Record) -> set[str]:
    texts = (passage.text for passage in record.passages if passage.section is not Section.TITLE)
    return set(re.findall(r"[a-z0-9]+", transliterate(" ".join(texts))))
