"""`probatum check`: an article from a file, an address or a pipe, and the report in the form asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from probatum.cli.commands import _stored, _write
from probatum.cli.progress import steps
from probatum.domain.errors import ProbatumError

if TYPE_CHECKING:
    from probatum.domain.article import Article
    from probatum.domain.claim import ArticleReport

DONE = 0


def run_check(
    source: str,
    *,
    against: Sequence[str],
    as_json: bool,
    html: Path | None,
    share: Path | None,
    claimreview: Path | None,
    library: str | None,
) -> int:
    """Check one article, write the files asked for, print the report or the document."""
    from probatum import codec
    from probatum.pages import report as pages

    report = checked(source, against=against, library=library)
    if html is not None:
        _write(html, pages.render(report))
    if share is not None:
        _write(share, pages.render_share(report))
    if claimreview is not None:
        _write(claimreview, codec.dumps(pages.claim_reviews(report), indent=1) + "\n")
    if as_json:
        typer.echo(codec.dumps(pages.article_document(report), indent=1))
    else:
        from probatum.cli.check_lines import print_report

        print_report(report)
        for name, path in (("report", html), ("version to share", share), ("ClaimReview", claimreview)):
            if path is not None:
                typer.echo(f"The {name}: {path}")
    return DONE


def checked(source: str, *, against: Sequence[str], library: str | None) -> ArticleReport:
    """The report on an article, with where it disagrees with each other article."""
    from dataclasses import replace

    from probatum import claims
    from probatum.check import check

    if [source, *against].count("-") > 1:
        raise ProbatumError("only one article can come from the pipe", value="-", remedy="name the others")
    with steps(f"checking {source}") as step:
        reports = []
        for one in (source, *against):
            step(f"reading {one}")
            reports.append(check(article_from(one), stored=lambda substance: _stored(substance, library)))
    first, *others = reports
    found = tuple(conflict for other in others for conflict in claims.disagreements(first, other))
    return replace(first, conflicts=(*first.conflicts, *found))


def article_from(source: str) -> Article:
    """The article at an address, in a file, or from the pipe (`-`)."""
    from probatum.sources.articles import fetch, parse_article

    if "://" in source:
        page = fetch(source)
        return parse_article(page.data, name=source, url=page.url, media_type=page.media_type)
    return parse_article(_bytes(source), name="standard input" if source == "-" else source)


def _bytes(source: str) -> bytes:
    """A file's bytes, at most one more than an article may have."""
    from probatum.sources.articles.limits import MOST_BYTES

    read: Callable[[int], bytes]
    if source == "-":
        read = sys.stdin.buffer.read
        return read(MOST_BYTES + 1)
    with Path(source).open("rb") as file:
        return file.read(MOST_BYTES + 1)
