"""A report's page from the report: everything that is shown is decided here, nothing is judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from probatum.domain.article import Reference
from probatum.domain.claim import ArticleReport, Caveat, CommercialSignal, Conflict, Rating, Verdict
from probatum.pages.report.cards import anchor_of, cards, check_of, source_link, substance_name
from probatum.pages.report.contexts import Check, Line, Opposed, ReportPage, Share, SourceLink
from probatum.pages.report.highlights import text_blocks
from probatum.pages.report.lead import lead
from probatum.pages.report.standouts import standouts
from probatum.pages.report.words import in_short, label, own

_MOST_PRIVATE = 600  # characters of one place outside the text itself


def build(report: ArticleReport, *, is_shared: bool) -> ReportPage:
    """The page of a report; the version to share has the claims' words only, cut to 300 characters."""
    article, verdicts = report.article, report.verdicts
    anchored = [(anchor_of(number), verdict) for number, verdict in enumerate(verdicts, 1)]
    shown = cards(verdicts, article.text, is_shared=is_shared)
    return ReportPage(
        title=in_short(article.title or article.url or "An article without a title"),
        url=_link(article.url),
        sha256=article.sha256,
        language=article.language or "und",
        is_shared=is_shared,
        disclaimer=report.disclaimer,
        summary=own(lead(verdicts, report.summary)),
        flagged=sum(verdict.flagged for verdict in verdicts),
        standouts=standouts(shown),
        shares=tuple(_shares(verdicts)),
        notes=tuple(own(note) for note in article.notes),
        substances=tuple(substance_name(one) for one in report.substances),
        blocks=() if is_shared else tuple(text_blocks(article, anchored)),
        cards=shown,
        conflicts=tuple(_opposed(one, is_shared) for one in report.conflicts),
        arithmetic=() if is_shared else tuple(_arithmetic(report)),
        commercial=tuple(_commercial(report.commercial, is_shared)),
        missing=tuple(_caveat(one) for one in report.missing_caveats),
        unknown_references=() if is_shared else tuple(map(_reference, report.unknown_references)),
        versions=tuple(sorted((report.versions or {}).items())),
    )


def _link(url: str | None) -> SourceLink | None:
    """The article's address, as a link only where it is one a browser may follow."""
    if not url:
        return None
    is_safe = url.lower().startswith(("http://", "https://"))
    return SourceLink(words=in_short(url), href=url if is_safe else None)


def _shares(verdicts: Sequence[Verdict]) -> Iterator[Share]:
    counted = Counter(verdict.rating for verdict in verdicts)
    for rating in Rating:
        if counted[rating]:
            yield Share(
                rating=rating,
                count=counted[rating],
                percent=round(100 * counted[rating] / len(verdicts), 2),
            )


def _arithmetic(report: ArticleReport) -> Iterator[Check]:
    """Every computation once, with the card it decided where it decided one."""
    cards_of = {
        (run.rule, run.result, tuple(run.inputs.items())): anchor_of(number)
        for number, verdict in reversed(list(enumerate(report.verdicts, 1)))
        for run in verdict.checks
    }
    for run in report.arithmetic:
        key = (run.rule, run.result, tuple(run.inputs.items()))
        yield check_of(run, report.article.text, is_shared=False, card=cards_of.get(key))


def _opposed(conflict: Conflict, is_shared: bool) -> Opposed:
    most = 300 if is_shared else _MOST_PRIVATE
    return Opposed(
        a=in_short(conflict.a.quote, most),
        b=in_short(conflict.b.quote, most),
        other=in_short(conflict.b_article) if conflict.b_article else None,
        because=own(conflict.because),
    )


def _commercial(signals: Sequence[CommercialSignal], is_shared: bool) -> Iterator[Line]:
    """Each signal with its words; to share, the kinds with their reasons and none of the page's words."""
    if is_shared:
        counted = Counter((signal.kind, signal.because) for signal in signals)
        for (kind, because), count in sorted(counted.items()):
            yield Line(name=kind.value, because=own(f"{because} ({count} in all)"))
        return
    for signal in signals:
        words = in_short(signal.place.quote)
        yield Line(name=signal.kind.value, because=own(signal.because), quote=words)


def _caveat(caveat: Caveat) -> Line:
    return Line(name=label(caveat.topic), because=own(caveat.because), source=caveat.source)


def _reference(reference: Reference) -> Line:
    words = reference.title or reference.place.quote
    label = f"[{reference.label}]" if reference.label else "link"
    ids = tuple(source_link(one) for one in reference.ids)
    return Line(name=label, because="", quote=in_short(words), links=ids)
