"""Careful pages, written in the manner of an encyclopedia or an agency sheet, raise next to no alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from probatum.check import check
from probatum.domain.claim import ArticleReport
from probatum.sources.articles import parse_article

FOLDER = Path(__file__).resolve().parents[3] / "data" / "careful"
LEAST_WORDS = 3000
MOST_ALARMS = 1.0  # per 1,000 words


@pytest.fixture(scope="module")
def reports() -> list[ArticleReport]:
    pages = sorted(FOLDER.glob("*.md"))
    return [check(parse_article(page.read_bytes(), name=page.name)) for page in pages]


def test_there_are_words_enough(reports: list[ArticleReport]) -> None:
    assert sum(len(report.article.text.split()) for report in reports) >= LEAST_WORDS


def test_claims_are_found_in_them(reports: list[ArticleReport]) -> None:
    assert all(len(report.verdicts) >= 5 for report in reports)


def test_fewer_than_one_alarm_per_thousand_words(reports: list[ArticleReport]) -> None:
    words = sum(len(report.article.text.split()) for report in reports)
    alarms = [verdict for report in reports for verdict in report.verdicts if verdict.flagged]
    assert 1000 * len(alarms) / words < MOST_ALARMS, [one.claim.place.quote for one in alarms]
