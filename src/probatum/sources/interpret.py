"""Interpret: what a source says (`Fields`) becomes a `Record`. The same for every format."""

from __future__ import annotations

from collections.abc import Iterator

from probatum.domain.dates import PartialDate
from probatum.domain.errors import MalformedRecord
from probatum.domain.provenance import Passage, RecordId, Scheme, Section, content_id
from probatum.domain.record import Author, Notice, Record, Retrieval
from probatum.sources.dates import read_date
from probatum.sources.fields import Fields, Link, Part
from probatum.sources.identifiers import in_order, read_id, trials_in
from probatum.sources.languages import language_code
from probatum.sources.sections import section_of
from probatum.sources.standing import standing_of

UNREADABLE = "unreadable field"
_ABOUT_THE_RECORD = (Section.REGISTRY, Section.FUNDING, Section.CONFLICTS, Section.AFFILIATION)


def interpret(fields: Fields, retrieval: Retrieval) -> Record:
    """Build the record; raise MalformedRecord where its identifier is unusable or it has no text.

    A record that prints no identifier at all, as many exports do, gets one made from its content.

    An optional field that cannot be read costs only itself: it becomes a notice of kind
    "unreadable field" that names the field and what stood there.
    """
    notices: list[Notice] = [_unreadable(field, value) for field, value in fields.unreadable]
    ids = _ids(fields, notices)
    if not any(text for section, text in _texts(fields) if section not in _ABOUT_THE_RECORD):
        raise MalformedRecord(
            "the record has neither title nor abstract", field="title", remedy="give it a title"
        )
    passages = tuple(Passage(ids[0], section, text) for section, text in _texts(fields) if text)
    return Record(
        id=ids[0],
        also=ids[1:],
        passages=passages,
        authors=tuple(Author(one.name, tuple(one.affiliations)) for one in fields.authors),
        published=_published(fields, notices),
        journal=fields.journal or None,
        locator=fields.locator or None,
        language=language_code(fields.languages[0] if fields.languages else ""),
        publication_types=_once(fields.publication_types),
        mesh=_once(fields.mesh),
        keywords=_once(fields.keywords),
        grants=_once(fields.grants),
        registrations=_registrations(fields, passages),
        notices=(*(_notice(link, notices) for link in fields.links), *notices),
        standing=standing_of(fields.publication_types, (link.kind for link in fields.links), fields.title),
        retrieval=retrieval,
    )


def _ids(fields: Fields, notices: list[Notice]) -> tuple[RecordId, ...]:
    found = []
    for scheme, printed in fields.ids:
        read = read_id(scheme, printed)
        if read is not None:
            found.append(read)
        else:
            notices.append(_unreadable(scheme, printed))
    if not found and not fields.ids:
        content = content_id("unnamed", fields.title, *(part.text for part in fields.abstract), *fields.dates)
        return (RecordId(Scheme.LOCAL, content.replace(":", "-")),)
    if not found:
        printed_ids = ", ".join(f"{scheme} {value!r}" for scheme, value in fields.ids)
        raise MalformedRecord(
            "the record has no usable identifier",
            field="id",
            value=printed_ids or None,
            remedy="give it a PMID, a DOI or an id of its own",
        )
    return in_order(found)


def _texts(fields: Fields) -> Iterator[tuple[Section, str]]:
    """Every passage in reading order."""
    yield Section.TITLE, fields.title or fields.vernacular_title
    if fields.title:
        yield Section.TITLE, fields.vernacular_title
    for part in (*fields.abstract, *fields.other_abstracts):
        yield _section(part, Section.ABSTRACT), part.text
    for part in fields.body:
        yield Section.BODY, part.text
    yield from ((Section.TABLE, text) for text in fields.tables)
    yield from ((Section.REGISTRY, text) for text in _once(fields.registrations))
    yield from ((Section.FUNDING, text) for text in _once(fields.funding))
    yield from ((Section.CONFLICTS, text) for text in _once(fields.conflicts))
    printed = [place for author in fields.authors for place in author.affiliations]
    yield from ((Section.AFFILIATION, text) for text in _once([*printed, *fields.affiliations]))


def _section(part: Part, otherwise: Section) -> Section:
    return (section_of(part.label, part.category) if part.label or part.category else None) or otherwise


def _published(fields: Fields, notices: list[Notice]) -> PartialDate | None:
    for printed in fields.dates:
        read = read_date(printed)
        if read is not None:
            return read
        notices.append(_unreadable("date", printed))
    return None


def _registrations(fields: Fields, passages: tuple[Passage, ...]) -> tuple[RecordId, ...]:
    """Trials the record says it reports: only from what is marked as a registration."""
    stated = [passage.text for passage in passages if passage.section is Section.REGISTRY]
    return tuple(dict.fromkeys(trial for text in stated for trial in trials_in(text)))


def _notice(link: Link, notices: list[Notice]) -> Notice:
    scheme, printed = ("pmid", link.pmid) if link.pmid else ("doi", link.doi)
    target = read_id(scheme, printed) if printed else None
    if printed and target is None:
        notices.append(_unreadable(f"{link.kind} {scheme}", printed))
    return Notice(link.kind, target, link.text)


def _unreadable(field: str, value: str) -> Notice:
    return Notice(UNREADABLE, None, f"{field}: {value[:200]!r}")


def _once(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
