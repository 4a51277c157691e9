"""Bring a database to the newest of the numbered migrations, which ship inside the package."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from probatum.domain.errors import LibraryError

HEAD = "0001"  # a test checks that this is the newest file in migrations/versions
FOLDER = Path(__file__).parent / "migrations"


def migrate(connection: Connection, location: str) -> None:
    """Run the migrations that are missing; refuse a database that is newer or not ours.

    Alembic costs 0.2 s to import and is only loaded where there is something to do.
    """
    if is_current(connection):
        return
    version = _version(connection, location)
    if version is not None and version > HEAD:
        raise LibraryError(
            "the library was written by a newer version of Probatum",
            source=location,
            value=version,
            remedy="update Probatum",
        )
    _upgrade(connection)


def is_current(connection: Connection) -> bool:
    """Is there nothing to do?"""
    has_version = "alembic_version" in inspect(connection).get_table_names()
    return has_version and _stated(connection) == HEAD


def _stated(connection: Connection) -> str | None:
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _version(connection: Connection, location: str) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return _stated(connection)
    if tables:
        raise LibraryError(
            "this database holds something else",
            source=location,
            value=f"table {sorted(tables)[0]}",
            remedy="name another place for the library",
        )
    return None


def _upgrade(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
