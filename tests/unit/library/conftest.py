"""A library on SQLite and the same on a real PostgreSQL server that is started here."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from probatum.library import Library

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server of our own, without the database's name; it listens on a socket only."""
    pytest.importorskip("psycopg")
    programs = _programs()
    user = pwd.getpwuid(os.getuid()).pw_name if os.getuid() else "postgres"
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path must be short
    try:
        if os.getuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        _run(
            programs / "initdb",
            "-D",
            str(folder / "data"),
            "-U",
            user,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--no-sync",
        )
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        start = ("start", "-w", "-l", str(folder / "log"), "-o", options)
        _run(programs / "pg_ctl", "-D", str(folder / "data"), *start)
        try:
            yield f"postgresql://{user}@/{{database}}?host={folder}"
        finally:
            _run(programs / "pg_ctl", "-D", str(folder / "data"), "stop", "-m", "immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        pytest.skip("needs postgresql")
    return found[-1].parent if found else Path(str(on_path)).parent


def _run(program: Path, *arguments: str) -> None:
    """Run one of the server's programs; they refuse root, so root hands over to postgres."""
    command = [str(program), *arguments]
    if os.getuid() == 0:
        command = ["runuser", "-u", "postgres", "--", *command]
    subprocess.run(
        command, check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60
    )


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new, empty library may be made."""
    if request.param == "sqlite":
        (tmp_path / "a folder").mkdir()
        return str(tmp_path / "a folder" / "library.db")
    return new_database(request.getfixturevalue("postgresql"))


def new_database(server: str) -> str:
    """The URL of a fresh database on the server."""
    import psycopg

    name = f"library{next(_NUMBERS)}"
    with psycopg.connect(server.format(database="postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return server.format(database=name)


@pytest.fixture
def library(location: str) -> Iterator[Library]:
    with Library.open(location) as opened:
        yield opened
