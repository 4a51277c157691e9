"""JSONL: one JSON object a line, with `id` (or `pmid`, `doi`, `pmcid`), `title` and `abstract`.

A row without identifier gets one from its content; a row needs a title or an abstract.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from probatum.sources.fields import Broken, Contributor, Fields, Link, Part
from probatum.sources.sections import split_labeled

Row = dict[str, Any]

# Field of a row: the names it may have.
_NAMES = {
    "publication_types": ("publication_types", "pubtypes"),
    "conflicts": ("conflicts", "coi"),
    "language": ("language", "languages"),
    "journal": ("journal", "journal_name"),
    "date": ("published", "date", "year"),
}
_SCHEMES = ("pmid", "doi", "pmcid", "nct", "local")


def read_jsonl(data: bytes) -> Iterator[Fields | Broken]:
    """Every row of the document, in its order; blank lines are none."""
    for line in data.split(b"\n"):
        if line.strip():
            yield read_line(line.strip())


def read_line(raw: bytes) -> Fields | Broken:
    """Read one row."""
    try:
        row = json.loads(raw.decode("utf-8"))
        _refuse_unstorable(raw, row)
    except UnicodeDecodeError as error:
        return Broken(
            problem=f"not UTF-8: {error.reason} at byte {error.start}", raw=raw, remedy="save it as UTF-8"
        )
    except (ValueError, RecursionError) as error:
        return Broken(problem=f"not a JSON row: {error}", raw=raw, remedy="write one whole object a line")
    if not isinstance(row, dict):
        kind = type(row).__name__
        return Broken(
            problem=f"the row is a {kind}, not an object", raw=raw, remedy="give id, title, abstract"
        )
    return _required(row, raw) or _fields(row, raw)


def _refuse_unstorable(raw: bytes, row: object) -> None:
    """Half characters and NULs, which JSON can escape, are in no text."""
    if b"\\u" in raw:
        text = json.dumps(row, ensure_ascii=False)
        text.encode("utf-8")
        if "\\u0000" in text:
            raise ValueError("a NUL character is in the text")


def _required(row: Row, raw: bytes) -> Broken | None:
    title, abstract = row.get("title"), row.get("abstract")
    name = next((str(row[key]) for key in ("id", *_SCHEMES) if row.get(key)), None)
    if not isinstance(title, str | None) or not (title or abstract):
        shown = None if title is None else repr(title)
        return Broken(
            problem="no title", raw=raw, identifier=name, field="title", value=shown, remedy="give a text"
        )
    if not isinstance(abstract, str | list | dict | None):
        return Broken(
            problem="not an abstract",
            raw=raw,
            identifier=name,
            field="abstract",
            value=repr(abstract),
            remedy="give a text, or a list of {label, text}",
        )
    return None


def _fields(row: Row, raw: bytes) -> Fields:
    unreadable: list[tuple[str, str]] = []

    def texts(field: str) -> list[str]:
        return _texts(row, field, unreadable)

    return Fields(
        raw=raw,
        ids=_ids(row),
        title=(row.get("title") or "").strip(),
        vernacular_title=next(iter(texts("vernacular_title")), ""),
        abstract=_abstract(row.get("abstract")),
        authors=_authors(row.get("authors"), unreadable),
        affiliations=texts("affiliations"),
        dates=texts("date"),
        journal=next(iter(texts("journal")), ""),
        languages=texts("language"),
        publication_types=texts("publication_types"),
        mesh=texts("mesh"),
        keywords=texts("keywords"),
        grants=texts("grants"),
        funding=texts("funding"),
        conflicts=texts("conflicts"),
        registrations=texts("registrations"),
        links=_links(row.get("notices"), unreadable),
        unreadable=unreadable,
    )


def _ids(row: Row) -> list[tuple[str, str]]:
    found = [(scheme, str(row[scheme])) for scheme in _SCHEMES if _is_word(row.get(scheme))]
    own = row.get("id")
    if _is_word(own):
        scheme, _, value = str(own).partition(":")
        is_curie = scheme in _SCHEMES and bool(value)
        found.append((scheme, value) if is_curie else ("local", str(own)))
    return found


def _is_word(value: object) -> bool:
    return isinstance(value, str | int) and not isinstance(value, bool) and bool(str(value).strip())


def _texts(row: Row, field: str, unreadable: list[tuple[str, str]]) -> list[str]:
    """The texts of a field under any of its names; what is no text is noted and left out."""
    value: Any = next(
        (row[name] for name in _NAMES.get(field, (field,)) if row.get(name) not in (None, "")), []
    )
    found = []
    for item in value if isinstance(value, list) else [value]:
        if _is_word(item):
            found.append(str(item).strip())
        elif item not in (None, ""):
            unreadable.append((field, repr(item)))
    return found


def _abstract(abstract: str | list[Any] | Row | None) -> list[Part]:
    """Text in one piece, or pieces as a list of {label, text} or an object label -> text."""
    if abstract is None:
        return []
    if isinstance(abstract, str):
        return split_labeled(abstract.strip())
    pieces = list(abstract.items()) if isinstance(abstract, dict) else [_piece(piece) for piece in abstract]
    return [
        Part(label=str(label or "").strip(" :."), text=str(text).strip()) for label, text in pieces if text
    ]


def _piece(piece: Any) -> tuple[str, str]:
    return (
        (piece.get("label") or "", piece.get("text") or "") if isinstance(piece, dict) else ("", str(piece))
    )


def _authors(authors: Any, unreadable: list[tuple[str, str]]) -> list[Contributor]:
    """Names, or objects {name, affiliations}."""
    found = []
    for author in authors if isinstance(authors, list) else [authors] if authors else []:
        if isinstance(author, dict) and isinstance(author.get("name"), str):
            found.append(
                Contributor(
                    name=author["name"].strip(), affiliations=_texts(author, "affiliations", unreadable)
                )
            )
        elif isinstance(author, str) and author.strip():
            found.append(Contributor(name=author.strip()))
        else:
            unreadable.append(("authors", repr(author)))
    return found


def _links(notices: Any, unreadable: list[tuple[str, str]]) -> list[Link]:
    """Objects {kind, pmid or doi, text}."""
    found = []
    for notice in notices if isinstance(notices, list) else [notices] if notices else []:
        if isinstance(notice, dict) and isinstance(notice.get("kind"), str):
            pmid, doi, text = (str(notice.get(key) or "") for key in ("pmid", "doi", "text"))
            found.append(Link(kind=notice["kind"], pmid=pmid, doi=doi, text=text))
        else:
            unreadable.append(("notices", repr(notice)))
    return found
