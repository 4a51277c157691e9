"""Small builders of articles and reports for tests: say only what the test is about."""

from __future__ import annotations

from typing import Any

from probatum.domain.article import Article, Place, Reference
from probatum.domain.claim import (
    ArticleReport,
    Caveat,
    CheckRun,
    Claim,
    ClaimId,
    ClaimType,
    CommercialSignal,
    Conflict,
    EvidenceFor,
    Mismatch,
    Rating,
    SignalKind,
    Verdict,
)
from probatum.domain.provenance import RecordId
from probatum.domain.study import StudyId
from probatum.sources.articles import parse_article

TEXT = """Fabulex and the whole story

Fabulex improves memory in adults. Fabulex has no side effects, and it does not interact with other drugs.

A bottle of 3 ml holds 60 doses of 50 mcg, which is 9,000 mcg in all. Buy now for less.

Fabulex raises dopamine. Rats learned faster. Fabulex leaves dopamine as it is.

References

1. Nobody A. A study of nothing. 2001.
"""


def article(text: str = TEXT, **given: Any) -> Article:
    """An article of plain text."""
    from dataclasses import replace

    return replace(parse_article(text.encode(), name="test"), **given)


def place(text: str, words: str) -> Place:
    """Where words first stand in a text."""
    start = text.index(words)
    return Place(start, start + len(words), words)


def claim(text: str, words: str, type_: ClaimType = ClaimType.EFFICACY, **given: Any) -> Claim:
    """A claim by its words."""
    found = place(text, words)
    return Claim(id=ClaimId(f"claim:{found.start}-{found.end}"), place=found, type=type_, **given)


FOR = EvidenceFor(
    text="Adler 2004: memory, increase (human)",
    study=StudyId("study:1"),
    records=(RecordId.parse("pmid:101"),),
    quote="memory improved",
    source="Adler 2004",
)
AGAINST = EvidenceFor(
    text="One fact that opposes it",
    records=(RecordId.parse("doi:10.1000/x"),),
    source="A table",
    opposes=True,
)
SUM = CheckRun(
    rule="supply",
    inputs={"doses": "60 doses", "each": "50 mcg"},
    result="impossible",
    because="60 doses of 50 µg are 3,000 µg",
    arithmetic=("60 × 50 µg = 3,000 µg, not 9,000 µg",),
)


def verdict(one: Claim, rating: Rating, **given: Any) -> Verdict:
    """A verdict that names what its rating needs."""
    needed: dict[Rating, dict[str, Any]] = {
        Rating.SUPPORTED: {"evidence": (FOR,)},
        Rating.CONTRADICTED: {"evidence": (AGAINST,), "flagged": True},
        Rating.INCONSISTENT: {"checks": (SUM,), "flagged": True},
        Rating.OVERSTATED: {"mismatches": (Mismatch.SPECIES,), "flagged": True},
        Rating.NO_EVIDENCE: {"flagged": True},
    }
    return Verdict(
        claim=one,
        rating=rating,
        **{"because": "this is why", "rule": "a-rule", **needed.get(rating, {}), **given},
    )


def report(text: str = TEXT, **given: Any) -> ArticleReport:
    """A report with one claim of each rating, one inside another, and something in every section."""
    verdicts = (
        verdict(claim(text, "Fabulex improves memory in adults"), Rating.SUPPORTED),
        verdict(
            claim(text, "Fabulex has no side effects, and it does not interact with other drugs"),
            Rating.NO_EVIDENCE,
        ),
        verdict(
            claim(text, "it does not interact with other drugs", ClaimType.INTERACTION), Rating.CONTRADICTED
        ),
        verdict(
            claim(text, "60 doses of 50 mcg, which is 9,000 mcg", ClaimType.ARITHMETIC), Rating.INCONSISTENT
        ),
        verdict(claim(text, "Fabulex raises dopamine", ClaimType.MECHANISM), Rating.OVERSTATED),
        verdict(claim(text, "Rats learned faster"), Rating.NOT_CHECKABLE),
    )
    built = article(text)
    return ArticleReport(
        **{
            "article": built,
            "substances": ("fabulex",),
            "verdicts": verdicts,
            "conflicts": (
                Conflict(
                    a=place(text, "Fabulex raises dopamine"),
                    b=place(text, "Fabulex leaves dopamine as it is"),
                    because="dopamine cannot both rise and stay",
                ),
            ),
            "commercial": (
                CommercialSignal(
                    kind=SignalKind.SHOP_CALL,
                    place=place(text, "Buy now"),
                    because="the reader is asked to buy",
                ),
            ),
            "missing_caveats": (Caveat(topic="approval", because="it is approved nowhere on file"),),
            "unknown_references": tuple(one for one in built.references if isinstance(one, Reference)),
            "arithmetic": (SUM,),
            "summary": "6 claims: 1 of each rating",
            "versions": {"rules": "1"},
            **given,
        }
    )
