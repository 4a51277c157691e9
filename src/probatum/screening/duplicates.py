"""Records of one and the same report: a shared identifier, or the same title in the same year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from probatum.domain.names import name_key, transliterate
from probatum.domain.provenance import RecordId, Scheme
from probatum.domain.record import Record

# A short title ("Editorial", "Semax and memory") is shared by chance; four words and 25 letters are not.
TITLE_WORDS = 4
TITLE_LETTERS = 25

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
    """Records with one title, whose years and first authors agree where both are known."""
    by_title: dict[str, list[int]] = {}
    for position, record in enumerate(records):
        if title := title_key(record.title):
            by_title.setdefault(title, []).append(position)
    for positions in (by_title[title] for title in sorted(by_title)):
        for index, a in enumerate(positions):
            for b in positions[index + 1 :]:
                if _year_and_author_agree(records[a], records[b]):
                    yield a, b, "same title, year and first author"


def identifier_key(identity: RecordId) -> str:
    """An identifier as compared: DOIs are case-insensitive (DOI Handbook 2.4)."""
    value = identity.value.lower() if identity.scheme is Scheme.DOI else identity.value
    return f"{identity.scheme}:{value}"


def title_key(title: str) -> str:
    """A title as compared: letters and digits, no brackets, case or accents; empty when too short to tell."""
    words = re.findall(r"[a-z0-9]+", transliterate(title))
    letters = sum(map(len, words))
    return " ".join(words) if len(words) >= TITLE_WORDS and letters >= TITLE_LETTERS else ""


def _year_and_author_agree(a: Record, b: Record) -> bool:
    if a.published and b.published and a.published.year != b.published.year:
        return False
    return not (a.authors and b.authors) or name_key(a.authors[0].name) == name_key(b.authors[0].name)
