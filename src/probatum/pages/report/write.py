"""Writing a report: one self-contained static page, private by default, without an outside resource."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from probatum.domain.claim import Rating
from probatum.pages.report.contexts import ReportPage

MOST_EVIDENCE = 5  # findings of a card that stand open; the rest one step further
MARKS = {
    Rating.SUPPORTED: "✓",
    Rating.OVERSTATED: "↑",
    Rating.CONTRADICTED: "✗",
    Rating.NO_EVIDENCE: "∅",
    Rating.NOT_CHECKABLE: "·",
    Rating.INCONSISTENT: "≠",
}
MEANINGS = {
    Rating.SUPPORTED: "studies or facts on file agree with what it says",
    Rating.OVERSTATED: "something points that way, and the words go further than it",
    Rating.CONTRADICTED: "studies or facts on file say otherwise",
    Rating.NO_EVIDENCE: "nothing on file shows it, which is not the same as untrue",
    Rating.NOT_CHECKABLE: "no study or fact on file could decide it",
    Rating.INCONSISTENT: "the article's own words or numbers do not fit one another",
}


def write(page: ReportPage) -> str:
    """The page as HTML with its style and its few lines of script inside; everything escaped."""
    text = (
        _environment()
        .get_template("report.html.j2")
        .render(
            page=page,
            css=_asset("report.css"),
            js=_asset("report.js"),
            marks=MARKS,
            meanings=MEANINGS,
            most_evidence=MOST_EVIDENCE,
        )
    )
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"


def _asset(name: str) -> str:
    return files("probatum.pages.report").joinpath(name).read_text("utf-8").strip()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("probatum.pages.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
