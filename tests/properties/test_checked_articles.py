"""Whatever an article says, its report keeps these promises."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from probatum.check import check
from probatum.claims.judge.kinetics import time_in
from probatum.domain.article import Article
from probatum.domain.claim import Rating
from probatum.sources.articles import parse_article

SUBJECTS = ("Semax", "Creatine", "Melatonin", "Fabulex", "It", "This peptide")
SAYS = (
    "improves memory in healthy adults",
    "may reduce anxiety in rats",
    "raises dopamine",
    "has no side effects",
    "does not interact with other drugs",
    "has a half-life of 3 hours",
    "is approved by the FDA",
    "is not on the WADA list, so athletes may use it",
    "was given at 50 mcg/kg",
    "is a heptapeptide with a molar mass of 650 g/mol",
    "contains 60 doses of 50 mcg, which is 9,000 mcg in all",
    "cured my brother in a week",
    "is sold as a spray",
)
SENTENCES = st.builds(
    lambda subject, says: f"{subject} {says}.", st.sampled_from(SUBJECTS), st.sampled_from(SAYS)
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=8).map(" ".join)


def parsed(text: str) -> Article:
    return parse_article(text.encode(), name="page.txt")


@settings(max_examples=25, deadline=None)
@given(TEXTS)
def test_what_is_supported_or_contradicted_names_its_evidence(text: str) -> None:
    for verdict in check(parsed(text)).verdicts:
        if verdict.rating is Rating.SUPPORTED:
            assert any(not one.opposes for one in verdict.evidence)
        if verdict.rating is Rating.CONTRADICTED:
            assert any(one.opposes for one in verdict.evidence)
        if verdict.rating is Rating.INCONSISTENT:
            assert verdict.checks
        if verdict.rating in (Rating.OVERSTATED, Rating.CONTRADICTED, Rating.INCONSISTENT):
            assert verdict.flagged
        assert verdict.because
        assert verdict.rule


@settings(max_examples=10, deadline=None)
@given(TEXTS)
def test_same_article_same_report_and_no_evidence_is_the_article_itself(text: str) -> None:
    article = parsed(text)
    report = check(article)
    assert report == check(article)
    own = article.title or "\0"
    assert all(own not in (one.source or "") for verdict in report.verdicts for one in verdict.evidence)


@settings(max_examples=10, deadline=None)
@given(TEXTS, st.sampled_from(["https://semax.example/", "https://a.example/creatine?x=1"]))
def test_the_address_of_an_article_decides_nothing(text: str, url: str) -> None:
    article = parsed(text)
    here, there = check(article), check(replace(article, url=url))
    assert here.verdicts == there.verdicts
    assert here.missing_caveats == there.missing_caveats


@settings(max_examples=15, deadline=None)
@given(TEXTS)
def test_claims_stand_in_the_order_of_the_text(text: str) -> None:
    article = parsed(text)
    places = [verdict.claim.place for verdict in check(article).verdicts]
    assert places == sorted(places)
    assert all(article.text[one.start : one.end] == one.quote for one in places)


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from(["minutes", "hours", "days"]))
def test_a_time_is_read_with_its_low_and_high_end(one: int, other: int, unit: str) -> None:
    low, high = sorted((one, other))
    found = time_in(f"a half-life of {low} to {high} {unit}")
    assert found is not None
    assert 0 < found.low <= found.high
