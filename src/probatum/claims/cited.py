"""Does the record an article cites for a claim say it? Asked where the record's text is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from probatum.claims.citation import cited_sentences, judge_citation
from probatum.domain.article import Article
from probatum.domain.citation import CitationJudgment, CitationVerdict
from probatum.domain.claim import CheckRun, Claim, Mismatch, Verdict
from probatum.domain.provenance import Passage, RecordId, Section
from probatum.domain.record import Record

RULE = "does the cited record say it"
_RESULTS = {
    CitationVerdict.SUPPORT: "it says so",
    CitationVerdict.REFUTE: "it says otherwise, or not this much",
    CitationVerdict.NEI: "it does not speak of this",
}


def cited_records(claim: Claim, article: Article, records: Mapping[RecordId, Record]) -> tuple[Record, ...]:
    """The records at hand that the references of a claim lead to, in the order it cites them.

    A listed reference cites nothing: it only says that the work exists.
    """
    if any(one.place.start == claim.place.start for one in article.references):
        return ()
    by_label = {one.label: one.found for one in article.references if one.label and one.found}
    found = (by_label.get(label) for label in claim.cited)
    return tuple(dict.fromkeys(records[one] for one in found if one is not None and one in records))


def with_cited(verdict: Verdict, records: Iterable[Record]) -> Verdict:
    """The verdict with a check for each cited record; the rating stays, a named fault adds the mismatch.

    The judgment alone is too unsure to contradict a claim (docs/evaluation.md, citation), so it is shown
    with the record's closest words and decides nothing.
    """
    judged = [
        (record, judge_citation(verdict.claim.place.quote, cited_sentences(_told(record))))
        for record in records
    ]
    differs = any(one.verdict is CitationVerdict.REFUTE and one.faults for _, one in judged)
    mismatches = (*verdict.mismatches, *((Mismatch.CITATION,) if differs else ()))
    runs = tuple(_run(record, judgment) for record, judgment in judged)
    return replace(verdict, checks=(*verdict.checks, *runs), mismatches=tuple(dict.fromkeys(mismatches)))


def _told(record: Record) -> tuple[Passage, ...]:
    """What the record tells: its title is not a finding."""
    return tuple(one for one in record.passages if one.section is not Section.TITLE)


def _run(record: Record, judgment: CitationJudgment) -> CheckRun:
    closest = " ".join(span.quote for span in judgment.evidence)
    faults = [f"{one.kind}: {one.stated}{f' ({one.told})' if one.told else ''}" for one in judgment.faults]
    inputs = {"cited record": str(record.id)} | ({"its closest words": closest} if closest else {})
    return CheckRun(rule=RULE, inputs=inputs, result=_RESULTS[judgment.verdict], because="; ".join(faults))
