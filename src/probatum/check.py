"""The second main job: article + what is known -> ArticleReport, a verdict on each claim.

The hall hands one room's results to another; it has no rule and no number of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from probatum import claims
from probatum.claims.find.subject import substances_of
from probatum.domain.article import Article
from probatum.domain.claim import ArticleReport, Claim, Rating, Verdict
from probatum.domain.monograph import Monograph
from probatum.domain.record import Record
from probatum.domain.substance import Substance
from probatum.review import review
from probatum.vocabulary import substances

Stored = Callable[[Substance], Iterable[Record]]


def check(article: Article, *, stored: Stored = lambda _: (), as_of: date | None = None) -> ArticleReport:
    """A verdict on each claim of an article.

    `stored` gives the library's records about a substance; the starter set is always there. Same article,
    same library, same report.
    """
    found = claims.find_claims(article)
    known = {name: _known(name, stored, as_of) for name in sorted(_named(found))}
    verdicts = tuple(claims.judge(claim, known.get(claim.substance or "")) for claim in found)
    return ArticleReport(
        article=article,
        substances=substances_of(article),
        verdicts=verdicts,
        summary=summary(verdicts),
    )


def _named(found: Iterable[Claim]) -> set[str]:
    return {claim.substance for claim in found if claim.substance}


def _known(name: str, stored: Stored, as_of: date | None) -> Monograph:
    substance = substances().get(name)
    return review(substance, stored(substance), as_of=as_of)


def summary(verdicts: Iterable[Verdict]) -> str:
    """How many claims there are and how they were rated, in the order of the words we promise."""
    counted = Counter(verdict.rating for verdict in verdicts)
    parts = [f"{counted[rating]} {rating.words}" for rating in Rating if counted[rating]]
    return f"{sum(counted.values())} claims: {', '.join(parts)}" if parts else "no checkable claim was found"
