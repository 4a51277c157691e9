"""RIS, as reference managers and databases export it; rispy reads the tags, one record at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from probatum.domain.provenance import content_id
from probatum.sources.cutting import cut_lines
from probatum.sources.fields import Broken, Contributor, Fields
from probatum.sources.medline_names import locator_line
from probatum.sources.sections import split_labeled

_START = re.compile(rb"^TY  ?- ", re.MULTILINE)
_END = re.compile(rb"^ER  ?-", re.MULTILINE)
# RIS types that say what MEDLINE's publication types say.
_TYPES = {
    "JOUR": "Journal Article",
    "CONF": "Congress",
    "THES": "Academic Dissertation",
    "CHAP": "Book Chapter",
}


def read_ris(data: bytes) -> Iterator[Fields | Broken]:
    """Every record of the document, in its order."""
    for raw in cut_lines(data, _START):
        if not _END.search(raw):
            yield _broken(raw, f"the record breaks off after {len(raw)} bytes, without its ER line", "ER")
            continue
        try:
            yield _read(raw)
        except UnicodeDecodeError as error:
            yield _broken(raw, f"not UTF-8: {error.reason} at byte {error.start} of the record", None)
        except (ValueError, KeyError, IndexError, TypeError) as error:  # rispy's ways to fail
            yield _broken(raw, f"not a RIS record: {error}", None)


def _broken(raw: bytes, problem: str, field: str | None) -> Broken:
    return Broken(problem=problem, raw=raw, field=field, remedy="export it again, as UTF-8")


def _read(raw: bytes) -> Fields:
    import rispy

    text = raw.decode("utf-8").replace("\r\n", "\n")
    row = rispy.loads(text)[0]
    title = _first(row, "title", "primary_title", "short_title")
    return Fields(
        raw=raw,
        ids=_ids(row, title),
        title=title,
        vernacular_title=_first(row, "translated_title"),
        abstract=split_labeled(abstract) if (abstract := _first(row, "abstract", "notes_abstract")) else [],
        authors=[Contributor(name=_name(name)) for name in _list(row, "authors", "first_authors")],
        affiliations=_list(row, "author_address"),
        dates=_list(row, "publication_year", "year", "date"),
        journal=_first(row, "alternate_title3", "journal_name", "secondary_title", "alternate_title1"),
        locator=locator_line(
            volume=_first(row, "volume"),
            issue=_first(row, "number"),
            pages="",
            start=_first(row, "start_page"),
            end=_first(row, "end_page"),
        ),
        languages=_list(row, "language"),
        publication_types=[_TYPES[kind]] if (kind := _first(row, "type_of_reference")) in _TYPES else [],
        keywords=_list(row, "keywords"),
    )


def _list(row: dict[str, Any], *keys: str) -> list[str]:
    """The texts under the first of these keys that has any."""
    for key in keys:
        value = row.get(key)
        texts = [str(item).strip() for item in (value if isinstance(value, list) else [value]) if item]
        if any(texts):
            return [" ".join(text.split()) for text in texts if text]
    return []


def _first(row: dict[str, Any], *keys: str) -> str:
    return next(iter(_list(row, *keys)), "")


def _ids(row: dict[str, Any], title: str) -> list[tuple[str, str]]:
    """DOI; the accession number, a PMID where the database is PubMed; the record's own id, or its content."""
    found = [("doi", doi) for doi in _list(row, "doi")]
    database = " ".join(_list(row, "name_of_database", "database_provider")).lower()
    accession = _first(row, "accession_number")
    if accession.isdigit() and ("pubmed" in database or "medline" in database or "nlm" in database):
        found.insert(0, ("pmid", accession))
    if not found:
        year = _first(row, "publication_year", "year")
        found.append(("local", _first(row, "id") or content_id("ris", title, year)))
    return found


def _name(printed: str) -> str:
    """`Dolotov, Oleg V.` as MEDLINE prints it, `Dolotov OV`; a name without a comma stays as it is."""
    last, comma, rest = printed.partition(",")
    given = rest.split(",")[0]
    letters = [part[0] for part in re.split(r"[\s.-]+", given) if part]
    is_initials = given.strip().isupper() and len(given.strip()) <= 3
    initials = given.strip() if is_initials else "".join(letters)
    return f"{last.strip()} {initials}".strip() if comma else printed
