"""schema.org ClaimReview for the rated claims of a report: machine-readable, written on request only.

Fields as schema.org/ClaimReview and its users (fact-check tools) ask for them: claimReviewed, url, author,
reviewRating with a name, itemReviewed with where the claim appeared. The six words are no scale, so that
no number stands for them. https://schema.org/ClaimReview
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from probatum.domain.claim import ArticleReport, Manner, Rating, Verdict
from probatum.pages.report.cards import anchor_of
from probatum.pages.report.words import in_short, own

Json = dict[str, Any]


def claim_reviews(report: ArticleReport) -> Json:
    """JSON-LD with one ClaimReview for each assertion that could be rated.

    `url` is the card's anchor, relative to wherever the report will stand.
    """
    return {"@context": "https://schema.org", "@graph": list(_reviews(report))}


def _reviews(report: ArticleReport) -> Iterator[Json]:
    for number, verdict in enumerate(report.verdicts, 1):
        if verdict.claim.manner is Manner.ASSERTION and verdict.rating is not Rating.NOT_CHECKABLE:
            yield _review(report, verdict, number)


def _review(report: ArticleReport, verdict: Verdict, number: int) -> Json:
    words = in_short(verdict.claim.place.quote)
    appearance: Json = {"@type": "CreativeWork"}
    if report.article.title:
        appearance["name"] = in_short(report.article.title)
    if report.article.url:
        appearance["url"] = report.article.url
    return {
        "@type": "ClaimReview",
        "url": f"#{anchor_of(number)}",
        "claimReviewed": words,
        "author": {"@type": "Organization", "name": "Probatum"},
        "reviewRating": {"@type": "Rating", "alternateName": verdict.rating.words},
        "reviewBody": own(verdict.because),
        "itemReviewed": {"@type": "Claim", "text": words, "appearance": appearance},
    }
