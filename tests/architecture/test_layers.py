"""The house stands: who may import whom, and what the packages promise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TRACKED = subprocess.run(
    ["git", "-C", str(ROOT), "ls-files"], capture_output=True, text=True, check=False
).stdout.splitlines()


def test_imports_only_point_down():
    """Every import contract of pyproject.toml holds, and every folder has its place."""
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_lock_with_addresses_is_tracked():
    """Registry addresses never reach the repository."""
    assert "uv.lock" not in TRACKED
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--hash=sha256:" in text


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_locks_cover_pyproject(lock):
    """Every dependency of pyproject.toml is pinned in the lock."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    if lock == "requirements-dev.lock":
        wanted += project["dependency-groups"]["dev"]
    pinned = {
        line.split("==")[0].strip().lower().replace("_", "-")
        for line in (ROOT / lock).read_text(encoding="utf-8").splitlines()
        if "==" in line and not line.startswith(("#", " "))
    }
    names = {want.split(">=")[0].split("[")[0].strip().lower().replace("_", "-") for want in wanted}
    assert names <= pinned, f"run `make lock`: missing {sorted(names - pinned)}"


def test_public_surface_is_sorted():
    """`probatum.__all__` is sorted and every name in it exists."""
    import probatum

    assert list(probatum.__all__) == sorted(probatum.__all__)
    assert all(hasattr(probatum, name) for name in probatum.__all__)


def test_files_are_short_enough_to_read_in_one_sitting():
    """No source file grows past 450 lines."""
    long = {
        name: lines
        for name in TRACKED
        if name.startswith("src/") and name.endswith(".py")
        if (lines := len((ROOT / name).read_text(encoding="utf-8").splitlines())) > 450
    }
    assert not long
