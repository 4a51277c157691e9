"""Where the library lies: a file, or a database by URL."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from probatum.domain.errors import LibraryError

FILE_NAME = "library.db"


def default_location(
    environ: Mapping[str, str] = os.environ, platform: str = sys.platform, home: Path | None = None
) -> Path:
    """The library's file in the user's data folder, where the platform keeps such things.

    Linux and others: $XDG_DATA_HOME or ~/.local/share (XDG Base Directory Specification 0.8);
    macOS: ~/Library/Application Support; Windows: %LOCALAPPDATA%.
    """
    home = home or Path.home()
    if platform == "darwin":
        folder = home / "Library" / "Application Support"
    elif platform == "win32":
        folder = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    else:
        stated = Path(environ.get("XDG_DATA_HOME", ""))
        folder = stated if stated.is_absolute() else home / ".local" / "share"
    return folder / "probatum" / FILE_NAME


def url_of(location: str | Path | None) -> URL:
    """The database URL of a path, of `sqlite:///…` or of `postgresql://…`; None is the default file."""
    if location is None:
        return _file_url(default_location())
    if isinstance(location, Path) or "://" not in location:
        return _file_url(Path(location))
    try:
        url = make_url(location)
    except ArgumentError as error:
        raise LibraryError("not a database URL", value=location, remedy=_ACCEPTED) from error
    backend = url.get_backend_name()
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return url
    raise LibraryError("not a database that can be used", value=backend, remedy=_ACCEPTED)


_ACCEPTED = "give a path, sqlite:///PATH or postgresql://USER@HOST/NAME"


def _file_url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path.expanduser()))


def shown(url: URL) -> str:
    """The location as a message may print it, without a password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.render_as_string(hide_password=True)
