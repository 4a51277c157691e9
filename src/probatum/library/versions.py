"""Which records are one and the same, and what is known of it when its sources are laid together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any

from probatum import codec
from probatum.domain.provenance import Passage, RecordId, Scheme, Section
from probatum.domain.record import Record, Standing
from probatum.library.search import tokens

_ORDER = (Scheme.PMID, Scheme.DOI, Scheme.PMCID, Scheme.NCT, Scheme.LOCAL)
_GRAVITY = (Standing.CURRENT, Standing.CORRECTED, Standing.CONCERN, Standing.RETRACTED)
_ABSTRACT = frozenset(
    {Section.ABSTRACT, Section.BACKGROUND, Section.METHODS, Section.RESULTS, Section.CONCLUSION}
)


def record_hash(record: Record) -> str:
    """64 hex digits that change when what the record says does; where it came from does not count."""
    return _hash(codec.to_json(record))


def document_and_hash(record: Record) -> tuple[str, str]:
    """The record's JSON document and its hash."""
    data = codec.to_json(record)
    return _dumps(data), _hash(data)


def _hash(data: dict[str, Any]) -> str:
    said = {key: value for key, value in data.items() if key != "retrieval"}
    return sha256(_dumps(said).encode("utf-8")).hexdigest()


def _dumps(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def folded(ids: Iterable[RecordId]) -> list[str]:
    """Identifiers as they are compared: DOIs ignore case (DOI Handbook 2.4)."""
    return [str(one).casefold() for one in ids]


def is_same(one: Record, other: Record) -> bool:
    """Do two records with an identifier in common describe one publication?

    Not where both have a PMID and none in common: MEDLINE holds translations and meeting abstracts
    that share a DOI.
    """
    mine, theirs = ({i for i in record.ids if i.scheme is Scheme.PMID} for record in (one, other))
    return not mine or not theirs or not mine.isdisjoint(theirs)


def is_clash(one: Record, other: Record) -> bool:
    """Do two sources use one local id for different things?"""
    shared = set(folded(one.ids)) & set(folded(other.ids))
    is_local = all(each.startswith("local:") for each in shared)
    is_elsewhere = one.retrieval.source != other.retrieval.source
    return is_local and is_elsewhere and tokens(one.title) != tokens(other.title)


def completed(new: Record, old: Record) -> Record:
    """The new record, with what the old one said where the new one says nothing.

    Identifiers and notices add up; the graver standing holds, since a poorer copy of a retracted
    record does not say that it was retracted.
    """
    ids = sorted(dict.fromkeys((*new.ids, *old.ids)), key=lambda one: _ORDER.index(one.scheme))
    return replace(
        new,
        id=ids[0],
        also=tuple(ids[1:]),
        passages=tuple(Passage(ids[0], p.section, p.text) for p in _passages(new, old)),
        authors=new.authors or old.authors,
        published=new.published or old.published,
        journal=new.journal or old.journal,
        locator=new.locator or old.locator,
        language=new.language if new.language != "und" else old.language,
        publication_types=new.publication_types or old.publication_types,
        mesh=new.mesh or old.mesh,
        keywords=new.keywords or old.keywords,
        grants=new.grants or old.grants,
        registrations=new.registrations or old.registrations,
        notices=tuple(dict.fromkeys((*new.notices, *old.notices))),
        standing=max(new.standing, old.standing, key=_GRAVITY.index),
    )


def _passages(new: Record, old: Record) -> list[Passage]:
    """The new passages and, of the old, the kinds that the new record has none of."""
    kinds = {_kind(passage) for passage in new.passages}
    kept = [passage for passage in old.passages if _kind(passage) not in kinds]
    return [*new.passages, *kept]


def _kind(passage: Passage) -> str:
    return "abstract" if passage.section in _ABSTRACT else passage.section
