"""Find records by the names in their text: words in order, whatever stands between them.

Text and names are cut into the same tokens (runs of letters and digits, case folded, NFKC), so
`[Pro8,10,Gly9]ACTH-(4-10)` is the words `pro8 10 gly9 acth 4 10` with any brackets or hyphens. The
last word may go on, for endings (`Семакс` finds `Семакса`). What is found are candidates: whether a
text means the substance is the vocabulary's to judge.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from sqlalchemy import Connection, text

from probatum.domain.provenance import Section
from probatum.domain.record import Record

SEARCHED = (
    Section.TITLE,
    Section.ABSTRACT,
    Section.BACKGROUND,
    Section.METHODS,
    Section.RESULTS,
    Section.CONCLUSION,
)
_TOKEN = re.compile(r"[^\W_]+")
# Scripts without spaces between words: there a name may begin anywhere.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0002ffff]"
)


def tokens(of: str) -> list[str]:
    """The words of a text as the index has them.

    >>> tokens("[Pro8,10,Gly9]ACTH-(4–10)")
    ['pro8', '10', 'gly9', 'acth', '4', '10']
    """
    return _TOKEN.findall(unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", of).casefold()))


def searchable(record: Record) -> str:
    """The words of title, abstract, keywords and MeSH, each field on its own line."""
    fields = [passage.text for passage in record.section(*SEARCHED)]
    return "\n".join(" ".join(tokens(field)) for field in (*fields, *record.keywords, *record.mesh))


def find(connection: Connection, names: Iterable[str]) -> list[int]:
    """Keys of the records whose text has at least one of the names, ascending."""
    spaced: list[str] = []
    unspaced: list[str] = []
    for name in sorted({" ".join(tokens(name)) for name in names} - {""}):
        (unspaced if _UNSPACED.search(name) else spaced).append(name)
    found: set[int] = set()
    is_sqlite = connection.dialect.name == "sqlite"
    if spaced and is_sqlite:
        found.update(_match(connection, spaced))
    elif spaced:
        found.update(_like(connection, [pattern for name in spaced for pattern in _at_word_start(name)]))
    found.update(_like(connection, [f"%{name}%" for name in unspaced]))
    return sorted(found)


def _match(connection: Connection, names: list[str]) -> list[int]:
    """By SQLite's FTS5; a query is kept below its limit on the depth of an expression."""
    found: list[int] = []
    for start in range(0, len(names), 100):
        query = " OR ".join(f'"{name}" *' for name in names[start : start + 100])
        statement = text("SELECT rowid FROM record_search WHERE record_search MATCH :query")
        found += connection.execute(statement, {"query": query}).scalars()
    return found


def _at_word_start(name: str) -> tuple[str, ...]:
    return (f"{name}%", f"% {name}%", f"%\n{name}%")


def _like(connection: Connection, patterns: list[str]) -> list[int]:
    key = "rowid" if connection.dialect.name == "sqlite" else "record_key"
    found: list[int] = []
    for pattern in patterns:
        statement = text(f"SELECT {key} FROM record_search WHERE text LIKE :pattern")
        found += connection.execute(statement, {"pattern": pattern}).scalars()
    return found


def insert_new(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Put these (key, text) into the index, which must not have the keys."""
    key = "rowid" if connection.dialect.name == "sqlite" else "record_key"
    statement = text(f"INSERT INTO record_search({key}, text) VALUES (:key, :text)")
    connection.execute(statement, [{"key": number, "text": words} for number, words in rows])


def index(connection: Connection, rows: list[tuple[int, str]]) -> None:
    """Put these (key, text) into the index, in the place of what it had for the keys."""
    drop(connection, [number for number, _ in rows])
    insert_new(connection, rows)


def drop(connection: Connection, keys: list[int]) -> None:
    """Take these keys out of the index."""
    key = "rowid" if connection.dialect.name == "sqlite" else "record_key"
    if keys:
        statement = text(f"DELETE FROM record_search WHERE {key} = :key")
        connection.execute(statement, [{"key": number} for number in keys])
