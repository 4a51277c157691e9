"""Killed at any moment, the library opens again and holds everything it had reported as stored."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from probatum.library import Library

ADDING = """
import sys
from probatum.domain.provenance import Passage, RecordId, Section
from probatum.domain.record import Record, Retrieval
from probatum.library import Library

def records():
    for number in range(1, 1_000_000):
        id = RecordId.parse(f"pmid:{number}")
        passages = (Passage(id, Section.TITLE, f"Study {number}"), Passage(id, Section.ABSTRACT, "word " * 50))
        yield Record(id=id, passages=passages, published=None, retrieval=Retrieval("a.xml", "0" * 64))

with Library.open(sys.argv[1]) as library:
    library.add(b"bytes of the file", "a.xml", records(), progress=lambda done: print(done, flush=True))
"""


@pytest.mark.parametrize("lines_heard", [1, 4])
def test_a_kill_while_adding_loses_nothing_that_was_reported(tmp_path: Path, lines_heard: int) -> None:
    path = tmp_path / "library.db"
    with subprocess.Popen(
        [sys.executable, "-c", ADDING, str(path)], stdout=subprocess.PIPE, text=True
    ) as adding:
        assert adding.stdout is not None
        stored = 0
        for _ in range(lines_heard):
            stored = int(adding.stdout.readline())
        adding.kill()
        stored = max([stored, *(int(line) for line in adding.stdout.read().split())])
    assert adding.returncode == -signal.SIGKILL
    with Library.open(path) as library:
        found = {str(record.id) for record in library.records()}
        assert {f"pmid:{number}" for number in range(1, stored + 1)} <= found
        assert len(found) % 250 == 0  # whole batches only
        assert len(library.records_about(["study"])) == len(found)
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
