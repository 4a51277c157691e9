"""The main job as a user meets it: whole processes, against a bare interpreter in the same run.

Prints seconds of CPU, peak memory and the ratio to `python -c pass`. Goals: a review from a warm
library under 2 s and 300 MB on one core, `--help` under 0.3 s.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

RUNS = 7
COMMANDS = {
    "python -c pass (peer)": ["-c", "pass"],
    "probatum --help": ["-m", "probatum", "--help"],
    "probatum review semax": ["-m", "probatum", "review", "semax"],
    "probatum review semax --json": ["-m", "probatum", "review", "semax", "--json"],
}


def measure(arguments: list[str], folder: Path) -> tuple[float, float]:
    """CPU seconds (user and system) and peak memory in MB of one process."""
    child = os.fork()
    if child == 0:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.chdir(folder)
        os.execv(sys.executable, [sys.executable, *arguments])
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"python {' '.join(arguments)} ended with {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main() -> None:
    """Run every command in turn and print medians."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        runs = {name: [] for name in COMMANDS}
        for _ in range(RUNS + 1):
            for name, arguments in COMMANDS.items():
                runs[name].append(measure(arguments, Path(folder)))
    medians = {
        name: [statistics.median(column) for column in zip(*found[1:], strict=True)]
        for name, found in runs.items()
    }
    bare = medians["python -c pass (peer)"][0]
    print(f"{'command':32} {'CPU s':>8} {'peak MB':>8} {'x bare':>8}")
    for name, (seconds, memory) in medians.items():
        print(f"{name:32} {seconds:8.3f} {memory:8.0f} {seconds / bare:8.1f}")


if __name__ == "__main__":
    main()
