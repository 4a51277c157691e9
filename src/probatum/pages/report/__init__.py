"""The report on an article: a private page to read, a page to share, documents for programs."""

from __future__ import annotations

from probatum.domain.claim import ArticleReport
from probatum.pages.report.build import build
from probatum.pages.report.claimreview import claim_reviews
from probatum.pages.report.document import article_document
from probatum.pages.report.invariants import broken, check
from probatum.pages.report.write import write

__all__ = ["article_document", "broken", "claim_reviews", "render", "render_share"]


def render(report: ArticleReport) -> str:
    """The private page, the text beside the verdicts; raise InvariantBroken when the page is at fault."""
    return _checked(report, write(build(report, is_shared=False)))


def render_share(report: ArticleReport) -> str:
    """The page to share: the claims' words, at most 300 characters each, and a link; no article text."""
    return _checked(report, write(build(report, is_shared=True)))


def _checked(report: ArticleReport, html: str) -> str:
    check(report, html)
    return html
