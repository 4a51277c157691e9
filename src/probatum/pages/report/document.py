"""An article's report as JSON, schema probatum/article/1, in the layout of docs/interfaces.md."""

from __future__ import annotations

from typing import Any

from probatum import codec
from probatum.domain.article import Article, Place
from probatum.domain.claim import ArticleReport, CheckRun, Conflict, Verdict
from probatum.sources.articles.places import source_place

Json = dict[str, Any]


def article_document(report: ArticleReport) -> Json:
    """The report for other programs: the claims with verdicts, without the article's text."""
    offsets = report.article.source_offsets
    return {
        "schema": "probatum/article/1",
        "disclaimer": report.disclaimer,
        "article": _article(report.article),
        "substances": list(report.substances),
        "claims": [_claim(verdict, offsets) for verdict in report.verdicts],
        "conflicts": [_conflict(one) for one in report.conflicts],
        "commercial": [
            {"kind": one.kind, **_place(one.place), "because": one.because} for one in report.commercial
        ],
        "missing_caveats": [codec.to_json(one) for one in report.missing_caveats],
        "unknown_references": [codec.to_json(one) for one in report.unknown_references],
        "arithmetic": [_check(one) for one in report.arithmetic],
        "summary": report.summary,
        "versions": dict(sorted((report.versions or {}).items())),
    }


def _article(article: Article) -> Json:
    return _given(
        title=article.title,
        url=article.url,
        sha256=article.sha256,
        language=article.language,
        notes=list(article.notes) or None,
    )


def _claim(verdict: Verdict, offsets: tuple[tuple[int, int], ...]) -> Json:
    claim = verdict.claim
    studies = (one.study for one in verdict.evidence if one.study is not None)
    return {
        "id": claim.id,
        **_place(claim.place),
        **_given(source_start=source_place(offsets, claim.place.start) if offsets else None),
        "type": claim.type,
        "manner": claim.manner,
        **_given(
            substance=claim.substance,
            outcome=claim.outcome,
            outcome_words=claim.outcome_words,
            direction=claim.direction,
            benefit=claim.benefit,
            population=claim.population,
            dose=None if claim.dose is None else codec.to_json(claim.dose),
            route=claim.route,
        ),
        "negated": claim.negated,
        "attribution": claim.attribution,
        "strength": claim.wording,
        "cited": list(claim.cited),
        "rating": verdict.rating,
        "flagged": verdict.flagged,
        "mismatches": list(verdict.mismatches),
        "because": verdict.because,
        "rule": verdict.rule,
        "studies": list(dict.fromkeys(studies)),
        "evidence": [codec.to_json(one) for one in verdict.evidence],
        "checks": [_check(one) for one in verdict.checks],
    }


def _check(run: CheckRun) -> Json:
    return {
        "rule": run.rule,
        "inputs": dict(run.inputs),
        "result": run.result,
        **_given(because=run.because or None, arithmetic=list(run.arithmetic) or None),
    }


def _conflict(conflict: Conflict) -> Json:
    return {
        "a": _place(conflict.a),
        "b": _place(conflict.b),
        "because": conflict.because,
        **_given(b_article=conflict.b_article),
    }


def _place(place: Place) -> Json:
    return {"quote": place.quote, "start": place.start, "end": place.end}


def _given(**fields: object) -> Json:
    """Keys that apply: an absent value is an absent key."""
    return {name: value for name, value in fields.items() if value is not None}
