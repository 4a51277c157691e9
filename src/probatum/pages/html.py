"""Writing the page: one self-contained static document from its contexts."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from probatum.pages.contexts import Page

PARTS = (
    "bottom_line.html.j2",
    "matrix.html.j2",
    "findings.html.j2",
    "pooled.html.j2",
    "background.html.j2",
    "doses.html.j2",
    "safety.html.j2",
    "studies.html.j2",
)
SECTIONS = (
    ("bottom-line", "Bottom line"),
    ("outcomes", "By outcome"),
    ("findings", "Findings read"),
    ("pooled", "Pooled numbers"),
    ("background", "Background"),
    ("grade", "Why this grade"),
    ("doses", "Doses studied"),
    ("safety", "Safety"),
    ("interactions", "Interactions"),
    ("disagreements", "Disagreements"),
    ("timeline", "Timeline"),
    ("questions", "Questions"),
    ("studies", "All studies"),
    ("unknowns", "Known unknowns"),
    ("related", "Related"),
    ("method", "Method"),
)


def write(page: Page) -> str:
    """The page as HTML, with its style and its small script inside; no other file, no clock."""
    optional = (("related", page.related), ("pooled", page.pooled), ("findings", page.findings))
    absent = {name for name, part in optional if not part}
    sections = tuple(entry for entry in SECTIONS if entry[0] not in absent)
    text = (
        _environment()
        .get_template("page.html.j2")
        .render(page=page, sections=sections, parts=PARTS, css=asset("style.css"), js=asset("filter.js"))
    )
    return "\n".join(line.rstrip() for line in text.splitlines() if line.strip()) + "\n"


def asset(name: str) -> str:
    """A file that travels inside the page."""
    return files("probatum.pages").joinpath(name).read_text("utf-8").strip()


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("probatum.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
