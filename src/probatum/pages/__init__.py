"""The porch: one static page per substance, a summary for the terminal, and the checks a page must pass."""

from __future__ import annotations

from probatum.domain.monograph import Monograph
from probatum.pages.html import write
from probatum.pages.invariants import check
from probatum.pages.sections.page import build
from probatum.pages.summary import summary

__all__ = ["check", "render", "summary"]


def render(monograph: Monograph) -> str:
    """One self-contained static page; raise InvariantBroken rather than write one that contradicts itself."""
    html = write(build(monograph))
    check(monograph, html)
    return html
