"""Substances and outcomes a passage names, looked up once per passage and shared by the extractors."""

from __future__ import annotations

from functools import lru_cache

from probatum import vocabulary
from probatum.domain.provenance import Section
from probatum.domain.record import Record
from probatum.domain.substance import SubstanceId
from probatum.extraction.quoting import prose
from probatum.text.sections import Role, passage_roles
from probatum.text.slices import Slice
from probatum.vocabulary import Mention, OutcomeMention


@lru_cache(maxsize=32)
def substances_in(text: str) -> tuple[Mention, ...]:
    """Every substance a passage names, in order."""
    return tuple(vocabulary.mentions(text))


@lru_cache(maxsize=32)
def outcomes_in(text: str) -> tuple[OutcomeMention, ...]:
    """Every outcome a passage names, in order."""
    return vocabulary.outcomes().match(text)


def within(found: tuple[Mention, ...], place: Slice) -> tuple[Mention, ...]:
    """The mentions that begin within a place."""
    return tuple(m for m in found if place.start <= m.start < place.end)


def substances_of(record: Record) -> tuple[SubstanceId, ...]:
    """The substances the study is about: named in the title, or in what was aimed at, done or found."""
    found: set[SubstanceId] = set()
    for passage in prose(record):
        named = substances_in(passage.text)
        if passage.section is Section.TITLE:
            found.update(mention.substance for mention in named)
        elif named:
            told = [
                place
                for place, role in passage_roles(passage.section, passage.text)
                if role in (Role.BACKGROUND, Role.CONCLUSION)
            ]
            found.update(
                mention.substance
                for mention in named
                if not any(place.start <= mention.start < place.end for place in told)
            )
    return tuple(sorted(found))
