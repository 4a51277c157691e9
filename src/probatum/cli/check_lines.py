"""The report on an article for the terminal: what a reader should be warned of first, colored, any width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from probatum.domain.claim import ArticleReport, Conflict, EvidenceFor, Rating, Verdict
from probatum.pages.report.words import plural_units, with_short_title

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.padding import Padding
    from rich.text import Text

_STYLES = {
    Rating.SUPPORTED: "bold blue",
    Rating.OVERSTATED: "bold yellow",
    Rating.CONTRADICTED: "bold red",
    Rating.INCONSISTENT: "bold magenta",
    Rating.NO_EVIDENCE: "bold yellow",
    Rating.NOT_CHECKABLE: "dim",
}
_MARKS = {
    Rating.SUPPORTED: "✓",
    Rating.OVERSTATED: "↑",
    Rating.CONTRADICTED: "✗",
    Rating.INCONSISTENT: "≠",
    Rating.NO_EVIDENCE: "∅",
    Rating.NOT_CHECKABLE: "·",
}
_MOST_QUOTE = 300  # characters
_MOST_EVIDENCE = 4  # lines per claim; the page has all
_NARROW, _WIDE = 20, 100
# A terminal obeys these; an article must not be able to speak to it.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def print_report(report: ArticleReport, console: Console | None = None) -> None:
    """Print a report; colors and width as the terminal has them."""
    from rich.console import Console

    target = console or Console(highlight=False)
    target.width = min(max(target.width, _NARROW), _WIDE)
    for line in report_lines(report):
        target.print(line, soft_wrap=False, overflow="fold")


def report_lines(report: ArticleReport) -> Iterator[RenderableType]:
    """The report in reading order, a blank line between its parts."""
    yield from _head(report)
    yield from _verdicts("Worth a second look", [one for one in report.verdicts if one.flagged])
    yield from _verdicts(
        "Agrees with the evidence",
        [one for one in report.verdicts if not one.flagged and one.rating is Rating.SUPPORTED],
    )
    yield from _conflicts(report.conflicts)
    yield from _arithmetic(report)
    yield from _list(
        "Commercial interest",
        [f"{one.kind}: “{_quote(one.place.quote)}” {one.because}" for one in report.commercial],
    )
    yield from _list(
        "What a careful article would also say",
        [f"{one.topic}: {one.because}" for one in report.missing_caveats],
    )
    yield from _list(
        "References we do not know",
        [_quote(one.title or one.place.quote) for one in report.unknown_references],
    )
    yield from _others(report)
    yield _text("")
    yield _text(report.disclaimer, "dim")


def printable(words: str) -> str:
    """Words of an article in one line, without anything a terminal would obey."""
    return " ".join(_CONTROLS.sub(" ", words).split())


def _head(report: ArticleReport) -> Iterator[RenderableType]:
    article = report.article
    yield _text(printable(article.title or article.url or "An article without a title"), "bold")
    if article.url and article.title:
        yield _text(printable(article.url), "dim")
    yield _text(report.summary[:1].upper() + report.summary[1:] + ".")
    if report.substances:
        yield _text(f"Substances named: {', '.join(report.substances)}.", "dim")
    for note in article.notes:
        yield _text(f"Note: {printable(note)}.", "yellow")


def _verdicts(title: str, verdicts: Sequence[Verdict]) -> Iterator[RenderableType]:
    if verdicts:
        yield from _title(f"{title} ({len(verdicts)})")
    for verdict in verdicts:
        yield from _verdict(verdict)


def _verdict(verdict: Verdict) -> Iterator[RenderableType]:
    rating = verdict.rating
    line = _text(f"{_MARKS[rating]} {rating.words}  ", _STYLES[rating])
    line.append(f"“{_quote(verdict.claim.place.quote)}”", "italic")
    yield line
    differs = f" [{'; '.join(verdict.mismatches)}]" if verdict.mismatches else ""
    yield _indented(f"{_sentence(verdict.because)}{differs}")
    for run in verdict.checks:
        for step in run.arithmetic:
            yield _indented(f"= {printable(plural_units(step))}", "cyan")
    for evidence in verdict.evidence[:_MOST_EVIDENCE]:
        yield _indented(_evidence(evidence), "dim")
    if len(verdict.evidence) > _MOST_EVIDENCE:
        yield _indented(f"and {len(verdict.evidence) - _MOST_EVIDENCE} more", "dim")


def _evidence(evidence: EvidenceFor) -> str:
    side = "against" if evidence.opposes else "for"
    ids = f" [{', '.join(map(str, evidence.records))}]" if evidence.records else ""
    return f"{side}: {printable(with_short_title(evidence.text, evidence.source))}{ids}"


def _conflicts(conflicts: Sequence[Conflict]) -> Iterator[RenderableType]:
    if conflicts:
        yield from _title("Cannot both be true")
    for one in conflicts:
        other = f" ({printable(one.b_article)})" if one.b_article else ""
        yield _text(f"≠ “{_quote(one.a.quote)}” against “{_quote(one.b.quote)}”{other}")
        yield _indented(_sentence(one.because))


def _arithmetic(report: ArticleReport) -> Iterator[RenderableType]:
    if report.arithmetic:
        yield from _title(f"Arithmetic ({len(report.arithmetic)} checked)")
    for run in report.arithmetic:
        quoted = printable("; ".join(run.inputs.values()))
        yield _text(f"{printable(run.result)}: {quoted[:_MOST_QUOTE]}")
        for step in run.arithmetic:
            yield _indented(f"= {printable(plural_units(step))}", "cyan")


def _others(report: ArticleReport) -> Iterator[RenderableType]:
    """The unremarkable rest, counted by rating and reason."""
    rest = [one for one in report.verdicts if not one.flagged and one.rating is not Rating.SUPPORTED]
    if not rest:
        return
    yield from _title(f"Not rated further ({len(rest)})")
    for (rating, because), group in groupby(sorted(rest, key=_reason), key=_reason):
        yield _text(f"{len(list(group))} {Rating(rating).words}: {_sentence(because)}", "dim")


def _reason(verdict: Verdict) -> tuple[str, str]:
    return str(verdict.rating), verdict.because


def _list(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if lines:
        yield from _title(title)
    for line in lines:
        yield _indented(f"- {_sentence(line)}")


def _title(words: str) -> Iterator[RenderableType]:
    yield _text("")
    yield _text(words, "bold underline")


def _sentence(words: str) -> str:
    plain = printable(words)
    plain = plain[:1].upper() + plain[1:]
    return plain if plain.endswith((".", "?", "!", "”")) else f"{plain}."


def _quote(words: str) -> str:
    plain = printable(words)
    return plain if len(plain) <= _MOST_QUOTE else plain[: _MOST_QUOTE - 1] + "…"


def _indented(words: str, style: str = "") -> Padding:
    from rich.padding import Padding

    return Padding(_text(words, style), (0, 0, 0, 2))


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(words, style)
