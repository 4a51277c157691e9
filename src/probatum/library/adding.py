"""Put the records of one file into the tables: in batches, each kept whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from probatum import codec
from probatum.domain.dates import PartialDate
from probatum.domain.record import Quarantined, Record
from probatum.library import search, tables
from probatum.library.engine import writing
from probatum.library.report import AddReport, Progress, Tally
from probatum.library.versions import completed, document_and_hash, folded, is_clash, is_same

BATCH = 250
Row = dict[str, Any]


def add_file(
    engine: Engine,
    data: bytes,
    name: str,
    parsed: Iterable[Record | Quarantined],
    progress: Progress | None,
) -> AddReport:
    """Store the bytes, then their records; `progress` hears how many are safely stored."""
    digest = sha256(data).hexdigest()
    with writing(engine) as connection:
        _keep_raw(connection, data, name, digest)
    tally = Tally()
    items = iter(parsed)
    while batch := list(islice(items, BATCH)):
        with writing(engine) as connection:
            _Batch(connection, name, digest, tally).add(batch)
        if progress is not None:
            progress(tally.total)
    return tally.report(name, digest)


def _keep_raw(connection: Connection, data: bytes, name: str, digest: str) -> None:
    known = select(tables.raw.c.sha256).where(tables.raw.c.sha256 == digest)
    if connection.execute(known).first() is None:
        connection.execute(insert(tables.raw).values(sha256=digest, name=name, bytes=data))


@dataclass(slots=True)
class _Batch:
    """One transaction: what is known of its identifiers, and the rows that wait to be written."""

    connection: Connection
    name: str
    sha256: str
    tally: Tally
    keys_by_id: dict[str, set[int]] = field(default_factory=dict)
    next_key: int = 0
    new: list[tuple[int, Record, str, str]] = field(default_factory=list)

    def add(self, items: list[Record | Quarantined]) -> None:
        """Add these and count them."""
        self._look_up([item for item in items if isinstance(item, Record)])
        for item in items:
            if isinstance(item, Record):
                self._add_record(item)
            else:
                self._set_apart(item)
        self._write_new()

    def _look_up(self, records: list[Record]) -> None:
        """The stored records that share an identifier with any of the batch, in one query."""
        ids = sorted({one for record in records for one in folded(record.ids)})
        table = tables.record_ids
        for start in range(0, len(ids), 500):
            part = ids[start : start + 500]
            for one, key in self.connection.execute(
                select(table.c.id, table.c.record_key).where(table.c.id.in_(part))
            ):
                self.keys_by_id.setdefault(one, set()).add(key)
        highest = self.connection.execute(select(func.max(tables.records.c.key))).scalar()
        self.next_key = (highest or 0) + 1

    def _add_record(self, record: Record) -> None:
        keys = sorted({key for one in folded(record.ids) for key in self.keys_by_id.get(one, ())})
        if keys and self.new and keys[-1] >= self.new[0][0]:
            self._write_new()
        stored = [(row, codec.loads(Record, row.document)) for row in self._rows(keys)]
        if clash := next((old for _, old in stored if is_clash(record, old)), None):
            self._set_apart(self._clash(record, clash))
            return
        same = [(row, old) for row, old in stored if is_same(record, old)]
        if same:
            self._update(record, same)
        else:
            self._insert(record)

    def _rows(self, keys: list[int]) -> list[Any]:
        table = tables.records
        if not keys:
            return []
        return list(self.connection.execute(select(table).where(table.c.key.in_(keys)).order_by(table.c.key)))

    def _insert(self, record: Record) -> None:
        self.new.append((self.next_key, record, *document_and_hash(record)))
        for one in folded(record.ids):
            self.keys_by_id.setdefault(one, set()).add(self.next_key)
        self.next_key += 1
        self.tally.added += 1

    def _write_new(self) -> None:
        if not self.new:
            return
        rows = [_row(key, record, document, digest) for key, record, document, digest in self.new]
        ids = [
            {"id": one, "record_key": key}
            for key, record, _, _ in self.new
            for one in dict.fromkeys(folded(record.ids))
        ]
        self.connection.execute(insert(tables.records), rows)
        self.connection.execute(insert(tables.record_ids), ids)
        search.insert_new(
            self.connection, [(key, search.searchable(record)) for key, record, _, _ in self.new]
        )
        self.new.clear()

    def _update(self, record: Record, same: list[tuple[Any, Record]]) -> None:
        """Lay the record over the stored one; several that turn out to be one are joined."""
        (kept, _), absorbed = same[0], [row for row, _ in same[1:]]
        whole = record
        for _, old in same:
            whole = completed(whole, old)
        document, digest = document_and_hash(whole)
        if digest == kept.hash and not absorbed:
            self.tally.duplicate += 1
            return
        self._keep_earlier(kept.key, [kept, *absorbed])
        self._remove(kept.key, [row.key for row in absorbed])
        row = _row(kept.key, whole, document, digest)
        self.connection.execute(update(tables.records).where(tables.records.c.key == kept.key), row)
        self._name(kept.key, whole)
        search.index(self.connection, [(kept.key, search.searchable(whole))])
        self.tally.updated += 1

    def _keep_earlier(self, key: int, rows: list[Any]) -> None:
        earlier = [
            {"record_key": key, "document": row.document, "hash": row.hash, "raw_sha256": row.raw_sha256}
            for row in rows
        ]
        self.connection.execute(insert(tables.earlier_records), earlier)

    def _remove(self, into: int, keys: list[int]) -> None:
        """Take joined records out of the tables; their identifiers and versions go to the kept one."""
        if not keys:
            return
        table = tables.record_ids
        theirs = (
            self.connection.execute(select(table.c.id).where(table.c.record_key.in_(keys))).scalars().all()
        )
        self.connection.execute(delete(table).where(table.c.record_key.in_(keys)))
        self._point(into, theirs)
        earlier = tables.earlier_records
        self.connection.execute(update(earlier).where(earlier.c.record_key.in_(keys)).values(record_key=into))
        search.drop(self.connection, keys)
        self.connection.execute(delete(tables.records).where(tables.records.c.key.in_(keys)))
        for known in self.keys_by_id.values():
            known.difference_update(keys)

    def _name(self, key: int, record: Record) -> None:
        self._point(key, folded(record.ids))

    def _point(self, key: int, ids: Iterable[str]) -> None:
        """Let these identifiers lead to the record."""
        table = tables.record_ids
        known = set(self.connection.execute(select(table.c.id).where(table.c.record_key == key)).scalars())
        fresh = [one for one in dict.fromkeys(ids) if one not in known]
        if fresh:
            self.connection.execute(insert(table), [{"id": one, "record_key": key} for one in fresh])
        for one in fresh:
            self.keys_by_id.setdefault(one, set()).add(key)

    def _clash(self, record: Record, stored: Record) -> Quarantined:
        return Quarantined(
            source=self.name,
            position=self.tally.total + 1,
            identifier=str(record.id),
            problem=f"{stored.retrieval.source} has another record under this id",
            field="title",
            value=record.title,
            remedy="give the rows ids of their own, or a PMID or DOI",
            raw=codec.dumps(record).encode("utf-8"),
        )

    def _set_apart(self, item: Quarantined) -> None:
        table = tables.quarantine
        place = (table.c.raw_sha256 == self.sha256) & (table.c.position == item.position)
        self.connection.execute(delete(table).where(place))
        self.connection.execute(
            insert(table).values(
                raw_sha256=self.sha256,
                position=item.position,
                source=item.source,
                identifier=item.identifier,
                problem=item.problem,
                field=item.field,
                value=item.value,
                remedy=item.remedy,
                raw=item.raw,
            )
        )
        self.tally.quarantined.append(item)


def _row(key: int, record: Record, document: str, digest: str) -> Row:
    first, last = _days(record.published)
    return {
        "key": key,
        "id": str(record.id),
        "document": document,
        "hash": digest,
        "raw_sha256": record.retrieval.sha256,
        "title": record.title,
        "year": record.published.year if record.published else None,
        "first_day": first,
        "last_day": last,
    }


def _days(published: PartialDate | None) -> tuple[str | None, str | None]:
    """The first and the last day it can have been published, in ISO form."""
    if published is None:
        return None, None
    first = f"{published.year:04d}-{published.month or 1:02d}-{published.day or 1:02d}"
    return first, published.latest().isoformat()
