"""What a reader sees in each state, word for word. `PROBATUM_UPDATE_GOLDEN=1` writes the snapshots anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from probatum import pages
from probatum.pages.invariants.dom import Node, parse
from unit.pages import fakes, fakes_findings, fakes_states

FINDINGS = {"findings from abstracts": fakes_findings.findings_only}
STATES = {**fakes.STATES, **fakes_states.STATES, **FINDINGS}
FOLDER = Path(__file__).resolve().parents[2] / "golden"
_BLOCKS = {
    "div",
    "p",
    "li",
    "tr",
    "dt",
    "dd",
    "summary",
    "figcaption",
    "h1",
    "h2",
    "h3",
    "h4",
    "caption",
    "section",
    "article",
    "table",
    "ul",
    "ol",
    "dl",
    "details",
    "figure",
    "header",
    "nav",
    "main",
    "footer",
    "text",
}


def visible(node: Node) -> list[str]:
    """The words of the page, a block a line; drawings only by their titles."""
    lines, words = [], []

    def flush() -> None:
        text = " ".join("".join(words).split())
        words.clear()
        if text:
            lines.append(text)

    def walk(here: Node) -> None:
        if here.tag in ("style", "script", "svg") or "anchor" in here.classes or "hidden" in here.attributes:
            return
        if here.tag in _BLOCKS:
            flush()
        for child in here.children:
            if isinstance(child, str):
                words.append(child)
            else:
                walk(child)
        if here.tag in ("td", "th"):
            words.append(" | ")
        if here.tag in _BLOCKS:
            flush()

    walk(node)
    return lines


@pytest.mark.parametrize("state", STATES)
def test_the_words_of_the_page(state):
    document = parse(pages.render(STATES[state]()))
    body = next(document.with_tag("body"))
    text = "\n".join(visible(body)) + "\n"
    path = FOLDER / f"{state.replace(' ', '_')}.txt"
    if os.environ.get("PROBATUM_UPDATE_GOLDEN"):
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")
