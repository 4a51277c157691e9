"""Arguments in, one JSON object out (the last line); wrong input is one clear line and exit code 2."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from evaluation.registry import TASKS, task
from evaluation.rows import Layout


def main(arguments: Sequence[str] | None = None) -> int:
    """Score one task; 0 when done, 2 when the input cannot be used."""
    options = _parser().parse_args(arguments)
    began = time.perf_counter()
    try:
        chosen = task(options.task)
        scored = chosen(options.file, options.texts, options.limit)
    except Layout as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 2
    for line in scored.notes:
        print(line)
    seconds = round(time.perf_counter() - began, 2)
    result = {"task": options.task, "n": scored.n, "metrics": scored.metrics, "seconds": seconds}
    print(json.dumps(result, ensure_ascii=False))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=f"tasks: {', '.join(TASKS)}")
    parser.add_argument("task", metavar="TASK")
    parser.add_argument("--file", type=Path, required=True, help="labels, in the layout of the dev splits")
    parser.add_argument("--texts", type=Path, help="full texts, where the task reads them")
    parser.add_argument("--limit", type=int, help="score only the first N rows")
    return parser
