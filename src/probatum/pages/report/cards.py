"""A verdict as a card: the words, the rating, why, and what it was held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from probatum.domain.claim import CheckRun, EvidenceFor, Manner, Rating, Verdict
from probatum.domain.errors import UnknownName
from probatum.domain.provenance import RecordId
from probatum.pages.links import link_of, record_words
from probatum.pages.report.contexts import Card, Check, Evidence, Input, SourceLink
from probatum.pages.report.words import in_short, label, own, plural_units, without_long_title
from probatum.vocabulary import substances

_MOST_QUOTE = 2000  # characters of one claim or source on a private page


def cards(verdicts: Sequence[Verdict], text: str, *, is_shared: bool) -> tuple[Card, ...]:
    """One card a verdict, in the order of the text."""
    return tuple(_card(verdict, number, text, is_shared) for number, verdict in enumerate(verdicts, 1))


def anchor_of(number: int) -> str:
    """The anchor of a card, by its place among the claims."""
    return f"claim-{number}"


def _card(verdict: Verdict, number: int, text: str, is_shared: bool) -> Card:
    claim = verdict.claim
    anchor = anchor_of(number)
    return Card(
        anchor=anchor,
        number=number,
        quote=in_short(claim.place.quote) if is_shared else in_short(claim.place.quote, _MOST_QUOTE),
        rating=verdict.rating,
        flagged=verdict.flagged,
        type=claim.type.value,
        manner="" if claim.manner is Manner.ASSERTION else claim.manner.value,
        substance=substance_name(claim.substance) if claim.substance else None,
        because=own(verdict.because),
        mismatches=tuple(one.value for one in verdict.mismatches),
        evidence=tuple(_evidence(verdict, is_shared)),
        checks=tuple(check_of(run, text, is_shared=is_shared, card=anchor) for run in verdict.checks),
        rule=verdict.rule,
        back=None if is_shared else f"in-{anchor}",
    )


def substance_name(identifier: str) -> str:
    """The name of a substance of the vocabulary; its id where the vocabulary has none."""
    try:
        return substances().get(identifier).name
    except UnknownName:
        return identifier


def _evidence(verdict: Verdict, is_shared: bool) -> Iterator[Evidence]:
    for one in sorted(verdict.evidence, key=lambda one: one.opposes is not _is_against(verdict)):
        is_cited = one.study is None and one.source is not None
        text = plural_units(without_long_title(one.text, one.source))
        yield Evidence(
            side="against" if one.opposes else "for",
            text=in_short(text, _MOST_QUOTE) if is_cited else own(text),
            is_cited=is_cited,
            quote=_quote(one, is_shared),
            source=one.source if one.source and not text.startswith(one.source) else None,
            links=tuple(source_link(record) for record in one.records if link_of(record)),
        )


def _is_against(verdict: Verdict) -> bool:
    """Does what opposes the claim decide its rating? Then it goes first."""
    return verdict.rating is Rating.CONTRADICTED


def _quote(evidence: EvidenceFor, is_shared: bool) -> str | None:
    if not evidence.quote:
        return None
    return in_short(evidence.quote) if is_shared else in_short(evidence.quote, _MOST_QUOTE)


def source_link(record: RecordId) -> SourceLink:
    """A record by its identifier, and where it can be read."""
    return SourceLink(words=record_words(record), href=link_of(record))


def check_of(run: CheckRun, text: str, *, is_shared: bool, card: str | None = None) -> Check:
    """A check as a reader can redo it; what the article does not say is a constant."""
    most = 300 if is_shared else _MOST_QUOTE
    return Check(
        rule=run.rule,
        result=label(run.result),
        because=own(run.because) if run.because else "",
        inputs=tuple(
            Input(name=label(name), words=in_short(words, most), is_quoted=words in text)
            for name, words in run.inputs.items()
        ),
        arithmetic=tuple(in_short(plural_units(line), most) for line in run.arithmetic),
        card=card,
    )
