"""The library: everything that was found, kept so that nothing stored is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, Select, delete, func, insert, select

from probatum import codec
from probatum.domain.record import Quarantined, Record
from probatum.domain.study import Study
from probatum.library import search, tables
from probatum.library.adding import add_file
from probatum.library.engine import clearly, open_engine, reading, writing
from probatum.library.location import shown, url_of
from probatum.library.migrate import is_current, migrate
from probatum.library.report import AddReport, Progress

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStudy:
    """A study as it was read, with the hash of the record and the extractor's version."""

    study: Study
    record_hash: str
    extractor: str


class Library:
    """Raw bytes, records, studies and quarantine in one database; use it as a context manager.

    Every method raises LibraryError, naming the place and what helps, where the database refuses.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, location: str | Path | None = None) -> Library:
        """Open, and where needed make and migrate, the library at a path or URL.

        None is the file in the user's data folder; `sqlite:///…` and `postgresql://…` are URLs.
        """
        url = url_of(location)
        with clearly(url):
            engine = open_engine(url)
            with reading(engine) as connection:
                is_ready = is_current(connection)
            if not is_ready:
                with writing(engine) as connection:
                    migrate(connection, shown(url))
        return cls(engine)

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @property
    def location(self) -> str:
        """Where it lies, without a password."""
        return shown(self._engine.url)

    def add(
        self,
        data: bytes,
        name: str,
        parsed: Iterable[Record | Quarantined],
        progress: Progress | None = None,
    ) -> AddReport:
        """Store a file and the records read from it; say how many were added, updated or known.

        A record that shares an identifier with a stored one is the same record: identical, it is a
        duplicate; changed, it takes the stored one's place, fills its gaps from it, and the earlier
        version is kept. Batches are committed one by one: `progress` is called with the number of
        records that are safely stored.
        """
        return add_file(self._engine, data, name, parsed, progress)

    def records(self) -> Iterator[Record]:
        """Every record, in the order of their ids."""
        with reading(self._engine) as connection:
            keys = _keys_by_id(connection, select(tables.records.c.id, tables.records.c.key))
            for start in range(0, len(keys), _CHUNK):
                yield from _load(connection, keys[start : start + _CHUNK])

    def record(self, id: str) -> Record | None:
        """The record that goes by this identifier (`pmid:…`, `doi:…`), or None."""
        table, ids = tables.records, tables.record_ids
        named = select(table.c.id, table.c.key).join(ids, ids.c.record_key == table.c.key)
        with reading(self._engine) as connection:
            keys = _keys_by_id(connection, named.where(ids.c.id == id.casefold()))
            found = _load(connection, keys)
        own = [one for one in found if str(one.id).casefold() == id.casefold()]
        return next(iter(own or found), None)

    def records_about(self, names: Iterable[str], as_of: date | None = None) -> tuple[Record, ...]:
        """Records whose title, abstract, keywords or MeSH have one of the names; in the order of ids.

        Candidates: whether the text means the substance is for the vocabulary to judge. With
        `as_of`, without records published only later.
        """
        table = tables.records
        with reading(self._engine) as connection:
            found = search.find(connection, names)
            named: list[tuple[str, int]] = []
            for start in range(0, len(found), _CHUNK):
                wanted = select(table.c.id, table.c.key).where(table.c.key.in_(found[start : start + _CHUNK]))
                if as_of is not None:
                    is_later = table.c.first_day > as_of.isoformat()
                    wanted = wanted.where(table.c.first_day.is_(None) | ~is_later)
                named += [(row.id, row.key) for row in connection.execute(wanted)]
            return tuple(_load(connection, [key for _, key in sorted(named)]))

    def earlier(self, id: str) -> tuple[Record, ...]:
        """What the record said before, oldest first."""
        ids, table = tables.record_ids, tables.earlier_records
        joined = select(table.c.document).join(ids, ids.c.record_key == table.c.record_key)
        wanted = joined.where(ids.c.id == id.casefold()).order_by(table.c.key)
        with reading(self._engine) as connection:
            return tuple(codec.loads(Record, text) for text in connection.execute(wanted).scalars())

    def newest_date(self) -> date | None:
        """The last day on which any stored record can have been published."""
        with reading(self._engine) as connection:
            newest = connection.execute(select(func.max(tables.records.c.last_day))).scalar()
        return date.fromisoformat(newest) if newest else None

    def raw(self, sha256: str) -> bytes | None:
        """The bytes of a file as it came, by their hash."""
        with reading(self._engine) as connection:
            wanted = select(tables.raw.c.bytes).where(tables.raw.c.sha256 == sha256)
            found = connection.execute(wanted).scalar()
        return None if found is None else bytes(found)

    def quarantined(self) -> tuple[Quarantined, ...]:
        """Everything set apart, by source and position."""
        table = tables.quarantine
        with reading(self._engine) as connection:
            rows = connection.execute(select(table)).all()
        rows = sorted(rows, key=lambda row: (row.source, row.raw_sha256, row.position))
        return tuple(
            Quarantined(
                source=row.source,
                position=row.position,
                identifier=row.identifier,
                problem=row.problem,
                field=row.field,
                value=row.value,
                remedy=row.remedy,
                raw=bytes(row.raw),
            )
            for row in rows
        )

    def keep_study(self, study: Study, *, record_hash: str, extractor: str) -> None:
        """Keep a study as read from a record of this hash by this version of the extractor."""
        table = tables.studies
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.id == study.id))
            connection.execute(
                insert(table).values(
                    id=study.id, document=codec.dumps(study), record_hash=record_hash, extractor=extractor
                )
            )

    def studies(self) -> tuple[KeptStudy, ...]:
        """Every kept study, in the order of their ids."""
        table = tables.studies
        with reading(self._engine) as connection:
            rows = sorted(connection.execute(select(table)).all(), key=lambda row: str(row.id))
        return tuple(
            KeptStudy(
                study=codec.loads(Study, row.document), record_hash=row.record_hash, extractor=row.extractor
            )
            for row in rows
        )

    def __len__(self) -> int:
        """How many records it holds."""
        with reading(self._engine) as connection:
            return connection.execute(select(func.count()).select_from(tables.records)).scalar_one()


def _keys_by_id(connection: Connection, wanted: Select[tuple[str, int]]) -> list[int]:
    """Keys in the order of their ids, code point by code point on every database."""
    rows = connection.execute(wanted).all()
    return [row.key for row in sorted(rows, key=lambda row: (row.id, row.key))]


def _load(connection: Connection, keys: list[int]) -> list[Record]:
    """The records of these keys, in their order."""
    table = tables.records
    wanted = select(table.c.key, table.c.document).where(table.c.key.in_(keys))
    by_key = {row.key: row.document for row in connection.execute(wanted)}
    return [codec.loads(Record, by_key[key], source=f"library record {key}") for key in keys]
