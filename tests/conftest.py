"""Fixtures every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# The same examples on every machine, however long one takes: what a run says hangs neither on chance nor on load.
settings.register_profile("the same everywhere", derandomize=True, deadline=None)
settings.load_profile("the same everywhere")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared data beside the checkout; tests that need it skip where there is none."""
    folder = Path(os.environ.get("PROBATUM_SHARED", ROOT.parent / "shared"))
    if not (folder / "data").is_dir():
        pytest.skip("needs ../shared")
    return folder


@pytest.fixture
def in_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder and an empty home, as a newcomer has."""
    home = tmp_path / "home"
    home.mkdir()
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.delenv("PROBATUM_LIBRARY", raising=False)
    monkeypatch.chdir(work)
    return work
