"""The second main job: article + what is known -> ArticleReport, a verdict on each claim.

The hall hands one room's results to another; it has no rule and no number of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.metadata import version

from probatum import claims
from probatum.claims.caveats import missing_caveats
from probatum.claims.cited import cited_records, with_cited
from probatum.claims.cited_studies import with_cited_studies
from probatum.claims.doses_apart import doses_apart
from probatum.claims.find.subject import UnknownSubject, substances_of, unknown_subject
from probatum.claims.judge.faults import run_of
from probatum.claims.judge.overlooked import overlooked
from probatum.claims.references import Works, known_works, resolve
from probatum.claims.uncounted import uncounted_caveats, with_uncounted
from probatum.domain.article import Article, Reference
from probatum.domain.claim import ArticleReport, Caveat, Claim, ClaimType, Conflict, Rating, Verdict
from probatum.domain.monograph import Monograph
from probatum.domain.provenance import RecordId
from probatum.domain.record import Record
from probatum.domain.substance import Substance
from probatum.domain.text_check import FaultKind, TextCheck
from probatum.review import review
from probatum.text_checks import check_text
from probatum.vocabulary import mentions, substances

Stored = Callable[[Substance], Iterable[Record]]

_SELF_CONTRADICTIONS = frozenset(
    {
        FaultKind.DIRECTION,
        FaultKind.ROUTE,
        FaultKind.COMBINATION,
        FaultKind.TIMING,
        FaultKind.FOOD,
        FaultKind.CYCLING,
        FaultKind.EXISTENCE,
        FaultKind.RATING,
    }
)


def check(article: Article, *, stored: Stored = lambda _: (), as_of: date | None = None) -> ArticleReport:
    """A verdict on each claim of an article.

    `stored` gives the library's records about a substance; the starter set is always there. Same article,
    same library, same report: the article's address is shown and decides nothing.
    """
    checks = check_text(article.text)
    found = _all_claims(article, checks)
    records = {name: tuple(stored(substances().get(name))) for name in sorted(_named(found))}
    known = {name: _reviewed(name, records[name], as_of) for name in records}
    works = known_works(
        (record for name in records for record in records[name]),
        (one.citation for name in records for one in known[name].cited_effects),
    )
    article = replace(article, references=tuple(resolve(one, works) for one in article.references))
    texts = {one: record for name in records for record in records[name] for one in record.ids}
    verdicts = tuple(
        _with_checks(_verdict(claim, known, checks, article, works), article, texts) for claim in found
    )
    return ArticleReport(
        article=article,
        substances=substances_of(article),
        verdicts=verdicts,
        conflicts=(*conflicts(article, checks), *doses_apart(found)),
        commercial=claims.commercial_signals(article),
        missing_caveats=(*_caveats(article, known), *uncounted_caveats(verdicts)),
        unknown_references=tuple(one for one in article.references if one.found is None),
        arithmetic=tuple(map(run_of, checks)),
        summary=summary(verdicts, unknown_subject(article)),
        versions=_versions(known),
    )


def _with_checks(verdict: Verdict, article: Article, texts: Mapping[RecordId, Record]) -> Verdict:
    """The verdict with what is seen beside it: the records it cites, and shares without a count."""
    cited = with_cited(verdict, cited_records(verdict.claim, article, texts))
    return with_uncounted(with_cited_studies(cited, article, texts), article)


def _reviewed(name: str, records: tuple[Record, ...], as_of: date | None) -> Monograph:
    if not records:
        return _of_starter(name, as_of)
    return review(substances().get(name), records, as_of=as_of, ratings_only=True)


@lru_cache(maxsize=128)
def _of_starter(name: str, as_of: date | None) -> Monograph:
    """A review of the shipped facts alone: always the same, so it is made once."""
    return review(substances().get(name), (), as_of=as_of, ratings_only=True)


def _all_claims(article: Article, checks: Sequence[TextCheck]) -> tuple[Claim, ...]:
    """What the finder found, and the sentences a rule of the text alone speaks of."""
    found = claims.find_claims(article)
    every = (*found, *overlooked(article, found, checks))
    return tuple(sorted((_with_substance(claim) for claim in every), key=lambda claim: claim.place))


def _with_substance(claim: Claim) -> Claim:
    """The claim about the first substance it names, where the finder set none."""
    if claim.substance is not None or claim.substance_words is not None:
        return claim
    named = mentions(claim.place.quote)
    return replace(claim, substance=named[0].substance) if named else claim


def _named(found: Iterable[Claim]) -> set[str]:
    return {claim.substance for claim in found if claim.substance and substances().has(claim.substance)}


def _verdict(
    claim: Claim,
    known: Mapping[str, Monograph],
    checks: Sequence[TextCheck],
    article: Article,
    works: Works,
) -> Verdict:
    reference = _reference(claim, article)
    work = works.find(reference) if reference else None
    return claims.judge(
        claim,
        known.get(claim.substance or ""),
        checks=checks,
        reference=reference,
        cited=work.citation if work else None,
    )


def _reference(claim: Claim, article: Article) -> Reference | None:
    """The listed reference a claim is, if it is one."""
    if claim.type is not ClaimType.CITATION:
        return None
    same = (one for one in article.references if one.place.start == claim.place.start)
    return next(same, None)


def conflicts(article: Article, checks: Iterable[TextCheck]) -> tuple[Conflict, ...]:
    """Pairs of places of the article that cannot both be true."""
    return tuple(
        Conflict(
            a=article.place(one.start, one.end), b=article.place(other.start, other.end), because=one.because
        )
        for one in checks
        if one.is_fault and one.kind in _SELF_CONTRADICTIONS
        for other in one.inputs
        if other.start >= 0 and not (other.start < one.end and one.start < other.end)
    )


def _caveats(article: Article, known: Mapping[str, Monograph]) -> tuple[Caveat, ...]:
    """Of the substances the article is mainly about, in its order."""
    main = [name for name in substances_of(article)[:1] if name in known]
    return tuple(caveat for name in main for caveat in missing_caveats(article, known[name]))


def _versions(known: Mapping[str, Monograph]) -> dict[str, str]:
    rules = {one.versions.rules for one in known.values()}
    data = {f"data of {name}": one.versions.data for name, one in sorted(known.items())}
    return {"program": version("probatum"), "rules": ", ".join(sorted(rules)), **data}


def summary(verdicts: Iterable[Verdict], unknown: UnknownSubject | None = None) -> str:
    """How many claims there are and how they were rated, in the order of the words we promise.

    Where the article is about something we hold nothing on, it says so, with names like it.
    """
    counted = Counter(verdict.rating for verdict in verdicts)
    parts = [f"{counted[rating]} {rating.words}" for rating in Rating if counted[rating]]
    told = f"{sum(counted.values())} claims: {', '.join(parts)}" if parts else "no checkable claim was found"
    return told if unknown is None else f"{told}; {_not_on_file(unknown)}"


def _not_on_file(unknown: UnknownSubject) -> str:
    close = f" (names like it: {', '.join(unknown.close)})" if unknown.close else ""
    return f"it is about {unknown.words}, which is not on file{close}"
