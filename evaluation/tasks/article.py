"""Are the claims of an article found, rated as a careful reader rates them, and its faults flagged?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.metrics import accuracy, by_class, confusion, interval, macro_f1, rounded
from evaluation.registry import Scored
from evaluation.rows import Layout, Row, choice, read_rows
from probatum.check import check
from probatum.domain.claim import ArticleReport, Rating, Verdict
from probatum.sources.articles import parse_article

FIELDS = ("article", "start", "end", "verdict", "should_flag")
RATINGS = tuple(rating.value for rating in Rating)
LEAST_OVERLAP = 0.3  # of the union, in characters
# Bases a verdict of the product may stand on (facts/README.md, claims); the rest is reported apart.
SCORED_BASES = ("primary", "article itself", "arithmetic", "substance or disease table")


@dataclass(frozen=True, slots=True)
class Pair:
    """One annotated claim and the verdict that was matched to it, if any."""

    gold: Row
    given: Verdict | None


def evaluate(labels: Path, texts: Path | None, limit: int | None) -> Scored:
    """One-to-one matching at an overlap of 0.3 of the union; ratings on matched claims; faults on all.

    An article none of whose rows is to be flagged, or that has no row, is a careful page.
    """
    rows = read_rows(labels, FIELDS, limit)
    reports = _reports(texts, {str(row["article"]) for row in rows})
    placed = [row for row in rows if row["start"] is not None and row["end"] is not None]
    pairs = _pairs(placed, reports)
    scored = [pair for pair in pairs if _is_scored(pair.gold)]
    apart = [pair for pair in pairs if not _is_scored(pair.gold)]
    metrics: dict[str, object] = {
        **_finding(pairs, reports),
        **_rating(scored),
        **_flags(scored, placed, reports),
    }
    metrics["rated_apart"] = _rating(apart)
    metrics["careful"] = _careful(placed, reports)
    notes = [_line(name, placed, pairs, reports) for name in sorted(reports)]
    return Scored(len(placed), metrics, tuple(notes))


def _is_scored(row: Row) -> bool:
    basis = row.get("basis")
    return basis is None or str(basis) in SCORED_BASES


def _reports(folder: Path | None, wanted: set[str]) -> dict[str, ArticleReport]:
    if folder is None or not folder.is_dir():
        raise Layout("this task needs --texts FOLDER with the articles")
    files = {path.stem: path for path in sorted(folder.iterdir()) if path.is_file()}
    named = {stem: _name(stem, wanted) for stem in files}
    missing = wanted - set(named.values())
    if missing:
        raise Layout(f"{folder.name}: no file for the article {', '.join(sorted(missing))}")
    return {named[stem]: _report(path) for stem, path in files.items()}


def _name(stem: str, wanted: set[str]) -> str:
    """The article a file holds: its whole stem, or what stands before a separator."""
    if stem in wanted:
        return stem
    starts = [name for name in wanted if re.match(rf"{re.escape(name)}[_. -]", stem)]
    return max(starts, key=len) if starts else stem


def _report(path: Path) -> ArticleReport:
    return check(parse_article(path.read_bytes(), name=path.name))


def _pairs(rows: Sequence[Row], reports: dict[str, ArticleReport]) -> list[Pair]:
    """Greedily by overlap, largest first; ties by place, so that nothing depends on order."""
    by_article: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_article[str(row["article"])].append(row)
    pairs: list[Pair] = []
    for name in sorted(by_article):
        gold, given = by_article[name], reports[name].verdicts
        chosen = _matched(gold, given)
        pairs += [Pair(row, given[chosen[i]] if i in chosen else None) for i, row in enumerate(gold)]
    return pairs


def _matched(gold: Sequence[Row], given: Sequence[Verdict]) -> dict[int, int]:
    candidates = sorted(
        (-overlap, i, j)
        for i, row in enumerate(gold)
        for j, verdict in enumerate(given)
        if (overlap := _overlap(row, verdict)) >= LEAST_OVERLAP
    )
    chosen: dict[int, int] = {}
    for _, i, j in candidates:
        if i not in chosen and j not in chosen.values():
            chosen[i] = j
    return chosen


def _overlap(row: Row, verdict: Verdict) -> float:
    place = verdict.claim.place
    start, end = int(row["start"]), int(row["end"])
    shared = min(end, place.end) - max(start, place.start)
    return max(0, shared) / (max(end, place.end) - min(start, place.start))


def _finding(pairs: Sequence[Pair], reports: dict[str, ArticleReport]) -> dict[str, float]:
    annotated = {str(pair.gold["article"]) for pair in pairs}
    given = sum(len(reports[name].verdicts) for name in annotated)
    words = sum(_words(reports[name]) for name in annotated)
    found = sum(pair.given is not None for pair in pairs)
    return {
        "found": rounded(found / len(pairs)) if pairs else 0.0,
        "precision": rounded(found / given) if given else 0.0,
        "claims_per_1000_words": rounded(1000 * given / words) if words else 0.0,
    }


def _words(report: ArticleReport) -> int:
    return len(report.article.text.split())


def _gold(pair: Pair) -> str:
    """The annotated verdict; another acceptable one where that is what was given."""
    verdict = choice(pair.gold, "verdict", RATINGS)
    also = pair.gold.get("also_acceptable") or ()
    return pair.given.rating.value if pair.given and pair.given.rating.value in also else verdict


def _rating(pairs: Sequence[Pair]) -> dict[str, object]:
    matched = [(_gold(pair), pair.given.rating.value) for pair in pairs if pair.given]
    if not matched:
        return {"rated": 0}
    gold, given = [g for g, _ in matched], [r for _, r in matched]
    wrong = [pair for pair in pairs if pair.gold["verdict"] == Rating.INCONSISTENT.value]
    return {
        "rated": len(matched),
        "rating_accuracy": rounded(accuracy(gold, given)),
        "rating_macro_f1": rounded(macro_f1(gold, given)),
        "rating_macro_f1_interval": interval(
            matched, lambda some: macro_f1([g for g, _ in some], [r for _, r in some])
        ),
        "by_rating": {name: counts.as_dict() for name, counts in by_class(gold, given).items()},
        "confusion": confusion(gold, given),
        "inconsistent_recall": rounded(_share(_gold(p) == _given(p) for p in wrong)),
    }


def _given(pair: Pair) -> str | None:
    return pair.given.rating.value if pair.given else None


def _share(hits: Iterable[bool]) -> float:
    all_of = list(hits)
    return sum(all_of) / len(all_of) if all_of else 0.0


def _flags(pairs: Sequence[Pair], rows: Sequence[Row], reports: dict[str, ArticleReport]) -> dict[str, float]:
    """Precision over flagged verdicts that were matched, recall over all claims that should be flagged."""
    flagged = [pair for pair in pairs if pair.given and pair.given.flagged]
    should = [pair for pair in pairs if pair.gold["should_flag"]]
    return {
        "flag_precision": rounded(_share(bool(pair.gold["should_flag"]) for pair in flagged)),
        "flag_recall": rounded(_share(bool(pair.given and pair.given.flagged) for pair in should)),
    }


def _careful(rows: Sequence[Row], reports: dict[str, ArticleReport]) -> dict[str, float]:
    faulty = {str(row["article"]) for row in rows if row["should_flag"]}
    careful = [report for name, report in sorted(reports.items()) if name not in faulty]
    words = sum(_words(report) for report in careful)
    alarms = sum(verdict.flagged for report in careful for verdict in report.verdicts)
    return {
        "pages": len(careful),
        "words": words,
        "false_alarms_per_1000_words": rounded(1000 * alarms / words) if words else 0.0,
    }


def _line(name: str, rows: Sequence[Row], pairs: Sequence[Pair], reports: dict[str, ArticleReport]) -> str:
    own = [pair for pair in pairs if str(pair.gold["article"]) == name]
    found = sum(pair.given is not None for pair in own)
    return f"{name}: {found} of {len(own)} annotated claims found, {len(reports[name].verdicts)} given"
