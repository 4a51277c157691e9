"""A claim that cites a record whose text is at hand is held against that text."""

from __future__ import annotations

from probatum.check import check
from probatum.claims.cited import RULE
from probatum.domain.provenance import RecordId
from probatum.sources.articles import parse_article
from records import record

ARTICLE = """Creatine and muscle

Creatine raised lean mass by 1.4 kg in older women [1]. Creatine is sold as a powder.

References

[1] Doe J, Roe R. Creatine and lean mass in older women: a randomized trial. J Invented 2019. doi:10.1234/abc.5
"""
DOI = RecordId.parse("doi:10.1234/abc.5")
ABSTRACT = (
    "BACKGROUND: Muscle is lost with age. METHODS: Forty older women took creatine or placebo for 12 weeks. "
    "RESULTS: Lean mass rose by 1.4 kg with creatine compared with placebo (p = 0.01)."
)


def _stored(text: str):
    return record(str(DOI), "Creatine and lean mass in older women: a randomized trial", text, year=2019)


def _runs(stored):
    report = check(parse_article(ARTICLE.encode()), stored=lambda _: stored)
    return [run for verdict in report.verdicts for run in verdict.checks if run.rule == RULE]


def test_the_closest_words_of_the_cited_record_are_shown():
    (run,) = _runs((_stored(ABSTRACT),))
    assert run.inputs["cited record"] == str(DOI)
    assert "1.4 kg" in run.inputs["its closest words"]


def test_a_record_about_something_else_does_not_say_it():
    (run,) = _runs(
        (_stored("Bees were counted on forty meadows. Their number fell by 12 % in dry summers."),)
    )
    assert run.result != "it says so"


def test_without_the_record_nothing_is_asked():
    assert _runs(()) == []


def test_an_article_about_something_unknown_says_so():
    article = "Zorbexine guide\n\nZorbexine improves memory in adults. Zorbexine is safe. Zorbexine lasts 4 hours.\n"
    assert "is about Zorbexine, which is not on file" in check(parse_article(article.encode())).summary
