"""An article of about 3,000 words checked warm, beside a peer that holds every sentence against every study.

    python benchmarks/check.py

The peer does what a checker without claims, topics or indexes would: for each sentence, each study of each
substance named and each of its outcomes, it looks for the outcome's words in the sentence. It judges nothing
and computes nothing, so it is a floor for the matching alone. The article is made of the careful pages under
tests/data. The last line is one JSON object. Goal: under 2 s on one core with a warm library.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from probatum.check import check
from probatum.domain.article import Article
from probatum.domain.study import Study
from probatum.review import review
from probatum.sources.articles import parse_article
from probatum.text.sentences import sentences
from probatum.vocabulary import mentions, substances

RUNS = 5
PAGES = Path(__file__).resolve().parents[1] / "tests" / "data" / "careful"


def article(run: int) -> Article:
    """The careful pages as one; each run has a text of its own, so that no result is remembered."""
    text = "\n\n".join(page.read_text("utf-8") for page in sorted(PAGES.glob("*.md")))
    return parse_article(f"{text}\n\nCopy {run}.\n".encode(), name="all.md")


@cache
def studies_of(name: str) -> tuple[Study, ...]:
    """The included studies of a substance."""
    return review(substances().get(name)).studies


def scan(page: Article) -> int:
    """The peer: sentences x studies x outcomes, by their words."""
    named = sorted({one.substance for one in mentions(page.text) if substances().has(one.substance)})
    studies = [study for name in named for study in studies_of(name)]
    hits = 0
    for place in sentences(page.text):
        words = place.of(page.text).casefold()
        for study in studies:
            for outcome in study.outcomes:
                names = re.findall(r"[a-z]{5,}", outcome.name.casefold())
                hits += bool(names) and all(name in words for name in names)
    return hits


def seconds(work: Callable[[Article], object]) -> float:
    """Median over the runs, after one run to warm up."""
    work(article(0))
    taken = []
    for run in range(1, RUNS + 1):
        page = article(run)
        start = time.process_time()
        work(page)
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def main() -> None:
    """Print the medians, and a JSON line."""
    words = len(article(0).text.split())
    ours, peer = seconds(check), seconds(scan)
    print(f"{words} words: check {ours:.2f} s, sentences x studies {peer:.2f} s (processor time)")
    print(json.dumps({"words": words, "check_s": round(ours, 3), "scan_s": round(peer, 3)}))


if __name__ == "__main__":
    main()
