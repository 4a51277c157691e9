"""Open a database so that what was committed stays committed, and say clearly what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError

from probatum.domain.errors import LibraryError
from probatum.library.location import default_location, shown

_BUSY_SECONDS = 30

# SQLite's result code (https://www.sqlite.org/rescode.html): what to say and what helps.
_SQLITE_ERRORS = {
    "SQLITE_FULL": ("the disk is full", "free some space and run it again; what was stored is kept"),
    "SQLITE_IOERR": ("the disk refused to read or write", "check the disk and its free space"),
    "SQLITE_READONLY": ("the library is not writable", "check the permissions of the file and its folder"),
    "SQLITE_CANTOPEN": ("the library cannot be opened", "check that the folder exists and is writable"),
    "SQLITE_NOTADB": ("the file is not a library", "name another file"),
    "SQLITE_CORRUPT": ("the library's file is damaged", "restore it from a copy, or add the sources again"),
    "SQLITE_BUSY": ("another program is using the library", "wait until it has finished"),
}


def open_engine(url: URL) -> Engine:
    """An engine for SQLite (write-ahead log, every commit synced) or PostgreSQL."""
    if url.get_backend_name() != "sqlite":
        return create_engine(url)
    _make_folder(url)
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _make_folder(url: URL) -> None:
    if not url.database or url.database == ":memory:":
        return
    folder = Path(url.database).parent
    if folder.is_dir():
        return
    if folder != default_location().parent:  # a slip of the pen must not make folders
        raise LibraryError(
            "the folder does not exist",
            source=str(folder),
            remedy="make it first, or name another place with --library",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"the folder cannot be made: {error.strerror or error}",
            source=str(folder),
            remedy="name another place with --library",
        ) from error


def _set_up_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves; see _begin_sqlite
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    is_writer = connection.get_execution_options().get("is_writer")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection that sees one state of the library."""
    with clearly(engine.url), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction of the one writer: all of it is kept, or none."""
    with (
        clearly(engine.url),
        engine.connect().execution_options(is_writer=True) as connection,
        connection.begin(),
    ):
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(7032766)"))
        yield connection


@contextmanager
def clearly(url: URL) -> Iterator[None]:
    """Turn a database's complaint into one LibraryError."""
    try:
        yield
    except DBAPIError as error:
        raise _explained(error, url) from error
    except ModuleNotFoundError as error:
        raise LibraryError(
            "PostgreSQL needs a driver",
            source=shown(url),
            value=error.name,
            remedy="pip install psycopg[binary]",
        ) from error


def _explained(error: DBAPIError, url: URL) -> LibraryError:
    original = error.orig
    code = getattr(original, "sqlite_errorname", "") or ""
    for name, (problem, remedy) in _SQLITE_ERRORS.items():
        if code.startswith(name):
            return LibraryError(problem, source=shown(url), remedy=remedy)
    words = " ".join(str(original).split())
    if getattr(original, "sqlstate", None) == "53100":
        return LibraryError("the server's disk is full", source=shown(url), remedy="free some space there")
    return LibraryError("the database refused", source=shown(url), value=words, remedy="check the server")
