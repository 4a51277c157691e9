"""Where the library lies, and what is said where it cannot be opened or written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from probatum.domain.errors import LibraryError
from probatum.domain.provenance import Passage, RecordId, Section
from probatum.domain.record import Record, Retrieval
from probatum.library import Library, default_location, engine
from probatum.library.migrate import FOLDER, HEAD

HOME = Path("/home/somebody")


def records(count: int) -> Iterator[Record]:
    for number in range(1, count + 1):
        id = RecordId.parse(f"pmid:{number}")
        passages = (
            Passage(id, Section.TITLE, f"Study {number}"),
            Passage(id, Section.ABSTRACT, "word " * 400),
        )
        yield Record(id=id, passages=passages, published=None, retrieval=Retrieval("a.xml", "0" * 64))


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, HOME / ".local/share/probatum/library.db"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/probatum/library.db")),
        ("linux", {"XDG_DATA_HOME": "relative"}, HOME / ".local/share/probatum/library.db"),
        ("darwin", {}, HOME / "Library/Application Support/probatum/library.db"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/probatum/library.db")),
        ("win32", {}, HOME / "AppData/Local/probatum/library.db"),
    ],
)
def test_the_default_is_the_users_data_folder(platform: str, environ: dict[str, str], expected: Path) -> None:
    assert default_location(environ, platform, HOME) == expected


def test_no_location_is_the_default_one(in_empty_folder: Path) -> None:
    with Library.open() as library:
        assert Path(library.location) == default_location()
    assert default_location().is_file()


def test_a_url_and_a_path_name_the_same_file(tmp_path: Path) -> None:
    with Library.open(tmp_path / "l.db") as library:
        library.add(b"x", "a.xml", records(1))
    with Library.open(f"sqlite:///{tmp_path / 'l.db'}") as library:
        assert len(library) == 1


def test_a_password_is_not_shown() -> None:
    with pytest.raises(LibraryError) as caught:
        Library.open("postgresql://me:secret@127.0.0.1:1/none?connect_timeout=1")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_made_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setattr(engine, "default_location", lambda: tmp_path / "file" / "probatum" / "library.db")
    with pytest.raises(
        LibraryError, match=r"the folder cannot be made: (File exists|Not a directory)"
    ) as caught:
        Library.open(tmp_path / "file" / "probatum" / "library.db")
    assert "name another place" in str(caught.value)


@pytest.mark.parametrize("place", ["{}/nowhere/l.db", "sqlite:///{}/nowhere/l.db", "{}/file/l.db"])
def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(LibraryError, match="the folder does not exist") as caught:
        Library.open(place.format(tmp_path))
    assert "make it first" in str(caught.value)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_in_the_place_of_the_file_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library.open(tmp_path)


def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("my notes, " * 100)
    with pytest.raises(LibraryError, match="not a library"):
        Library.open(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "my notes, " * 100


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "photos.db") as other:
        other.execute("CREATE TABLE photos (name TEXT)")
    with pytest.raises(LibraryError, match="holds something else: table photos"):
        Library.open(tmp_path / "photos.db")
    with sqlite3.connect(tmp_path / "photos.db") as other:
        assert other.execute("SELECT name FROM sqlite_master").fetchall() == [("photos",)]


def test_a_library_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    Library.open(tmp_path / "l.db").close()
    with sqlite3.connect(tmp_path / "l.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryError, match="newer version of Probatum"):
        Library.open(tmp_path / "l.db")


def test_the_newest_migration_is_the_one_the_code_expects() -> None:
    assert max(path.name[:4] for path in (FOLDER / "versions").glob("[0-9]*.py")) == HEAD


def test_the_tables_are_those_the_migrations_make(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from probatum.library.tables import METADATA

    with Library.open(tmp_path / "l.db") as library, library._engine.connect() as connection:
        options = {
            "include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("record_search")
        }
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []


def test_a_full_disk_is_one_clear_line_and_loses_nothing_stored(tmp_path: Path) -> None:
    heard: list[int] = []
    with Library.open(tmp_path / "l.db") as library:
        library._engine.dispose()
        event.listen(library._engine, "connect", lambda dbapi, _: dbapi.execute("PRAGMA max_page_count=700"))
        with pytest.raises(LibraryError, match="the disk is full") as caught:
            library.add(b"x", "a.xml", records(3000), progress=heard.append)
        assert "what was stored is kept" in str(caught.value)
    with Library.open(tmp_path / "l.db") as library:
        assert heard
        assert len(library) == heard[-1]
        report = library.add(b"x", "a.xml", records(3000))
        assert (report.added, report.duplicate) == (3000 - heard[-1], heard[-1])


def test_an_error_while_reading_the_file_keeps_the_batches_before_it(tmp_path: Path) -> None:
    def failing() -> Iterator[Record]:
        yield from records(300)
        raise OSError("the medium was taken away")

    with Library.open(tmp_path / "l.db") as library:
        with pytest.raises(OSError, match="taken away"):
            library.add(b"x", "a.xml", failing())
        assert len(library) == 250
