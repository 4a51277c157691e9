"""Does a cited study of the starter set speak of what the claim tells? Asked of its outcomes and its title.

The tables of the starter set hold what an abstract reports, not all that an article holds, so the answer is
a check beside the verdict and decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from probatum.claims.cited import RULE
from probatum.claims.judge.questions import Question, questions
from probatum.claims.judge.topics import topics_in
from probatum.domain.article import Article
from probatum.domain.claim import CheckRun, Claim, Verdict
from probatum.domain.provenance import RecordId, value_of
from probatum.domain.record import Record
from probatum.domain.study import Study
from probatum.starter import load
from probatum.vocabulary import outcomes

_SILENT = "it does not speak of this"
_MOST_NAMED = 4


def with_cited_studies(verdict: Verdict, article: Article, records: Mapping[RecordId, Record]) -> Verdict:
    """The verdict with a check for each cited study of the starter set that measured something else."""
    runs = tuple(
        _run(study) for study in _cited(verdict.claim, article, records) if _is_silent(study, verdict)
    )
    return replace(verdict, checks=(*verdict.checks, *runs)) if runs else verdict


def _cited(claim: Claim, article: Article, records: Mapping[RecordId, Record]) -> Iterator[Study]:
    """The studies of the starter set a claim cites whose own text is not at hand."""
    if any(one.place.start == claim.place.start for one in article.references):
        return
    shipped = load().by_record
    for label in claim.cited:
        found = next((one.found for one in article.references if one.label == label), None)
        if found is not None and found in shipped and found not in records:
            yield shipped[found]


def _is_silent(study: Study, verdict: Verdict) -> bool:
    """Does the claim ask of outcomes, and does the study neither measure nor name one of them?"""
    asked = {term for one in questions(verdict.claim) for term in _terms(one)}
    measured = {term for one in study.outcomes if (term := value_of(one.term)) is not None}
    title = study.citation.title or ""
    named = {mention.term for mention in outcomes().match(title)}
    topics = {one.name for one in topics_in(title)} & {
        one.name for one in topics_in(verdict.claim.place.quote)
    }
    return bool(asked and study.outcomes) and not asked & (measured | named) and not topics


def _terms(question: Question) -> tuple[str, ...]:
    return (*question.terms, *(question.wider.terms if question.wider else ()))


def _run(study: Study) -> CheckRun:
    measured = "; ".join(dict.fromkeys(one.name for one in study.outcomes[:_MOST_NAMED]))
    inputs = {"cited record": str(study.citation), "it measured": measured}
    because = f"it measured {measured}"
    return CheckRun(rule=RULE, inputs=inputs, result=_SILENT, because=because)
