"""The tables, as the newest migration leaves them."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()

# Every file as it came, by the hash of its bytes.
raw = Table(
    "raw",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)

# The newest version of every record; `hash` leaves out where it was retrieved from.
records = Table(
    "records",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("document", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("raw_sha256", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("year", Integer),
    Column("first_day", String(10)),  # ISO; the earliest and the latest day it can be of
    Column("last_day", String(10)),
    Index("records_year", "year"),
    Index("records_last_day", "last_day"),
)

# What a record said before: nothing stored is ever lost.
earlier_records = Table(
    "earlier_records",
    METADATA,
    Column("key", Integer, primary_key=True),
    Column("record_key", Integer, nullable=False, index=True),
    Column("document", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("raw_sha256", String(64), nullable=False),
)

# Every identifier a record goes or went by, case folded (DOIs ignore case).
record_ids = Table(
    "record_ids",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("record_key", Integer, ForeignKey("records.key"), primary_key=True, index=True),
)

quarantine = Table(
    "quarantine",
    METADATA,
    Column("raw_sha256", String(64), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("identifier", Text),
    Column("problem", Text, nullable=False),
    Column("field", Text),
    Column("value", Text),
    Column("remedy", Text),
    Column("raw", LargeBinary, nullable=False),
)

studies = Table(
    "studies",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("record_hash", String(64), nullable=False),
    Column("extractor", Text, nullable=False),
)

meta = Table("meta", METADATA, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
